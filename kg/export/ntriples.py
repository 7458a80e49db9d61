"""Write N-Triples: the union of all graphs, a triple a line."""

from pathlib import Path

import pyoxigraph

from kg.export import Content
from kg.rdf.union import triples

FILE = "graph.nt"


def export(content: Content, path: Path) -> None:
    """Write the triples of all graphs, each once."""
    pyoxigraph.serialize(triples(content.quads), path, pyoxigraph.RdfFormat.N_TRIPLES)
