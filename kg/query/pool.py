"""Keeps processes that answer queries on one graph, so that no query can take the caller's memory, time or life.

    with Pool(Path("store")) as pool:
        response = pool.ask("SELECT …", ["json"])

A query that goes beyond its limits costs the process it runs in, which is replaced; all others go on.
"""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, Final, Self

from pyoxigraph import Store

from kg import errors
from kg.errors import BusyError, LimitError, QueryError
from kg.query import Caps, Dataset, too_long, worker
from kg.query.respond import Request
from kg.rdf.joined import is_joined, joined
from kg.rdf.stored import load, read

_KINDS: Final = {each.__name__: each for each in vars(errors).values() if isinstance(each, type)}
_MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may take."""

    seconds: float = 10.0  # from the moment that a worker has it
    memory: int = 512 * 1024 * 1024  # bytes beside what the graph itself takes
    wait: float = 5.0  # seconds that a query waits for a free worker
    caps: Caps = field(default_factory=Caps)


@dataclass(frozen=True, slots=True)
class Response:
    """An answer, written."""

    body: bytes
    media_type: str
    truncated: bool  # whether there is more than `Caps` let pass


class Pool:
    """A fixed number of processes that have a graph open for reading; any thread may ask.

    A store whose default graph joins all others is opened by each as it is. Anything else is read into memory by one
    worker alone, and written to a store in a temporary folder for several; that takes as long as to load it.
    """

    def __init__(self, source: Path, limits: Limits | None = None, *, size: int = 1) -> None:
        """Start the workers.

        Raises:
            QueryError: the source cannot be read.
        """
        self._limits = limits or Limits()
        self._folder = None if size == 1 or _is_ready(source) else TemporaryDirectory(prefix="kg-")
        self._source = _stored(source, Path(self._folder.name)) if self._folder else source
        self._free: queue.Queue[_Worker] = queue.Queue()
        self._lock = threading.Lock()
        self._generation = 0
        self._is_closed = False
        self._all = [self._started() for _ in range(size)]
        for each in self._all:
            self._free.put(each)
        try:
            self._all[0].wait()
        except QueryError:
            self.close()
            raise

    def ask(
        self,
        sparql: str,
        formats: Iterable[str],
        *,
        given: Mapping[str, str] | None = None,
        explain: bool = False,
        dataset: Dataset | None = None,
        caps: Caps | None = None,
    ) -> Response:
        """Return the answer to a query, in the first of the formats (`answers.FORMATS`) that can hold it.

        `given` are values for variables, as `given.given` reads them; `explain` adds the sentences behind each row;
        `dataset` are the graphs to ask, and `caps` stand in for those of the limits.

        Raises:
            RefusedError: the query would change something, ask another computer, or names a graph that is not there.
            LimitError: it takes too long, too much memory, or its text is too long.
            BusyError: no worker became free in time.
            UsageError: none of the formats can hold the answer, or there is no such format.
            QueryError: the query is malformed or fails, or the source cannot be read.
        """
        allowed = caps or self._limits.caps
        if len(sparql) > allowed.characters:
            raise too_long(allowed)
        request = Request(sparql, tuple(formats), dict(given or {}), explain, allowed, dataset)
        try:
            worker = self._free.get(timeout=self._limits.wait)
        except queue.Empty:
            raise BusyError("all workers are busy", remedy="Ask again in a while.") from None
        try:
            return (worker := self._current(worker)).ask(request)
        finally:
            self._free.put(self._current(worker))

    def refresh(self) -> None:
        """Let all later queries see the source as it is now; a running query sees what it began with.

        What was written to a temporary folder stays as it was.
        """
        with self._lock:
            self._generation += 1

    def close(self) -> None:
        """End all workers, and the queries that they answer."""
        with self._lock:
            self._is_closed = True
            for each in self._all:
                each.end()
        if self._folder:
            self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _started(self) -> "_Worker":
        return _Worker(self._source, self._limits, self._generation)

    def _current(self, worker: "_Worker") -> "_Worker":
        """Return the worker, or a new one in its place if it died, is spent or has seen the store too long ago."""
        with self._lock:
            if self._is_closed or (worker.is_fit() and worker.generation == self._generation):
                return worker
            worker.end()
            fresh = self._started()
            self._all = [fresh if each is worker else each for each in self._all]
            return fresh


class _Worker:
    """One process, asked by one thread at a time."""

    def __init__(self, source: Path, limits: Limits, generation: int) -> None:
        self.generation = generation
        self._limits = limits
        self._source = source
        self._is_ready = False
        self._is_spent = False
        self._process = subprocess.Popen(
            [sys.executable, "-m", worker.__name__, str(source), str(limits.memory), str(limits.seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            start_new_session=True,  # Ctrl-C is for the caller, who ends the worker
        )
        assert self._process.stdin and self._process.stdout
        self._requests: IO[bytes] = self._process.stdin
        self._answers: IO[bytes] = self._process.stdout

    def is_fit(self) -> bool:
        """Say whether it may be asked again."""
        return not self._is_spent and self._process.poll() is None

    def wait(self) -> None:
        """Return once it has the graph open.

        Raises:
            QueryError: the source cannot be read.
        """
        if not self._is_ready:
            self._told(timed_out=threading.Event())
            self._is_ready = True

    def ask(self, request: Request) -> Response:
        """Return the answer to a request; one that takes too long costs the process."""
        self.wait()
        timed_out = threading.Event()
        timer = threading.Timer(self._limits.seconds, self._stop, [timed_out])
        timer.start()
        try:
            self._requests.write(json.dumps(asdict(request)).encode() + b"\n")
            self._requests.flush()
            told = self._told(timed_out)
            body = self._answers.read(told["bytes"])
        except BrokenPipeError:
            raise self._death(timed_out) from None
        finally:
            timer.cancel()
        if len(body) < told["bytes"]:
            raise self._death(timed_out)
        return Response(body, told["media_type"], told["is_cut"])

    def end(self) -> None:
        """Kill the process."""
        self._process.kill()
        self._process.wait()
        for each in (self._requests, self._answers):
            with suppress(BrokenPipeError):
                each.close()

    def _stop(self, timed_out: threading.Event) -> None:
        timed_out.set()
        self._process.kill()

    def _told(self, timed_out: threading.Event) -> dict[str, Any]:
        """Return what the process says of what it did.

        Raises:
            KgError: it says that it failed, or it died.
        """
        line = self._answers.readline()
        if not line.endswith(b"\n"):
            raise self._death(timed_out)
        told: dict[str, Any] = json.loads(line)
        self._is_spent = bool(told.get("is_spent"))
        if "error" in told:
            raise _KINDS[told["error"]](told["message"], where=told["where"], remedy=told["remedy"])
        return told

    def _death(self, timed_out: threading.Event) -> QueryError:
        """Return the error that tells why the process died."""
        code = self._process.wait()
        if timed_out.is_set():
            message, remedy = f"the query takes more than {self._limits.seconds:g} s", "Narrow it, or allow more time."
        elif not self._is_ready:
            return QueryError("its reader died", where=str(self._source), remedy="Ask a store instead of a large file.")
        elif code in (worker.OUT_OF_MEMORY, -signal.SIGABRT, -signal.SIGKILL):
            message = f"the query takes more than {self._limits.memory // _MEGABYTE} MB of memory"
            remedy = "Narrow it: patterns that share no variable multiply, and ORDER BY keeps all rows."
        else:
            message, remedy = "the query is too deep", "Nest less, or split it."
        return LimitError(message, where="query", remedy=remedy)


def _is_ready(source: Path) -> bool:
    """Say whether every worker can open the source itself."""
    return source.is_dir() and is_joined(load(source))


def _stored(source: Path, folder: Path) -> Path:
    """Write a file's graph to a store in a folder, and return the folder."""
    made = Store(str(folder))
    made.bulk_extend(joined(read(source)))
    made.flush()
    return folder
