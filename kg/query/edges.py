"""Finds the plain triple patterns of a query's pattern: subject, property and object, no path between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from kg import vocab
from kg.query import text
from kg.query.text import Token

_TERMS: Final = frozenset({"variable", "iri", "name"})
_PAIRS: Final = {"(": ")", "{": "}", "[": "]"}
# What holds no pattern that a solution fulfils: it is passed over up to the end of its brackets.
_PASSED: Final = frozenset("FILTER BIND VALUES MINUS".split())


@dataclass(frozen=True, slots=True)
class Edge:
    """A triple pattern; each end is an IRI, or a variable with its mark."""

    subject: str
    property: str
    object: str


def edges(pattern: str, prefixes: dict[str, str]) -> tuple[Edge, ...]:
    """Return the triple patterns that each solution may fulfil.

    Left out are those with a path, a literal or a blank node, and all in FILTER, MINUS and subqueries. Of a malformed
    pattern some are missing.
    """
    return tuple(_Reader(text.tokens(pattern), prefixes).edges())


@dataclass(slots=True)
class _Reader:
    listed: Sequence[Token]
    prefixes: dict[str, str]
    at: int = 0
    subject: str | None = None  # None: one that is no term of an edge
    nesting: list[str] = field(default_factory=list)

    def edges(self) -> Iterator[Edge]:
        """Read to the end."""
        while self.at < len(self.listed):
            token = self.listed[self.at]
            if token.text in "{}.":
                self._brace(token)
            elif token.word in _PASSED:
                self._pass()
            elif token.word == "GRAPH":
                self.at += 2
            elif token.word:
                self.at += 1
            else:
                self.subject = self._term()
                yield from self._properties()

    def _brace(self, token: Token) -> None:
        following = self.listed[self.at + 1] if self.at + 1 < len(self.listed) else token
        if token.text == "{" and following.word == "SELECT":
            self._balanced()
        else:
            self.at += 1

    def _pass(self) -> None:
        """Pass over FILTER and the like: to the end of the brackets that follow, and of one more pair after a word."""
        self.at += 1
        while self.at < len(self.listed) and self.listed[self.at].text not in _PAIRS:
            self.at += 1
        is_values = self.listed[self.at - 1].word == "VALUES"
        self._balanced()
        if is_values and self.at < len(self.listed) and self.listed[self.at].text == "{":
            self._balanced()

    def _properties(self) -> Iterator[Edge]:
        """Read what follows a subject, up to what ends it."""
        while self.at < len(self.listed):
            property = self._path()
            while True:
                object = self._term()
                if self.subject and property and object:
                    yield Edge(self.subject, property, object)
                if not self._is(","):
                    break
                self.at += 1
            while self._is(";"):
                self.at += 1
            if self.at >= len(self.listed) or self.listed[self.at - 1].text != ";" or self._ends():
                return

    def _ends(self) -> bool:
        token = self.listed[self.at]
        return token.text in "{}.]" or (bool(token.word) and token.text != "a")

    def _path(self) -> str | None:
        """Read a property or a path; return the property, None for a path."""
        begin = self.at
        while self.at < len(self.listed):
            while self._is("^") or self._is("!"):
                self.at += 1
            property = self._term()
            while self._is("*") or self._is("+") or self._is("?"):
                self.at += 1
            if not (self._is("/") or self._is("|")):
                break
            self.at += 1
        return property if self.at == begin + 1 else None

    def _term(self) -> str | None:
        """Read a term; return it as `Edge` has it, None for what is no IRI and no variable."""
        if self.at >= len(self.listed):
            return None
        token = self.listed[self.at]
        if token.text in _PAIRS:
            self._balanced()
            return None
        self.at += 1
        if token.text in {"+", "-"}:
            return self._term()
        if token.kind == "string":
            self._suffix()
        if token.text == "a":
            return vocab.RDF + "type"
        if token.kind == "variable":
            return "?" + token.text[1:]
        return next(text.iris([token], self.prefixes), None)

    def _suffix(self) -> None:
        """Pass over the language or the datatype of a literal."""
        if self._is("@"):
            self.at += 2
            while self._is("-"):
                self.at += 2
        elif self._is("^"):
            self.at += 3

    def _balanced(self) -> None:
        """Pass over brackets with all that they hold."""
        depth = 0
        while self.at < len(self.listed):
            mark = self.listed[self.at].text if self.listed[self.at].kind == "mark" else ""
            depth += (mark in {*_PAIRS}) - (mark in {*_PAIRS.values()})
            self.at += 1
            if depth == 0:
                return

    def _is(self, mark: str) -> bool:
        return self.at < len(self.listed) and self.listed[self.at].text == mark
