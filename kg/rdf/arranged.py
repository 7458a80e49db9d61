"""Brings the quads of any source into the order of a build, on disk, so that a large graph needs little memory."""

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from pyoxigraph import Quad, RdfFormat, parse

from kg.rdf.lines import END, graphs, lines
from kg.rdf.sections import IS_ARTICLE

_FULL: Final = 200_000  # lines that wait in memory to be written


@dataclass(frozen=True, slots=True)
class Arranged:
    """Quads that can be read more than once, in an order that does not depend on the source's.

    The graphs of articles come first, by name, then all others; each quad comes once.
    """

    _folder: tempfile.TemporaryDirectory[str]  # removed when nobody needs it any more
    _files: tuple[Path, ...]

    def __iter__(self) -> Iterator[Quad]:
        """Yield the quads."""
        for graph in self._graphs():
            yield from parse("".join(graph), format=RdfFormat.N_QUADS)

    def lines(self) -> Iterator[str]:
        """Yield the quads as lines of N-Quads."""
        return chain.from_iterable(self._graphs())

    def _graphs(self) -> Iterator[list[str]]:
        """Yield the lines of each graph, in their order; one at a time is in memory."""
        for path in self._files:
            with path.open(encoding="utf-8", newline="\n") as file:
                yield sorted(set(file))


def arranged(quads: Iterable[Quad]) -> Arranged:
    """Keep the quads on disk, a file a graph.

    Raises:
        OSError: they cannot be written.
    """
    folder = tempfile.TemporaryDirectory(prefix="kg-")
    files: dict[str, Path] = {}
    waiting: dict[str, list[str]] = {}
    articles = set()
    count = 0
    for graph, triples in graphs(lines(quads)):
        files.setdefault(graph, Path(folder.name, f"{len(files)}.nq"))
        if f"{graph} {IS_ARTICLE}" in triples:
            articles.add(graph)
        end = f" {graph}{END}" if graph else END
        waiting.setdefault(graph, []).extend(f"{each}{end}" for each in triples)
        count += len(triples)
        if count > _FULL:
            _write(waiting, files)
            count = 0
    _write(waiting, files)
    return Arranged(
        folder, tuple(files[graph] for graph in sorted(files, key=lambda each: (each not in articles, each)))
    )


def _write(waiting: dict[str, list[str]], files: dict[str, Path]) -> None:
    for graph, found in waiting.items():
        with files[graph].open("a", encoding="utf-8", newline="\n") as file:
            file.writelines(found)
    waiting.clear()
