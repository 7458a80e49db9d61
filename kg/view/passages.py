"""Finds the sentences and the words in them that a node of the graph stands on."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.view.triples import Triples
from kg.vocab import KG, RDF, SCHEMA

_SPACE = 1  # characters between two sentences of a paragraph


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence of an article."""

    id: str
    article: str
    text: str
    begins: bool  # a new paragraph, as far as the graph tells: it is the first, follows the headline, or a gap


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Where something stands: characters into a sentence's text; `start` equals `end` if no words are singled out."""

    sentence: str  # Sentence.id
    start: int
    end: int


class Passages:
    """The sentences of the graph, found by the characters of their articles."""

    def __init__(self, graph: Triples, ids: Iterable[str]) -> None:
        self._graph = graph
        self._ids = frozenset(ids)
        self._of: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for id in self._ids:
            article, start, end = range_of(id)
            self._of[article].append((start, end, id))

    def evidence(self, node: str) -> tuple[Evidence, ...]:
        """Return where a node stands: its mentions, and the sentences it cites that hold none of them."""
        mentions = {found for each in self._graph.values(node, KG + "mention") for found in self._mark(each)}
        cited = self.cited(node) - {each.sentence for each in mentions}
        return tuple(sorted(mentions | {Evidence(each, 0, 0) for each in cited}, key=_place))

    def cited(self, node: str) -> frozenset[str]:
        """Return the sentences that a node cites, without those of which the graph says nothing."""
        return self._ids.intersection(self._graph.values(node, KG + "evidence"))

    def _mark(self, mention: str) -> Iterator[Evidence]:
        article, start, end = range_of(mention)
        holders = (each for each in self._of[article] if each[0] <= start and end <= each[1])
        return (Evidence(id, start - first, end - first) for first, _, id in holders)

    def sentences(self, ids: Iterable[str]) -> tuple[Sentence, ...]:
        """Return the words of these sentences, in reading order."""
        return tuple(map(self._sentence, sorted(ids, key=range_of)))

    def _sentence(self, id: str) -> Sentence:
        article, start, _ = range_of(id)
        before = max((each for each in self._of[article] if each[0] < start), default=None)
        begins = before is None or start - before[1] > _SPACE or self._text(before[2]) == self._headline(article)
        return Sentence(id, article, self._text(id), begins)

    def _text(self, id: str) -> str:
        return self._graph.value(id, RDF + "value")

    def _headline(self, article: str) -> str:
        return self._graph.value(article, SCHEMA + "headline")


def range_of(id: str) -> tuple[str, int, int]:
    """Return article, start and end of an IRI `ARTICLE#char=START,END`.

    Source: https://www.rfc-editor.org/rfc/rfc5147#section-2.2.1
    """
    found = re.fullmatch(r"(.*)#char=(\d+),(\d+)", id)
    return (found[1], int(found[2]), int(found[3])) if found else (id, 0, 0)


def _place(evidence: Evidence) -> tuple[str, int, int, int]:
    return (*range_of(evidence.sentence), evidence.start)
