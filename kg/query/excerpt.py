"""Takes out of a graph what an answer speaks of: the things it names, what joins them, and the sentences behind it."""

from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg.errors import QueryError
from kg.query import Question, answer
from kg.query.evidence import bound
from kg.query.results import Answer, Rows
from kg.vocab import CLAIM, FIGURE, KG, PROV, RDF, RDFS, SCHEMA

_TYPE, _LABEL, _EVIDENCE = NamedNode(RDF + "type"), NamedNode(RDFS + "label"), NamedNode(KG + "evidence")
_DERIVED_FROM: Final = NamedNode(PROV + "wasDerivedFrom")
_SUBJECT, _OBJECT, _SOURCE = (NamedNode(KG + name) for name in ("subject", "object", "source"))
_HOSTS: Final = {CLAIM: NamedNode(KG + "speechEvent"), FIGURE: NamedNode(KG + "counts")}
_CARRIERS: Final = {KG + "Article", KG + "Sentence", KG + "Tie", KG + "DirectEdge", SCHEMA + "NewsArticle"}
# Properties that join a thing to its words, its class or its sentences, not to another thing.
_OWN: Final = {_TYPE, _EVIDENCE, *(NamedNode(KG + name) for name in ("mention", "eventType", "status"))}


def excerpt(source: Store, question: Question) -> tuple[Quad, ...]:
    """Return the part of a store's default graph that the answer to a question speaks of, in the default graph.

    Of rows that is everything their patterns bind, selected or not, with all statements between these things; of
    triples it is these triples, with what describes their ends.

    Raises:
        QueryError: the query fails, its answer is yes or no, is empty, or names nothing that the graph describes.
    """
    result = answer(source, question)
    if isinstance(result, Answer):
        raise QueryError("yes or no is no picture", where="query", remedy="Ask with SELECT or CONSTRUCT.")
    if not (result.rows if isinstance(result, Rows) else result.triples):
        remedy = "Print it to see, or ask for something that the graph has."
        raise QueryError("the answer is empty", where="query", remedy=remedy)
    told = _Told(source)
    if isinstance(result, Rows):
        found = told.joined(_things(source, question, result))
    else:
        ends = (end for triple in result.triples for end in (triple.subject, triple.object))
        named = {each for each in ends if isinstance(each, NamedNode)}
        found = {*told.described(named), *(Quad(*triple) for triple in result.triples)} if named else set()
    if not any(quad.predicate == _TYPE and not _is_carrier(quad) for quad in found):
        remedy = "Ask for events or people themselves, such as ?event, not only for words or numbers."
        raise QueryError("the answer names nothing that can be drawn", where="query", remedy=remedy)
    return tuple(sorted(found, key=str))


def _things(source: Store, question: Question, result: Rows) -> frozenset[NamedNode]:
    try:
        return bound(source, question, result)
    except QueryError as error:
        remedy = "Narrow the query, and select what it groups by."
        raise QueryError(f"it cannot be drawn: {error.message}", where="query", remedy=remedy) from error


def _is_carrier(quad: Quad) -> bool:
    """Say whether a type is that of what carries others: an article, a sentence, a record of a tie or of a run."""
    return isinstance(quad.object, NamedNode) and (quad.object.value in _CARRIERS or quad.object.value.startswith(PROV))


class _Told:
    """What the default graph of a store says."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def joined(self, named: Iterable[NamedNode]) -> set[Quad]:
        """Return what is said of these things and between them.

        The events from which the direct edges between them follow come with them, and the claims and figures that
        speak of them: without these nobody could tell where an edge comes from.
        """
        things = {each for each in named if self._is_thing(each)}
        records = {each for thing in things for each in self._records(thing, things)}
        things |= {event for each in records for event in self._objects(each, _DERIVED_FROM) if self._is_thing(event)}
        things |= {guest for each in things for guest in self._guests(each)}
        ties = {each for each in records if not next(self._objects(each, _DERIVED_FROM), None)}
        found = {quad for each in things for quad in self._of(each) if quad.object in things or self._is_own(quad)}
        found |= {quad for each in ties for quad in self._of(each)}
        found |= {quad for each in things for source in self._objects(each, _SOURCE) for quad in self._labels(source)}
        return found | self._passages(things | ties)

    def described(self, named: Iterable[NamedNode]) -> set[Quad]:
        """Return what is said of each of these things alone."""
        things = {each for each in named if self._is_thing(each)}
        return {quad for each in things for quad in self._of(each) if self._is_own(quad)} | self._passages(things)

    def _of(self, subject: NamedNode) -> Iterator[Quad]:
        return self._store.quads_for_pattern(subject, None, None, DefaultGraph())

    def _objects(self, subject: NamedNode, property: NamedNode) -> Iterator[NamedNode]:
        quads = self._store.quads_for_pattern(subject, property, None, DefaultGraph())
        return (quad.object for quad in quads if isinstance(quad.object, NamedNode))

    def _subjects(self, property: NamedNode, object: NamedNode) -> Iterator[NamedNode]:
        quads = self._store.quads_for_pattern(None, property, object, DefaultGraph())
        return (quad.subject for quad in quads if isinstance(quad.subject, NamedNode))

    def _labels(self, subject: NamedNode) -> Iterator[Quad]:
        return self._store.quads_for_pattern(subject, _LABEL, None, DefaultGraph())

    def _types(self, subject: NamedNode) -> list[Quad]:
        return list(self._store.quads_for_pattern(subject, _TYPE, None, DefaultGraph()))

    def _is_thing(self, node: NamedNode) -> bool:
        types = self._types(node)
        return bool(types) and not any(map(_is_carrier, types))

    def _is_own(self, quad: Quad) -> bool:
        """Say whether a statement leads to no other thing of the graph."""
        is_other = isinstance(quad.object, NamedNode) and quad.predicate not in _OWN and bool(self._types(quad.object))
        return not is_other

    def _guests(self, host: NamedNode) -> Iterator[NamedNode]:
        """Yield the claims that an event of speech makes, and the figures that count an entity."""
        for property in _HOSTS.values():
            yield from self._subjects(property, host)

    def _records(self, thing: NamedNode, things: set[NamedNode]) -> Iterator[NamedNode]:
        """Yield the records of ties and of direct edges from a thing to another of these."""
        for record in self._subjects(_SUBJECT, thing):
            if any(each in things for each in self._objects(record, _OBJECT)):
                yield record

    def _passages(self, things: Iterable[NamedNode]) -> set[Quad]:
        """Return what is said of the sentences that are evidence of these things, and of their articles."""
        sentences = {sentence for each in things for sentence in self._objects(each, _EVIDENCE)}
        articles = {NamedNode(each.value.partition("#")[0]) for each in sentences}
        titles = (quad for each in articles for quad in self._of(each))
        kept = {quad for quad in titles if quad.predicate == _TYPE or isinstance(quad.object, Literal)}
        return kept | {quad for each in sentences for quad in self._of(each)}
