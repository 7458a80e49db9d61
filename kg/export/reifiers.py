"""Write Turtle 1.2 in which each tie and each direct edge is the reifier of its statement.

Source: https://www.w3.org/TR/rdf12-concepts/#section-triple-terms-reification
"""

from pathlib import Path

from kg.export import Content
from kg.rdf.pretty import turtle
from kg.rdf.reification import with_reifiers
from kg.rdf.sections import union

FILE = "reifiers.ttl"


def export(content: Content, path: Path) -> None:
    """Write the triples of all graphs, each once, and the reifications."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(turtle(map(with_reifiers, union(content.quads))))
