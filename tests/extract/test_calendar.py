"""Arithmetic of the calendar."""

from datetime import date
from decimal import Decimal

import pytest

from kg.extract.calendar import Tense, day_of_year, duration, moved, period, weekday, year_of_part

WEDNESDAY = date(2025, 1, 22)


@pytest.mark.parametrize(
    ("number", "tense", "day"),
    [(2, "past", 21), (3, "past", 22), (4, "past", 16), (4, "future", 23), (3, "future", 22), (2, "future", 28)],
)
def test_a_weekday_is_the_latest_in_the_past_and_the_next_in_the_future(number: int, tense: Tense, day: int) -> None:
    assert weekday(WEDNESDAY, number, tense) == date(2025, 1, day)


@pytest.mark.parametrize(
    ("month", "day", "tense", "value"),
    [
        (10, 7, "past", "2024-10-07"),
        (1, 22, "past", "2025-01-22"),
        (3, 3, "future", "2025-03-03"),
        (1, 3, "present", "2025-01-03"),
        (11, 20, "present", "2025-11-20"),
        (3, 3, "present", "2025-03-03"),
        (2, 29, "past", "2024-02-29"),
        (2, 29, "future", "2028-02-29"),
    ],
)
def test_a_day_without_a_year_takes_it_from_the_tense(month: int, day: int, tense: Tense, value: str) -> None:
    assert day_of_year(WEDNESDAY, month, day, tense) == date.fromisoformat(value)


def test_there_is_no_thirty_first_of_june() -> None:
    assert day_of_year(WEDNESDAY, 6, 31, "past") is None


@pytest.mark.parametrize(("tense", "year"), [("past", 2024), ("future", 2025), ("present", 2024)])
def test_a_month_without_a_year_has_begun_unless_it_is_to_come(tense: Tense, year: int) -> None:
    assert year_of_part(WEDNESDAY, 5, tense) == year


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        ("PT1H", "2025-01-22"),
        ("P1D", "2025-01-22"),
        ("P1W", "2025-W04"),
        ("P1M", "2025-01"),
        ("P3M", "2025-Q1"),
        ("P1Y", "2025"),
        ("P10Y", "202X"),
        ("P100Y", "20XX"),
    ],
)
def test_a_period_keeps_the_granularity_of_its_unit(unit: str, value: str) -> None:
    assert period(WEDNESDAY, unit) == value


@pytest.mark.parametrize(
    ("unit", "count", "value"),
    [("P1M", 1, "2025-02-22"), ("P2W", -1, "2025-01-08"), ("P10Y", -1, "2015-01-22"), ("PT1H", -24, "2025-01-21")],
)
def test_a_day_is_moved_by_whole_units(unit: str, count: int, value: str) -> None:
    assert moved(WEDNESDAY, unit, count) == date.fromisoformat(value)


@pytest.mark.parametrize(
    ("unit", "count"), [("P1Y", -10_000), ("P100Y", 1_000_000), ("P1D", -(10**9)), ("PT1H", 10**12)]
)
def test_the_calendar_has_ends(unit: str, count: int) -> None:
    assert moved(WEDNESDAY, unit, count) is None


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        ("6", "P1W", "P6W"),
        ("2", "P10Y", "P20Y"),
        ("2.5", "P1Y", "P2.5Y"),
        ("30", "PT1M", "PT30M"),
        (None, "P1D", "PXD"),
    ],
)
def test_a_duration_is_written_in_its_base_unit(count: str | None, unit: str, value: str) -> None:
    assert duration(None if count is None else Decimal(count), unit) == value
