"""Score who and what fills the roles of events.

Events are paired by overlapping triggers. An argument is right if its span matches the gold one or an alternative:
by half of the characters, or, where mentions count, if it overlaps, or another mention of the same entity does.
Unlabelled: the span. Labelled: the role as well. Recall counts every gold argument; precision those arguments of
paired events whose role the gold set uses.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kg.evaluate.events import matches, place
from kg.evaluate.figures import Count, Figure, hits, of_counts, recalled
from kg.evaluate.names import SAME, Names
from kg.evaluate.records import Argument, Event, Pair
from kg.evaluate.spans import align, in_scope, is_touching, likeness

#: What the gold role "participant" accepts.
SYMMETRIC: Final = frozenset(("agent", "patient", "recipient", "participant"))
_PARTICIPANT: Final = "participant"

_Similarity = Callable[[Argument, Argument], float]


@dataclass(frozen=True, slots=True)
class _Named:
    """An argument of ours with the roles it may have."""

    argument: Argument
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Event:
    """The arguments of a gold event, and what became of them."""

    gold: tuple[Argument, ...]
    own: tuple[_Named, ...]
    found: int
    labelled: frozenset[int]  # indices of gold arguments
    is_paired: bool


def score(pairs: Sequence[Pair], roles: Names = SAME, *, by_mention: bool = False) -> list[Figure]:
    """Score arguments; `roles` maps our roles to the gold set's, `by_mention` is the lenient way with coreference."""
    annotated = [pair for pair in pairs if any(each.roles is not None for each in pair.gold.events)]
    known = frozenset(each.role for pair in annotated for event in pair.gold.events for each in event.roles or ())
    known |= SYMMETRIC if _PARTICIPANT in known else frozenset()
    documents = [list(_events(pair, roles, known, by_mention=by_mention)) for pair in annotated]
    return list(of_counts([list(_counts(events)) for events in documents]))


def _counts(events: Sequence[_Event]) -> Iterator[Count]:
    paired = [each for each in events if each.is_paired]
    found, labelled = sum(each.found for each in events), sum(len(each.labelled) for each in events)
    own, gold = sum(len(each.own) for each in events), sum(len(each.gold) for each in events)
    in_paired = sum(len(each.gold) for each in paired)
    yield recalled("events paired", len(paired), len(events))
    yield hits("argument unlabelled", found, own, gold)
    yield hits("argument labelled", labelled, own, gold)
    yield hits("unlabelled, paired events only", found, own, in_paired)
    yield hits("labelled, paired events only", labelled, own, in_paired)
    for event in events:
        for number, argument in enumerate(event.gold):
            yield recalled(f"recall {argument.role} (labelled)", number in event.labelled, 1)


def _events(pair: Pair, roles: Names, known: frozenset[str], *, by_mention: bool) -> Iterator[_Event]:
    gold = in_scope(pair.gold.events, pair.gold.scope, place)
    own = in_scope(pair.own.events, pair.gold.scope, place)
    found = matches(pair.gold.text, gold, own)
    similarity = _by_mention(pair) if by_mention else _by_half
    for i, event in enumerate(gold):
        named = _named(own[found[i]], roles, known) if i in found else ()
        yield _compared(event.roles or (), named, similarity, is_paired=i in found)


def _named(event: Event, roles: Names, known: frozenset[str]) -> tuple[_Named, ...]:
    """Return the arguments whose role the gold set uses."""
    named = (_Named(each, roles.accepted(each.role)) for each in event.roles or ())
    return tuple(each for each in named if each.roles & known)


def _compared(
    gold: tuple[Argument, ...], own: tuple[_Named, ...], similarity: _Similarity, *, is_paired: bool
) -> _Event:
    found = align(gold, own, lambda one, two: similarity(one, two.argument))
    labelled = align(
        gold, own, lambda one, two: similarity(one, two.argument) if _is_role(one.role, two.roles) else 0.0
    )
    return _Event(gold, own, len(found), frozenset(labelled), is_paired)


def _is_role(gold: str, names: Iterable[str]) -> bool:
    return bool(SYMMETRIC & set(names)) if gold == _PARTICIPANT else gold in names


def _by_half(gold: Argument, own: Argument) -> float:
    best = max(likeness(span, own.span) for span in gold.spans)
    return best if best >= 0.5 else 0.0


def _by_mention(pair: Pair) -> _Similarity:
    """Return what finds two arguments alike if they, or mentions of their entities, overlap."""

    def similarity(gold: Argument, own: Argument) -> float:
        if is_touching(gold.spans, (own.words,)):
            return 1.0 + max(likeness(span, own.words) for span in gold.spans)
        others = (*pair.gold.spans_of.get(gold.target or "", ()), *gold.spans)
        ours = (*pair.own.spans_of.get(own.target or "", ()), own.words)
        return 0.5 if is_touching(others, ours) else 0.0

    return similarity
