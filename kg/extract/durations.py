"""Rules for times that are no dates: durations, times of the clock, recurrences, and the past, present or future."""

import re
from decimal import Decimal
from typing import Final

from kg.extract.calendar import DAY, YEAR, duration, moved, period
from kg.extract.time_rules import Moment, Reading, Rule
from kg.model import Token

_MONTH: Final = "P1M"
_QUARTER: Final = "P3M"
# What may happen or cost so much "a week": "twice", "three times", "$5".
_COUNTED: Final = frozenset({"ADV", "NOUN", "NUM", "SYM"})
_AGO: Final = "ago"


def _duration(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read "six weeks", "15-month", "several days", "half an hour"; not "two day" nor "three quarters"."""
    unit, count = moment.words.code(match, "unit") or DAY, moment.words.count(match)
    is_joined = not (match["joint"] or " ").isspace()
    if unit == _QUARTER or not (match["plural"] or is_joined or (count is not None and count <= 1)):
        return None
    if (match["count"] or "").lower() in ("a", "an"):
        return _single(moment, unit)
    half = Decimal("0.5") if match.groupdict().get("half") else 0
    return Reading("DURATION", duration(None if count is None else count + half, unit))


def _half(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read "half an hour", "half a year"."""
    return Reading("DURATION", duration(Decimal("0.5"), moment.words.code(match, "unit") or DAY))


def _single(moment: Moment, unit: str) -> Reading | None:
    """Read "a week": a duration after a preposition or a verb, a recurrence in "twice a week", "$5 a day"."""
    unit_word, before = moment.tokens[-1], moment.tree.sentence.tokens[: moment.tokens[0].id - 1][-1:]
    value = duration(Decimal(1), unit)
    if moment.tree.children(unit_word, "case"):
        return Reading("DURATION", value)
    inside = {token.id for token in moment.tokens}
    if before and before[0].upos in _COUNTED and before[0].head not in inside:
        return Reading("SET", value)
    return Reading("DURATION", value) if unit_word.deprel.startswith("ob") else None


def _directed_duration(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read "the past three weeks", "the next two years", "the last week"; not "the last day", "the last minute"."""
    unit, is_one = moment.words.code(match, "unit") or DAY, not {"count", "vague"} & match.groupdict().keys()
    return (
        None
        if is_one and (unit == DAY or unit.startswith("PT"))
        else Reading("DURATION", duration(moment.words.count(match), unit))
    )


def _plural(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read "for decades", "after weeks of talks": units that a preposition makes a stretch of time."""
    token = moment.head
    case = {each.lemma for each in moment.tree.children(token, "case")}
    described = moment.tree.children(token, "det", "amod", "nmod:poss", "nummod", "compound")
    if described or not case - {"of", "to", "from", "with"}:
        return None
    return Reading("DURATION", duration(None, moment.words.code(match, "unit") or DAY))


def _ago(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read "two years ago", as finely as its unit tells; "years ago" and "a million years ago" are the past."""
    unit, count = moment.words.code(match, "unit") or DAY, moment.words.count(match)
    if count is None or match["count"] is None:
        return Reading("DATE", "PAST_REF")
    grain = YEAR if unit in ("P10Y", "P100Y") else unit
    if unit == YEAR and count != count.to_integral_value():
        unit, count = _MONTH, count * 12
    day = moment.anchor and moved(moment.anchor, unit, -int(count))
    return Reading("DATE", "PAST_REF" if moment.anchor and not day else period(day, grain))


def _later(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read "two days later", "a year earlier", counted from the time the text spoke of last."""
    unit, count = moment.words.code(match, "unit") or DAY, moment.words.count(match)
    if match["way"].lower() == "before" and moment.tokens[-1].upos != "ADV":
        return None
    base = moment.spoken(unit) or (moment.anchor if unit == YEAR else None)
    if base is None or count is None or unit.startswith("PT"):
        return Reading("DURATION", duration(count, unit))
    sign = 1 if match["way"].lower() in ("later", "on") else -1
    return Reading("DATE", period(moved(base, unit, sign * int(count)), unit))


def _recurrence(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read "every day", "every two weeks", "each Tuesday", "annually", "per year"."""
    for name, value in (("weekday", "XXXX-WXX-{}"), ("month", "XXXX-{}")):
        code = moment.words.code(match, name)
        if code:
            return Reading("SET", value.format(code))
    if match.groupdict().get("daypart"):
        return Reading("SET", DAY)
    unit = moment.words.code(match, "unit")
    if unit is None:
        return Reading("SET", moment.words.code(match, "recurrence") or DAY)
    count = Decimal(2) if match.groupdict().get("other") else moment.words.count(match)
    return Reading("SET", duration(count, unit))


def _weekdays(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read "on Mondays"."""
    return Reading("SET", f"XXXX-WXX-{moment.words.code(match, 'weekday')}")


def _clock(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read "9 a.m.", "22:30", "noon"; a bare "22:30" only after a preposition, for scores look the same."""
    word = moment.words.code(match, "clockword")
    if word:
        return Reading("TIME", f"T{word}")
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match.groupdict().get("half")
    if half:
        hour = hour % 12 + (12 if half[0].lower() == "p" else 0)
    elif not match["zone"] and not _after_preposition(moment):
        return None
    return Reading("TIME", f"T{hour:02}:{minute:02}") if hour < 25 and minute < 60 else None


def _after_preposition(moment: Moment) -> bool:
    first: Token = moment.tokens[0]
    return first.id > 1 and moment.tree.sentence.token(first.id - 1).upos == "ADP"


def _reference(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read "now", "recently", "in the future"."""
    return Reading("DATE", moment.words.code(match, "reference") or "")


_NUMBER: Final = "(?:{vague}|{count}(?P<half> and a half)?)"
_UNITS: Final = "{unit}(?P<plural>s)?"
_ZONE: Final = r"(?P<zone> (?:local time|(?-i:[A-Z][A-Z]?[SDM]?T|UTC))\b)?"

DURATIONS: Final = (
    Rule(_NUMBER + r"(?:(?P<joint>~)|[\s-]+(?!(?:and|or|of|the|a)\b)[a-z]+ )" + _UNITS + r"(?!~old\b)", _duration),
    Rule("half an? {unit}", _half),
    Rule("(?:the )?{direction} {vague} {unit}s", _directed_duration),
    Rule("(?:the )?{direction} {count}~{unit}s", _directed_duration),
    Rule("the {direction} {unit}", _directed_duration),
    Rule("{unit}s", _plural),
    Rule("(?:{count}~|{vague} )?{unit}s? " + _AGO, _ago),
    Rule("(?:{count}~|{vague} ){unit}s? (?P<way>later|earlier|before)", _later),
    Rule("the {unit} (?P<way>before)", _later),
    Rule("{frequency} (?:{count}~|(?P<other>other) )?{unit}s?", _recurrence),
    Rule("{frequency} {weekday}", _recurrence),
    Rule("{frequency} {month}", _recurrence),
    Rule("{frequency} {daypart}", _recurrence),
    Rule("per {unit}", _recurrence),
    Rule("{recurrence}", _recurrence),
    Rule("{weekday}s", _weekdays),
    Rule(r"(?P<hour>\d\d?)(?:[:.](?P<minute>\d\d))?\s?(?P<half>a\.m\.|p\.m\.|am\b|pm\b)" + _ZONE, _clock),
    Rule(r"(?P<hour>\d\d?):(?P<minute>\d\d)" + _ZONE, _clock),
    Rule("{clockword}", _clock),
    Rule("{reference}(?! (?:{vague} |{count}~)?{unit})", _reference),
)
