"""Write TriG: a named graph an article, one of derived edges, one of provenance."""

from pathlib import Path

import pyoxigraph

from kg.export import Content
from kg.rdf.iris import PREFIXES

FILE = "graph.trig"


def export(content: Content, path: Path) -> None:
    """Write all quads in their order."""
    pyoxigraph.serialize(content.quads, path, pyoxigraph.RdfFormat.TRIG, prefixes=PREFIXES)
