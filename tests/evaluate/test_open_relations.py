"""Open relations are scored by the words they share."""

import pytest

from kg.evaluate.open_relations import MEASURE, score, words
from kg.evaluate.records import Pair, Phrase, Relation
from tests.evaluate.marks import empty, find, perfect, record, value

TEXT = "Anna was born in Rome."


def relation(subject: str, predicate: str, object: str, *, confidence: float = 1.0) -> Relation:
    return Relation(Phrase(subject), Phrase(predicate), (Phrase(object),), confidence=confidence)


GOLD = record(TEXT, relations=[relation("Anna", "was born in", "Rome")])


def test_the_gold_itself_scores_all_and_nothing_scores_nothing() -> None:
    assert value(score(perfect(GOLD)), MEASURE) == 100.0
    assert value(score(empty(GOLD)), MEASURE) == 0.0
    assert value(score(empty(GOLD)), "AUC") == 0.0


def test_words_count_slot_by_slot() -> None:
    own = record(TEXT, relations=[relation("Anna", "was born", "in Rome"), relation("Anna", "likes", "Rome")])

    figure = find(score([Pair(GOLD, own)]), MEASURE)

    assert figure.recall == pytest.approx(80.0)  # was, born, Anna, Rome of five
    assert figure.precision == pytest.approx(40.0)  # 4/5 for the first, 0 for the second


def test_the_threshold_with_the_best_f1_counts() -> None:
    sure, wild = relation("Anna", "was born in", "Rome"), relation("Anna", "likes", "Rome", confidence=0.2)

    assert value(score([Pair(GOLD, record(TEXT, relations=[sure, wild]))]), MEASURE) == 100.0


def test_who_said_what_may_be_turned() -> None:
    gold = record(TEXT, relations=[relation("Anna", "said", "it was over")])
    own = record(TEXT, relations=[relation("it was over", "said", "Anna")])

    assert value(score([Pair(gold, own)]), MEASURE) == 100.0


def test_any_form_of_be_is_a_predicate_of_be() -> None:
    gold = record(TEXT, relations=[relation("Anna", "is", "Roman")])
    own = record(TEXT, relations=[relation("Anna", "be", "Roman")])

    assert value(score([Pair(gold, own)]), MEASURE) == 100.0


def test_brackets_and_quotes_of_treebanks_are_read_as_words() -> None:
    assert words("``It'' -LRB- 5% -RRB-") == ('"', "it", '"', "5", "%")
