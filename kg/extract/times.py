"""Find the time expressions of a document, with TIMEX3 values anchored to its date and to one another."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from kg.extract.calendar import iso_day
from kg.extract.dates import DATES, FULL_DATES
from kg.extract.durations import DURATIONS
from kg.extract.time_rules import CalendarWords, Grammar, Moment, Rule, calendar_words, grammar, stated_years
from kg.extract.tree import Tree
from kg.model import Document, Name, Sentence, Span, Time, Token
from kg.ontology import Ontology

_RULES: Final = (*DATES, *DURATIONS)
#: A dateline stands among the first sentences.
_OPENING: Final = 5
#: How many characters a day may be from the time of the clock it belongs to.
_BESIDE: Final = 30
_VERBS: Final = frozenset({"MD", "VB", "VBD", "VBP", "VBZ"})
_DATE_NAME: Final = "DATE"


def times(document: Document, ontology: Ontology) -> tuple[Time, ...]:
    """Return the time expressions in reading order; none overlap.

    They are counted from the dateline of the text, else from its date of publication; where both are unknown, values
    keep X's for what is not said. A date without a year takes that of a fuller mention of the same day.
    """
    calendar = _calendar(document, calendar_words(ontology))
    found: tuple[Time, ...] = ()
    for sentence in document.sentences:
        found += tuple(_dated(_sentence_times(sentence, calendar, found)))
    return found


def head_of(tokens: Sequence[Token]) -> Token:
    """Return the word of a phrase that the others hang on: its own head lies outside; of several the first."""
    inside = {token.id for token in tokens}
    return next((token for token in tokens if token.head not in inside), tokens[0])


def tokens_in(sentence: Sentence, span: Span) -> tuple[Token, ...]:
    """Return the tokens that share a character with a span."""
    return tuple(token for token in sentence.tokens if token.start < span.end and span.start < token.end)


@dataclass(frozen=True, slots=True)
class _Calendar:
    """What is the same for all expressions of a document."""

    document: Document
    grammar: Grammar
    anchor: date | None
    years: Mapping[tuple[int, int], int]


def _calendar(document: Document, words: CalendarWords) -> _Calendar:
    full = _Calendar(document, grammar(FULL_DATES, words), None, {})
    dates = tuple(each for sentence in document.sentences for each in _full_dates(sentence, full))
    openings = (each for each, span in dates if span in {one.span for one in document.sentences[:_OPENING]})
    anchor = next(filter(None, map(iso_day, openings)), iso_day(document.article.published))
    return _Calendar(document, grammar(_RULES, words), anchor, stated_years(value for value, _ in dates))


def _full_dates(sentence: Sentence, calendar: _Calendar) -> Iterator[tuple[str, Span]]:
    """Yield the values of the dates that a sentence gives with their year, and where; a dateline fills its sentence."""
    tree, tokens, offset = Tree(sentence), sentence.tokens, sentence.span.start
    for rule, match in calendar.grammar.matches(calendar.document.text(sentence.span)):
        reading = rule.read(match, Moment(calendar.grammar.words, None, {}, (), tree, tokens, tokens[0]))
        if reading:
            yield reading.value, Span(offset + match.start(), offset + match.end())


def _sentence_times(sentence: Sentence, calendar: _Calendar, earlier: tuple[Time, ...]) -> Iterator[Time]:
    """Yield the expressions of a sentence: from the left, the longest that can be read."""
    tree, offset, end = Tree(sentence), sentence.span.start, -1
    for rule, match in sorted(calendar.grammar.matches(calendar.document.text(sentence.span)), key=_from_left):
        span = Span(offset + match.start(), offset + match.end())
        tokens = tokens_in(sentence, span)
        if match.start() < end or not tokens or _is_verb(tokens) or _is_name(match[0], tokens, sentence.names):
            continue
        head = head_of(tokens)
        moment = Moment(calendar.grammar.words, calendar.anchor, calendar.years, earlier, tree, tokens, head)
        reading = rule.read(match, moment)
        if reading is not None:
            time = Time(sentence.index, head.id, span, reading.kind, reading.value, calendar.document.text(span))
            earlier, end = (*earlier, time), match.end()
            yield time


def _from_left(found: tuple[Rule, re.Match[str]]) -> tuple[int, int]:
    """Return the key that puts matches in reading order, the longest first."""
    return found[1].start(), -found[1].end()


def _is_verb(tokens: Iterable[Token]) -> bool:
    """Tell whether a word is a verb here: "may", "will last six weeks"."""
    return any(token.xpos in _VERBS for token in tokens)


def _is_name(text: str, tokens: Sequence[Token], names: Sequence[Name]) -> bool:
    """Tell whether the words are part of a name of something else: "The Sunday Times"; years in names still date."""
    first, last = tokens[0].id, tokens[-1].id
    covered = any(name.first <= first and last <= name.last and name.label != _DATE_NAME for name in names)
    return covered and not re.search(r"\d", text)


def _dated(found: Iterable[Time]) -> Iterator[Time]:
    """Give a time of the clock the day beside it: "9 a.m. on Tuesday"."""
    times = tuple(found)
    days = [time for time in times if iso_day(time.value) and "/" not in time.value]
    for time in times:
        near = [day for day in days if abs(day.span.start - time.span.start) <= _BESIDE]
        is_clock = time.value.startswith("T") and near
        yield replace(time, value=near[0].value[:10] + time.value) if is_clock else time
