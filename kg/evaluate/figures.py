"""Turn counts by document into precision, recall and F1, and say how far chance moves them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Final

_SAMPLES: Final = 500  # drawn of the documents, with replacement
_LOW: Final = 12  # of the sorted samples, from 0: the middle 95 in 100 lie between these two
_HIGH: Final = 487


@dataclass(frozen=True, slots=True)
class Count:
    """What one document adds to a measure.

    The two sides may count differently, as in coreference.
    """

    measure: str
    right: float  # of what is predicted
    predicted: float
    found: float  # of what is gold
    gold: float
    is_recall: bool = False  # precision is not to be had: the gold marks only a part


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a figure lies in 95 of 100 samples of the documents."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure over all documents; shares are in percent."""

    measure: str
    value: float  # F1; recall, where precision is not to be had; or what the measure itself defines
    documents: int  # those where the layer is annotated
    interval: Interval | None = None  # of the value; None for fewer than two documents
    precision: float | None = None
    recall: float | None = None
    f1: float | None = None
    predicted: float | None = None
    gold: float | None = None
    is_share: bool = True  # in percent


def hits(measure: str, right: float, predicted: float, gold: float) -> Count:
    """Return the count of a measure where each right prediction finds one gold item."""
    return Count(measure, right, predicted, right, gold)


def recalled(measure: str, found: float, gold: float) -> Count:
    """Return the count of a measure that has no precision."""
    return Count(measure, 0, 0, found, gold, is_recall=True)


def of_counts(documents: Sequence[Sequence[Count]]) -> Iterator[Figure]:
    """Yield a figure for each measure, in the order in which they first occur.

    A document may count one several times, or not at all.
    """
    size = len(documents)
    for table in _tables(documents):
        precision, recall, f1 = table.shares(range(size))
        interval = bootstrap(size, table.value)
        if table.is_recall:
            yield Figure(table.measure, recall, size, interval, recall=recall, gold=sum(table.gold))
        else:
            sizes = sum(table.predicted), sum(table.gold)
            yield Figure(table.measure, f1, size, interval, precision, recall, f1, *sizes)


def mean_f1(measure: str, parts: Iterable[str], documents: Sequence[Sequence[Count]]) -> Figure:
    """Return the mean of the F1 of several measures, each over all documents."""
    tables = [table for table in _tables(documents) if table.measure in frozenset(parts)]
    return of_samples(
        measure, len(documents), lambda chosen: sum(table.value(chosen) for table in tables) / len(tables)
    )


def of_samples(measure: str, size: int, value: Callable[[Sequence[int]], float], *, is_share: bool = True) -> Figure:
    """Return a figure of another kind; `value` gives it for documents by their numbers from 0, some perhaps twice."""
    return Figure(measure, value(range(size)), size, bootstrap(size, value), is_share=is_share)


def bootstrap(size: int, value: Callable[[Sequence[int]], float]) -> Interval | None:
    """Return the 95 % interval of a value over samples of the documents, by the percentile method."""
    if size < 2:
        return None
    drawn = sorted(value(sample) for sample in _samples(size))
    return Interval(drawn[_LOW], drawn[_HIGH])


def f_one(precision: float, recall: float) -> float:
    """Return the harmonic mean of two shares."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@cache
def _samples(size: int) -> tuple[tuple[int, ...], ...]:
    draw = Random(0).randrange  # the same in every run
    return tuple(tuple(draw(size) for _ in range(size)) for _ in range(_SAMPLES))


class _Table:
    """The counts of one measure, document by document."""

    def __init__(self, count: Count, size: int) -> None:
        self.measure, self.is_recall = count.measure, count.is_recall
        self.right, self.predicted, self.found, self.gold = ([0.0] * size for _ in range(4))

    def add(self, number: int, count: Count) -> None:
        """Add to a document."""
        self.right[number] += count.right
        self.predicted[number] += count.predicted
        self.found[number] += count.found
        self.gold[number] += count.gold

    def shares(self, chosen: Sequence[int]) -> tuple[float, float, float]:
        """Return precision, recall and F1 of the documents with these numbers, in percent."""
        columns = self.right, self.predicted, self.found, self.gold
        right, predicted, found, gold = (sum(map(column.__getitem__, chosen)) for column in columns)
        precision, recall = right / predicted if predicted else 0.0, found / gold if gold else 0.0
        return 100 * precision, 100 * recall, 100 * f_one(precision, recall)

    def value(self, chosen: Sequence[int]) -> float:
        """Return F1, or recall where that is all there is."""
        return self.shares(chosen)[1 if self.is_recall else 2]


def _tables(documents: Sequence[Sequence[Count]]) -> list[_Table]:
    tables: dict[str, _Table] = {}
    for number, document in enumerate(documents):
        for count in document:
            if count.measure not in tables:
                tables[count.measure] = _Table(count, len(documents))
            tables[count.measure].add(number, count)
    return list(tables.values())
