"""Draws a view as a network of vis-network: shapes, labels, curves, places; colours are the page's own."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import sqrt
from textwrap import wrap
from typing import Any

from kg import vocab
from kg.view import Edge, Node, View
from kg.view.layout import Box, Place, layout
from kg.view.passages import Evidence
from kg.vocab import local_name

FIRST = 150  # nodes that have a place from the start
_PASSAGES = 12  # sentences of one node
_BEND = 0.2  # between parallel edges, in parts of their length
_LINE = 15  # characters of a label
_SMALLEST, _LARGEST = 15, 24  # pixels: the letters of a node, by its links
_WIDTH, _HEIGHT = 0.54, 1.2  # of a letter, in parts of its size
_AROUND = (20.0, 16.0)  # pixels: between the words of an event and its border

_SHAPES = {
    vocab.PERSON: "dot",
    vocab.ORGANIZATION: "square",
    vocab.PLACE: "triangle",
    vocab.GROUP: "hexagon",
    vocab.OFFICE: "star",
}
# Colour and dashes are not enough to tell these from what the article asserts.
_SIGNS = {
    vocab.REPORTED: "? ",
    vocab.POSSIBLE: "? ",
    vocab.CONDITIONAL: "? ",
    vocab.DEMANDED: "» ",
    vocab.PLANNED: "» ",
    vocab.DENIED: "✗ ",
    vocab.NEGATED: "✗ ",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """Nodes and edges as vis-network takes them, with what the page tells of each; evidence counts into `sentences`."""

    nodes: Sequence[Mapping[str, Any]]  # most salient first
    edges: Sequence[Mapping[str, Any]]
    families: Sequence[Mapping[str, Any]]  # entities before events, the largest first
    sentences: Sequence[tuple[str, int]]  # words and place of the article in View.sources


def picture(shown: View) -> Picture:
    """Return the picture of a view; only its first nodes have a place, the page finds room for the others."""
    from pyvis.network import Network

    number = {each.id: place for place, each in enumerate(shown.nodes, start=1)}
    links = Counter(chain.from_iterable((each.source, each.target) for each in shown.edges))
    marks = {each.id: _mark(each, links[each.id]) for each in shown.nodes}
    places = layout({each.id: marks[each.id].box for each in shown.nodes[:FIRST]}, shown.edges)
    sentences = _Sentences(shown)
    network = Network(directed=True)
    for node in shown.nodes:
        network.add_node(number[node.id], **_drawn(marks[node.id], places.get(node.id)), **_told(node, sentences))
    for edge, bend in _bent(shown.edges):
        network.add_edge(number[edge.source], number[edge.target], **_arrow(edge, bend, sentences))
    return Picture(network.nodes, network.edges, _families(shown.nodes), sentences.texts)


class _Sentences:
    """Sentences by number, in the order they are asked for."""

    def __init__(self, shown: View) -> None:
        place = {each.id: place for place, each in enumerate(shown.sources)}
        self._told = {each.id: (each.text, place.get(each.article, 0)) for each in shown.sentences}
        self._number: dict[str, int] = {}

    @property
    def texts(self) -> list[tuple[str, int]]:
        return [self._told[each] for each in self._number]

    def places(self, evidence: Sequence[Evidence]) -> list[list[int]]:
        """Return number, start and end for the first few."""
        few = evidence[:_PASSAGES]
        return [[self._number.setdefault(each.sentence, len(self._number)), each.start, each.end] for each in few]


@dataclass(frozen=True, slots=True)
class _Mark:
    """What of a node is drawn: its words and its glyph, which an event has not."""

    label: str
    letter: int  # pixels
    shape: str
    family: str
    glyph: float  # pixels across

    @property
    def box(self) -> Box:
        lines = self.label.split("\n")
        width, height = max(map(len, lines)) * self.letter * _WIDTH, len(lines) * self.letter * _HEIGHT
        return Box(width, height + self.glyph) if self.glyph else Box(width + _AROUND[0], height + _AROUND[1])


def _mark(node: Node, links: int) -> _Mark:
    letter = min(_LARGEST, _SMALLEST + round(1.5 * sqrt(max(links - 2, 0))))
    label = "\n".join(wrap(_SIGNS.get(node.status, "") + node.label, _LINE)) or "?"
    glyph = 0.0 if node.is_event else 1.8 * letter
    return _Mark(label, letter, _shape(node), local_name(node.family), glyph)


def _drawn(mark: _Mark, place: Place | None) -> dict[str, Any]:
    """Return how a node looks; the words of an entity hang below its glyph, and the place is the middle of both."""
    drawn = {
        "label": mark.label,
        "shape": mark.shape,
        "group": mark.family,
        "letter": mark.letter,
        "size": mark.glyph / 2,
    }
    if place is None:
        return drawn
    lift = (mark.box.height - mark.glyph) / 2 if mark.glyph else 0
    return drawn | {"x": place.x, "y": round(place.y - lift)}


def _shape(node: Node) -> str:
    return "box" if node.is_event else _SHAPES.get(node.family, "diamond")


def _told(node: Node, sentences: _Sentences) -> dict[str, Any]:
    return {
        "iri": node.id,
        "name": node.name,
        "type": node.type_label,
        "status": local_name(node.status),
        "facts": [[each.property, each.value] for each in node.facts],
        "evidence": sentences.places(node.evidence),
        "passages": len(node.evidence),
    }


def _arrow(edge: Edge, bend: float, sentences: _Sentences) -> dict[str, Any]:
    side = "curvedCW" if bend > 0 else "curvedCCW"
    return {
        "label": _SIGNS.get(edge.status, "") + edge.label,
        "status": local_name(edge.status),
        "smooth": {"enabled": bend != 0, "type": side, "roundness": round(abs(bend), 2)},
        "evidence": sentences.places(edge.evidence),
    }


def _bent(edges: Iterable[Edge]) -> Iterator[tuple[Edge, float]]:
    """Yield each edge with its bend, so that no two of the same pair lie on each other; 0 is straight."""
    pairs: dict[frozenset[str], list[Edge]] = defaultdict(list)
    for edge in edges:
        pairs[frozenset((edge.source, edge.target))].append(edge)
    for parallel in pairs.values():
        for place, edge in enumerate(parallel):
            bend = (place - (len(parallel) - 1) / 2) * _BEND
            yield edge, bend if edge.source < edge.target else -bend


def _families(nodes: Iterable[Node]) -> list[dict[str, Any]]:
    members: dict[tuple[bool, str], list[Node]] = defaultdict(list)
    for node in nodes:
        members[node.is_event, node.family].append(node)
    ordered = sorted(members.items(), key=lambda each: (each[0][0], -len(each[1]), each[0][1]))
    return [
        {"id": local_name(family), "label": few[0].family_label, "isEvent": is_event, "shape": _shape(few[0])}
        for (is_event, family), few in ordered
    ]
