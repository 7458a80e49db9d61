"""Rules for dates: days, weekdays, months, years and the spans between, anchored to the article and to each other."""

import re
from datetime import date, timedelta
from typing import Final

from kg.extract.calendar import DAY, WEEK, Tense, day_of_year, moved, period, weekday, weekend, year_of_part
from kg.extract.time_rules import Moment, Reading, Rule
from kg.model import Token

_PART: Final = "(?:{part}~)?"
_OF_MONTH: Final = r"(?P<day>\d\d?)(?:st|nd|rd|th)?"
_ABBREVIATED: Final = r"(?:\.(?=\s))?"
_UNKNOWN_YEAR: Final = "XXXX"
# Month in which a season begins; winter counts for the year in which it begins.
_SEASON_STARTS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def _whole_date(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read "October 7, 2023", "7 October", "October 3-5": without a year, the one the article gives elsewhere."""
    month, day = int(moment.words.code(match, "month") or 0), int(match["day"])
    first, last = _dated(_year(match), month, day, moment), match.groupdict().get("last")
    if first is None or last is None or int(last) <= day:
        return _date(first)
    return _date(f"{first}/{first[:8]}{int(last):02}")


def _numeric_date(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read "2023-10-07" and "10/7/2023", month first as in American English unless that month cannot be."""
    month, day = int(match["month_number"]), int(match["day"])
    if month > 12:
        month, day = day, month
    return _date(_dated(int(match["year"]), month, day, moment))


def _month(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read "October 2019", "last October", "mid-October"."""
    month, year = int(moment.words.code(match, "month") or 0), _year(match)
    if year is None and moment.anchor is not None:
        year = _directed_year(match, moment, month)
    return Reading("DATE", f"{year or _UNKNOWN_YEAR}-{month:02}")


def _weekday(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read "Tuesday", "last Tuesday", "Tuesday night"."""
    number, direction = int(moment.words.code(match, "weekday") or 0), moment.words.code(match, "direction")
    suffix = _day_part(match, moment)
    if moment.anchor is None:
        return Reading("TIME" if suffix else "DATE", f"XXXX-WXX-{number}{suffix}")
    day = weekday(moment.anchor, number, _tense_of(direction, moment))
    if day == moment.anchor:
        day += timedelta(weeks=int(direction or 0))
    return Reading("TIME" if suffix else "DATE", day.isoformat() + suffix)


def _relative_day(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read "yesterday", "tonight", "tomorrow morning", "this evening"."""
    code = moment.words.code(match, "relative") or "+0"
    days, _, suffix = code.partition("T")
    day = moment.anchor and moment.anchor + timedelta(days=int(days))
    suffix = f"T{suffix}" if suffix else _day_part(match, moment)
    return Reading("TIME" if suffix else "DATE", period(day, DAY) + suffix)


def _directed_unit(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read "last week", "earlier this month", "next year"; not "this day" nor "last minute"."""
    unit, count = moment.words.code(match, "unit") or DAY, int(moment.words.code(match, "direction") or 0)
    if unit == DAY or unit.startswith("PT"):
        return None
    return Reading("DATE", period(moment.anchor and moved(moment.anchor, unit, count), unit))


def _next_day(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read "the next day": it follows the day the text spoke of last."""
    if moment.words.code(match, "unit") != DAY or moment.words.code(match, "direction") != "+1":
        return None
    base = moment.spoken(DAY)
    return Reading("DATE", period(base and moved(base, DAY, 1), DAY))


def _discourse_unit(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read "the following year", "that day": counted from the time the text spoke of last."""
    unit, count = moment.words.code(match, "unit") or DAY, int(moment.words.code(match, "discourse") or 0)
    if unit.startswith("PT"):
        return None
    base = moment.spoken(unit)
    return Reading("DATE", period(base and moved(base, unit, count), unit))


def _current_unit(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read "the end of the year", "year end"."""
    unit = moment.words.code(match, "unit") or DAY
    return None if unit.startswith("PT") or unit == DAY else Reading("DATE", moment.now(unit))


def _bare_year(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read "2019", "mid-2019", "the 2014 protests"; not the number of "2000 people", "$2000"."""
    token, above = moment.head, moment.tree.head(moment.head)
    if token.deprel != "nummod" or above is None:
        return Reading("DATE", match["year"])
    is_counted = above.feat("Number") == "Plur" and not _has_article(token, moment)
    return None if is_counted or above.upos == "SYM" else Reading("DATE", match["year"])


def _has_article(token: Token, moment: Moment) -> bool:
    """Tell whether a definite article or a possessive stands right before a token."""
    before = moment.tree.sentence.tokens[: token.id - 1][-1:]
    return any(each.feat("Definite") == "Def" or each.feat("Poss") == "Yes" or each.xpos == "POS" for each in before)


def _quarter(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read "the third quarter", "the first half of 2019"; halves only with their year, for games have halves too."""
    number, letter = int(moment.words.code(match, "quarter") or 0), match["size"][0].upper()
    year, direction = _year(match), moment.words.code(match, "direction")
    if letter == "H" and (number > 2 or (year is None and match["of"] is None)):
        return None
    if year is None and direction and moment.anchor:
        year = moment.anchor.year + int(direction)
    if year is None and moment.anchor:
        decisive = 3 * number - 2 if moment.tense == "future" else 3 * number  # what is told of it is over
        year = year_of_part(moment.anchor, decisive, moment.tense)
    return Reading("DATE", f"{year or _UNKNOWN_YEAR}-{letter}{number}")


def _decade(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read "the 1990s", "the '90s", "the nineties", "the 20th century"."""
    name, groups = moment.words.code(match, "decade"), match.groupdict()
    if name:
        return Reading("DATE", name)
    if groups.get("century"):
        return Reading("DATE", f"{int(match['century']) - 1:02}XX")
    tens = match["tens"]
    return Reading("DATE", f"{tens if len(tens) > 1 else '19' + tens}X")


def _season(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read "last summer", "the spring of 2020"; a season alone is the weather as often as a time."""
    season, year = moment.words.code(match, "season") or "", _year(match)
    if year is None and not match["direction"]:
        return None
    if year is None and moment.anchor:
        year = _directed_year(match, moment, _SEASON_STARTS[season])
    return Reading("DATE", f"{year or _UNKNOWN_YEAR}-{season}")


def _weekend(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read "last weekend", "the weekend": until Friday the weekend is over if the tense is past."""
    direction = int(moment.words.code(match, "direction") or 0)
    if direction == 0 and moment.anchor and moment.tense != "future" and moment.anchor.isoweekday() < 5:
        direction = -1
    return Reading("DATE", weekend(moment.anchor and moved(moment.anchor, WEEK, direction)))


def _named_day(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read "Christmas", "Christmas Eve 2019", and days there was only one of."""
    code = moment.words.code(match, "named") or ""
    if len(code) == len("2001-09-11"):
        return Reading("DATE", code)
    return _date(_dated(_year(match), int(code[:2]), int(code[3:]), moment))


def _date(value: str | None) -> Reading | None:
    return Reading("DATE", value) if value else None


def _dated(year: int | None, month: int, day: int, moment: Moment) -> str | None:
    """Return the value of a day whose year may have to be found; None where the calendar has no such day."""
    year = year or moment.years.get((month, day))
    if year is None and moment.anchor is not None:
        found = day_of_year(moment.anchor, month, day, moment.tense)
        return found.isoformat() if found else None
    try:
        value = date(year or 2000, month, day).isoformat()
    except ValueError:
        return None
    return value if year else _UNKNOWN_YEAR + value[4:]


def _directed_year(match: re.Match[str], moment: Moment, first_month: int) -> int:
    """Return the year of "last October", "this summer", "next March", "in May"."""
    direction, anchor = moment.words.code(match, "direction"), moment.anchor or date.min
    if direction == "+0":
        return anchor.year
    year = year_of_part(anchor, first_month, _tense_of(direction, moment))
    return year + int(direction or 0) if first_month == anchor.month else year


def _tense_of(direction: str | None, moment: Moment) -> Tense:
    """Return the tense that "last" or "next" stands for, else that of the clause."""
    if direction == "-1":
        return "past"
    return "future" if direction == "+1" else moment.tense


def _year(match: re.Match[str]) -> int | None:
    year = match.groupdict().get("year")
    return int(year) if year else None


def _day_part(match: re.Match[str], moment: Moment) -> str:
    part = moment.words.code(match, "daypart")
    return f"T{part}" if part else ""


_NAMED_DAY: Final = "(?:{weekday},? )?"

#: The date a text carries on a line of its own.
FULL_DATES: Final = (
    Rule(_NAMED_DAY + r"{month}\.? " + _OF_MONTH + r"(?:\s*,\s*| ){year}", _whole_date),
    Rule(_NAMED_DAY + "(?:the )?" + _OF_MONTH + r"(?: of)? {month}\.?(?:,? ){year}", _whole_date),
    Rule(r"{year}-(?P<month_number>\d\d)-(?P<day>\d\d)", _numeric_date),
    Rule(r"(?P<month_number>\d\d?)/(?P<day>\d\d?)/{year}", _numeric_date),
)

DATES: Final = (
    *FULL_DATES,
    Rule(_NAMED_DAY + r"{month}\.? " + _OF_MONTH + r"(?:\s?[-–]\s?(?P<last>\d\d?)(?:\s*,? {year})?)?", _whole_date),
    Rule(_NAMED_DAY + "(?:the )?" + _OF_MONTH + "(?: of)? {month}" + _ABBREVIATED, _whole_date),
    Rule(_PART + r"(?:{direction} )?{month}(?:\.?(?: of|,)? {year}|" + _ABBREVIATED + ")", _month),
    Rule(_PART + "(?:{direction} )?{weekday}(?: {daypart})?", _weekday),
    Rule(_PART + "{relative}(?: {daypart})?", _relative_day),
    Rule("this {daypart}", _relative_day),
    Rule(_PART + "{direction} {unit}", _directed_unit),
    Rule("(?:the )?{direction} {unit}", _next_day),
    Rule("{discourse} {unit}", _discourse_unit),
    Rule("{part} the {unit}", _current_unit),
    Rule("{unit}(?:['’]s)?~end", _current_unit),
    Rule(_PART + "{year}(?!~{unit}(?:s|~old))", _bare_year),
    Rule(
        "(?:the )?{quarter}~(?P<size>quarter|half)(?P<of>(?: of)?(?: {direction} year| the year| {year}))?",
        _quarter,
    ),
    Rule(r"(?:the )?" + _PART + r"(?P<tens>(?:1[5-9]|20)\d)0['’]?s", _decade),
    Rule(r"(?:the )?" + _PART + r"['’‘](?P<tens>\d)0s", _decade),
    Rule("the " + _PART + "{decade}", _decade),
    Rule(r"(?:the )?" + _PART + r"(?P<century>\d\d?)(?:st|nd|rd|th)~century", _decade),
    Rule("(?:the )?" + _PART + "(?:{direction} )?{season}(?: (?:of )?{year})?", _season),
    Rule("(?:{direction} |the |that ){weekend}", _weekend),
    Rule("(?:{direction} )?{named}(?:,? {year})?", _named_day),
)
