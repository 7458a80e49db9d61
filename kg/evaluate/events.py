"""Score triggers of events and types of events.

Strict: the same span without edge punctuation. Lenient: the spans overlap. Where the gold set marks events of its own
types only, triggers have a recall alone, and of ours those count whose class may stand for a type of the set.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from kg.evaluate.figures import Count, Figure, hits, of_counts, recalled
from kg.evaluate.names import SAME, Names
from kg.evaluate.records import Event, Pair
from kg.evaluate.spans import align, in_scope, likeness, overlap, trim
from kg.model import Span

_LEVELS = (1, 2, 3)  # of dotted names such as Life.Die.Unspecified

Match = Literal["strict", "lenient"]


@dataclass(frozen=True, slots=True)
class _Typed:
    """An event of ours with the gold types it may have."""

    event: Event
    types: frozenset[str]


def score(pairs: Sequence[Pair]) -> list[Figure]:
    """Score triggers where the gold set marks every event."""
    return list(of_counts([list(_triggers(pair)) for pair in _annotated(pairs)]))


def score_types(pairs: Sequence[Pair], types: Names = SAME) -> list[Figure]:
    """Score triggers and types where the gold set marks events of its own types; `types` maps our classes to them."""
    annotated = _annotated(pairs)
    known = frozenset(each.type for pair in annotated for each in pair.gold.events if each.type)
    counts = [[*_recalls(pair), *_levels(pair, _typed(pair, types, known))] for pair in annotated]
    used = {each.event.type: len(each.types) for pair in annotated for each in _typed(pair, types, known)}
    breadth = sum(used.values()) / len(used) if used else 0.0  # the more types a class stands for, the easier
    return [*of_counts(counts), Figure("gold types per class of ours", breadth, len(annotated), is_share=False)]


def matches(text: str, gold: Sequence[Event], own: Sequence[Event], how: Match = "lenient") -> dict[int, int]:
    """Pair events by their triggers, and return the indices of ours by those of the gold ones."""
    if how == "strict":
        return align(gold, own, lambda one, two: float(trim(text, one.trigger) == trim(text, two.trigger)))
    return align(gold, own, lambda one, two: likeness(one.trigger, two.trigger))


def place(event: Event) -> Span:
    """Return where an event's trigger stands."""
    return event.trigger


def _annotated(pairs: Iterable[Pair]) -> list[Pair]:
    return [pair for pair in pairs if "events" in pair.gold.layers]


def _sides(pair: Pair) -> tuple[list[Event], list[Event]]:
    """Return the gold events and ours, in scope."""
    told = (each for each in pair.gold.events if not each.is_scored_only)
    return in_scope(told, pair.gold.scope, place), in_scope(pair.own.events, pair.gold.scope, place)


def _triggers(pair: Pair) -> Iterator[Count]:
    gold, own = _sides(pair)
    yield hits("trigger strict", len(matches(pair.gold.text, gold, own, "strict")), len(own), len(gold))
    yield hits("trigger lenient", len(matches(pair.gold.text, gold, own)), len(own), len(gold))


def _recalls(pair: Pair) -> Iterator[Count]:
    return (recalled(count.measure, count.found, count.gold) for count in _triggers(pair))


def _typed(pair: Pair, types: Names, known: frozenset[str]) -> list[_Typed]:
    """Return our events that may have a type of the gold set."""
    typed = (_Typed(each, types.accepted(each.type or "") & known) for each in _sides(pair)[1])
    return [each for each in typed if each.types]


def _levels(pair: Pair, own: Sequence[_Typed]) -> Iterator[Count]:
    gold, _ = _sides(pair)
    for level in _LEVELS:
        right = len(align(gold, own, partial(_similarity, level=level)))
        yield hits(f"typed trigger, level {level}", right, len(own), len(gold))


def _similarity(gold: Event, own: _Typed, *, level: int) -> float:
    """Return how many characters of the trigger two events share; 0 if their types differ in the first parts."""
    is_right = _cut(gold.type or "", level) in {_cut(type, level) for type in own.types}
    return float(overlap(gold.trigger, own.event.trigger)) if is_right else 0.0


def _cut(name: str, level: int) -> str:
    return ".".join(name.split(".")[:level])
