"""Average the weights of runs that began from the same network: `python -m kg.engine.training.average RUN … --out RUN`.

Source: Wortsman et al. 2022, "Model soups", section 2.
"""

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

import torch


def main() -> None:
    """Read the command line and average."""
    parser = argparse.ArgumentParser(prog="python -m kg.engine.training.average", description=__doc__)
    parser.add_argument("runs", nargs="+", type=Path, metavar="RUN")
    parser.add_argument("--out", type=Path, required=True, help="folder for the averaged run")
    options = parser.parse_args()
    average(options.runs, options.out)


def average(runs: Sequence[Path], out: Path) -> None:
    """Write the mean of the networks of the runs into `out`.

    Raises:
        ValueError: their labels are not the same.
    """
    if len({(run / "labels.json").read_bytes() for run in runs}) > 1:
        raise ValueError(f"{', '.join(map(str, runs))}: their labels differ. Average runs with one start only.")
    states = [torch.load(run / "network.pt", weights_only=True) for run in runs]
    out.mkdir(parents=True, exist_ok=True)
    torch.save({name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}, out / "network.pt")
    for name in ("labels.json", "vocab.txt"):
        shutil.copy(runs[0] / name, out / name)


if __name__ == "__main__":
    main()
