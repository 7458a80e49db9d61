"""Exports: a module each, with `FILE` and `export(content, path)`; its name is the option's value."""

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Quad


@dataclass(frozen=True, slots=True)
class Content:
    """What an export may write; both can be read more than once."""

    quads: Iterable[Quad]  # article by article in order of id, then derived edges, then provenance; subjects together
    vocabulary: Iterable[Quad]  # the ontology, for labels
