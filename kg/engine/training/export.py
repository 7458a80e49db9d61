"""Export a checkpoint: `python -m kg.engine.training.export --run DIR --data DIR --out DIR [--fp32 FILE]`."""

import argparse
import gzip
import logging
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from kg.engine.labels import Labels
from kg.engine.training.lemmas import lemma_rows
from kg.engine.training.network import OUTPUTS, Network

OPSET = 17
INPUTS = ("pieces", "shapes", "mask", "first")

_log = logging.getLogger(__name__)


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder that the training left")
    parser.add_argument("--data", type=Path, required=True, help="folder with ud/, for the lemma table")
    parser.add_argument("--out", type=Path, required=True, help="folder of the weights")
    parser.add_argument("--fp32", type=Path, help="also write the model in single precision here")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    export(options.run, options.data, options.out, fp32=options.fp32)


def export(run: Path, data: Path, out: Path, *, fp32: Path | None = None) -> None:
    """Write the int8 model, the labels, the vocabulary and the lemma table into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    labels = Labels.read(run / "labels.json")
    vocabulary = (run / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    network = Network(len(vocabulary), labels)
    network.load_state_dict(torch.load(run / "network.pt", weights_only=True))
    _write_models(network.eval(), out / "model.onnx", fp32)
    shutil.copy(run / "labels.json", out / "labels.json")
    shutil.copy(run / "vocab.txt", out / "vocab.txt")
    rows = "".join(f"{row}\n" for row in lemma_rows(data / "ud"))
    (out / "lemmas.tsv.gz").write_bytes(gzip.compress(rows.encode(), mtime=0))
    for path in sorted(out.iterdir()):
        _log.info("%-16s %9d bytes", path.name, path.stat().st_size)


def _write_models(network: Network, path: Path, fp32: Path | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plain, prepared = Path(folder) / "plain.onnx", Path(folder) / "prepared.onnx"
        _trace(network, plain)
        quant_pre_process(plain, prepared, skip_symbolic_shape=True)
        if fp32 is not None:
            shutil.copy(prepared, fp32)
        # Seven bits: processors without VNNI add two products in 16 bits, which eight-bit weights overflow.
        quantize_dynamic(
            prepared,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            nodes_to_exclude=_means(prepared),
            extra_options={"MatMulConstBOnly": True},
        )


def _means(path: Path) -> list[str]:
    """Return the products that take a mean, inside of a norm: they need all their digits."""
    nodes = onnx.load(path).graph.node
    return [node.name for node in nodes if node.op_type == "MatMul" and "norm/" in node.name]


def _trace(network: Network, path: Path) -> None:
    generator = torch.Generator().manual_seed(0)
    pieces = torch.randint(0, network.encoder.word.num_embeddings, (3, 20), generator=generator)
    first = torch.randint(0, 20, (3, 12), generator=generator)
    axes = {name: {0: "sentences", 1: "pieces"} for name in INPUTS[:3]} | {"first": {0: "sentences", 1: "words"}}
    axes |= {name: {0: "sentences", 1: "words"} for name in OUTPUTS} | {
        "arcs": {0: "sentences", 1: "words", 2: "heads"}
    }
    torch.onnx.export(
        network,
        (pieces, torch.zeros_like(pieces), torch.ones_like(pieces), first),
        path,
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


if __name__ == "__main__":
    main()
