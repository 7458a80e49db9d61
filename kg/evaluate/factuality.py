"""Score whether events happened, for those that were found.

Events are paired by overlapping triggers. Gold scores run from -3 (certainly did not happen) to 3 (certainly did); our
polarity and factuality are put on that scale by a table. Besides the error and the correlation there are three classes,
and the same figures for a reader that calls every event certain. Negation counts where the gold gives a polarity.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from kg.evaluate.events import matches, place
from kg.evaluate.figures import Count, Figure, hits, mean_f1, of_counts, of_samples, recalled
from kg.evaluate.records import Event, Pair
from kg.evaluate.spans import in_scope

CLASSES: Final = ("happened", "uncertain", "did not happen")
_CERTAIN: Final = 3.0
_BORDER: Final = 1.5  # of the first class, and, negative, of the last
_NEGATIVE: Final = "negative"
_MACRO: Final = "macro F1 of the three"
_SCALE: Final = Path(__file__).with_name("factuality.toml")


@dataclass(frozen=True, slots=True)
class _Graded:
    """The score of an event by the gold and by us."""

    gold: float
    own: float


def score(pairs: Sequence[Pair]) -> list[Figure]:
    """Score the factuality of the events that were found."""
    annotated = [pair for pair in pairs if "events" in pair.gold.layers]
    documents = [_graded(pair) for pair in annotated]
    certain = [[_Graded(each.gold, _CERTAIN) for each in document] for document in documents]
    counts = [[_found(pair), *_negation(pair)] for pair in annotated]
    return [*of_counts(counts), *_figures(documents, ""), *_figures(certain, "all +3: ")]


def value_of(event: Event) -> float:
    """Return an event's score, its own or that of its polarity and factuality."""
    if event.score is not None:
        return event.score
    return _scale()[event.polarity or "positive"][event.factuality or "asserted"]


def classify(value: float) -> str:
    """Return the class of a score."""
    happened, uncertain, did_not = CLASSES
    return happened if value >= _BORDER else did_not if value <= -_BORDER else uncertain


@cache
def _scale() -> dict[str, dict[str, float]]:
    return tomllib.loads(_SCALE.read_text(encoding="utf-8"))


def _scored(pair: Pair) -> list[Event]:
    return [each for each in in_scope(pair.gold.events, pair.gold.scope, place) if each.score is not None]


def _own(pair: Pair) -> list[Event]:
    return in_scope(pair.own.events, pair.gold.scope, place)


def _graded(pair: Pair) -> list[_Graded]:
    gold, own = _scored(pair), _own(pair)
    return [_Graded(value_of(gold[i]), value_of(own[j])) for i, j in matches(pair.gold.text, gold, own).items()]


def _found(pair: Pair) -> Count:
    gold = _scored(pair)
    return recalled("events with a gold score, found", len(matches(pair.gold.text, gold, _own(pair))), len(gold))


def _negation(pair: Pair) -> Iterator[Count]:
    told = in_scope(pair.gold.events, pair.gold.scope, place)
    gold, own = [each for each in told if each.polarity and not each.is_scored_only], _own(pair)
    found = matches(pair.gold.text, gold, own)
    negated = {i for i, each in enumerate(gold) if each.polarity == _NEGATIVE}
    said = {i for i, j in found.items() if own[j].polarity == _NEGATIVE or own[j].factuality == "counterfactual"}
    if gold:
        yield hits("negated, paired events", len(said & negated), len(said), len(negated & found.keys()))
        yield recalled("negated, recall over all gold", len(said & negated), len(negated))


def _figures(documents: Sequence[Sequence[_Graded]], label: str) -> Iterator[Figure]:
    """Yield error, correlation and classes; nothing where no event was found."""
    if not any(documents):
        return
    for measure, value in (("MAE", _error), ("Pearson r", _correlation)):
        yield of_samples(label + measure, len(documents), _over(documents, value), is_share=False)
    counts = [list(_classes(document, label)) for document in documents]
    yield from of_counts(counts)
    yield mean_f1(label + _MACRO, [label + each for each in CLASSES], counts)


def _over(
    documents: Sequence[Sequence[_Graded]], value: Callable[[Sequence[_Graded]], float]
) -> Callable[[Sequence[int]], float]:
    """Return what gives a value for documents by their numbers."""
    return lambda chosen: value([each for number in chosen for each in documents[number]])


def _classes(graded: Iterable[_Graded], label: str) -> Iterator[Count]:
    told = [(classify(each.gold), classify(each.own)) for each in graded]
    for name in CLASSES:
        predicted, gold = sum(own == name for _, own in told), sum(gold == name for gold, _ in told)
        yield hits(label + name, told.count((name, name)), predicted, gold)


def _error(graded: Sequence[_Graded]) -> float:
    """Return the mean absolute error."""
    return sum(abs(each.gold - each.own) for each in graded) / len(graded) if graded else 0.0


def _correlation(graded: Sequence[_Graded]) -> float:
    """Return Pearson's r; 0 where one side does not vary."""
    if not graded:
        return 0.0
    mean_gold = sum(each.gold for each in graded) / len(graded)
    mean_own = sum(each.own for each in graded) / len(graded)
    off = [(each.gold - mean_gold, each.own - mean_own) for each in graded]
    spread: float = sum(a * a for a, _ in off) * sum(b * b for _, b in off)
    return sum(a * b for a, b in off) / spread**0.5 if spread else 0.0
