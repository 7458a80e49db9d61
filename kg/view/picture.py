"""Draws a view in plain values, for whatever shows it: looks, places, curves and words; colours are the page's own."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from kg.view.layout import Place, layout
from kg.view.marks import Mark, mark, shape, short, signed
from kg.view.passages import Evidence
from kg.view.shown import Claim, Edge, Node, Source, View
from kg.vocab import local_name

FIRST = 150  # nodes that have a place from the start
_BEND = 0.2  # between parallel edges, in parts of their length

_Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Picture:
    """All as plain values. Nodes are known by `id`, from 1; articles and sentences by their place, from 0."""

    articles: Sequence[_Values]
    # Words, article (past the last if the graph lacks it), whether a paragraph begins; in reading order.
    sentences: Sequence[tuple[str, int, bool]]
    families: Sequence[_Values]  # entities before events, the largest first
    nodes: Sequence[_Values]  # most salient first
    edges: Sequence[_Values]
    claims: Sequence[_Values]


def picture(shown: View) -> Picture:
    """Return the picture of a view; only its first nodes have a place, the page finds room for the others."""
    numbers, nowhere = _Numbers(shown), len(shown.sources)
    links = Counter(chain.from_iterable((each.source, each.target) for each in shown.edges))
    marks = {each.id: mark(each, links[each.id]) for each in shown.nodes}
    places = layout({each.id: marks[each.id].box for each in shown.nodes[:FIRST]}, shown.edges)
    return Picture(
        articles=[numbers.article(each) for each in shown.sources],
        sentences=[(each.text, numbers.source.get(each.article, nowhere), each.begins) for each in shown.sentences],
        families=_families(shown.nodes),
        nodes=[numbers.node(each) | _drawn(marks[each.id], places.get(each.id)) for each in shown.nodes],
        edges=[numbers.edge(each, bend) for each, bend in _bent(shown.edges)],
        claims=[numbers.claim(each) for each in shown.claims],
    )


class _Numbers:
    """Tells of nodes, edges, claims and articles with numbers for IRIs."""

    def __init__(self, shown: View) -> None:
        self.source = {each.id: place for place, each in enumerate(shown.sources)}
        self._node = {each.id: place for place, each in enumerate(shown.nodes, start=1)}
        self._sentence = {each.id: place for place, each in enumerate(shown.sentences)}
        self._of: dict[str, list[int]] = defaultdict(list)
        for place, each in enumerate(shown.sentences):
            self._of[each.article].append(place)

    def article(self, source: Source) -> dict[str, Any]:
        return {
            "iri": source.id,
            "title": source.title,
            "published": source.published,
            "publisher": source.publisher,
            "url": source.url,
            "sentences": self._of[source.id],
        }

    def node(self, node: Node) -> dict[str, Any]:
        return {
            "id": self._node[node.id],
            "iri": node.id,
            "name": node.name,
            "type": node.type_label,
            "status": local_name(node.status),
            "facts": [[each.property, each.value] for each in node.facts],
            "evidence": self._places(node.evidence),
            "passages": node.passages,
            "articles": [self.source[each] for each in node.articles],
            "days": node.days,
        }

    def edge(self, edge: Edge, bend: float) -> dict[str, Any]:
        return {
            "from": self._node[edge.source],
            "to": self._node[edge.target],
            "label": signed(edge.status, edge.label),
            "property": local_name(edge.property),
            "status": local_name(edge.status),
            "bend": bend,
            "evidence": self._places(edge.evidence),
        }

    def claim(self, claim: Claim) -> dict[str, Any]:
        return {
            "source": self._node.get(claim.source),
            "speaker": claim.speaker,
            "cue": claim.cue,
            "content": claim.content,
            "isDirect": claim.is_direct,
            "event": self._node.get(claim.event),
            "reports": [self._node[each] for each in claim.reports],
            "sentence": self._sentence.get(claim.sentence),
        }

    def _places(self, evidence: Iterable[Evidence]) -> list[list[int]]:
        """Return number, start and end of each."""
        return [[self._sentence[each.sentence], each.start, each.end] for each in evidence]


def _drawn(mark: Mark, place: Place | None) -> dict[str, Any]:
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


def _bent(edges: Iterable[Edge]) -> Iterator[tuple[Edge, float]]:
    """Yield each edge with its bend, so that no two of the same pair lie on each other; 0 is straight."""
    pairs: dict[frozenset[str], list[Edge]] = defaultdict(list)
    for edge in edges:
        pairs[frozenset((edge.source, edge.target))].append(edge)
    for parallel in pairs.values():
        for place, edge in enumerate(parallel):
            bend = round((place - (len(parallel) - 1) / 2) * _BEND, 2)
            yield edge, (bend if edge.source < edge.target else -bend) or 0  # never minus zero


def _families(nodes: Iterable[Node]) -> list[dict[str, Any]]:
    members: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        members[node.family].append(node)
    ordered = sorted(members.items(), key=lambda each: (each[1][0].is_event, -len(each[1]), each[0]))
    return [
        {"id": short(family), "label": few[0].family_label, "isEvent": few[0].is_event, "shape": shape(few[0])}
        for family, few in ordered
    ]
