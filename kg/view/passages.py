"""Finds the sentences and the words in them that a node of the graph stands on."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.view.triples import Triples
from kg.vocab import KG, RDF


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence of an article."""

    id: str
    article: str
    text: str


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
        self._of: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for id in ids:
            article, start, end = _range(id)
            self._of[article].append((start, end, id))

    def evidence(self, node: str) -> tuple[Evidence, ...]:
        """Return where a node stands: its mentions, and the sentences it cites that hold none of them."""
        mentions = {found for each in self._graph.values(node, KG + "mention") for found in self._mark(each)}
        cited = set(self._graph.values(node, KG + "evidence")) - {each.sentence for each in mentions}
        return tuple(sorted(mentions | {Evidence(each, 0, 0) for each in cited}, key=_place))

    def _mark(self, mention: str) -> Iterator[Evidence]:
        article, start, end = _range(mention)
        holders = (each for each in self._of[article] if each[0] <= start and end <= each[1])
        return (Evidence(id, start - first, end - first) for first, _, id in holders)

    def sentences(self, used: set[str]) -> tuple[Sentence, ...]:
        """Return the words of these sentences, in reading order."""
        ordered = sorted(used, key=_range)
        return tuple(Sentence(each, _range(each)[0], self._graph.value(each, RDF + "value")) for each in ordered)


def _range(id: str) -> tuple[str, int, int]:
    """Return article, start and end of an IRI `ARTICLE#char=START,END`.

    Source: https://www.rfc-editor.org/rfc/rfc5147#section-2.2.1
    """
    found = re.fullmatch(r"(.*)#char=(\d+),(\d+)", id)
    return (found[1], int(found[2]), int(found[3])) if found else (id, 0, 0)


def _place(evidence: Evidence) -> tuple[str, int, int, int]:
    return (*_range(evidence.sentence), evidence.start)
