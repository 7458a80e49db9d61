"""The stores that run inside of our own process: pyoxigraph, in memory or on disk, and rdflib."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Final

import rdflib
from pyoxigraph import QueryBoolean, QueryResultsFormat, Store

from kg.rdf.iris import PREFIXES

_AGAIN: Final = 1.0  # seconds until the alarm rings again, if code has swallowed it


@dataclass(frozen=True)
class Pyoxigraph:
    """A store of pyoxigraph, of which all graphs are asked as one."""

    name: str
    store: Store

    def ask(self, sparql: str, timeout: float = 0.0) -> bytes:  # noqa: ARG002 - it cannot be stopped
        """Return the answer in SPARQL's JSON format."""
        found = self.store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
        assert not isinstance(found, QueryBoolean)
        return found.serialize(format=QueryResultsFormat.JSON) or b""


@dataclass(frozen=True)
class Rdflib:
    """A graph of rdflib."""

    graph: rdflib.Graph

    name = "rdflib"

    def ask(self, sparql: str, timeout: float = 120.0) -> bytes:
        """Return the answer in SPARQL's JSON format.

        Raises:
            TimeoutError: it takes longer than `timeout` seconds.
        """
        with limit(timeout):
            return self.graph.query(sparql).serialize(format="json") or b""


@contextmanager
def limit(seconds: float) -> Iterator[None]:
    """Stop Python code after a time.

    Raises:
        TimeoutError: the time is over.
    """

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"stopped after {seconds:.0f} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
