"""Write TriG: a named graph an article, one of derived edges, one of provenance."""

from pathlib import Path

from kg.export import Content
from kg.rdf.pretty import trig
from kg.rdf.sections import sections

FILE = "graph.trig"


def export(content: Content, path: Path) -> None:
    """Write all named graphs in their order."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(trig(sections(content.quads)))
