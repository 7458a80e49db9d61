"""Score open relations by the words they share, as CaRB does.

Words are counted slot by slot, each once; a pair without a common word of the predicate scores nothing. Recall is the
mean over gold relations of the best recall of any of ours; precision the mean over ours, paired one to one with the
gold by precision. Of all thresholds of confidence, the best F1 counts.

Source: Bhardwaj, Aggarwal and Mausam, "CaRB: A Crowdsourced Benchmark for Open IE", EMNLP-IJCNLP 2019, section 3.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kg.evaluate.figures import Figure, bootstrap, f_one
from kg.evaluate.records import Pair, Relation

MEASURE: Final = "CaRB"
_BE: Final = frozenset("be is am are was were been being".split())
_SAID: Final = frozenset("said told added adds says".split())  # X said Y and Y said X are the same
_BRACKETS: Final = re.compile(r"-(?:LRB|RRB|LSB|RSB|LCB|RCB)-")
_WORD: Final = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a relation by slot, and how sure it is."""

    predicate: tuple[str, ...]
    subject: tuple[str, ...]
    objects: tuple[str, ...]
    confidence: float = 1.0

    def size(self) -> int:
        """Return how many words there are."""
        return len(self.predicate) + len(self.subject) + len(self.objects)

    def swapped(self) -> "Words":
        """Return the relation with subject and objects exchanged."""
        return Words(self.predicate, self.objects, self.subject, self.confidence)


@dataclass(frozen=True, slots=True, order=True)
class _Match:
    """The shares of the words of a predicted and of a gold relation that they have in common."""

    precision: float
    recall: float


@dataclass(frozen=True, slots=True)
class _Step:
    """What a sentence adds to the sums when a threshold of confidence is lowered."""

    threshold: float
    precision: float  # sum over relations of ours
    predicted: int
    recall: float  # sum over gold relations


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The steps of a sentence, from the surest on."""

    steps: tuple[_Step, ...]
    gold: int


@dataclass(frozen=True, slots=True)
class _Point:
    """Precision and recall at one threshold, 0 to 1."""

    precision: float
    recall: float

    def f1(self) -> float:
        """Return their harmonic mean."""
        return f_one(self.precision, self.recall)


def score(pairs: Sequence[Pair]) -> list[Figure]:
    """Score the relations of single sentences; each pair of records is one."""
    sentences = [_sentence(_all(pair.gold.relations), _all(pair.own.relations)) for pair in pairs]
    curve = _curve(sentences)
    best = max(curve, default=_Point(0.0, 0.0), key=_Point.f1)
    interval = bootstrap(len(sentences), lambda chosen: 100 * _best_f1([sentences[number] for number in chosen]))
    shares = (100 * best.precision, 100 * best.recall, 100 * best.f1())
    sizes = float(sum(len(pair.own.relations) for pair in pairs)), float(sum(each.gold for each in sentences))
    size = len(sentences)
    return [Figure(MEASURE, shares[2], size, interval, *shares, *sizes), Figure("AUC", 100 * _area(curve), size)]


def words(text: str) -> tuple[str, ...]:
    """Return the words and punctuation marks of a text in lower case, however it was tokenised."""
    plain = text.replace("``", '"').replace("''", '"')
    return tuple(_WORD.findall(_BRACKETS.sub(" ", plain).lower()))


def _all(relations: Iterable[Relation]) -> list[Words]:
    return [
        Words(
            words(each.predicate.text),
            words(each.subject.text),
            words(" ".join(part.text for part in each.objects)),
            each.confidence,
        )
        for each in relations
    ]


def _best_f1(sentences: Sequence[_Sentence]) -> float:
    return max((point.f1() for point in _curve(sentences)), default=0.0)


def _curve(sentences: Sequence[_Sentence]) -> list[_Point]:
    """Return a point for each threshold, from the highest on."""
    gold = sum(each.gold for each in sentences)
    steps = sorted((step for each in sentences for step in each.steps), key=lambda step: -step.threshold)
    points: list[_Point] = []
    precision = recall = 0.0
    predicted = 0
    for number, step in enumerate(steps, 1):
        precision, predicted, recall = precision + step.precision, predicted + step.predicted, recall + step.recall
        if number == len(steps) or steps[number].threshold != step.threshold:
            points.append(_Point(precision / predicted, recall / gold if gold else 0.0))
    return points


def _area(curve: Sequence[_Point]) -> float:
    """Return the area under precision by recall, which begins at precision 1; 0 without a point."""
    points = [_Point(1.0, 0.0), *curve]
    return sum((two.recall - one.recall) * (two.precision + one.precision) / 2 for one, two in pairwise(points))


def _sentence(gold: Sequence[Words], own: Sequence[Words]) -> _Sentence:
    table = [[_matched(one, two) for two in own] for one in gold]
    steps: list[_Step] = []
    precision, predicted, recall = 0.0, 0, 0.0
    for threshold in sorted({each.confidence for each in own}, reverse=True):
        sure = [j for j, each in enumerate(own) if each.confidence >= threshold]
        now = _paired(table, sure), len(sure), sum(max(row[j].recall for j in sure) for row in table)
        steps.append(_Step(threshold, now[0] - precision, now[1] - predicted, now[2] - recall))
        precision, predicted, recall = now
    return _Sentence(tuple(steps), len(gold))


def _matched(gold: Words, own: Words) -> _Match:
    match = _compared(gold, own)
    return max(match, _compared(gold, own.swapped())) if _SAID & set(gold.predicate) else match


def _compared(gold: Words, own: Words) -> _Match:
    shared, left = _common(gold.predicate, own.predicate)
    if "be" in left and _BE & set(gold.predicate):
        shared += 1
    if not shared:
        return _Match(0.0, 0.0)
    shared += _common(gold.subject, own.subject)[0] + _common(gold.objects, own.objects)[0]
    return _Match(shared / own.size(), shared / gold.size())


def _common(one: Iterable[str], two: Iterable[str]) -> tuple[int, list[str]]:
    """Return how many words two texts share, each once, and what is left of the second."""
    left, shared = list(two), 0
    for word in one:
        if word in left:
            left.remove(word)
            shared += 1
    return shared, left


def _paired(table: Sequence[Sequence[_Match]], columns: Sequence[int]) -> float:
    """Return the total precision of rows and columns paired one to one, the most precise first."""
    cells = sorted((-row[j].precision, i, j) for i, row in enumerate(table) for j in columns)
    rows: set[int] = set()
    taken: set[int] = set()
    total = 0.0
    for negative, i, j in cells:
        if i not in rows and j not in taken:
            rows.add(i)
            taken.add(j)
            total -= negative
    return total
