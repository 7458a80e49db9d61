"""Write Turtle in which each tie and each direct edge is also an `rdf:Statement`: reification as RDF 1.1 has it."""

from pathlib import Path

from kg.export import Content
from kg.rdf.pretty import turtle
from kg.rdf.reification import with_statements
from kg.rdf.sections import union

FILE = "statements.ttl"


def export(content: Content, path: Path) -> None:
    """Write the triples of all graphs, each once, and the reifications."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(turtle(map(with_statements, union(content.quads))))
