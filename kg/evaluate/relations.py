"""Score pairs of entities that the text relates: belongs to, fights, is in, is in charge of.

A pair of ours is the two ends of a relation, or the agent of an event with another of its arguments. It is right if
both ends overlap those of a gold pair, in either direction where the gold relation is symmetric.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from kg.evaluate.figures import Count, Figure, hits, of_counts, recalled
from kg.evaluate.names import SAME, Names
from kg.evaluate.records import Pair, Phrase, Record
from kg.evaluate.spans import align, is_touching
from kg.model import Span

_FIRST: Final = frozenset(("agent", "participant"))
_SECOND: Final = frozenset(("patient", "recipient", "place", "participant", "destination", "topic"))


@dataclass(frozen=True, slots=True)
class _Tie:
    """Two ends, each with the spans that stand for it, and what joins them."""

    first: tuple[Span, ...]
    second: tuple[Span, ...]
    types: frozenset[str]
    is_symmetric: bool = False


def score(pairs: Sequence[Pair], types: Names = SAME) -> list[Figure]:
    """Score pairs and, where `types` maps our properties and classes of events to the gold ones, their types."""
    annotated = [pair for pair in pairs if "relations" in pair.gold.layers]
    return list(of_counts([list(_counts(pair, types)) for pair in annotated]))


def _counts(pair: Pair, types: Names) -> Iterator[Count]:
    gold, own = list(_gold(pair.gold)), list(_own(pair.own, types))
    found = align(gold, own, partial(_similarity, is_typed=False))
    yield hits("pair", len(found), len(own), len(gold))
    if types.table:
        coded = [each for each in own if each.types]
        right = align(gold, coded, partial(_similarity, is_typed=True))
        yield hits("pair + type", len(right), len(coded), len(gold))
    for number, each in enumerate(gold):
        for type in each.types:
            yield recalled(f"recall {type} (pair)", number in found, 1)


def _similarity(gold: _Tie, own: _Tie, *, is_typed: bool) -> float:
    straight = is_touching(gold.first, own.first) and is_touching(gold.second, own.second)
    turned = gold.is_symmetric and is_touching(gold.first, own.second) and is_touching(gold.second, own.first)
    return float((straight or turned) and (not is_typed or bool(gold.types & own.types)))


def _gold(record: Record) -> Iterator[_Tie]:
    for each in record.relations:
        types = frozenset((each.type,) if each.type else ())
        for second in each.objects[:1]:
            yield _Tie(_spans(each.subject, record), _spans(second, record), types, each.is_symmetric)


def _own(record: Record, types: Names) -> Iterator[_Tie]:
    for each in record.relations:
        for second in each.objects[:1]:
            tie = _Tie(_spans(each.subject, record), _spans(second, record), types.coded(each.type))
            if tie.first and tie.second:
                yield tie
    for event in record.events:
        roles = event.roles or ()
        for one in (each for each in roles if each.role in _FIRST):
            for two in (each for each in roles if each.role in _SECOND and each is not one):
                if one.words != two.words:
                    yield _Tie((one.words,), (two.words,), types.coded(event.type))


def _spans(phrase: Phrase, record: Record) -> tuple[Span, ...]:
    """Return the phrase's own span, or those of its entity's mentions where it has none."""
    return (phrase.span,) if phrase.span else record.spans_of.get(phrase.target or "", ())
