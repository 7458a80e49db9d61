"""What fills the roles of events is scored, by half of the characters or by mentions."""

from dataclasses import replace

import pytest

from kg.evaluate.names import Names
from kg.evaluate.records import Argument, Event, Pair
from kg.evaluate.roles import score
from tests.evaluate.marks import at, empty, entity, event, mention, perfect, record, value

TEXT = "Israeli jets bombed a military airport near Damascus on Friday."
AGENT = Argument("agent", at(TEXT, "Israeli jets"))
PATIENT = Argument(
    "patient", at(TEXT, "a military airport near Damascus"), alternatives=(at(TEXT, "a military airport"),)
)
TIME = Argument("time", at(TEXT, "on Friday"))
BOMBED = Event(at(TEXT, "bombed"), roles=(AGENT, PATIENT, TIME))
GOLD = record(TEXT, events=[BOMBED])


@pytest.mark.parametrize("measure", ["argument unlabelled", "argument labelled", "labelled, paired events only"])
@pytest.mark.parametrize("by_mention", [True, False])
def test_the_gold_itself_scores_all_and_nothing_scores_nothing(measure: str, by_mention: bool) -> None:  # noqa: FBT001
    assert value(score(perfect(GOLD), by_mention=by_mention), measure) == 100.0
    assert value(score(empty(GOLD), by_mention=by_mention), measure) == 0.0


def test_a_role_that_the_set_lacks_does_not_count() -> None:
    own = event(TEXT, "bombed", roles={"agent": "Israeli jets", "place": "a military airport", "manner": "on Friday"})

    figures = score([Pair(GOLD, record(TEXT, events=[own]))])

    assert value(figures, "argument labelled") == 50.0  # 1 of 1, 1 of 3


def test_an_alternative_span_is_as_good_and_a_wrong_role_right_in_its_span() -> None:
    own = event(TEXT, "bombed", roles={"agent": "Israeli jets", "time": "a military airport"})

    figures = score([Pair(GOLD, record(TEXT, events=[own]))])

    assert value(figures, "argument unlabelled") == 80.0  # 2 of 2, 2 of 3
    assert value(figures, "argument labelled") == 40.0  # 1 of 2, 1 of 3
    assert value(figures, "recall patient (labelled)") == 0.0


def test_a_role_of_ours_is_translated() -> None:
    own = event(TEXT, "bombed", roles={"victim": "a military airport"})

    figures = score([Pair(GOLD, record(TEXT, events=[own]))], Names({"victim": frozenset(("patient",))}))

    assert value(figures, "recall patient (labelled)") == 100.0


def test_another_mention_of_the_same_entity_is_right_where_mentions_count() -> None:
    text = "Ann Li came. She spoke."
    lists = {"entities": [entity("e", "Person")], "mentions": [mention(text, "Ann Li", "e"), mention(text, "She", "e")]}
    gold = record(text, events=[Event(at(text, "spoke"), roles=(Argument("agent", at(text, "Ann Li"), "e"),))], **lists)
    own = record(text, events=[event(text, "spoke", roles={"agent": "She"})])

    assert value(score([Pair(gold, own)], by_mention=True), "argument labelled") == 100.0
    assert value(score([Pair(gold, own)]), "argument labelled") == 0.0


@pytest.mark.parametrize(("role", "recall"), [("recipient", 100.0), ("place", 0.0)])
def test_a_participant_may_have_any_role_of_an_actor(role: str, recall: float) -> None:
    gold = record(
        TEXT, events=[replace(BOMBED, roles=(replace(AGENT, role="participant"), replace(TIME, role="place")))]
    )
    own = record(TEXT, events=[event(TEXT, "bombed", roles={role: "Israeli jets"})])

    assert value(score([Pair(gold, own)]), "recall participant (labelled)") == recall


def test_by_mention_a_long_phrase_counts_by_its_head() -> None:
    phrase = Argument("patient", at(TEXT, "a military airport near Damascus"), head=at(TEXT, "airport"))
    gold = record(TEXT, events=[replace(BOMBED, roles=(Argument("patient", at(TEXT, "Damascus")),))])
    own = record(TEXT, events=[replace(BOMBED, roles=(phrase,))])

    assert value(score([Pair(gold, own)], by_mention=True), "argument labelled") == 0.0
    assert value(score([Pair(GOLD, own)]), "recall patient (labelled)") == 100.0  # by half of the characters, all of it
