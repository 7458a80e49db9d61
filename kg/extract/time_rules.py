"""What a rule for time expressions is: a pattern with words of the ontology, and a function that reads a match."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from kg.extract.calendar import YEARS, Tense, iso_day, period
from kg.extract.numerals import Numerals, choice, numerals
from kg.extract.tense import tense
from kg.extract.tree import Tree
from kg.model import Time, TimeKind, Token
from kg.ontology import Ontology
from kg.vocab import KG

# A list of words in a pattern -> its class in the ontology.
_CLASSES: Final = {
    "month": "Month",
    "weekday": "Weekday",
    "unit": "TimeUnit",
    "daypart": "PartOfDay",
    "clockword": "ClockWord",
    "season": "Season",
    "weekend": "WeekendWord",
    "named": "NamedDay",
    "relative": "RelativeDay",
    "direction": "Direction",
    "discourse": "DiscourseDirection",
    "reference": "TimeReference",
    "recurrence": "Recurrence",
    "frequency": "Frequency",
    "vague": "VagueCount",
    "part": "PartOfPeriod",
    "quarter": "QuarterOrdinal",
    "decade": "DecadeName",
}
# Lists whose words make no time expression by themselves, and numbers.
_MODIFIERS: Final = frozenset({"direction", "discourse", "frequency", "vague", "part", "quarter", "count"})
_LIST: Final = re.compile(r"{(\w+)}")
_GROUP: Final = re.compile(r"\((?P<kind>\?(?:[:!=]|P<\w+>|-i:))?(?P<body>[^()]*)\)(?P<optional>\?)?")
_WORD: Final = re.compile(r"\w+")
_YEAR: Final = r"(?:1[5-9]|20)\d\d"
# "$2000", "1/2000", "1.2000", "2,000" and "555-2000" hold no year.
_EDGES: Final = r"(?<![\w/$£€#])(?<!\d[.,])(?<!\b\d\d\d-)(?:{})(?![\w/%]|[.,]\d)"
_COARSER: Final = {"P1D": 10, "P1W": 10, "P1M": 7, "P3M": 7, "P1Y": 4, "P10Y": 4, "P100Y": 4}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a match means."""

    kind: TimeKind
    value: str


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a match stands, and what is known there of the calendar."""

    words: "CalendarWords"
    anchor: date | None  # the day of the article; None: unknown
    years: Mapping[tuple[int, int], int]  # month and day -> year, of the dates the article gives in full
    earlier: tuple[Time, ...]  # the expressions before this one, in reading order
    tree: Tree
    tokens: tuple[Token, ...]  # of the match
    head: Token

    @property
    def tense(self) -> Tense:
        """The tense of the clause the match stands in."""
        return tense(self.tree, self.head)

    def spoken(self, unit: str) -> date | None:
        """Return the time the text spoke of last that is at least as fine as a unit; None where there is none."""
        length = _COARSER.get(unit, 10)
        for time in reversed(self.earlier):
            if len(time.value) >= length and time.value[:4].isdigit():
                day = iso_day((time.value + "-01-01")[:10]) if length < 10 else iso_day(time.value)
                if day is not None:
                    return day
        return None

    def now(self, unit: str) -> str:
        """Return the value of the unit of time that the article was published in."""
        return period(self.anchor, unit)


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """The words of the calendar as the ontology lists them, and the numbers."""

    lists: Mapping[str, Mapping[str, str]]  # name in patterns -> word in lower case -> code
    numerals: Numerals

    def code(self, match: re.Match[str], name: str) -> str | None:
        """Return the code of the word that a list matched, None where the list has no part in the match."""
        word = match.groupdict().get(name)
        return None if word is None else self.lists[name][" ".join(word.lower().split())]

    def count(self, match: re.Match[str]) -> Decimal | None:
        """Return the number in a match: one for "a" and for no number, None for "several"."""
        text = match.groupdict().get("count")
        if text is None or text.lower() in ("a", "an"):
            return None if match.groupdict().get("vague") else Decimal(1)
        return self.numerals.read(text)


Reader = Callable[[re.Match[str], Moment], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of time expression.

    In `pattern` a space is any white space, `~` a hyphen or white space, `{month}` a word of that list, `{count}` a
    number and `{year}` a year. `read` returns None for a match that is no time.
    """

    pattern: str
    read: Reader

    @property
    def needs(self) -> frozenset[str]:
        """The lists without a word of which the rule cannot match: those in no optional part and no alternative."""
        pattern, rest = "", self.pattern
        while pattern != rest:
            pattern, rest = rest, _GROUP.sub(_required, rest)
        return frozenset(_LIST.findall(rest)) - _MODIFIERS


def _required(group: re.Match[str]) -> str:
    """Return the part of a group that must be there: nothing of an option, of alternatives, of a look ahead."""
    return "" if group["optional"] or group["kind"] in ("?!", "?=") or "|" in group["body"] else group["body"]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules with the words of the ontology in them."""

    words: CalendarWords
    rules: tuple[tuple[Rule, frozenset[str], re.Pattern[str]], ...]  # with the lists it needs
    keys: Mapping[str, frozenset[str]]  # name of a list -> the last word of each of its phrases

    def matches(self, text: str) -> Iterator[tuple[Rule, re.Match[str]]]:
        """Yield all matches, rule by rule; months, weekdays and feasts in small letters are other words."""
        found = _WORD.findall(text.lower())
        words = frozenset(found) | frozenset(word.rstrip("s") for word in found)
        absent = frozenset(name for name, keys in self.keys.items() if keys.isdisjoint(words))
        for rule, needs, pattern in self.rules:
            if not needs & absent:
                yield from ((rule, match) for match in pattern.finditer(text) if not _is_common_word(match))


def calendar_words(ontology: Ontology) -> CalendarWords:
    """Return the words of the calendar that the ontology lists."""
    return CalendarWords({name: ontology.notations(KG + cls) for name, cls in _CLASSES.items()}, numerals(ontology))


def grammar(rules: Iterable[Rule], words: CalendarWords) -> Grammar:
    """Return the rules, ready to match; `re` keeps the patterns compiled from one document to the next."""
    groups = {name: f"(?P<{name}>{choice(each)})" for name, each in words.lists.items()}
    groups |= {"count": f"(?P<count>{words.numerals.pattern}|an?)", "year": f"(?P<year>{_YEAR})"}
    keys = {name: frozenset(_WORD.findall(word)[-1] for word in each) for name, each in words.lists.items()}
    return Grammar(
        words=words,
        rules=tuple((rule, rule.needs, _compiled(rule, groups)) for rule in rules),
        keys=keys | {"year": frozenset(map(str, YEARS))},
    )


def _compiled(rule: Rule, groups: Mapping[str, str]) -> re.Pattern[str]:
    body = rule.pattern.replace(" ", r"\s+").replace("~", r"(?:\s*[-–]\s*|\s+)").format(**groups)
    return re.compile(_EDGES.replace("{}", body, 1), re.IGNORECASE)


def _is_common_word(match: re.Match[str]) -> bool:
    """Tell whether a month, a day or a feast is written small: "may", "march", "sun"."""
    names = (match.groupdict().get(name) for name in ("month", "weekday", "named"))
    return any(name and name[0].islower() for name in names)


def stated_years(dates: Iterable[str]) -> Mapping[tuple[int, int], int]:
    """Return the year that goes with a month and a day, from values of full dates; the first one counts."""
    years: dict[tuple[int, int], int] = {}
    for day in filter(None, map(iso_day, dates)):
        years.setdefault((day.month, day.day), day.year)
    return years
