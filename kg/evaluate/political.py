"""Score coded political events: who (source) did what (a PLOVER category) to whom (target).

Each gold sentence has one coded event, though it may hold more, so that precision is a lower bound. Source and target
are right if an actor in the right place overlaps a gold one; where the event is symmetric (agreed, met), the two sides
may be swapped.
"""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from kg.evaluate.figures import Count, Figure, hits, of_counts, recalled
from kg.evaluate.names import SAME, Names
from kg.evaluate.records import Event, Pair, PoliticalEvent
from kg.evaluate.spans import is_touching
from kg.model import Span

#: The roles that are read as source, and as target.
SOURCE: Final = frozenset(("agent", "participant"))
TARGET: Final = frozenset(("patient", "recipient", "participant", "place", "topic"))

_QUADS: Final = Path(__file__).with_name("quads.toml")


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What is right of one event of ours."""

    is_category: bool = False
    is_quad: bool = False
    is_source: bool = False
    is_target: bool = False
    is_whole: bool = False

    def rank(self) -> tuple[bool, bool, bool, int]:
        """Return what tells the best of several."""
        return self.is_whole, self.is_category, self.is_quad, self.is_source + self.is_target


def score(pairs: Sequence[Pair], types: Names = SAME, roles: Names = SAME) -> list[Figure]:
    """Score coded events; `types` maps our classes to categories, `roles` our roles to the general ones."""
    annotated = [pair for pair in pairs if pair.gold.political]
    return list(of_counts([list(_counts(pair, types, roles)) for pair in annotated]))


@cache
def quads() -> dict[str, str]:
    """Return the quad class of each category."""
    classes = tomllib.loads(_QUADS.read_text(encoding="utf-8"))
    return {category: quad for quad, categories in classes.items() for category in categories}


def _counts(pair: Pair, types: Names, roles: Names) -> Iterator[Count]:
    gold, known = pair.gold.political[0], frozenset(quads())
    coded = [(event, codes) for event in pair.own.events if (codes := types.coded(event.type) & known)]
    yield from _of_coded(gold, [_judged(gold, event, codes, roles) for event, codes in coded])
    every = [_judged(gold, event, frozenset(), roles) for event in pair.own.events]
    yield recalled("source in any event", any(each.is_source for each in every), bool(gold.source))
    yield recalled("target in any event", any(each.is_target for each in every), bool(gold.target))


def _of_coded(gold: PoliticalEvent, verdicts: Sequence[_Verdict]) -> Iterator[Count]:
    """Yield what is right of the events of ours that have a category."""
    best, size = max(verdicts, default=_Verdict(), key=_Verdict.rank), len(verdicts)
    is_category = any(each.is_category for each in verdicts)
    yield hits("category", is_category, size, 1)
    yield hits("quad class", any(each.is_quad for each in verdicts), size, 1)
    yield hits("source (of the best event)", best.is_source, bool(size), bool(gold.source))
    yield hits("target (of the best event)", best.is_target, bool(size), bool(gold.target))
    yield hits("whole event", any(each.is_whole for each in verdicts), size, 1)
    yield recalled(f"recall {gold.code}", is_category, 1)


def _judged(gold: PoliticalEvent, event: Event, codes: frozenset[str], roles: Names) -> _Verdict:
    source, target = _actors(event, SOURCE, roles), _actors(event, TARGET, roles)
    is_source, is_target = is_touching(gold.source, source), is_touching(gold.target, target)
    if gold.is_symmetric:
        sides = {*gold.source, *gold.target}
        reached = sum(is_touching((side,), (*source, *target)) for side in sides)
        is_source, is_target = reached >= 1, reached >= min(2, len(sides))
    is_category = gold.code in codes
    has_both = (is_source or not gold.source) and (is_target or not gold.target)
    return _Verdict(
        is_category=is_category,
        is_quad=gold.quad in {quads()[code] for code in codes},
        is_source=is_source,
        is_target=is_target and bool(gold.target),
        is_whole=is_category and has_both,
    )


def _actors(event: Event, wanted: Iterable[str], roles: Names) -> list[Span]:
    return [each.words for each in event.roles or () if roles.accepted(each.role) & frozenset(wanted)]
