"""Pairs of related entities are scored, those of relations and those of events."""

from kg.evaluate.names import Names
from kg.evaluate.records import Pair, Phrase, Relation
from kg.evaluate.relations import score
from tests.evaluate.marks import empty, entity, event, mention, perfect, phrase, record, value

TEXT = "Hezbollah sent fighters to Syria; Israel struck Damascus."


def relation(subject: str, predicate: str, object: str, type: str, *, is_symmetric: bool = False) -> Relation:
    ends = phrase(TEXT, subject), Phrase(predicate), (phrase(TEXT, object),)
    return Relation(*ends, type, is_symmetric=is_symmetric)


GOLD = record(
    TEXT,
    relations=[
        relation("Hezbollah", "sent", "fighters", "InChargeOf"),
        relation("Damascus", "struck", "Israel", "FightingAgainst", is_symmetric=True),
    ],
)


def test_the_gold_itself_scores_all_and_nothing_scores_nothing() -> None:
    assert value(score(perfect(GOLD)), "pair") == 100.0
    assert value(score(empty(GOLD)), "pair") == 0.0


def test_agent_and_patient_of_an_event_are_a_pair_that_may_be_turned() -> None:
    own = record(TEXT, events=[event(TEXT, "struck", "Attack", {"agent": "Israel", "patient": "Damascus"})])

    figures = score([Pair(GOLD, own)], Names({"Attack": frozenset(("FightingAgainst",))}))

    assert value(figures, "pair") == 66.67
    assert value(figures, "pair + type") == 66.67
    assert value(figures, "recall FightingAgainst (pair)") == 100.0


def test_an_end_without_a_span_is_wherever_its_entity_is_mentioned() -> None:
    tie = Relation(Phrase("it", target="h"), Phrase("leads"), (phrase(TEXT, "fighters"),), "headOf")
    own = record(
        TEXT, entities=[entity("h", "ArmedGroup")], mentions=[mention(TEXT, "Hezbollah", "h")], relations=[tie]
    )

    assert value(score([Pair(GOLD, own)]), "recall InChargeOf (pair)") == 100.0


def test_without_a_table_types_are_not_scored() -> None:
    assert "pair + type" not in {figure.measure for figure in score(perfect(GOLD))}
