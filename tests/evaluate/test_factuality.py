"""Whether events happened is scored for those that were found."""

import pytest

from kg import record as record_of_ours
from kg.evaluate.factuality import score, value_of
from kg.evaluate.records import Event, Pair
from tests.evaluate.marks import at, empty, event, find, perfect, record, value

TEXT = "He came, might stay and did not leave."
GOLD = record(
    TEXT,
    events=[
        event(TEXT, "came", score=3.0, polarity="positive"),
        event(TEXT, "stay", score=0.5, polarity="positive"),
        event(TEXT, "leave", score=-3.0, polarity="negative"),
    ],
)
OWN = record(
    TEXT,
    events=[
        event(TEXT, "came", polarity="positive", factuality="asserted"),
        event(TEXT, "stay", polarity="positive", factuality="asserted"),
        event(TEXT, "leave", polarity="negative", factuality="asserted"),
    ],
)


def test_the_gold_itself_is_without_error() -> None:
    figures = score(perfect(GOLD))

    assert value(figures, "MAE") == 0.0
    assert value(figures, "Pearson r") == 1.0
    assert value(figures, "macro F1 of the three") == 100.0
    assert value(figures, "negated, recall over all gold") == 100.0


def test_where_no_event_is_found_nothing_can_be_said() -> None:
    figures = score(empty(GOLD))

    assert value(figures, "events with a gold score, found") == 0.0
    assert "MAE" not in {figure.measure for figure in figures}


def test_an_event_that_is_held_for_certain_costs_its_distance() -> None:
    figures = score([Pair(GOLD, OWN)])

    assert value(figures, "MAE") == (0 + 2.5 + 0.5) / 3
    assert find(figures, "macro F1 of the three").value == pytest.approx(100 * (2 / 3 + 0 + 1) / 3)
    assert value(figures, "negated, paired events") == 100.0


def test_beside_it_stands_a_reader_that_holds_all_for_certain() -> None:
    figures = score([Pair(GOLD, OWN)])

    assert value(figures, "all +3: MAE") == round((0 + 2.5 + 6) / 3, 2)
    assert value(figures, "all +3: Pearson r") == 0.0


def test_our_records_know_no_factuality_without_a_score() -> None:
    for factuality, polarity in record_of_ours._FACTUALITY.values():
        assert -3 <= value_of(Event(at(TEXT, "came"), polarity=polarity, factuality=factuality)) <= 3
