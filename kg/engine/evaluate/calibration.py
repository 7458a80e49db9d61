"""Tell how far the scores of the engine can be taken for probabilities: how often it is right, by its own score."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.engine.decode import Analysis
from kg.engine.evaluate.gold_words import UNIVERSAL_NAMES, Case
from kg.engine.gold.names import spans

#: The scores are put into this many bins of equal width.
BINS = 10

Judged = tuple[float, bool]


def names(cases: Sequence[Case], analyses: Sequence[Analysis]) -> dict[str, float]:
    """Return how often names are right, by score, in percent."""
    return _curve(_judged_names(cases, analyses))


def arguments(cases: Sequence[Case], analyses: Sequence[Analysis]) -> dict[str, float]:
    """Return how often arguments of right predicates are right in head and label, by score, in percent."""
    return _curve(_judged_arguments(cases, analyses))


def _judged_names(cases: Sequence[Case], analyses: Sequence[Analysis]) -> Iterator[Judged]:
    for case, analysis in zip(cases, analyses, strict=True):
        if case.names is not None:
            gold = spans(case.names.tags)
            for name in analysis.names:
                if name.label in UNIVERSAL_NAMES:
                    yield name.score, (name.first - 1, name.last, name.label) in gold


def _judged_arguments(cases: Sequence[Case], analyses: Sequence[Analysis]) -> Iterator[Judged]:
    for case, analysis in zip(cases, analyses, strict=True):
        gold = {frame.predicate: set(frame.arguments) for frame in case.frames or ()}
        for predicate in analysis.predicates:
            for argument in predicate.arguments if predicate.word in gold else ():
                yield argument.score, (argument.label, argument.head) in gold[predicate.word]


def _curve(judged: Iterable[Judged]) -> dict[str, float]:
    """Return the share that is right in each bin, and the mean distance between score and share, in percent."""
    bins: dict[int, list[Judged]] = defaultdict(list)
    for score, is_right in judged:
        bins[min(int(score * BINS), BINS - 1)].append((score, is_right))
    curve, distance, total = {}, 0.0, sum(map(len, bins.values()))
    for number, found in sorted(bins.items()):
        right = sum(is_right for _, is_right in found) / len(found)
        distance += abs(right - sum(score for score, _ in found) / len(found)) * len(found) / total
        curve[f"right of {len(found)} scored {number / BINS:.1f} to {(number + 1) / BINS:.1f}"] = round(100 * right, 1)
    return curve | {"mean distance of score and share": round(100 * distance, 1)}
