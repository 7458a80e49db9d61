"""Mentions of entities are scored by span and by type."""

import pytest

from kg.evaluate.entities import NAMES, score
from kg.evaluate.names import Names
from kg.evaluate.records import Mention, Pair
from kg.model import Span
from tests.evaluate.marks import at, empty, entity, mention, perfect, record, value

TEXT = "The Israeli army chief Herzi Halevi resigned in Tel Aviv."
GOLD = record(
    TEXT,
    entities=[entity("e1", "Person"), entity("e2", "Place")],
    mentions=[mention(TEXT, "Herzi Halevi", "e1"), mention(TEXT, "Tel Aviv", "e2")],
)
MEASURES = ["mention strict", "mention+type strict", "mention lenient", "mention+type lenient"]


@pytest.mark.parametrize("measure", MEASURES)
def test_the_gold_itself_scores_all_and_nothing_scores_nothing(measure: str) -> None:
    assert value(score(perfect(GOLD)), measure) == 100.0
    assert value(score(empty(GOLD)), measure) == 0.0


def test_a_longer_span_is_right_leniently_and_a_wrong_type_only_in_its_span() -> None:
    own = record(
        TEXT,
        entities=[entity("a", "Person"), entity("b", "Person"), entity("c", "Place")],
        mentions=[
            mention(TEXT, "chief Herzi Halevi", "a"),  # lenient only
            mention(TEXT, "Tel Aviv", "b"),  # the right span with the wrong type
            mention(TEXT, "Israeli", "c"),  # wrong
        ],
    )

    figures = score([Pair(GOLD, own)])

    assert [value(figures, measure) for measure in MEASURES] == [40.0, 0.0, 80.0, 40.0]
    assert value(figures, "recall Person (lenient+type)") == 100.0
    assert value(figures, "recall Place (lenient+type)") == 0.0


def test_a_class_of_ours_is_translated_and_one_the_set_lacks_does_not_count() -> None:
    own = record(
        TEXT,
        entities=[entity("a", "Person"), entity("b", "City"), entity("c", "Thing")],
        mentions=[mention(TEXT, "Herzi Halevi", "a"), mention(TEXT, "Tel Aviv", "b"), mention(TEXT, "army", "c")],
    )

    figures = score([Pair(GOLD, own)], Names({"City": frozenset(("Place",))}))

    assert value(figures, "mention+type strict") == 100.0


def test_a_mention_in_a_region_left_open_counts_neither_way() -> None:
    gold = record(TEXT, entities=GOLD.entities, mentions=GOLD.mentions, ignore=[at(TEXT, "Israeli")])
    own = record(
        TEXT,
        entities=[*GOLD.entities, entity("c", "Place")],
        mentions=[*GOLD.mentions, mention(TEXT, "Israeli", "c")],
    )

    assert value(score([Pair(gold, own)]), "mention strict") == 100.0
    assert value(score([Pair(GOLD, own)]), "mention strict") == 80.0


def test_a_mention_without_the_gold_head_is_no_match() -> None:
    gold = record(TEXT, entities=[entity("e", "Person")], mentions=[_headed("army chief Herzi Halevi", "Halevi")])
    own = record(TEXT, entities=[entity("e", "Person")], mentions=[mention(TEXT, "army chief", "e")])

    assert value(score([Pair(gold, own)]), "mention lenient") == 0.0


def _headed(words: str, head: str) -> Mention:
    return Mention(at(TEXT, words), "e", "name", at(TEXT, head))


def test_names_alone_are_told_by_their_kind_or_their_capital_letters() -> None:
    nominal = Mention(at(TEXT, "army chief"), "e1")  # its kind is not said
    own = record(TEXT, entities=GOLD.entities, mentions=[*GOLD.mentions, nominal])

    assert value(score([Pair(GOLD, own)], kinds=NAMES), "mention strict") == 100.0


def test_articles_without_the_layer_are_left_out() -> None:
    assert score([Pair(record(TEXT, times=[]), GOLD)]) == []


def test_only_the_annotated_part_counts() -> None:
    gold = record(TEXT, entities=GOLD.entities, mentions=GOLD.mentions, scope=[Span(0, 40)])
    own = record(TEXT, entities=GOLD.entities, mentions=GOLD.mentions[:1])

    assert value(score([Pair(gold, own)]), "mention strict") == 100.0
