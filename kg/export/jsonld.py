"""Write JSON-LD: a named graph an article, with full IRIs."""

from pathlib import Path

import pyoxigraph

from kg.export import Content

FILE = "graph.jsonld"


def export(content: Content, path: Path) -> None:
    """Write all quads in their order."""
    pyoxigraph.serialize(content.quads, path, pyoxigraph.RdfFormat.JSON_LD)
