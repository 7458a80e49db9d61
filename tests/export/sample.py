"""Graphs to export, made of a reading."""

from pathlib import Path

from pyoxigraph import Quad

from kg import graph
from kg.export import Content
from kg.graph import derive
from kg.model import Reading
from kg.vocab import BASE
from tests import readings


def content_of(reading: Reading, folder: Path) -> Content:
    """Return the graph of a reading with its direct edges, and the ontology; `folder` is an empty one."""
    (folder / "ontology").mkdir()
    ontology = readings.ontology(folder / "ontology")
    quads = tuple(graph.quads(reading, ontology, base=BASE))
    derived = derive.derived(quads, ontology, base=BASE)
    return Content((*quads, *derived), tuple(Quad(*each) for each in ontology.triples))
