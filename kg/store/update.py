"""Runs SPARQL updates on a store whose default graph is, and stays, the union of all others."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pyoxigraph import Quad, QuerySolutions, Store

from kg.errors import QueryError
from kg.rdf.iris import PREFIXES

# What no named graph says, and what the default graph does not say.
_ORPHANS: Final = "SELECT ?s ?p ?o WHERE { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }"
_MISSING: Final = "SELECT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } FILTER NOT EXISTS { ?s ?p ?o } }"
_JOIN: Final = """DELETE { ?s ?p ?o } WHERE { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }
; INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } FILTER NOT EXISTS { ?s ?p ?o } }
"""


def rehearse(copy: Path, original: Store, sparql: str) -> None:
    """Run an update on a copy of a store, to see that the original may run it too.

    Raises:
        QueryError: it is malformed or fails, or changes the default graph itself.
    """
    store = Store(str(copy))
    _run(store, sparql)
    is_told = any(each not in original for each in _quads(store, _ORPHANS))
    if is_told or any(each in original for each in _quads(store, _MISSING)):
        remedy = "Name the graph: GRAPH <…> { … } for each pattern that is inserted or deleted."
        raise QueryError("an update cannot change the union of all graphs", where="update", remedy=remedy)


def run(store: Store, sparql: str) -> None:
    """Run an update that was rehearsed and join what it changed, in one transaction.

    The join looks at all that the store holds, so that it takes its time in a large one.

    Raises:
        QueryError: it is malformed or fails.
    """
    try:
        _run(store, f"{sparql}\n; {_JOIN}")
    except QueryError:
        _run(store, f"{sparql}\n{_JOIN}")  # it ends in a semicolon already, or has nothing but comments


def _run(store: Store, sparql: str) -> None:
    try:
        store.update(sparql, prefixes=PREFIXES)
    except SyntaxError as error:
        raise QueryError(f"not SPARQL: {error}", where="update", remedy="Mend the update there.") from error
    except (ValueError, RuntimeError) as error:
        raise QueryError(f"the update fails: {error}", where="update", remedy="Change less at a time.") from error


def _quads(store: Store, sparql: str) -> Iterator[Quad]:
    """Yield what a query finds, as quads of the default graph."""
    found = store.query(sparql)
    assert isinstance(found, QuerySolutions)
    return (Quad(*row) for row in found)
