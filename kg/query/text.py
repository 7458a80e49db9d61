"""Takes the text of a query apart into tokens; only the parser of Oxigraph knows what they mean."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kg.rdf.iris import PREFIXES

# What may hold a keyword without being one is matched first: strings, IRIs, comments, variables, names.
_TOKEN: Final = re.compile(
    r"""
    (?P<string> \"{3} (?: [^"\\] | \\. | "(?!"") )* \"{3} | '{3} (?: [^'\\] | \\. | '(?!'') )* '{3}
      | " (?: [^"\\\n\r] | \\. )* " | ' (?: [^'\\\n\r] | \\. )* ' )
    | (?P<iri> < (?: [^\s<>"{}|^`\\] | \\u[0-9A-Fa-f]{4} | \\U[0-9A-Fa-f]{8} )* > )
    | (?P<comment> \# [^\n\r]* )
    | (?P<variable> [?$] \w+ )
    | (?P<name> (?: [^\W\d_] [\w.-]* )? : (?: [\w.:%-] | \\. )* )
    | (?P<word> [^\W\d] \w* )
    | (?P<number> \d+ (?: \.\d+ )? (?: [eE][+-]?\d+ )? )
    | (?P<mark> \S )
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query; white space and comments are none."""

    kind: str  # string, iri, variable, name, word, number or mark
    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """The word in capitals; empty for all that is no word."""
        return self.text.upper() if self.kind == "word" else ""


def tokens(sparql: str) -> tuple[Token, ...]:
    """Return the tokens of a query; one that is malformed has tokens too."""
    found = _TOKEN.finditer(sparql)
    return tuple(Token(str(each.lastgroup), each[0], *each.span()) for each in found if each.lastgroup != "comment")


def body(listed: Sequence[Token]) -> int:
    """Return how many tokens the prologue has."""
    at = 0
    while at < len(listed) and listed[at].word in {"PREFIX", "BASE"}:
        at += 3 if listed[at].word == "PREFIX" else 2
    return at


def prefixes(listed: Sequence[Token]) -> dict[str, str]:
    """Return what the prefixes of a query stand for, with those that need no declaration."""
    declared = (
        (name.text.removesuffix(":"), unescaped(iri.text[1:-1]))
        for word, name, iri in zip(listed, listed[1:], listed[2:], strict=False)
        if (word.word, name.kind, iri.kind) == ("PREFIX", "name", "iri")
    )
    return {**PREFIXES, **dict(declared)}


def iris(listed: Iterable[Token], known: dict[str, str]) -> Iterator[str]:
    """Yield the IRIs among the tokens, those with a prefix in full."""
    for each in listed:
        if each.kind == "iri":
            yield unescaped(each.text[1:-1])
        elif each.kind == "name" and (prefix := each.text.partition(":")[0]) in known:
            yield known[prefix] + re.sub(r"\\(.)", r"\1", each.text[len(prefix) + 1 :])


def unescaped(text: str) -> str:
    """Return the text with the characters that escapes stand for."""
    return _ESCAPE.sub(_character, text)


def _character(escape: re.Match[str]) -> str:
    """Return the character that an escape stands for; nothing where there is no such character."""
    point = int(escape[1] or escape[2], 16)
    return chr(point) if point <= 0x10FFFF else ""
