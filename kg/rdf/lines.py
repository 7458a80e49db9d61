"""The lines of N-Quads in which a graph is kept and arranged: to cut them up is several times faster than to parse."""

from collections.abc import Iterable, Iterator
from typing import Final, Protocol, runtime_checkable

from pyoxigraph import Quad

END: Final = " .\n"
_SPACES: Final = 3  # of a triple, which has no graph


@runtime_checkable
class Lined(Protocol):
    """Quads that are kept as lines of N-Quads."""

    def lines(self) -> Iterable[str]:
        """Return the lines, each with its end, in the form in which pyoxigraph writes them."""


def lines(quads: Iterable[Quad]) -> Iterable[str]:
    """Return the quads as lines of N-Quads, each with its end."""
    return quads.lines() if isinstance(quads, Lined) else (f"{quad}{END}" for quad in quads)


def graphs(lines: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each graph, empty for the default graph, with its triples, each without graph and end.

    A graph whose lines do not come together comes several times.
    """
    name, end, triples = "", END, list[str]()
    for line in lines:
        if not (name and line.endswith(end) and line.count(" ") > _SPACES):
            found = "" if line.count(" ") == _SPACES else graph_of(line)
            if found != name and triples:
                yield name, triples
                triples = []
            name, end = found, f" {found}{END}" if found else END
        triples.append(line[: -len(end)])
    if triples:
        yield name, triples


def graph_of(line: str) -> str:
    """Return the name of the graph that a line is of, empty for the default graph."""
    rest = line[: -len(END)].split(" ", 2)[2]
    object, _, name = rest.rpartition(" ")
    return name if object and name[0] in "<_" and '"' not in name else ""
