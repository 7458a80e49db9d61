"""What is to be sent: the triples of each named graph, kept on disk, so that a large graph needs little memory."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, Quad, Triple

from kg.errors import PushError

DEFAULT: Final = ""  # what stands for the name of the default graph
_FULL: Final = 100_000  # lines that wait in memory to be written
_END: Final = " .\n"


@dataclass(frozen=True, slots=True)
class Content:
    """The triples of a graph."""

    graph: str  # its IRI, or `DEFAULT`
    lines: tuple[str, ...]  # of N-Triples, each once, sorted

    @property
    def digest(self) -> str:
        """What two contents share only if they are the same."""
        made = hashlib.sha256()
        for line in self.lines:
            made.update(line.encode())
        return made.hexdigest()

    def parts(self, limit: int) -> Iterator[Sequence[str]]:
        """Yield the lines in parts of at most `limit` bytes, a longer line alone; an empty graph has one empty part."""
        start = size = 0
        for index, line in enumerate(self.lines):
            length = len(line.encode())
            if size and size + length > limit:
                yield self.lines[start:index]
                start, size = index, 0
            size += length
        yield self.lines[start:]


@dataclass(frozen=True, slots=True)
class Parcels:
    """The graphs of some sources, each in a file of its own; what several sources say of one graph is joined."""

    files: tuple[tuple[str, Path], ...]  # name of the graph and file, sorted by name

    def __iter__(self) -> Iterator[Content]:
        """Yield the graphs; one at a time is in memory."""
        for graph, path in self.files:
            with path.open(encoding="utf-8", newline="\n") as file:
                yield Content(graph, tuple(sorted(set(file))))


def parcels(quads: Iterable[Quad], folder: Path, *, unnamed: str | None) -> Parcels:
    """Keep the quads in a folder, a file a graph.

    Args:
        quads: what is to be sent.
        folder: an empty folder.
        unnamed: the graph for triples that name none: an IRI, `DEFAULT`, or None if there must be no such triples.

    Raises:
        PushError: there are blank nodes, or triples without a graph and no graph for them.
    """
    files: dict[str, Path] = {}
    waiting: dict[str, list[str]] = {}
    for count, quad in enumerate(quads, start=1):
        waiting.setdefault(_graph(quad, unnamed), []).append(f"{quad.triple}{_END}")
        if count % _FULL == 0:
            _write(waiting, files, folder)
    _write(waiting, files, folder)
    return Parcels(tuple(sorted(files.items())))


def _graph(quad: Quad, unnamed: str | None) -> str:
    """Return the graph that a quad goes to."""
    name = quad.graph_name
    if isinstance(name, BlankNode) or _has_blank(quad.triple):
        remedy = "Give these nodes IRIs; what 'kg build' writes has none."
        raise PushError(f"a blank node would be another one in each request: {quad}", remedy=remedy)
    if not isinstance(name, DefaultGraph):
        return name.value
    if unnamed is None:
        remedy = "Push graph.trig or a store, or say with --graph IRI which graph they replace."
        raise PushError("there are triples that are in no named graph", remedy=remedy)
    return unnamed


def _has_blank(triple: Triple) -> bool:
    if isinstance(triple.object, Triple):
        return _has_blank(triple.object)
    return isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode)


def _write(waiting: dict[str, list[str]], files: dict[str, Path], folder: Path) -> None:
    for graph, lines in waiting.items():
        path = files.setdefault(graph, folder / f"{len(files)}.nt")
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.writelines(lines)
    waiting.clear()
