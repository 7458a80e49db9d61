"""Measure speed and memory: `python -m kg.engine.evaluate.speed WEIGHTS TEXT` writes one line of JSON.

It is a program of its own so that the memory measured is the engine's alone. Of several rounds the quickest counts, in
processor seconds of one thread, so that what else the machine does matters less.
"""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from kg.engine.engine import Engine

ROUNDS = 10


def measure(weights: Path, text: Path) -> dict[str, float]:
    """Return words per second, of the network alone too, seconds to load, and peak memory in a process of its own."""
    command = [sys.executable, "-m", "kg.engine.evaluate.speed", str(weights), str(text)]
    one_thread = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    result = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | one_thread)
    measured: dict[str, float] = json.loads(result.stdout)
    return measured


def main() -> None:
    """Measure the weights in the folder of the first argument on the text file of the second."""
    start = time.perf_counter()
    engine = Engine.load(Path(sys.argv[1]))
    loaded = time.perf_counter()
    text = Path(sys.argv[2]).read_text(encoding="utf-8")
    sentences = engine.parse(text, [(0, len(text))])[0]
    words = sum(len(sentence.words) for sentence in sentences)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds, network = min(_round(engine, text) for _ in range(ROUNDS))
    measured = {
        "words": words,
        "words a second": round(words / seconds),
        "words a second, network alone": round(words / network),
        "seconds to load": round(loaded - start, 2),
        "peak memory, MB": round(peak),
    }
    sys.stdout.write(json.dumps(measured) + "\n")


def _round(engine: Engine, text: str) -> tuple[float, float]:
    """Return the processor seconds of one pass over the text, and the seconds of the network in it."""
    start, network = time.process_time(), engine.network_seconds
    engine.parse(text, [(0, len(text))])
    return time.process_time() - start, engine.network_seconds - network


if __name__ == "__main__":
    main()
