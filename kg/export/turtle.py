"""Write plain Turtle (RDF 1.1): the union of all graphs."""

from pathlib import Path

import pyoxigraph

from kg.export import Content
from kg.rdf.iris import PREFIXES
from kg.rdf.union import triples

FILE = "graph.ttl"


def export(content: Content, path: Path) -> None:
    """Write the triples of all graphs, each once."""
    pyoxigraph.serialize(triples(content.quads), path, pyoxigraph.RdfFormat.TURTLE, prefixes=PREFIXES)
