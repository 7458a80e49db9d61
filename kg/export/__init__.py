"""Exports: a module each, with `FILE` and `export(content, path)`; its name is the option's value."""

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Quad

from kg.query.named import Named


@dataclass(frozen=True, slots=True)
class Content:
    """What an export may write; all can be read more than once.

    What keeps its quads as lines of N-Quads and has `lines` is read faster: see `kg.rdf.lines`.
    """

    quads: Iterable[Quad]  # the graphs of articles in order of id, then derived edges, then provenance
    vocabulary: Iterable[Quad]  # the ontology, for labels
    questions: Iterable[Named] = ()  # those of the ontology, for what can ask them
