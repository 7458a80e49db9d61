"""Keep the graphs of a run on disk, an article a file, so that a large corpus needs little memory."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
from pyoxigraph import Quad

_SUFFIX = ".nq"
_ARTICLES, _DERIVED, _PROVENANCE = "articles", "derived", "provenance"


@dataclass(frozen=True, slots=True)
class Spool:
    """Quads in a folder, in a fixed order however they were added; a second reading gives the same."""

    folder: Path

    def add(self, id: str, quads: Iterable[Quad], derived: Iterable[Quad]) -> None:
        """Keep the quads of one article, and the edges that follow from them; ids differ between articles."""
        _write(self.folder / _ARTICLES / (id + _SUFFIX), quads)
        _write(self.folder / _DERIVED / (id + _SUFFIX), derived)

    def add_run(self, quads: Iterable[Quad]) -> None:
        """Keep what is known of the run itself, in the place of what was kept before."""
        _write(self.folder / _PROVENANCE / ("run" + _SUFFIX), quads)

    def __iter__(self) -> Iterator[Quad]:
        """Yield the quads of the articles in order of their ids, then derived edges, then provenance.

        Only the derived edges, which several articles may share, are held in memory.
        """
        yield from self._read(_ARTICLES)
        yield from _ordered(self._read(_DERIVED))
        yield from self._read(_PROVENANCE)

    def lines(self) -> Iterator[str]:
        """Yield the quads as lines of N-Quads, in the same order."""
        yield from self._lines(_ARTICLES)
        yield from sorted(set(self._lines(_DERIVED)))
        yield from self._lines(_PROVENANCE)

    def _lines(self, kind: str) -> Iterator[str]:
        for path in self._paths(kind):
            with path.open(encoding="utf-8", newline="\n") as file:
                yield from file

    def _paths(self, kind: str) -> list[Path]:
        return sorted((self.folder / kind).glob("*" + _SUFFIX), key=lambda path: path.stem)

    def _read(self, kind: str) -> Iterator[Quad]:
        for path in self._paths(kind):
            yield from pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.N_QUADS)


def _write(path: Path, quads: Iterable[Quad]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    pyoxigraph.serialize(_ordered(quads), path, pyoxigraph.RdfFormat.N_QUADS)


def _ordered(quads: Iterable[Quad]) -> list[Quad]:
    """Return each quad once, those of one graph together, and in it those of one subject."""
    return sorted(set(quads), key=lambda quad: (str(quad.graph_name), str(quad)))
