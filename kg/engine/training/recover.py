"""Turn weights back into a run: `python -m kg.engine.training.recover --weights DIR --out RUN`.

The int8 weights become single precision again, so that a training can go on from them (`train --start RUN`) or the same
network be exported in single precision (`export --run RUN … --fp32 FILE`). Exported again they are the same bytes.
"""

import argparse
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from kg.engine.labels import Labels
from kg.engine.training.network import LABEL_WIDTH, Network

#: The products with the matrices of all labels, by the name of their node in the graph.
_LABEL_PRODUCTS = {"MatMul": "arcs", "MatMul_2": "deprels", "MatMul_3": "roles"}

Arrays = dict[str, NDArray[np.float32]]


def main() -> None:
    """Read the command line and recover."""
    parser = argparse.ArgumentParser(prog="python -m kg.engine.training.recover", description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="folder of exported weights")
    parser.add_argument("--out", type=Path, required=True, help="folder for the run")
    options = parser.parse_args()
    recover(options.weights, options.out)


def recover(weights: Path, out: Path) -> None:
    """Write `network.pt`, `labels.json` and `vocab.txt` into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    vocabulary = (weights / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    network = Network(len(vocabulary), Labels.read(weights / "labels.json"))
    found = dict(_parameters(onnx.load(weights / "model.onnx")))
    shapes = {name: value.shape for name, value in network.state_dict().items()}
    state = {name: torch.tensor(_by_label(found[name], shape)) for name, shape in shapes.items()}
    network.load_state_dict(state)
    torch.save(network.state_dict(), out / "network.pt")
    for name in ("labels.json", "vocab.txt"):
        shutil.copy(weights / name, out / name)


def _parameters(model: onnx.ModelProto) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Yield the parameters under their names in the network, those of all labels side by side."""
    stored = {each.name: numpy_helper.to_array(each) for each in model.graph.initializer}
    yield from stored.items()
    for name in stored:
        if name.endswith("_quantized"):
            yield name.removesuffix("_quantized"), _plain(stored, name.removesuffix("_quantized"))
    for node in model.graph.node:
        if node.op_type == "MatMulInteger":
            weights = _plain(stored, node.input[1].removesuffix("_quantized"))
            path = node.name.strip("/").removesuffix("_quant")
            label = _LABEL_PRODUCTS.get(path)
            yield (label, weights) if label else (_parameter(path), weights.T)


def _parameter(path: str) -> str:
    """Return the name of the parameter that a node multiplies with: "/names/names.1/MatMul" has "names.1.weight"."""
    module = path.removesuffix("/MatMul").replace("/", ".")
    return module.replace("names.names.", "names.") + ".weight"


def _plain(stored: Arrays, name: str) -> NDArray[np.float32]:
    values = stored[f"{name}_quantized"].astype(np.float32) - stored[f"{name}_zero_point"].astype(np.float32)
    return values * stored[f"{name}_scale"]


def _by_label(value: NDArray[np.float32], shape: torch.Size) -> NDArray[np.float32]:
    """Return the matrices of all labels taken apart, and any other array as it is."""
    if len(shape) == 3:
        value = value.reshape(LABEL_WIDTH + 1, *shape[::2]).transpose(1, 0, 2)
    return np.ascontiguousarray(value).reshape(shape)


if __name__ == "__main__":
    main()
