"""Arithmetic of the calendar: days, and the TIMEX3 values of the periods around them.

A unit is written as the TIMEX3 duration of one: "P1D", "P1W", "P3M", "P1Y", "PT1H".

Source: https://www.timeml.org/publications/timeMLdocs/timeml_1.2.1.html#timex3
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, Literal

from dateutil.relativedelta import relativedelta

Tense = Literal["past", "present", "future"]

DAY: Final = "P1D"
WEEK: Final = "P1W"
YEAR: Final = "P1Y"
YEARS: Final = range(1500, 2100)
_IN_A_DAY: Final = {"TH": 24, "TM": 24 * 60, "TS": 24 * 60 * 60}
_JUST: Final = timedelta(days=31)
_UNKNOWN: Final = {
    "P1W": "XXXX-WXX",
    "P2W": "XXXX-WXX",
    "P1M": "XXXX-XX",
    "P3M": "XXXX-QX",
    "P1Y": "XXXX",
    "P10Y": "XXXX",
    "P100Y": "XXXX",
}
_UNIT: Final = re.compile(r"P(?P<clock>T?)(?P<count>\d+)(?P<letter>[SMHDWY])")


def iso_day(text: str | None) -> date | None:
    """Return the day of an ISO 8601 date or TIMEX3 value; None for anything coarser, vaguer or out of `YEARS`."""
    try:
        day = date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
    return day if day.year in YEARS else None


def moved(day: date, unit: str, count: int) -> date | None:
    """Return the day that many units later, earlier where `count` is negative; hours and less move whole days.

    None: the calendar does not reach that far, as for "10,000 years ago".
    """
    clock, each, letter = _parts(unit)
    try:
        return day + _step(clock + letter, each * count)
    except (OverflowError, ValueError):  # dateutil raises either
        return None


def _step(unit: str, count: int) -> relativedelta:
    match unit:
        case "Y":
            return relativedelta(years=count)
        case "M":
            return relativedelta(months=count)
        case "W":
            return relativedelta(weeks=count)
        case "D":
            return relativedelta(days=count)
    return relativedelta(days=int(count / _IN_A_DAY[unit]))


def period(day: date | None, unit: str) -> str:
    """Return the value of the unit that a day lies in: its week, its month, its decade; hours and less give the day.

    An unknown day gives a value of X's: "XXXX-WXX".
    """
    if day is None:
        return _UNKNOWN.get(unit, "XXXX-XX-XX")
    match unit:
        case "P1W" | "P2W":
            return "{}-W{:02}".format(*day.isocalendar())
        case "P1M":
            return f"{day:%Y-%m}"
        case "P3M":
            return f"{day:%Y}-Q{(day.month + 2) // 3}"
        case "P1Y":
            return f"{day:%Y}"
        case "P10Y":
            return f"{day:%Y}"[:3] + "X"
        case "P100Y":
            return f"{day:%Y}"[:2] + "XX"
    return day.isoformat()


def weekend(day: date | None) -> str:
    """Return the value of the weekend at the end of the week that a day lies in; None for an unknown day."""
    return f"{period(day, WEEK)}-WE"


def duration(count: Decimal | None, unit: str) -> str:
    """Return the value of so many units; None for an unknown number of them."""
    clock, each, letter = _parts(unit)
    amount = "X" if count is None else f"{(count * each).normalize():f}"
    return f"P{clock}{amount}{letter}"


def weekday(anchor: date, number: int, tense: Tense) -> date:
    """Return the day with this ISO number: the next on or after the anchor in the future, else the latest up to it."""
    ahead = (number - anchor.isoweekday()) % 7
    return anchor + timedelta(days=ahead if tense == "future" or not ahead else ahead - 7)


def day_of_year(anchor: date, month: int, day: int, tense: Tense) -> date | None:
    """Return the date in the year that the tense calls for, None where no year has that day.

    Past: the latest up to the anchor. Future: the next from it on. Present, as in "it opens on 3 May": the next too,
    unless the day has only just gone by.
    """
    days = tuple(_days(range(anchor.year - 4, anchor.year + 5), month, day))
    past = [each for each in days if each <= anchor]
    future = [each for each in days if each >= anchor]
    if not past or not future:
        return None
    has_just_been = anchor - past[-1] <= _JUST
    return future[0] if tense == "future" or (tense == "present" and not has_just_been) else past[-1]


def year_of_part(anchor: date, first_month: int, tense: Tense) -> int:
    """Return the year of a month, a season or a quarter without one: in the past, it has begun by the anchor."""
    if tense == "future":
        return anchor.year + (first_month < anchor.month)
    return anchor.year - (first_month > anchor.month)


def _days(years: Iterable[int], month: int, day: int) -> Iterable[date]:
    for year in years:
        try:
            yield date(year, month, day)
        except ValueError:  # 29 February
            continue


def _parts(unit: str) -> tuple[str, int, str]:
    """Return "T" for a unit of the clock, how many base units it has, and the letter of the base unit."""
    found = _UNIT.fullmatch(unit)
    if found is None:
        raise ValueError(f"{unit!r} is not the duration of one unit")
    return found["clock"], int(found["count"]), found["letter"]
