"""Score time expressions: extent, type and normalised value.

Strict: the same span without edge punctuation and a leading article. Relaxed: the spans overlap. Values count over
relaxed matches. As strings, values are equal after case, a final Z and seconds are put aside; as days, they name the
same first and last day, as a week and its seven days do.

Source: UzZaman et al., "SemEval-2013 Task 1: TempEval-3", 2013, section 4.
"""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kg.evaluate.figures import Count, Figure, hits, of_counts, recalled
from kg.evaluate.records import Pair, Time
from kg.evaluate.spans import align, closeness, core, in_scope
from kg.model import Span

_OF_CALENDAR: Final = frozenset(("DATE", "TIME"))
_SECONDS: Final = re.compile(r"(T\d\d:\d\d):\d\d(?:\.\d+)?")
_WEEK: Final = re.compile(r"(\d{4})-W(\d\d)(?:-(\d))?")
_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH: Final = re.compile(r"(\d{4})-(\d\d)")
_QUARTER: Final = re.compile(r"(\d{4})-Q([1-4])")
_YEAR: Final = re.compile(r"(\d{4})")
_DECADE: Final = re.compile(r"(\d{3})X?")


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends included."""

    first: date
    last: date


def score(pairs: Sequence[Pair], *, dates_only: bool = False) -> list[Figure]:
    """Score time expressions, or those alone that have a place in the calendar: no durations, no sets."""
    annotated = [pair for pair in pairs if "times" in pair.gold.layers]
    return list(of_counts([list(_counts(pair, dates_only=dates_only)) for pair in annotated]))


def clean(value: str | None) -> str:
    """Return a TIMEX3 value without what does not matter: case, seconds, a final Z."""
    text = _SECONDS.sub(r"\1", (value or "").strip().upper())
    return text.rstrip("Z") if text[:1].isdigit() or text.startswith("T") else text


def days(value: str | None) -> Days | None:
    """Return the days of a calendar value; None where it names none."""
    text = clean(value)
    if "/" in text:
        first, last = (days(part) for part in text.split("/", 1))
        return Days(first.first, last.last) if first and last else None
    bare = text.split("T")[0]
    try:
        return next((made(match) for pattern, made in _READERS.items() if (match := pattern.fullmatch(bare))), None)
    except ValueError:  # no such day: February 30
        return None


def is_same(one: str | None, two: str | None) -> bool:
    """Tell whether two values are equal, or name the same days."""
    named = days(one)
    return clean(one) == clean(two) or (named is not None and named == days(two))


def _of_week(match: re.Match[str]) -> Days:
    first = date.fromisocalendar(int(match[1]), int(match[2]), int(match[3] or 1))
    return Days(first, first if match[3] else first + timedelta(6))


def _of_day(match: re.Match[str]) -> Days:
    day = date(int(match[1]), int(match[2]), int(match[3]))
    return Days(day, day)


def _of_month(match: re.Match[str]) -> Days:
    return _of_months(int(match[1]), int(match[2]), int(match[2]))


def _of_quarter(match: re.Match[str]) -> Days:
    last = 3 * int(match[2])
    return _of_months(int(match[1]), last - 2, last)


def _of_year(match: re.Match[str]) -> Days:
    return _of_months(int(match[1]), 1, 12)


def _of_decade(match: re.Match[str]) -> Days:
    year = 10 * int(match[1])
    return Days(date(year, 1, 1), date(year + 9, 12, 31))


def _of_months(year: int, first: int, last: int) -> Days:
    begin = date(year, first, 1)  # refuses the year 0, for which there is no calendar
    return Days(begin, date(year, last, calendar.monthrange(year, last)[1]))


_READERS: Final = {
    _WEEK: _of_week,
    _DAY: _of_day,
    _MONTH: _of_month,
    _QUARTER: _of_quarter,
    _YEAR: _of_year,
    _DECADE: _of_decade,
}


def _place(time: Time) -> Span:
    return time.span


def _counts(pair: Pair, *, dates_only: bool) -> Iterator[Count]:
    text = pair.gold.text
    gold, own = (
        [each for each in in_scope(side, pair.gold.scope, _place) if not dates_only or each.type in _OF_CALENDAR]
        for side in (pair.gold.times, pair.own.times)
    )
    near = align(gold, own, lambda one, two: closeness(one.span, two.span))
    exact = align(gold, own, lambda one, two: float(core(text, one.span) == core(text, two.span)))
    found = _right(*([(gold[i], own[j]) for i, j in pairing.items()] for pairing in (near, exact)))
    for measure, right in found.items():
        yield hits(measure, right, len(own), len(gold))
    yield recalled("value right, of expressions found", found["value"], len(near))
    yield recalled("days right, of expressions found", found["value as days"], len(near))


def _right(near: Sequence[tuple[Time, Time]], exact: Sequence[tuple[Time, Time]]) -> dict[str, int]:
    """Return how many matches are right, by measure."""
    return {
        "extent strict": len(exact),
        "extent relaxed": len(near),
        "type": sum(one.type == two.type for one, two in near),
        "value": sum(clean(one.value) == clean(two.value) for one, two in near),
        "value as days": sum(is_same(one.value, two.value) for one, two in near),
        "extent strict + value": sum(clean(one.value) == clean(two.value) for one, two in exact),
    }
