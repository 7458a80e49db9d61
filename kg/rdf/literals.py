"""The literals of a graph, in forms that every store keeps as they are."""

import datetime
import math
import re
from decimal import Decimal
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg import vocab

# What is no character of XML 1.0, lone surrogates and NUL among them, stops one store or another.
# Source: https://www.w3.org/TR/xml/#charsets
_UNWRITABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MONTH: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_YEAR: Final = re.compile(r"\d{4}")


def text(words: str) -> Literal:
    """Return a plain string; characters that cannot be written become U+FFFD."""
    return Literal(_UNWRITABLE.sub("\ufffd", words))


def is_writable(words: str) -> bool:
    """Say whether a text has only characters of XML 1.0."""
    return not _UNWRITABLE.search(words)


def number(value: float) -> Literal | None:
    """Return an `xsd:integer`, or an `xsd:decimal` without trailing zeros; None for what is no number."""
    if not math.isfinite(value):
        return None
    if value == int(value):
        return typed(str(int(value)), "integer")
    return decimal(repr(value))


def decimal(digits: str) -> Literal:
    """Return an `xsd:decimal` without trailing zeros; `digits` are what `Decimal` reads."""
    return typed(f"{Decimal(digits).normalize():f}", "decimal")


def calendar(value: str) -> Literal | None:
    """Return an ISO 8601 day, month or year as `xsd:date`, `gYearMonth` or `gYear`; None for anything else."""
    if is_day(value):
        return typed(value, "date")
    if _MONTH.fullmatch(value):
        return typed(value, "gYearMonth")
    return typed(value, "gYear") if _YEAR.fullmatch(value) else None


def is_day(value: str) -> bool:
    """Say whether `value` is a day of the calendar, written as 2023-10-07."""
    try:
        return datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def typed(form: str, datatype: str) -> Literal:
    """Return a literal of a datatype of XML Schema, named without its namespace."""
    return Literal(form, datatype=NamedNode(vocab.XSD + datatype))
