"""Say which measures belong to which gold set, and what they are to reach."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from kg.evaluate import (
    attribution,
    coreference,
    entities,
    events,
    factuality,
    instances,
    open_relations,
    political,
    relations,
    roles,
    times,
)
from kg.evaluate.figures import Figure
from kg.evaluate.maps import Maps
from kg.evaluate.records import Pair

_MEASURES: Final = Path(__file__).with_name("measures.toml")

Score = Callable[[Sequence[Pair]], list[Figure]]


@dataclass(frozen=True, slots=True)
class Target:
    """A measure of the table; what it is to reach is in percent."""

    measure: str
    floor: float | None = None  # what a release must reach; None: not set
    best: float | None = None  # the best published figure; None: there is none


@dataclass(frozen=True, slots=True)
class Task:
    """One scorer on one gold set."""

    set: str
    topic: str
    score: Score
    targets: tuple[Target, ...]


def plan(maps: Maps) -> tuple[Task, ...]:
    """Return all tasks in the order of the table."""
    measures = tomllib.loads(_MEASURES.read_text(encoding="utf-8"))
    scores = _scores(maps)
    return tuple(
        Task(name, topic, scores[name][topic], tuple(Target(measure, **told) for measure, told in shown.items()))
        for name, topics in measures.items()
        for topic, shown in topics.items()
    )


def _scores(maps: Maps) -> Mapping[str, Mapping[str, Score]]:
    """Return the scorer of each topic of each set."""
    mentions = partial(entities.score, types=maps.entity_types)
    chains = partial(coreference.score, types=maps.entity_types)
    return {
        "worldwide": {"names": partial(mentions, kinds=entities.NAMES)},
        "re3d": {"entities": mentions, "related pairs": partial(relations.score, types=maps.re3d)},
        "gum_news": {
            "entities": mentions,
            "coreference": chains,
            "time": partial(times.score, dates_only=True),
        },
        "meantime": {
            "entities": mentions,
            "coreference": partial(chains, is_lenient=True),
            "factuality": factuality.score,
            "instances": instances.score,
        },
        "wikievents": {
            "coreference": partial(chains, is_lenient=True),
            "events": partial(events.score_types, types=maps.wikievents),
            "arguments": partial(roles.score, roles=maps.roles, by_mention=True),
        },
        "qasrl": {"arguments": partial(roles.score, roles=maps.roles)},
        "polnear": {"attribution": attribution.score},
        "plover": {"political events": partial(political.score, types=maps.plover, roles=maps.roles)},
        "tempeval3": {"events": events.score, "time": times.score, "factuality": factuality.score},
        "timebank": {"factuality": factuality.score},
        "carb": {"open relations": open_relations.score},
    }
