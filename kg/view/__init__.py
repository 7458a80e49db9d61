"""Reads the graph into what a picture shows: nodes, edges, and the sentences that carry them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocab
from kg.view.passages import Evidence, Passages, Sentence
from kg.view.salience import ARTICLE, EVENT_TYPE, EVIDENCE, HOST, MENTION, SENTENCE, TIE, Part, salient
from kg.view.triples import ROOTS, Term, Triples, Vocabulary
from kg.vocab import KG, RDF, RDFS, SCHEMA, TIME, local_name

_STATUS, _TYPE, _LABEL = KG + "status", RDF + "type", RDFS + "label"
_SHOWN_OTHERWISE = {_TYPE, _LABEL, _STATUS, EVENT_TYPE, EVIDENCE, MENTION, KG + "inEvent"}
_TIMES = TIME + "TemporalEntity"
_LONGEST_LABEL = 48  # characters


@dataclass(frozen=True, slots=True)
class Source:
    """An article the graph was made from; a text is empty where the graph does not give it."""

    id: str
    title: str
    published: str
    publisher: str
    url: str


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """A statement whose value is no node: property and value, both as words."""

    property: str
    value: str


@dataclass(frozen=True, slots=True)
class Node:
    """An entity, an event, a time, a figure or a claim."""

    id: str  # IRI
    label: str  # a few words, for the picture
    name: str  # in full
    type: str  # IRI; of an event, its kg:eventType
    type_label: str
    family: str  # IRI of the class right below kg:Entity or kg:Event; the type itself if the vocabulary lacks it
    family_label: str
    is_event: bool
    status: str  # IRI; empty for what has none
    facts: tuple[Fact, ...]
    evidence: tuple[Evidence, ...]  # in reading order


@dataclass(frozen=True, slots=True)
class Edge:
    """One statement between two nodes; parallel ones differ in `id`."""

    id: str
    source: str  # Node.id
    target: str  # Node.id
    property: str  # IRI
    label: str
    status: str  # IRI; empty for what has none
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class View:
    """All a picture needs; the order of everything depends on the graph alone."""

    sources: tuple[Source, ...]
    nodes: tuple[Node, ...]  # the most telling first
    edges: tuple[Edge, ...]  # by id
    sentences: tuple[Sentence, ...]  # in reading order; only those that are evidence of a node or an edge
    events: int  # of the whole graph, which may have more than is in the view
    others: int  # nodes that are no events, of the whole graph


def view(quads: Iterable[Quad], *, vocabulary: Iterable[Quad] = (), most: int = 1500) -> View:
    """Return the view of the `most` most telling nodes; `vocabulary` is the ontology, for labels and families of types.

    `quads` is read several times. Named graphs that are no article (derived edges, provenance) are left out. A claim
    made by an event of speech and a figure that counts an entity are no nodes of their own: their facts and edges move
    to that event or entity.
    """
    part = salient(quads, most)
    return _Reader(part, Vocabulary(vocabulary)).view()


class _Reader:
    """Turns the triples into nodes and edges."""

    def __init__(self, part: Part, terms: Vocabulary) -> None:
        self._part = part
        self._graph = graph = Triples(part.quads)
        self._terms = terms
        self._types = {each: set(graph.values(each, _TYPE)) for each in graph.subjects()}
        shown = {each: each for each in part.order}
        self._host = shown | {each: host for each in self._types if (host := self._hosted_by(each)) in shown}
        self._guests: dict[str, list[str]] = defaultdict(list)
        for guest, host in self._host.items():
            if guest != host:
                self._guests[host].append(guest)
        self._claims: dict[str, list[str]] = defaultdict(list)
        for claim in self._of(vocab.CLAIM):
            for event in graph.values(claim, KG + "reports"):
                self._claims[event].append(claim)
        self._passages = Passages(graph, self._of(SENTENCE))

    def view(self) -> View:
        """Return everything, in order."""
        nodes = tuple(self._node(each) for each in self._part.order)
        edges = tuple(sorted(self._edges(), key=lambda edge: edge.id))
        places = chain(*(each.evidence for each in nodes), *(each.evidence for each in edges))
        used = {each.sentence for each in places}
        sources, sentences = tuple(map(self._source, self._of(ARTICLE))), self._passages.sentences(used)
        return View(sources, nodes, edges, sentences, self._part.events, self._part.others)

    def _of(self, kind: str) -> list[str]:
        return [each for each, types in self._types.items() if kind in types]

    def _hosted_by(self, id: str) -> str:
        return next((self._graph.value(id, HOST[each]) for each in sorted(self._types[id] & HOST.keys())), "")

    def _source(self, id: str) -> Source:
        published, publisher, url = (
            self._graph.value(id, SCHEMA + each) for each in ("datePublished", "publisher", "url")
        )
        return Source(id, self._graph.value(id, SCHEMA + "headline", _LABEL) or id, published, publisher, url)

    def _node(self, id: str) -> Node:
        event_type = self._graph.value(id, EVENT_TYPE)
        type = event_type or min(self._types[id] - ROOTS or self._types[id])
        family = _TIMES if type.startswith(TIME) else self._terms.family(type)
        return Node(
            id=id,
            label=_shorten(self._label(id)),
            name=self._name(id),
            type=type,
            type_label=self._terms.label(type),
            family=family,
            family_label="time" if family == _TIMES else self._terms.label(family),
            is_event=bool(event_type),
            status=self._graph.value(id, _STATUS),
            facts=tuple(self._facts(id)),
            evidence=self._passages.evidence(id),
        )

    def _name(self, id: str) -> str:
        name = self._graph.value(id, _LABEL, KG + "quote", KG + "predicate", KG + "cue")
        return " ".join(name.split()) or local_name(id)

    def _label(self, id: str) -> str:
        """Return an event's predicate; of all else the name, with the figure that counts it where there is just one."""
        name = self._graph.value(id, KG + "predicate") or self._name(id)
        figures = [self._name(each) for each in self._guests[id] if vocab.FIGURE in self._types[each]]
        is_said = len(figures) != 1 or figures[0].lower() in name.lower()
        return name if is_said else f"{figures[0]} {name}"

    def _facts(self, id: str) -> Iterator[Fact]:
        for property, terms in self._graph.properties(id):
            if property not in _SHOWN_OTHERWISE:
                values = [self._words(term) for term in terms if self._is_fact(property, term)]
                yield from (Fact(self._terms.label(property), each) for each in values)
        for claim in self._claims[id]:
            yield Fact("according to", self._speaker(claim))
        for guest in self._guests[id]:
            facts = list(self._facts(guest))
            if self._name(guest) not in {each.value for each in facts}:
                yield Fact(self._terms.label(min(self._types[guest] - ROOTS)), self._name(guest))
            yield from facts

    def _speaker(self, claim: str) -> str:
        source = self._graph.value(claim, KG + "source")
        return self._name(source) if source else self._terms.label(self._graph.value(claim, KG + "sourceKind"))

    def _is_fact(self, property: str, term: Term) -> bool:
        """Tell whether a value is no node: a literal, a term of the vocabulary, or a page elsewhere."""
        is_ours = property.startswith(KG) and not term.value.startswith((KG, TIME))
        return isinstance(term, Literal) or not (is_ours or term.value in self._host)

    def _words(self, term: Term) -> str:
        is_of_vocabulary = isinstance(term, NamedNode) and term.value.startswith((KG, TIME))
        return self._terms.label(term.value) if is_of_vocabulary else term.value

    def _edges(self) -> Iterator[Edge]:
        """Yield the ties and the triples between nodes; one that moved with a guest only if it joins two strangers."""
        ties = [edge for each in self._of(TIE) for edge in self._tie(each)]
        said = {(edge.source, edge.property, edge.target) for edge in ties}
        triples = [edge for edge in self._triples() if (edge.source, edge.property, edge.target) not in said]
        own = [edge for edge in triples if not _has_moved(edge)]
        joined = {frozenset((edge.source, edge.target)) for edge in own}
        yield from chain(ties, own)
        for edge in filter(_has_moved, triples):
            if edge.source != edge.target and frozenset((edge.source, edge.target)) not in joined:
                yield edge

    def _tie(self, tie: str) -> Iterator[Edge]:
        subject, property, object = (self._graph.value(tie, KG + each) for each in ("subject", "property", "object"))
        if subject in self._host and object in self._host:
            yield self._edge(subject, property, object, tie=tie)

    def _triples(self) -> Iterator[Edge]:
        for subject in self._host:
            for property, terms in self._graph.properties(subject):
                objects = (term.value for term in terms if term.value in self._host)
                if property not in _SHOWN_OTHERWISE:
                    yield from (self._edge(subject, property, each) for each in objects)

    def _edge(self, subject: str, property: str, object: str, *, tie: str = "") -> Edge:
        status = self._graph.value(tie or subject, _STATUS)
        return Edge(
            id=tie or f"{subject} {property} {object}",
            source=self._host[subject],
            target=self._host[object],
            property=property,
            label=self._terms.label(property),
            status=status,
            evidence=self._passages.evidence(tie or subject) if status else (),
        )


def _has_moved(edge: Edge) -> bool:
    return edge.id != f"{edge.source} {edge.property} {edge.target}"


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST_LABEL else text[: _LONGEST_LABEL - 1].rstrip() + "…"
