"""Reads the graph into what a picture shows: nodes, edges, and the sentences that carry them."""

from collections.abc import Iterable

from pyoxigraph import Quad

from kg.view.part import part_of
from kg.view.reader import Reader
from kg.view.shown import Claim, Edge, Fact, Node, Source, View
from kg.view.triples import Vocabulary

__all__ = ["Claim", "Edge", "Fact", "Node", "Source", "View", "view"]


def view(quads: Iterable[Quad], *, vocabulary: Iterable[Quad] = (), most: int = 1500) -> View:
    """Return the view of the `most` most telling nodes; `vocabulary` is the ontology, for labels and families of types.

    `quads` is read several times. Named graphs beside those of articles (derived edges, provenance) are left out. A
    claim made by an event of speech and a figure that counts an entity are no nodes of their own: their facts and edges
    move to that event or entity.
    """
    return Reader(part_of(quads, most), Vocabulary(vocabulary)).view()
