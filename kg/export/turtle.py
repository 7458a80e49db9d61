"""Write plain Turtle (RDF 1.1): the union of all graphs."""

from pathlib import Path

from kg.export import Content
from kg.rdf.pretty import turtle
from kg.rdf.sections import union

FILE = "graph.ttl"


def export(content: Content, path: Path) -> None:
    """Write the triples of all graphs, each once."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(turtle(union(content.quads)))
