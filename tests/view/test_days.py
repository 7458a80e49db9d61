"""Which days a time spans."""

import pytest

from kg.view.days import spanned


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2023-10-07", "2023-10-07", "2023-10-07"),
        ("2023-10-07T18:30", "2023-10-07", "2023-10-07"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-W01", "2024-01-01", "2024-01-07"),
        ("2024-W01-WE", "2024-01-06", "2024-01-07"),
        ("2024-Q3", "2024-07-01", "2024-09-30"),
        ("2024-H2", "2024-07-01", "2024-12-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
    ],
)
def test_a_value_of_the_calendar_spans_its_days(value: str, first: str, last: str) -> None:
    assert spanned([value]) == (first, last)


@pytest.mark.parametrize(
    "value",
    ["XXXX-10-07", "XXXX-WXX-2", "P6W", "PRESENT_REF", "2023-13", "2023-02-30", "2024-W60", "9999-W52", "00", ""],
)
def test_what_is_not_of_the_calendar_spans_nothing(value: str) -> None:
    assert spanned([value]) is None


def test_a_wider_value_adds_nothing_and_two_days_make_a_span() -> None:
    assert spanned(["2023", "2023-10-07", "P6W"]) == ("2023-10-07", "2023-10-07")
    assert spanned(["2023-10-07", "2023-10-09"]) == ("2023-10-07", "2023-10-09")
