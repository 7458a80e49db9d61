"""A store on disk: it takes articles one by one, each whole or not at all, and gives them back as one graph.

Its default graph is the union of its named ones, so that a query need not look into each.
"""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, Quad, Store, Triple

from kg.errors import StoreError
from kg.graph import derive
from kg.ontology import Ontology
from kg.pipeline import Made
from kg.provenance import Run, derivation, derived_graph
from kg.rdf import joined, literals
from kg.store import change, records
from kg.store.contents import Contents, Held, contents, read

__all__ = ["ArticleStore", "Contents", "Held", "Intake", "read", "writing"]

_SNAPSHOT: Final = ".kg-snapshot-"
_LOCK: Final = "LOCK"  # the file by which RocksDB, on which Oxigraph keeps a store, lets one process write


class ArticleStore:
    """A store that is open for writing; nobody else can write to it meanwhile."""

    def __init__(self, held: Contents) -> None:
        self._held: Contents | None = held

    @property
    def contents(self) -> Contents:
        """What it holds now.

        Raises:
            StoreError: it has been closed.
        """
        if self._held is None:
            raise StoreError("the store is closed", remedy="Use it inside of 'with writing(…)'.")
        return self._held

    def close(self) -> None:
        """Let others write; Oxigraph does so once nobody has hold of its object."""
        self._held = None

    def keep(self, made: Made, run: Run) -> None:
        """Put an article in the place of what was made of it before, in one transaction; on disk when this returns.

        Raises:
            OSError: it cannot be written.
        """
        before = self.contents.state(made.id)
        number = before.number + 1 if before else 1
        records.write(self.contents.folder, made.id, number, made.record)
        told = run.quads(made.id, made.digest, number=number)
        self._apply(change.support(self.contents, made.id), {*made.quads, *made.derived, *told})
        records.remove(self.contents.folder, made.id, number - 1)

    def remove(self, id: str) -> None:
        """Remove an article and all that it alone supports, as if it had never been there.

        Raises:
            StoreError: there is no such article.
            OSError: it cannot be written.
        """
        held, folder = self.contents.state(id), self.contents.folder
        if held is None:
            remedy = f"'kg store {folder}' lists the articles."
            raise StoreError(f"there is no article {id!r}", where=str(folder), remedy=remedy)
        self._apply(change.support(self.contents, id) | change.provenance(self.contents, id), set())
        records.remove(folder, id, held.number)

    def derive(self, ontology: Ontology) -> tuple[int, int]:
        """Derive all edges again, by the rules as they are now, and return how many triples came and how many went.

        No article is read for it, and who reads the store meanwhile sees the old edges or the new.

        Raises:
            OntologyError: a rule is malformed.
            OSError: it cannot be written.
        """
        base = self.contents.base
        if base is None:
            return 0, 0
        old = set(self.contents.store.quads_for_pattern(None, None, None, derived_graph(base)))
        with self.snapshot() as copy:
            new = _derived(copy, ontology, base)
        self._apply(old | set(self.contents.rules()), new | set(derivation(base, derive.digest(ontology))))
        return len(new - old), len(old - new)

    def change(self, gone: Iterable[Quad], come: Iterable[Quad]) -> None:
        """Let quads leave the named graphs and others come, in one transaction.

        Raises:
            OSError: it cannot be written.
        """
        self._apply(set(gone), set(come))

    def replace(self, graph: NamedNode, triples: Iterable[Triple], *, adding: bool = False) -> bool:
        """Put triples in the place of those of a named graph, or beside them, and return whether there was none.

        Raises:
            OSError: it cannot be written.
        """
        is_new = not self.contents.store.contains_named_graph(graph)
        held = set() if adding else set(self.contents.store.quads_for_pattern(None, None, None, graph))
        come = {Quad(each.subject, each.predicate, each.object, graph) for each in triples}
        self._apply(held, come)
        if not adding and not come:
            self.contents.store.remove_graph(graph)
        return is_new

    def is_derived_by(self, ontology: Ontology) -> bool:
        """Say whether the edges are those of the rules as they are now."""
        digest = derive.digest(ontology)
        return self.contents.base is None or literals.text(digest) in {each.object for each in self.contents.rules()}

    @contextmanager
    def snapshot(self) -> Iterator[Path]:
        """Yield a copy of the store that may be changed; it shares its files, so that it costs little."""
        home = Path(tempfile.mkdtemp(prefix=_SNAPSHOT, dir=self.contents.folder))
        try:
            self.contents.store.backup(str(home / "copy"))
            yield home / "copy"
        finally:
            shutil.rmtree(home, ignore_errors=True)

    def _apply(self, gone: set[Quad], come: set[Quad]) -> None:
        change.apply(self.contents.store, *joined.changed(self.contents.store, gone - come, come))
        records.synchronize(self.contents.folder)


def _derived(copy: Path, ontology: Ontology, base: str) -> set[Quad]:
    """Return what the rules make of a copy of a store; it is closed when this returns."""
    return set(derive.derived_in(Store(str(copy)), ontology, base=base))


@dataclass(frozen=True, slots=True)
class Intake:
    """The shelf that a run puts its articles on: a store."""

    store: ArticleStore
    run: Run

    def has(self, id: str, digest: str) -> bool:
        """Say whether the article is held in this very state."""
        held = self.store.contents.state(id)
        return held is not None and held.digest == digest

    def keep(self, made: Made) -> None:
        """Put an article into the store."""
        self.store.keep(made, self.run)


@contextmanager
def writing(folder: Path, *, base: str | None = None) -> Iterator[ArticleStore]:
    """Open a store for writing until the block ends; where a base is given, make it if there is none.

    Its default graph is the union of all others, so that a query finds once what several articles say.

    Raises:
        StoreError: it cannot be opened or written, another process writes to it, or its IRIs have another base.
    """
    try:
        _check(folder, is_new=base is not None)
        store = ArticleStore(contents(_opened(folder), folder, base))
        try:
            _sweep(store.contents)
            yield store
            store.contents.store.flush()
        finally:
            store.close()
    except BrokenPipeError:
        raise  # the reader of our messages has gone, not the disk
    except OSError as error:
        reason = f"the store cannot be written: {error.strerror or error}"
        raise StoreError(reason, where=str(folder), remedy="Make room, or check the rights of the folder.") from error


def _check(folder: Path, *, is_new: bool) -> None:
    """Refuse a folder that is no store, unless it can become one."""
    if (folder / _LOCK).exists():
        return
    if not is_new:
        raise StoreError("the folder holds no store", where=str(folder), remedy="Make one with 'kg build --store'.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        remedy = "Name a store, or a folder that is empty or not there yet."
        raise StoreError("there are other files at this place", where=str(folder), remedy=remedy)
    folder.mkdir(parents=True, exist_ok=True)


def _opened(folder: Path) -> Store:
    try:
        store = Store(str(folder))
        joined.join(store)
        return store
    except OSError as error:
        if _LOCK in str(error):
            remedy = "Wait for the other process to end; meanwhile the store can be read."
            raise StoreError("the store is being written to already", where=str(folder), remedy=remedy) from error
        raise StoreError(f"the store cannot be opened: {error}", where=str(folder), remedy="Name another.") from error


def _sweep(held: Contents) -> None:
    """Remove what a process left that was killed."""
    for path in held.folder.glob(_SNAPSHOT + "*"):
        shutil.rmtree(path, ignore_errors=True)
    records.sweep(held.folder, {path for _, path in held.records()})
