"""Score happenings with their participants and times: how much of the gold is found.

An instance is found if the trigger of an event of ours overlaps any of its mentions. A participant is right if an
argument of such an event, or a mention of the argument's entity, overlaps a mention of the gold entity. A time is
right if such an event's time is the same as far as the gold is known: 2008-02-XX is any day of that month.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kg.evaluate.figures import Count, Figure, of_counts, recalled
from kg.evaluate.records import Argument, Event, Instance, Pair, Participant
from kg.evaluate.spans import is_touching

_UNKNOWN: Final = re.compile(r"(-X+)+$")


def score(pairs: Sequence[Pair]) -> list[Figure]:
    """Score the instances of articles where they are annotated; precision is not to be had."""
    annotated = [pair for pair in pairs if "instances" in pair.gold.layers]
    return list(of_counts([list(_counts(pair)) for pair in annotated]))


def _counts(pair: Pair) -> Iterator[Count]:
    if not pair.gold.instances:
        yield recalled("event instance", 0, 0)
    for instance in pair.gold.instances:
        events = [each for each in pair.own.events if is_touching((each.trigger,), instance.mentions)]
        yield recalled("event instance", bool(events), 1)
        yield from _participants(pair, instance, [role for each in events for role in each.roles or ()])
        if known := _UNKNOWN.sub("", instance.time or ""):
            yield recalled("time", _is_then(events, known), 1)


def _participants(pair: Pair, instance: Instance, roles: Sequence[Argument]) -> Iterator[Count]:
    for participant in instance.participants:
        right = [each for each in roles if _is_of(pair, participant, each)]
        yield recalled("participant", bool(right), 1)
        yield recalled("participant + role", any(each.role == participant.role for each in right), 1)


def _is_of(pair: Pair, participant: Participant, argument: Argument) -> bool:
    ours = (argument.words, *pair.own.spans_of.get(argument.target or "", ()))
    return is_touching(pair.gold.spans_of.get(participant.entity, ()), ours)


def _is_then(events: Sequence[Event], known: str) -> bool:
    return any((each.time or "").startswith(known) for each in events)
