"""Joins the named graphs of a dataset in its default graph, where a query finds once what several of them say.

Oxigraph can also ask all graphs as if they were one, but then each of them gives the same triple anew: the rows of a
join multiply with the number of articles that name an actor.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Quad, Store


def joined(quads: Iterable[Quad], *, with_graphs: bool = True) -> Iterator[Quad]:
    """Yield the quads in the default graph and, with `with_graphs`, by the names of their graphs too."""
    for quad in quads:
        if with_graphs:
            yield quad
        yield _in_default(quad)


def is_joined(store: Store) -> bool:
    """Say whether the default graph of a store holds anything; if so, a query is asked of it alone."""
    return next(store.quads_for_pattern(None, None, None, DefaultGraph()), None) is not None


def join(store: Store) -> None:
    """Fill the default graph of a store if it is empty, in one transaction."""
    if not is_joined(store):
        store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")


@dataclass(frozen=True, slots=True)
class Apart:
    """The quads of a store, without those that only the joining put into its default graph."""

    store: Store

    def __iter__(self) -> Iterator[Quad]:
        """Yield the quads in no order."""
        for quad in self.store:
            if not (isinstance(quad.graph_name, DefaultGraph) and _has_other(self.store, quad, ())):
                yield quad


def changed(store: Store, gone: Iterable[Quad], come: Iterable[Quad]) -> tuple[set[Quad], set[Quad]]:
    """Return a change of named graphs with what it changes in the default graph, so that this stays their union.

    `gone` are quads that are in the store and leave it, `come` those that enter it.
    """
    old, new = set(gone), set(come)
    entering = {_in_default(each) for each in new}
    leaving = {_in_default(each) for each in old if not _has_other(store, each, old)}
    return old | (leaving - entering), new | entering


def _has_other(store: Store, quad: Quad, gone: Container[Quad]) -> bool:
    """Say whether a named graph goes on saying what a quad says."""
    others = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    return any(not isinstance(each.graph_name, DefaultGraph) and each not in gone for each in others)


def _in_default(quad: Quad) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object)
