"""Chooses the part of a graph that tells the story, without holding the whole graph in memory."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg import vocab
from kg.vocab import KG, PROV, RDF, SCHEMA, TIME

ARTICLE, SENTENCE, TIE, DIRECT_EDGE = KG + "Article", KG + "Sentence", KG + "Tie", KG + "DirectEdge"
EVIDENCE, MENTION, EVENT_TYPE = KG + "evidence", KG + "mention", KG + "eventType"
# A claim is shown as the event of saying it, a figure as what it counts.
HOST = {vocab.CLAIM: KG + "speechEvent", vocab.FIGURE: KG + "counts"}

_TYPE = RDF + "type"
_GUESTS = {*HOST.values(), KG + "reports", KG + "subject"}  # properties of claims, figures and ties
_NO_LINK = {_TYPE, EVIDENCE, EVENT_TYPE, KG + "status", KG + "property", KG + "inEvent"}


@dataclass(frozen=True, slots=True)
class Part:
    """The quads about the most salient nodes, and how much the whole graph has."""

    quads: tuple[Quad, ...]
    order: tuple[str, ...]  # IRIs of the nodes, the most telling first; each first part of it hangs together
    events: int  # of the whole
    others: int  # of the whole


def salient(quads: Iterable[Quad], most: int) -> Part:
    """Return the part of a graph about its `most` most salient nodes; `quads` is read four times.

    Events come by the sum of the degrees of what takes part in them, each followed by its participants; then the rest,
    and what is joined to nothing last. Named graphs that are no article (derived edges, provenance) are left out.
    """
    articles = {iri for iri, quad in _by_subject(quads) if quad.object == NamedNode(ARTICLE)}
    census = _Census()
    for iri, quad in _within(quads, articles):
        census.add(iri, quad)
    order = tuple(islice(census.order(most), most))
    kept = articles.union(order, census.guests_of(order))
    told = [quad for iri, quad in _within(quads, articles) if iri in kept]
    cited = {str(quad.object) for quad in told if quad.predicate.value == EVIDENCE}
    sentences = (quad for iri, quad in _within(quads, articles) if f"<{iri}>" in cited)
    events = len(census.events)
    return Part((*told, *sentences), order, events, len(census.nodes) - events)


def is_hidden(type: str) -> bool:
    """Tell whether things of this class are no nodes: they carry the others."""
    return type.startswith(PROV) or type in {ARTICLE, SENTENCE, TIE, DIRECT_EDGE, SCHEMA + "NewsArticle"}


def _by_subject(quads: Iterable[Quad]) -> Iterator[tuple[str, Quad]]:
    return ((quad.subject.value, quad) for quad in quads if isinstance(quad.subject, NamedNode))


def _within(quads: Iterable[Quad], articles: set[str]) -> Iterator[tuple[str, Quad]]:
    for iri, quad in _by_subject(quads):
        graph = quad.graph_name
        if isinstance(graph, DefaultGraph) or graph.value in articles:
            yield iri, quad


@dataclass(slots=True)
class _Census:
    """Who is joined to whom, in numbers; grows quad by quad."""

    number: dict[str, int] = field(default_factory=dict)
    degree: list[int] = field(default_factory=list)
    shown: set[int] = field(default_factory=set)
    events: set[int] = field(default_factory=set)
    links: "tuple[array[int], array[int]]" = field(default_factory=lambda: (array("l"), array("l")))
    guests: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    hosts: dict[int, int] = field(default_factory=dict)

    def add(self, iri: str, quad: Quad) -> None:
        """Take one quad into account; `iri` is its subject."""
        if not isinstance(quad.object, NamedNode):
            return
        subject, property, object = self._number(iri), quad.predicate.value, quad.object.value
        if property == _TYPE and not is_hidden(object):
            self.shown.add(subject)
        elif property == EVENT_TYPE:
            self.events.add(subject)
        elif property == MENTION:
            self.degree[subject] += 1
        elif property not in _NO_LINK and not object.startswith((KG, TIME)):
            self._link(subject, property, self._number(object))

    def _number(self, iri: str) -> int:
        number = self.number.setdefault(iri, len(self.number))
        if number == len(self.degree):
            self.degree.append(0)
        return number

    def _link(self, subject: int, property: str, object: int) -> None:
        if property in _GUESTS:
            self.guests[object].append(subject)
        if property in HOST.values():
            self.hosts[subject] = object
        self.degree[subject] += 1
        self.degree[object] += 1
        self.links[0].append(subject)
        self.links[1].append(object)

    @property
    def nodes(self) -> set[int]:
        """What is a node of its own: typed, and nobody's guest."""
        return {each for each in self.shown if self.hosts.get(each) not in self.shown}

    def guests_of(self, hosts: Iterable[str]) -> set[str]:
        """Return the claims, figures and ties that speak of these nodes."""
        guests = {guest for host in hosts for guest in self.guests.get(self.number[host], ())}
        return {iri for iri, number in self.number.items() if number in guests}

    def order(self, most: int) -> Iterator[str]:
        """Yield the IRIs of the nodes by salience; events beyond the first `most` come among the rest."""
        iris, nodes = list(self.number), self.nodes
        weight = self._weights()
        linked = nodes.intersection({*self.links[0], *self.links[1]})
        events = sorted(self.events & linked, key=lambda each: (-weight[each], iris[each]))[:most]
        near = self._neighbours(set(events))
        told = chain.from_iterable((event, *self._by_degree(near[event] & nodes, iris)) for event in events)
        rest = (self._by_degree(linked, iris), self._by_degree(nodes, iris))
        return (iris[each] for each in dict.fromkeys(chain(told, *rest)))

    def _by_degree(self, nodes: Iterable[int], iris: list[str]) -> list[int]:
        return sorted(nodes, key=lambda each: (-self.degree[each], iris[each]))

    def _weights(self) -> list[int]:
        weights = list(self.degree)
        for subject, object in zip(*self.links, strict=True):
            weights[subject] += self.degree[object]
            weights[object] += self.degree[subject]
        return weights

    def _neighbours(self, events: set[int]) -> dict[int, set[int]]:
        near: dict[int, set[int]] = defaultdict(set)
        for subject, object in zip(*self.links, strict=True):
            if subject in events:
                near[subject].add(object)
            if object in events:
                near[object].add(subject)
        return near
