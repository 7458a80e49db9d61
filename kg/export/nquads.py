"""Write N-Quads: a named graph an article, a quad a line."""

from pathlib import Path

import pyoxigraph

from kg.export import Content

FILE = "graph.nq"


def export(content: Content, path: Path) -> None:
    """Write all quads in their order."""
    pyoxigraph.serialize(content.quads, path, pyoxigraph.RdfFormat.N_QUADS)
