"""Happenings with participants and times are scored by how much of them is found."""

from dataclasses import replace

import pytest

from kg.evaluate.instances import score
from kg.evaluate.records import Instance, Pair, Participant
from tests.evaluate.marks import at, empty, event, mention, record, value

TEXT = "EADS won. It beat Boeing in the win."
MENTIONS = [mention(TEXT, "EADS", "E"), mention(TEXT, "It", "E"), mention(TEXT, "Boeing", "B")]
WIN = Instance(
    (at(TEXT, "won"), at(TEXT, "win")), (Participant("agent", "E"), Participant("patient", "B")), "2008-02-XX"
)
GOLD = record(TEXT, mentions=MENTIONS, instances=[WIN])
MEASURES = ["event instance", "participant", "participant + role", "time"]


@pytest.mark.parametrize("measure", MEASURES)
def test_the_instance_scores_all_and_nothing_scores_nothing(measure: str) -> None:
    own = record(TEXT, events=[event(TEXT, "won", roles={"agent": "EADS", "patient": "Boeing"}, time="2008-02-29")])

    assert value(score([Pair(GOLD, own)]), measure) == 100.0
    assert value(score(empty(GOLD)), measure) == 0.0


def test_another_mention_of_event_or_participant_is_as_good() -> None:
    own = record(TEXT, events=[event(TEXT, "win", roles={"agent": "It"}, time="2008-02-29")])

    figures = score([Pair(GOLD, own)])

    assert [value(figures, measure) for measure in MEASURES] == [100.0, 50.0, 50.0, 100.0]


def test_a_wrong_role_is_a_participant_all_the_same() -> None:
    own = record(TEXT, events=[event(TEXT, "won", roles={"patient": "EADS"})])

    figures = score([Pair(GOLD, own)])

    assert [value(figures, measure) for measure in MEASURES] == [100.0, 50.0, 0.0, 0.0]


def test_an_instance_without_a_time_asks_for_none() -> None:
    gold = replace(GOLD, instances=(replace(WIN, time=None),))

    assert "time" not in {figure.measure for figure in score(empty(gold))}
