"""Reads the graph in a file."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Store, parse

from kg.errors import QueryError


def load(path: Path) -> Store:
    """Return a store with the graphs in a file.

    Raises:
        QueryError: as `read` does.
    """
    return store(read(path))


def store(quads: Iterable[Quad]) -> Store:
    """Return a store with these quads."""
    made = Store()
    made.bulk_extend(quads)
    return made


def read(path: Path) -> Iterator[Quad]:
    """Yield the quads of a file in Turtle, TriG, N-Triples, N-Quads, RDF/XML or JSON-LD.

    Raises:
        QueryError: the file cannot be read, or is not what its name says.
    """
    form = RdfFormat.from_extension(path.suffix.removeprefix("."))
    if form is None:
        remedy = "Name a file that ends in .ttl, .trig, .nt or .nq."
        raise QueryError(f"{path.suffix or 'no extension'} is no format of graphs", where=str(path), remedy=remedy)
    try:
        yield from parse(path=str(path), format=form)
    except OSError as error:
        remedy = "Check the path, or make the graph with 'kg build'."
        raise QueryError(f"cannot be read: {error.strerror or error}", where=str(path), remedy=remedy) from error
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"not {form.name}: {error}", where=str(path), remedy="Mend or rebuild the file.") from error
