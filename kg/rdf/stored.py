"""Reads the graph in a file, or in a store on disk."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import Final

from pyoxigraph import Quad, RdfFormat, Store, parse

from kg.errors import QueryError
from kg.rdf.joined import Apart

_CURRENT: Final = "CURRENT"  # the file by which RocksDB, on which Oxigraph keeps a store, knows its own

# Seconds. Who writes to a store at this moment may remove a file that is listed, but not opened yet.
_PAUSES: Final = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 0.0)
_PARTS: Final = frozenset({".sst", ".log"})  # tables and the write-ahead log of RocksDB


def load(path: Path) -> Store:
    """Return a store with the graphs in a file, or the store in a folder, open for reading.

    Raises:
        QueryError: as `read` does.
    """
    return _opened(path) if path.is_dir() else store(read(path))


def store(quads: Iterable[Quad]) -> Store:
    """Return a store with these quads."""
    made = Store()
    made.bulk_extend(quads)
    return made


def read(path: Path) -> Iterator[Quad]:
    """Yield the quads of a file in Turtle, TriG, N-Triples, N-Quads, RDF/XML or JSON-LD, or those of a store's folder.

    What a store's default graph only joins comes in its named graphs alone.

    Raises:
        QueryError: the file or the store cannot be read, or is not what its name says.
    """
    if path.is_dir():
        with steady(path):
            yield from Apart(_opened(path))
        return
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


@contextmanager
def steady(folder: Path) -> Iterator[None]:
    """Say what has happened when a store cannot be read to its end.

    Raises:
        QueryError: who writes to it has removed a file that was not opened yet.
    """
    try:
        yield
    except OSError as error:
        remedy = "Try again, or wait until the other process has ended."
        raise QueryError(f"the store changed while it was read: {error}", where=str(folder), remedy=remedy) from error


def _opened(folder: Path) -> Store:
    """Return the store of Oxigraph in a folder, open for reading."""
    remedy = "Name a graph file, or a store that 'kg build --store' made."
    if not (folder / _CURRENT).exists():
        raise QueryError("the folder holds no store", where=str(folder), remedy=remedy)
    for pause in _PAUSES:
        try:
            before = _files(folder)
            opened = Store.read_only(str(folder))
        except (OSError, RuntimeError) as error:
            failure = error
        else:
            if _files(folder) == before:
                return opened
            failure = RuntimeError("it changes too fast")
        sleep(pause)
    raise QueryError(f"the store cannot be opened: {failure}", where=str(folder), remedy=remedy) from failure


def _files(folder: Path) -> set[tuple[str, int]]:
    """Return the files that a store consists of, and the length of the one that lists them.

    Only if they are the same before and after it was opened, what was opened is one state of the store.
    """
    names = {path.name for path in folder.iterdir() if path.suffix in _PARTS or path.name == _CURRENT}
    manifests = folder.glob("MANIFEST*")
    return {*((name, 0) for name in names), *((path.name, _size(path)) for path in manifests)}


def _size(path: Path) -> int:
    """Return the length of a file, -1 once it is gone."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return -1
