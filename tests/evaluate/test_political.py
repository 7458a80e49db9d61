"""Coded political events are scored by category, source and target."""

import pytest

from kg.evaluate.names import Names
from kg.evaluate.political import quads, score
from kg.evaluate.records import Argument, Event, Pair, PoliticalEvent
from tests.evaluate.marks import at, empty, event, record, value

TEXT = "Libya threatened to break relations with Britain."
LIBYA, BRITAIN = (at(TEXT, "Libya"),), (at(TEXT, "Britain"),)
GOLD = record(TEXT, political=[PoliticalEvent("THREATEN", "verbal-conflict", LIBYA, BRITAIN, is_symmetric=False)])
MEASURES = ["category", "quad class", "whole event", "source in any event", "target in any event"]


def test_there_are_eighteen_categories_in_four_classes() -> None:
    assert len(quads()) == 18
    assert len(set(quads().values())) == 4


@pytest.mark.parametrize("measure", MEASURES)
def test_the_coded_event_scores_all_and_nothing_scores_nothing(measure: str) -> None:
    own = record(TEXT, events=[event(TEXT, "threatened", "THREATEN", {"agent": "Libya", "patient": "Britain"})])

    assert value(score([Pair(GOLD, own)]), measure) == 100.0
    assert value(score(empty(GOLD)), measure) == 0.0


def test_another_category_may_have_the_right_class() -> None:
    own = record(TEXT, events=[event(TEXT, "threatened", "Rejection", {"agent": "Libya", "manner": "Britain"})])

    figures = score([Pair(GOLD, own)], Names({"Rejection": frozenset(("REJECT",))}))

    assert value(figures, "category") == 0.0
    assert value(figures, "quad class") == 100.0
    assert value(figures, "source (of the best event)") == 100.0
    assert value(figures, "target (of the best event)") == 0.0
    assert value(figures, "whole event") == 0.0


def test_a_class_without_a_category_is_no_coded_event() -> None:
    own = record(TEXT, events=[event(TEXT, "threatened", "Threat"), event(TEXT, "break", "Ending")])

    figures = score([Pair(GOLD, own)], Names({"Threat": frozenset(("THREATEN",))}))

    assert value(figures, "category") == 100.0


def test_the_sides_of_a_symmetric_event_may_be_swapped() -> None:
    gold = record(TEXT, political=[PoliticalEvent("CONSULT", "verbal-cooperation", LIBYA, BRITAIN, is_symmetric=True)])
    own = record(TEXT, events=[event(TEXT, "threatened", "CONSULT", {"agent": "Britain", "recipient": "Libya"})])

    assert value(score([Pair(gold, own)]), "whole event") == 100.0


def test_a_role_of_ours_is_translated() -> None:
    own = record(TEXT, events=[event(TEXT, "threatened", "THREATEN", {"agent": "Libya", "addressee": "Britain"})])

    assert value(score([Pair(GOLD, own)]), "target in any event") == 0.0
    roles = Names({"addressee": frozenset(("recipient",))})
    assert value(score([Pair(GOLD, own)], roles=roles), "target in any event") == 100.0


def test_a_long_phrase_reaches_a_side_by_its_head_only() -> None:
    clause = Argument("patient", at(TEXT, "to break relations with Britain"), head=at(TEXT, "break"))
    own = record(TEXT, events=[Event(at(TEXT, "threatened"), "THREATEN", roles=(clause,))])

    assert value(score([Pair(GOLD, own)]), "target in any event") == 0.0
