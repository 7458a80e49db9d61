"""Keeps processes that answer queries on one graph, so that no query can take the caller's memory, time or life.

    with Pool(Path("store")) as pool:
        response = pool.ask("SELECT …", ["json"])

A query that goes beyond its limits costs the process it runs in, which is replaced; all others go on.
"""

import queue
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from pyoxigraph import Store

from kg.errors import BusyError, QueryError
from kg.query import Caps, Dataset, too_long
from kg.query.client import Client, Limits, Response
from kg.query.respond import Request
from kg.rdf.joined import is_joined, joined
from kg.rdf.stored import load, read

__all__ = ["Limits", "Pool", "Response"]


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
        self._named, self._size = source, size
        self._folders: list[TemporaryDirectory[str]] = []
        self._source = self._prepared()
        self._free: queue.Queue[Client] = queue.Queue()
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

        Raises:
            QueryError: the source cannot be read; queries go on seeing it as it was, if several workers share it.
        """
        source = self._prepared()
        with self._lock:
            self._source = source
            self._generation += 1
            for each in self._folders[:-2]:  # the last but one may still be read
                each.cleanup()
            del self._folders[:-2]

    def close(self) -> None:
        """End all workers, and the queries that they answer."""
        with self._lock:
            self._is_closed = True
            for each in self._all:
                each.end()
        for folder in self._folders:
            folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _prepared(self) -> Path:
        """Return what the workers open: the source, or a store with its graph."""
        if self._size == 1 or _is_ready(self._named):
            return self._named
        folder = TemporaryDirectory(prefix="kg-")
        self._folders.append(folder)
        made = Store(folder.name)
        made.bulk_extend(joined(read(self._named)))
        made.flush()
        return Path(folder.name)

    def _started(self) -> Client:
        return Client(self._source, self._limits, self._generation)

    def _current(self, worker: Client) -> Client:
        """Return the worker, or a new one in its place if it died, is spent or has seen the store too long ago."""
        with self._lock:
            if self._is_closed or (worker.is_fit() and worker.generation == self._generation):
                return worker
            worker.end()
            fresh = self._started()
            self._all = [fresh if each is worker else each for each in self._all]
            return fresh


def _is_ready(source: Path) -> bool:
    """Say whether every worker can open the source itself."""
    return source.is_dir() and is_joined(load(source))
