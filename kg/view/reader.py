"""Turns the triples of a part of a graph into nodes, edges and claims."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from pyoxigraph import Literal, NamedNode

from kg import vocab
from kg.view.census import ARTICLE, EVENT_TYPE, EVIDENCE, HOST, MENTION, SENTENCE, TIE
from kg.view.days import spanned
from kg.view.part import FEW, Part
from kg.view.passages import Evidence, Passages, range_of
from kg.view.shown import Claim, Edge, Fact, Node, Source, View
from kg.view.triples import ROOTS, Term, Vocabulary
from kg.vocab import KG, RDF, RDFS, SCHEMA, TIME, local_name

_STATUS, _TYPE, _LABEL = KG + "status", RDF + "type", RDFS + "label"
_DATES = ("inXSDDate", "inXSDgYearMonth", "inXSDgYear")
_SHOWN_OTHERWISE = {_TYPE, _LABEL, _STATUS, EVENT_TYPE, EVIDENCE, MENTION, KG + "inEvent"}
_TIMES = TIME + "TemporalEntity"
_NAMED = {vocab.PERSON, vocab.ORGANIZATION, vocab.PLACE}
_LONGEST_LABEL = 48  # characters
_MOST_PASSAGES = 12  # of a node or an edge, where there are many articles


class Reader:
    """Turns the triples into nodes, edges and claims."""

    def __init__(self, part: Part, terms: Vocabulary) -> None:
        self._part = part
        self._graph = graph = part.graph
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
        self._articles = self._of(ARTICLE)
        self._passages = Passages(graph, self._of(SENTENCE))

    def view(self) -> View:
        """Return everything, in order."""
        nodes = tuple(self._node(each) for each in self._part.order)
        edges = tuple(sorted(self._edges(), key=lambda edge: edge.id))
        claims = tuple(self._claim(each) for each in sorted(self._of(vocab.CLAIM), key=self._place))
        return View(
            sources=tuple(map(self._source, self._articles)),
            nodes=nodes,
            edges=edges,
            claims=claims,
            sentences=self._passages.sentences(self._used(nodes, edges, claims)),
            counts=self._part.counts,
            events=self._part.events,
            others=self._part.others,
            triples=self._part.lines,
        )

    def _used(self, nodes: Iterable[Node], edges: Iterable[Edge], claims: Iterable[Claim]) -> set[str]:
        """Return the sentences to show: all of a few articles, of more those that carry something shown."""
        places = chain(*(each.evidence for each in nodes), *(each.evidence for each in edges))
        used = {each.sentence for each in places} | {each.sentence for each in claims if each.sentence}
        return used.union(self._of(SENTENCE)) if self._has_few else used

    @property
    def _has_few(self) -> bool:
        return len(self._articles) <= FEW

    def _few(self, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return evidence[: None if self._has_few else _MOST_PASSAGES]

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
        event_type, evidence = self._graph.value(id, EVENT_TYPE), self._passages.evidence(id)
        type = event_type or min(self._types[id] - ROOTS or self._types[id])
        family = _TIMES if type.startswith(TIME) else self._terms.family(type)
        return Node(
            id=id,
            label=_shorten(self._label(id, family)),
            name=self._name(id),
            type=type,
            type_label=self._terms.label(type),
            family=family,
            family_label="time" if family == _TIMES else self._terms.label(family),
            is_event=bool(event_type),
            status=self._graph.value(id, _STATUS),
            facts=tuple(self._facts(id)),
            evidence=self._few(evidence),
            passages=max(len(evidence), len(self._graph.values(id, MENTION))),
            articles=self._told_in(id),
            days=self._days(id) if event_type else None,
        )

    def _told_in(self, id: str) -> tuple[str, ...]:
        places = (*self._graph.values(id, MENTION), *self._graph.values(id, EVIDENCE))
        told = {range_of(each)[0] for each in places} or {each for each in self._articles if id.startswith(each + "/")}
        return tuple(sorted(told.intersection(self._articles)))

    def _days(self, id: str) -> tuple[str, str] | None:
        """Return the days of an event: those of its time, or else of the period that it was in."""
        found = (self._graph.values(id, each) for each in (vocab.TIME_ROLE, vocab.DURING))
        return next((days for each in found if (days := spanned(chain(*map(self._dates, each))))), None)

    def _dates(self, time: str) -> list[str]:
        return self._graph.values(time, KG + "timex", *(TIME + each for each in _DATES))

    def _claim(self, id: str) -> Claim:
        reports = (self._host.get(each) for each in self._graph.values(id, KG + "reports"))
        return Claim(
            id=id,
            source=self._host.get(self._graph.value(id, KG + "source"), ""),
            speaker=self._speaker(id),
            cue=self._graph.value(id, KG + "cue"),
            content=self._graph.value(id, KG + "quote"),
            is_direct=self._graph.value(id, KG + "direct") == "true",
            event=self._host.get(id, ""),
            reports=tuple(dict.fromkeys(each for each in reports if each)),
            sentence=min(self._passages.cited(id), key=range_of, default=""),
        )

    def _place(self, claim: str) -> tuple[tuple[str, int, int], str]:
        places = self._graph.values(claim, MENTION, EVIDENCE)
        return min(map(range_of, places), default=("", 0, 0)), claim

    def _name(self, id: str) -> str:
        name = self._graph.value(id, _LABEL, KG + "quote", KG + "predicate", KG + "cue")
        return " ".join(name.split()) or local_name(id)

    def _label(self, id: str, family: str) -> str:
        """Return an event's predicate; of all else the name, and where one figure counts it that too: "33 hostages".

        What has a name is one, whatever figure stands beside it: "70 percent of Ohio".
        """
        name = self._graph.value(id, KG + "predicate") or self._name(id)
        if family in _NAMED:
            return name
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
            evidence=self._few(self._passages.evidence(tie or subject)) if status else (),
        )


def _has_moved(edge: Edge) -> bool:
    return edge.id != f"{edge.source} {edge.property} {edge.target}"


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST_LABEL else text[: _LONGEST_LABEL - 1].rstrip() + "…"
