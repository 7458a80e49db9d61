"""Time expressions in OWL-Time: instants, intervals and durations, each with its TIMEX3 value.

Source: https://www.w3.org/TR/owl-time/
"""

import re
from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from kg import vocab
from kg.model import Time
from kg.rdf import literals

_SHARED: Final = re.compile(r"\d{4}(-(W\d\d|Q[1-4]|H[12]|SP|SU|FA|WI))?")
_DURATION: Final = re.compile(r"P(?P<days>\d+(?:\.\d+)?[YMWD])|PT(?P<hours>\d+(?:\.\d+)?[HMS])")
_UNITS: Final = {"Y": "unitYear", "M": "unitMonth", "W": "unitWeek", "D": "unitDay"}
_HOURS: Final = {"H": "unitHour", "M": "unitMinute", "S": "unitSecond"}
_PROPERTIES: Final = {"date": "inXSDDate", "gYearMonth": "inXSDgYearMonth", "gYear": "inXSDgYear"}


def is_calendar(value: str) -> bool:
    """Say whether a TIMEX3 value means the same in every article: a day, a week, a month, a year."""
    return bool(literals.calendar(value) or _SHARED.fullmatch(value))


def triples(node: NamedNode, time: Time) -> Iterator[Triple]:
    """Yield what is known of a time but its mention."""
    yield Triple(node, NamedNode(vocab.RDF + "type"), NamedNode(vocab.TIME + _class(time)))
    yield Triple(node, NamedNode(vocab.KG + "timex"), literals.text(time.value))
    label = time.value if is_calendar(time.value) else time.text
    yield Triple(node, NamedNode(vocab.RDFS + "label"), literals.text(label))
    for name, value in _values(time):
        yield Triple(node, NamedNode(vocab.TIME + name), value)


def _class(time: Time) -> str:
    """Return the class of OWL-Time, without its namespace."""
    if time.kind == "DURATION":
        return "Duration"
    if literals.calendar(time.value) or time.kind == "TIME":
        return "Instant"
    return "ProperInterval" if is_calendar(time.value) else "TemporalEntity"


def _values(time: Time) -> Iterator[tuple[str, Literal | NamedNode]]:
    """Yield the properties of OWL-Time that give the value, without their namespace."""
    date = literals.calendar(time.value)
    if date:
        yield _PROPERTIES[vocab.local_name(date.datatype.value)], date
    duration = _DURATION.fullmatch(time.value)
    if duration:
        amount, units = (duration["days"], _UNITS) if duration["days"] else (duration["hours"], _HOURS)
        yield "numericDuration", literals.decimal(amount[:-1])
        yield "unitType", NamedNode(vocab.TIME + units[amount[-1]])
