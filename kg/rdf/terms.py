"""Terms in the form of N-Triples, as pyoxigraph writes them, taken apart."""

import json
import re
from typing import Final, NamedTuple

from kg import vocab

_LONG_ESCAPE: Final = re.compile(r"(\\\\)|\\U([0-9A-F]{8})")
_STRING: Final = vocab.XSD + "string"


class Words(NamedTuple):
    """A literal."""

    text: str
    datatype: str  # an IRI; empty: it has a language
    language: str  # empty: none; a direction may follow it


def iri(term: str) -> str:
    """Return the IRI that a term is, or its label where it is a blank node; empty for anything else."""
    if term[0] == "<" and term[1] != "<":
        return term[1:-1]
    return term if term[0] == "_" else ""


def words(term: str) -> Words | None:
    """Return the literal that a term is, None if it is none."""
    if term[0] != '"':
        return None
    form, quote, tail = term.rpartition('"')
    language = tail[1:] if tail.startswith("@") else ""
    datatype = "" if language else tail[3:-1] or _STRING
    return Words(json.loads(_LONG_ESCAPE.sub(_short_escapes, form + quote)), datatype, language)


def text(term: str) -> str:
    """Return the text of a literal, the IRI of anything that has one."""
    literal = words(term)
    return literal.text if literal else iri(term)


def _short_escapes(found: re.Match[str]) -> str:
    """Return a long escape of Turtle as two of JSON; an escaped backslash as it is."""
    return found[1] or json.dumps(chr(int(found[2], 16)))[1:-1]
