"""Triggers and types of events are scored."""

import pytest

from kg.evaluate.events import score, score_types
from kg.evaluate.names import Names
from kg.evaluate.records import Pair
from tests.evaluate.marks import empty, event, perfect, record, value

TEXT = "A bomb killed nine people and injured others; police arrested two men."
GOLD = record(
    TEXT,
    events=[
        event(TEXT, "killed", "Life.Die.Unspecified"),
        event(TEXT, "injured", "Life.Injure.Unspecified"),
        event(TEXT, "arrested", "Justice.ArrestJailDetain.Unspecified"),
    ],
)
INJURING = Names({"Injuring": frozenset(("Life.Injure.Unspecified",))})


@pytest.mark.parametrize("measure", ["trigger strict", "trigger lenient"])
def test_the_gold_triggers_score_all_and_nothing_scores_nothing(measure: str) -> None:
    assert value(score(perfect(GOLD)), measure) == 100.0
    assert value(score(empty(GOLD)), measure) == 0.0


@pytest.mark.parametrize("level", [1, 2, 3])
def test_the_gold_types_score_all_and_nothing_scores_nothing(level: int) -> None:
    assert value(score_types(perfect(GOLD)), f"typed trigger, level {level}") == 100.0
    assert value(score_types(empty(GOLD)), f"typed trigger, level {level}") == 0.0


def test_a_type_is_right_as_far_as_its_level_goes() -> None:
    own = record(
        TEXT, events=[event(TEXT, word, "Injuring") for word in ("killed", "injured")] + [event(TEXT, "bomb", "Thing")]
    )

    figures = score_types([Pair(GOLD, own)], INJURING)

    assert value(figures, "trigger lenient") == 66.67
    assert value(figures, "typed trigger, level 1") == 80.0  # Life twice: 2 of 2, 2 of 3
    assert value(figures, "typed trigger, level 3") == 40.0  # 1 of 2, 1 of 3
    assert value(figures, "gold types per class of ours") == 1.0


def test_an_overlapping_trigger_is_right_leniently() -> None:
    own = record(TEXT, events=[event(TEXT, "killed nine"), event(TEXT, "two men")])

    figures = score([Pair(GOLD, own)])

    assert value(figures, "trigger strict") == 0.0
    assert value(figures, "trigger lenient") == 40.0


def test_what_is_annotated_for_factuality_alone_is_no_gold_trigger() -> None:
    gold = record(TEXT, events=[*GOLD.events, event(TEXT, "bomb", is_scored_only=True)])

    assert value(score([Pair(gold, GOLD)]), "trigger strict") == 100.0
