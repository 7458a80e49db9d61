"""Write N-Triples: the union of all graphs, a triple a line."""

from pathlib import Path

from kg.export import Content
from kg.rdf.order import statements
from kg.rdf.sections import union

FILE = "graph.nt"


def export(content: Content, path: Path) -> None:
    """Write the triples of all graphs, each once, in the order of the Turtle."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for section in union(content.quads):
            file.writelines(f"{subject} {predicate} {object} .\n" for subject, predicate, object in statements(section))
