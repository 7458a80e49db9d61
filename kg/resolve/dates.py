"""Whether two TIMEX3 values may be the same time."""

import re
from datetime import date

_DAY = re.compile(r"(\d{4}|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")


def may_be_one(one: str, other: str) -> bool:
    """Tell whether two values may be one time: equal, one inside the other, or beyond comparison.

    An unknown part (`XXXX-10-07`) may be anything; so may values that are no calendar dates (`PRESENT_REF`).
    """
    one, other = one.partition("T")[0], other.partition("T")[0]
    days = _DAY.fullmatch(one), _DAY.fullmatch(other)
    if days[0] and days[1]:
        pairs = zip(days[0].groups(), days[1].groups(), strict=True)
        return all(a is None or b is None or "X" in a + b or a == b for a, b in pairs)
    weeks = _week(one), _week(other)
    return None in weeks or weeks[0] == weeks[1]


def _week(value: str) -> tuple[int, int] | None:
    """Return the ISO year and week of a week or a full date, None for anything else."""
    match = _WEEK.fullmatch(value)
    if match:
        return int(match[1]), int(match[2])
    try:
        year, week, _ = date.fromisoformat(value).isocalendar()
    except ValueError:
        return None
    return year, week
