"""Answers queries in a process of its own, with bounds on memory and time; `pool` starts it and may kill it.

`python -m kg.query.worker SOURCE BYTES SECONDS` reads a request a line from standard input and writes, for each, a line
that says what follows and then the answer's bytes. Both lines are JSON.
"""

import json
import os
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, Final

from pyoxigraph import Store

from kg.errors import KgError, QueryError
from kg.query import Caps, Dataset, opened
from kg.query.respond import Request, respond

try:
    import resource
except ImportError:  # Windows has none; there only time is bounded
    resource = None  # type: ignore[assignment]

OUT_OF_MEMORY: Final = 81  # exit codes
OUT_OF_TIME: Final = 82
_GRACE: Final = 2.0  # seconds after which a worker ends itself, if whoever started it has not
_PAUSE: Final = 0.05  # seconds between two looks at the memory


def main(arguments: list[str]) -> None:
    """Answer requests until standard input ends."""
    source, memory, seconds = Path(arguments[0]), int(arguments[1]), float(arguments[2])
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    try:
        graph = opened(source)
    except KgError as error:
        _send(output, _described(error))
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())  # where Rust would tell how it ran out of memory
    bound(memory)
    watch = Watch(memory, seconds + _GRACE)
    _send(output, {"ready": True})
    for line in sys.stdin.buffer:
        with watch:
            told, body = _answered(graph, json.loads(line))
        _send(output, {**told, "is_spent": watch.is_spent()}, body)


def _answered(graph: Store, request: Mapping[str, Any]) -> tuple[dict[str, object], bytes]:
    """Return the answer to one request, with what is to be told about it."""
    try:
        made = respond(graph, _read(request))
    except KgError as error:
        return _described(error), b""
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    return {"bytes": len(made.body), "media_type": made.media_type, "is_cut": made.is_cut}, made.body


def _read(request: Mapping[str, Any]) -> Request:
    dataset = request["dataset"] and Dataset(**{name: tuple(iris) for name, iris in request["dataset"].items()})
    return Request(**{**request, "caps": Caps(**request["caps"]), "dataset": dataset})


def _described(error: KgError) -> dict[str, object]:
    told = {"message": error.message, "where": error.where, "remedy": error.remedy}
    return {"error": type(error).__name__ if isinstance(error, QueryError) else "UsageError", **told}


def _send(output: IO[bytes], told: Mapping[str, object], body: bytes = b"") -> None:
    output.write(json.dumps(told).encode() + b"\n" + body)
    output.flush()


def bound(memory: int) -> None:
    """Let the process have so many bytes more than now.

    On Linux the kernel refuses what goes beyond: RLIMIT_DATA counts what is written to, unlike RLIMIT_AS, which counts
    mapped files and reserved addresses too, of which RocksDB has many. macOS keeps neither; there `Watch` alone looks.
    """
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    used = _status("VmData")
    if used is not None:
        resource.setrlimit(resource.RLIMIT_DATA, (used + memory, used + memory))


def _status(name: str) -> int | None:
    """Return what Linux says of the process, in bytes; None on other systems."""
    try:
        with Path("/proc/self/status").open(encoding="ascii", errors="replace") as lines:
            return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:")), None)
    except OSError:
        return None


class Watch:
    """Ends the process where a query takes too long or too much memory, from a thread of its own.

    Oxigraph lets other threads run while it works.
    """

    def __init__(self, memory: int, seconds: float) -> None:
        self._most = _peak() + memory
        self._half = _peak() + memory // 2
        self._seconds = seconds
        self._begun = threading.Event()
        self._done = threading.Event()
        threading.Thread(target=self._look, daemon=True).start()

    def __enter__(self) -> None:
        self._done.clear()
        self._begun.set()

    def __exit__(self, *_: object) -> None:
        self._begun.clear()
        self._done.set()

    def is_spent(self) -> bool:
        """Say whether a query took so much memory that the next had better have a new process."""
        return _peak() > self._half

    def _look(self) -> None:
        while self._begun.wait():
            left = self._seconds
            while not self._done.wait(_PAUSE):
                left -= _PAUSE
                if _peak() > self._most:
                    os._exit(OUT_OF_MEMORY)
                if left < 0:
                    os._exit(OUT_OF_TIME)


def _peak() -> int:
    """Return the most memory that the process ever had, in bytes."""
    known = _status("VmHWM")  # what getrusage says there begins with the memory of the process that started this one
    if known is not None or resource is None:
        return known or 0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


if __name__ == "__main__":
    main(sys.argv[1:])
