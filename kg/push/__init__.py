"""Sends graphs to another triple store over HTTP, each named graph by itself, and again only what has changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from pyoxigraph import Quad

from kg.errors import PushError, QueryError
from kg.push.client import Client, Reply, Request, said
from kg.push.journal import Entry, Journal
from kg.push.parcels import DEFAULT, Content, Parcels
from kg.push.protocol import Way
from kg.rdf.stored import read

_STORE: Final = "CURRENT"  # the file by which a store is known
_GRAPHS: Final = ("graph.trig", "graph.nq", "graph.ttl", "graph.nt")  # in a build's folder; the first that is there
_GONE: Final = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done with one graph."""

    content: Content
    state: str  # new, changed, begun (a part of it was sent before) or unchanged
    done: int  # parts that were acknowledged before


@dataclass(frozen=True, slots=True)
class Sent:
    """A part of a graph that the server has acknowledged."""

    graph: str
    state: str
    part: int
    parts: int
    triples: int
    bytes: int

    @property
    def is_last(self) -> bool:
        """Say whether the server now has the whole graph."""
        return self.part == self.parts


def quads(sources: Iterable[Path]) -> Iterator[Quad]:
    """Yield the quads of graph files, stores and folders that a build has written.

    Raises:
        QueryError: one cannot be read.
    """
    for source in sources:
        yield from read(_file(source))


def tasks(parcels: Parcels, journal: Journal, way: Way, *, is_anew: bool = False) -> Iterator[Task]:
    """Yield what is to be done with each graph; with `is_anew`, whatever the journal says."""
    for content in parcels:
        last = None if is_anew else journal.last(content.graph)
        if last is None or last.digest != content.digest:
            yield Task(content, "changed" if last else "new", 0)
        elif last.is_whole:
            yield Task(content, "unchanged", last.parts)
        elif last.limit == way.limit:
            yield Task(content, "begun", last.part)
        else:
            yield Task(content, "begun", 0)


def requests(task: Task, way: Way) -> Iterator[tuple[Request, int]]:
    """Yield the requests that are still to be sent for a graph, each with its number of triples."""
    if task.state == "unchanged":
        return
    for number, part in enumerate(islice(task.content.parts(way.limit), task.done, None), start=task.done):
        make = way.append if number else way.replace
        yield make(task.content.graph, part), len(part)


def send(task: Task, client: Client, way: Way, journal: Journal) -> Iterator[Sent]:
    """Send what is missing of a graph, and yield each part once it is acknowledged and in the journal.

    Raises:
        PushError: the server does not take it, or does not answer.
        OutputError: the journal cannot be written.
    """
    content, digest = task.content, task.content.digest
    parts = sum(1 for _ in content.parts(way.limit))
    for number, (request, triples) in enumerate(requests(task, way), start=task.done + 1):
        _check(client.send(request), content.graph)
        journal.add(Entry(journal.url, content.graph, digest, way.limit, number, parts))
        yield Sent(content.graph, task.state, number, parts, triples, len(request.body))


def left_over(parcels: Parcels, journal: Journal) -> list[str]:
    """Return the graphs that were sent before and that the sources no longer have."""
    return sorted(journal.graphs().difference(graph for graph, _ in parcels.files))


def remove(graph: str, client: Client, way: Way, journal: Journal) -> None:
    """Remove a graph from the server.

    Raises:
        PushError: the server does not do it, or does not answer.
        OutputError: the journal cannot be written.
    """
    reply = client.send(way.remove(graph))
    if reply.status not in _GONE:
        _check(reply, graph)
    journal.remove(graph)


def _check(reply: Reply, graph: str) -> None:
    if reply.is_success:
        return
    where = graph if graph != DEFAULT else "default graph"
    remedy = "Mend that, and run the same command again: it sends only the rest."
    raise PushError(f"the server answers {reply.status}{said(reply)}", where=where, remedy=remedy)


def _file(source: Path) -> Path:
    """Return what is read of a source: a file, a store, or the graph in a build's folder."""
    if not source.is_dir() or (source / _STORE).exists():
        return source
    found = next((source / name for name in _GRAPHS if (source / name).exists()), None)
    if found is None:
        remedy = "Name a graph file, a folder that 'kg build' has written, or a store."
        raise QueryError("there is neither a graph nor a store in the folder", where=str(source), remedy=remedy)
    return found
