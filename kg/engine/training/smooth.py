"""Make a run fit for int8: `python -m kg.engine.training.smooth --run RUN --data DIR --out RUN`.

Few units of the wide layers are much larger than all others, so that eight bits leave the others little. Each unit is
divided by a constant and its weights in the next layer are multiplied with it: the network computes the same, and both
sides are easier to round. Source: Xiao et al. 2023, "SmoothQuant", section 4.
"""

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from kg.engine.labels import Labels
from kg.engine.training.batches import Batcher
from kg.engine.training.examples import Example, read_corpus
from kg.engine.training.network import Layer, Network
from kg.engine.wordpiece import WordPiece

#: How far the sizes move from the units to the weights, 0 to 1. Source: section 4, "migration strength".
STRENGTH = 0.5
#: Every so many-th sentence of the training is looked at.
STEP = 20
_LEAST = 1e-2


def main() -> None:
    """Read the command line and smooth."""
    parser = argparse.ArgumentParser(prog="python -m kg.engine.training.smooth", description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder that the training left")
    parser.add_argument("--data", type=Path, required=True, help="folder with the corpora that sources.toml lists")
    parser.add_argument("--out", type=Path, required=True, help="folder for the smoothed run")
    parser.add_argument("--strength", type=float, default=STRENGTH)
    options = parser.parse_args()
    examples = read_corpus(options.data).trees[::STEP]
    smooth(options.run, examples, options.out, strength=options.strength)


def smooth(run: Path, examples: Sequence[Example], out: Path, *, strength: float = STRENGTH) -> None:
    """Write the run with its wide layers smoothed into `out`."""
    labels = Labels.read(run / "labels.json")
    vocabulary = (run / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    network = Network(len(vocabulary), labels)
    network.load_state_dict(torch.load(run / "network.pt", weights_only=True))
    layers = [layer for layer in network.encoder.layers if isinstance(layer, Layer)]
    sizes = _sizes(network.eval(), layers, Batcher(labels, WordPiece(vocabulary)), examples)
    with torch.no_grad():
        for layer, size in zip(layers, sizes, strict=True):
            _shift(layer, size, strength)
    out.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), out / "network.pt")
    for name in ("labels.json", "vocab.txt"):
        shutil.copy(run / name, out / name)


def _sizes(network: Network, layers: Sequence[Layer], batcher: Batcher, examples: Sequence[Example]) -> list[Tensor]:
    """Return the largest absolute value of each wide unit on the examples, (4 * WIDTH,) a layer."""
    largest = [torch.zeros_like(layer.shrink) for layer in layers]

    def look(number: int, value: Tensor) -> None:
        largest[number] = torch.maximum(largest[number], value.abs().flatten(0, -2).amax(0))

    hooks = [
        layer.narrow.register_forward_pre_hook(lambda _, seen, number=number: look(number, seen[0]))
        for number, layer in enumerate(layers)
    ]
    with torch.inference_mode():
        for group in batcher.groups(examples, pieces=2000):
            batch = batcher.batch(group)
            network.words(batch.pieces, batch.shapes, batch.mask, batch.first)
    for hook in hooks:
        hook.remove()
    return largest


def _shift(layer: Layer, size: Tensor, strength: float) -> None:
    weights = layer.narrow.weight.abs().amax(0).clamp_min(_LEAST)
    factor = size.clamp_min(_LEAST) ** strength / weights ** (1 - strength)
    factor /= factor.mean()
    layer.shrink /= factor
    layer.narrow.weight *= factor


if __name__ == "__main__":
    main()
