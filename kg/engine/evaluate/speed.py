"""Measure speed and memory: `python -m kg.engine.evaluate.speed TEXT WEIGHTS [OTHER]` writes one line of JSON.

It is a program of its own so that the memory measured is the engine's alone. Two weights are timed in turn, round by
round, so that what else the machine does hurts both alike; of several rounds the quickest of each counts, in processor
seconds of one thread.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from kg.engine.engine import Engine

ROUNDS = 20

Seconds = tuple[float, float]


def measure(text: Path, weights: Sequence[Path]) -> list[dict[str, float]]:
    """Return what was measured of each folder of weights: words per second, of the network alone too, and loading.

    Peak memory stands with the first, and is its alone if no other is given.
    """
    command = [sys.executable, "-m", "kg.engine.evaluate.speed", str(text), *map(str, weights)]
    one_thread = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    result = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | one_thread)
    measured: list[dict[str, float]] = json.loads(result.stdout)
    return measured


def main() -> None:
    """Measure the folders of weights on the text."""
    text = Path(sys.argv[1]).read_text(encoding="utf-8")
    loaded = [_loaded(Path(folder)) for folder in sys.argv[2:]]
    engines = [engine for engine, _ in loaded]
    words = [sum(len(sentence.words) for sentence in engine.parse(text, [(0, len(text))])[0]) for engine in engines]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # Linux counts in KiB
    rounds = [[_round(engine, text) for engine in engines] for _ in range(ROUNDS)]
    tables = [
        {
            "words": count,
            "words a second": round(count / min(seconds)),
            "words a second, network alone": round(count / min(network)),
            "seconds to load": round(load, 2),
        }
        for count, (_, load), (seconds, network) in zip(words, loaded, _by_engine(rounds), strict=True)
    ]
    tables[0]["peak memory, MB"] = round(peak)
    sys.stdout.write(json.dumps(tables) + "\n")


def _loaded(folder: Path) -> tuple[Engine, float]:
    start = time.perf_counter()
    return Engine.load(folder), time.perf_counter() - start


def _round(engine: Engine, text: str) -> Seconds:
    """Return the processor seconds of one pass over the text, and the seconds of the network in it."""
    start, network = time.process_time(), engine.network_seconds
    engine.parse(text, [(0, len(text))])
    return time.process_time() - start, engine.network_seconds - network


def _by_engine(rounds: Sequence[Sequence[Seconds]]) -> list[tuple[list[float], list[float]]]:
    return [([r[i][0] for r in rounds], [r[i][1] for r in rounds]) for i in range(len(rounds[0]))]


if __name__ == "__main__":
    main()
