"""Time expressions are scored by extent, type and value."""

from datetime import date

import pytest

from kg.evaluate.records import Pair, Time
from kg.evaluate.times import Days, clean, days, is_same, score
from tests.evaluate.marks import at, empty, perfect, record, value

TEXT = "On Friday he said the 15-month war would end last week."


def time(words: str, type: str, value: str) -> Time:
    return Time(at(TEXT, words), type, value)


GOLD = record(
    TEXT,
    times=[
        time("Friday", "DATE", "2013-03-22"),
        time("15-month", "DURATION", "P15M"),
        time("last week", "DATE", "2013-W11"),
    ],
)
OWN = record(TEXT, times=[time("On Friday", "DATE", "2013-03-22"), time("last week", "DATE", "2013-03-11/2013-03-17")])
FIGURES = {"extent relaxed": 80.0, "extent strict": 40.0, "type": 80.0, "value": 40.0, "value as days": 80.0}


@pytest.mark.parametrize("measure", [*FIGURES, "extent strict + value"])
def test_the_gold_itself_scores_all_and_nothing_scores_nothing(measure: str) -> None:
    assert value(score(perfect(GOLD)), measure) == 100.0
    assert value(score(empty(GOLD)), measure) == 0.0


@pytest.mark.parametrize(("measure", "expected"), FIGURES.items())
def test_a_value_counts_where_the_expression_is_found(measure: str, expected: float) -> None:
    assert value(score([Pair(GOLD, OWN)]), measure) == expected


def test_durations_are_left_out_where_only_dates_count() -> None:
    assert value(score([Pair(GOLD, OWN)], dates_only=True), "extent relaxed") == 100.0


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2013-W11", date(2013, 3, 11), date(2013, 3, 17)),
        ("2013-W11-2", date(2013, 3, 12), date(2013, 3, 12)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2012-Q2", date(2012, 4, 1), date(2012, 6, 30)),
        ("1999", date(1999, 1, 1), date(1999, 12, 31)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("2013-03-11T10:00", date(2013, 3, 11), date(2013, 3, 11)),
        ("2013-03-11/2013-03", date(2013, 3, 11), date(2013, 3, 31)),
    ],
)
def test_a_calendar_value_names_its_days(value: str, first: date, last: date) -> None:
    assert days(value) == Days(first, last)


@pytest.mark.parametrize("value", ["P3D", "PRESENT_REF", "2013-02-30", "2013-W60", "0000", "2013/P3D", None])
def test_any_other_value_names_no_day(value: str | None) -> None:
    assert days(value) is None


@pytest.mark.parametrize(("value", "bare"), [("2013-03-11t10:00:30z", "2013-03-11T10:00"), ("p3d", "P3D"), (None, "")])
def test_case_seconds_and_a_final_z_do_not_matter(value: str | None, bare: str) -> None:
    assert clean(value) == bare


def test_values_without_days_are_the_same_only_if_they_are_equal() -> None:
    assert is_same("P3D", "p3d")
    assert not is_same("P3D", "P72H")
