"""Finds the sentences behind the rows of an answer.

The query is asked once more for all that its pattern binds. A row comes from the solutions that agree with it in every
column, and its sentences are the evidence of the statements in them: of the events, claims, figures and ties that are
bound, selected or not, and of the records that say where an edge comes from that its triple patterns ask for.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store, Triple

from kg import vocab
from kg.errors import LimitError
from kg.query import Question, found, text
from kg.query.edges import Edge, edges
from kg.query.parts import Parts, not_rows, parts
from kg.query.results import Result, Rows, Term

_EVIDENCE: Final = NamedNode(vocab.KG + "evidence")
_DERIVED_FROM: Final = NamedNode(vocab.PROV + "wasDerivedFrom")
_SUBJECT: Final = NamedNode(vocab.KG + "subject")
_PROPERTY: Final = NamedNode(vocab.KG + "property")
_OBJECT: Final = NamedNode(vocab.KG + "object")
_ARTICLE: Final = NamedNode(vocab.KG + "inArticle")
_HEADLINE: Final = NamedNode(vocab.SCHEMA + "headline")
_VALUE: Final = NamedNode(vocab.RDF + "value")
_CHARACTERS: Final = re.compile(r"#char=(\d+),(\d+)\Z")
_MOST: Final = 200_000  # solutions that are looked through

_REMEMBERED: Final = 65_536  # look-ups

Key = tuple[Term | None, ...]
Subject = NamedNode | BlankNode | Triple


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """A sentence of an article."""

    article: str  # IRI
    start: int  # characters; -1: the IRI does not say
    end: int
    text: str
    title: str  # of the article; empty: it has none


@dataclass(frozen=True, slots=True)
class Explained:
    """Rows, with the sentences behind each."""

    rows: Rows
    evidence: tuple[tuple[Sentence, ...], ...]

    def first(self, number: int) -> "Explained":
        """Return the first of the rows."""
        return Explained(replace(self.rows, rows=self.rows.rows[:number], is_cut=True), self.evidence[:number])


def explained(source: Store, question: Question, result: Result) -> Explained:
    """Return the rows with the sentences behind them, in the order of the articles' IRIs and of the text.

    A row without sentences comes from a pattern that binds entities or words only.

    Raises:
        QueryError: the result has no rows, or its columns do not tell its groups apart.
        LimitError: the pattern has too many solutions to look through.
    """
    taken = parts(question.sparql)
    if not isinstance(result, Rows):
        raise not_rows()
    keys = _keys(result, taken)
    behind: dict[Key, set[Sentence]] = {key: set() for key in keys}
    finder = _Finder(source, _edges(taken))
    for key, solution in _behind(source, question, result, taken):
        behind[key] |= finder.sentences(solution)
    return Explained(result, tuple(tuple(sorted(behind[key])) for key in keys))


def bound(source: Store, question: Question, result: Rows) -> frozenset[NamedNode]:
    """Return the IRIs that the solutions behind the rows bind, selected or not.

    Raises:
        QueryError, LimitError: as `explained` does.
    """
    solutions = _behind(source, question, result, parts(question.sparql))
    return frozenset(term for _, each in solutions for term in each.values() if isinstance(term, NamedNode))


def _behind(source: Store, question: Question, result: Rows, taken: Parts) -> Iterator[tuple[Key, Mapping[str, Term]]]:
    """Yield each solution that agrees with a row in every column, with what tells the row."""
    columns, keys = _columns(result, taken), set(_keys(result, taken))
    for number, solution in enumerate(_solutions(source, question, taken)):
        if number == _MOST:
            raise LimitError(f"more than {_MOST} solutions to explain", where="--explain", remedy="Narrow the query.")
        key = tuple(solution.get(name) for name in columns)
        if key in keys:
            yield key, solution


def _columns(result: Rows, taken: Parts) -> tuple[str, ...]:
    return tuple(taken.names(of_groups=True)) if taken.selected else result.columns


def _keys(result: Rows, taken: Parts) -> list[Key]:
    places = [result.columns.index(name) for name in _columns(result, taken)]
    return [tuple(row[at] for at in places) for row in result.rows]


def _edges(taken: Parts) -> tuple[Edge, ...]:
    return edges(taken.pattern, text.prefixes(text.tokens(taken.prologue)))


def _solutions(source: Store, question: Question, taken: Parts) -> Iterator[Mapping[str, Term]]:
    """Yield what the pattern of the query binds, variable by variable."""
    selected = "*"
    expressions = " ".join(taken.expressions())
    if expressions:
        free = found(source, replace(question, sparql=taken.asking("*"), given={}))
        variables = free.variables if isinstance(free, QuerySolutions) else []
        selected = " ".join([*(f"?{each.value}" for each in variables), expressions])
    solutions = found(source, replace(question, sparql=taken.asking(selected)))
    if not isinstance(solutions, QuerySolutions):
        raise not_rows()
    names = [each.value for each in solutions.variables]
    for row in solutions:
        yield {name: term for name, term in zip(names, row, strict=True) if term is not None}


class _Finder:
    """Looks up the sentences of nodes and of edges, each once."""

    def __init__(self, store: Store, patterns: tuple[Edge, ...]) -> None:
        self._store = store
        self._patterns = patterns
        self._of_node = lru_cache(_REMEMBERED)(self._look_up)
        self._of_edge = lru_cache(_REMEMBERED)(self._look_up_edge)
        self._sentence = lru_cache(_REMEMBERED)(self._read)

    def sentences(self, solution: Mapping[str, Term]) -> set[Sentence]:
        """Return the sentences behind a solution; where it binds sentences, those of the others that it binds."""
        bound = frozenset(term for term in solution.values() if isinstance(term, NamedNode))
        nodes = {each for term in bound for each in self._of_node(term)}
        for each in self._patterns:
            ends = [_bound(end, solution) for end in (each.subject, each.property, each.object)]
            if all(isinstance(end, NamedNode) for end in ends):
                nodes.update(self._of_edge(*ends))
        return {self._sentence(each) for each in (nodes & bound or nodes)}

    def _look_up(self, node: NamedNode) -> frozenset[NamedNode]:
        """Return the evidence of a statement, that of what a record was derived from, a sentence itself."""
        sentences = set(self._objects(node, _EVIDENCE))
        for cause in self._objects(node, _DERIVED_FROM):
            sentences.update(self._objects(cause, _EVIDENCE))
        if not sentences and next(self._objects(node, _ARTICLE), None):
            sentences.add(node)
        return frozenset(sentences)

    def _look_up_edge(self, subject: NamedNode, property: NamedNode, object: NamedNode) -> frozenset[NamedNode]:
        """Return the evidence of the records of an edge between two entities; that of a statement is its own."""
        sentences = set(self._of_node(subject))
        if not sentences:
            for quad in self._store.quads_for_pattern(None, _SUBJECT, subject, None):
                record = quad.subject
                if self._has(record, _OBJECT, object) and self._has(record, _PROPERTY, property):
                    sentences.update(self._of_node(record))
        return frozenset(sentences)

    def _has(self, subject: Subject, property: NamedNode, object: NamedNode) -> bool:
        return next(self._store.quads_for_pattern(subject, property, object, None), None) is not None

    def _objects(self, subject: Subject, property: NamedNode) -> Iterator[NamedNode]:
        for quad in self._store.quads_for_pattern(subject, property, None, None):
            if isinstance(quad.object, NamedNode):
                yield quad.object

    def _words(self, subject: Subject, property: NamedNode) -> str:
        quads = self._store.quads_for_pattern(subject, property, None, None)
        return next((quad.object.value for quad in quads if isinstance(quad.object, Literal)), "")

    def _read(self, node: NamedNode) -> Sentence:
        article = next(self._objects(node, _ARTICLE), NamedNode(node.value.partition("#")[0]))
        place = _CHARACTERS.search(node.value)
        start, end = (int(place[1]), int(place[2])) if place else (-1, -1)
        return Sentence(article.value, start, end, self._words(node, _VALUE), self._words(article, _HEADLINE))


def _bound(end: str, solution: Mapping[str, Term]) -> Term | None:
    """Return what a term of a pattern stands for in a solution."""
    return solution.get(end[1:]) if end.startswith("?") else NamedNode(end)
