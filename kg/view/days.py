"""Turns the value of a time into the days that it spans."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*|Z|[+-]\d\d:\d\d)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_MONTHS = re.compile(r"(\d{4})-(?:(\d\d)|Q([1-4])|H([12]))")
_YEARS = re.compile(r"\d{2,4}")
_WEEKEND = timedelta(days=5), timedelta(days=6)
_WHOLE_WEEK = timedelta(), timedelta(days=6)


def spanned(values: Iterable[str]) -> tuple[str, str] | None:
    """Return the first and the last day of some TIMEX3 values or dates, ISO 8601; None where none is of a calendar.

    A wider value that holds another says no more than that one: a day and its year are that day.

    Source: http://www.timeml.org/publications/timeMLdocs/timeml_1.2.1.html#timex3
    """
    spans = {span for each in values if (span := _span(each))}
    narrow = [each for each in spans if not any(_holds(each, other) for other in spans)]
    if not narrow:
        return None
    return min(first for first, _ in narrow).isoformat(), max(last for _, last in narrow).isoformat()


def _holds(wide: tuple[date, date], narrow: tuple[date, date]) -> bool:
    return wide != narrow and wide[0] <= narrow[0] and narrow[1] <= wide[1]


def _span(value: str) -> tuple[date, date] | None:
    """Return the days of a day, a week or its end, a month, a quarter, a half, a year, a decade or a century."""
    try:
        if found := _DAY.fullmatch(value):
            day = date(int(found[1]), int(found[2]), int(found[3]))
            return day, day
        if found := _WEEK.fullmatch(value):
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            first, last = _WEEKEND if found[3] else _WHOLE_WEEK
            return monday + first, monday + last
        if found := _MONTHS.fullmatch(value):
            return _months(int(found[1]), *(int(each or 0) for each in found.groups()[1:]))
        if _YEARS.fullmatch(value):
            return date(int(value.ljust(4, "0")), 1, 1), date(int(value.ljust(4, "9")), 12, 31)
    except (ValueError, OverflowError):  # no such day
        pass
    return None


def _months(year: int, month: int, quarter: int, half: int) -> tuple[date, date]:
    first, last = (month, month) if month else (3 * quarter - 2, 3 * quarter) if quarter else (6 * half - 5, 6 * half)
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
