"""Answers SPARQL queries on a graph in a file; a query can neither change anything nor ask another computer."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, Triple

from kg.errors import QueryError
from kg.rdf.iris import PREFIXES
from kg.rdf.stored import read, store

Term = NamedNode | BlankNode | Literal | Triple

_UPDATES: Final = frozenset({"LOAD", "INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"})
# What may hold a keyword without being one is matched first: strings, IRIs, comments, variables.
_TOKEN: Final = re.compile(
    r"""
    \"{3} (?: [^"\\] | \\. | "(?!"") )* \"{3} | '{3} (?: [^'\\] | \\. | '(?!'') )* '{3}
    | " (?: [^"\\\n\r] | \\. )* " | ' (?: [^'\\\n\r] | \\. )* '
    | < (?: [^\s<>"{}|^`\\] | \\u[0-9A-Fa-f]{4} | \\U[0-9A-Fa-f]{8} )* >
    | \# [^\n\r]*
    | [?$] \w+
    | (?P<prefix> [\w.-]* ) : (?: [\w.:%-] | \\. )*
    | (?P<word> \w+ )
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_DECLARED: Final = re.compile(r"\bPREFIX\s+([\w.-]*)\s*:", re.IGNORECASE)
_LONGEST_MESSAGE: Final = 160  # characters


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to SELECT."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]  # None: not bound


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to ASK."""

    value: bool


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to CONSTRUCT and DESCRIBE, each triple once, sorted."""

    triples: tuple[Triple, ...]


Result = Rows | Answer | Triples


def query(source: Path, sparql: str) -> Result:
    """Answer a query on the graph in a file; the prefixes of `iris.PREFIXES` need not be declared.

    A query that names no graph with FROM is asked of all of them as one, so that what two articles say counts once.

    Raises:
        QueryError: the query is malformed, would change something or ask elsewhere, or the file cannot be read.
    """
    words = {*_words(sparql), *_words(_ESCAPE.sub(_character, sparql))}
    _refuse(words)
    graph = store(_dataset(read(source), words))
    try:
        found = graph.query(sparql, prefixes=PREFIXES)
        if isinstance(found, QueryBoolean):
            return Answer(bool(found))
        if isinstance(found, QuerySolutions):
            return Rows(tuple(each.value for each in found.variables), tuple(tuple(row) for row in found))
        return Triples(tuple(sorted(set(found), key=str)))
    except SyntaxError as error:
        raise _malformed(sparql, str(error)) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise QueryError(f"the query fails: {error}", remedy="Ask for something simpler.") from error


def _dataset(quads: Iterable[Quad], words: set[str]) -> Iterator[Quad]:
    """Yield what a query sees: the graphs by their names, all of them as the default graph, or both."""
    for quad in quads:
        if words & {"FROM", "GRAPH"}:
            yield quad
        if "FROM" not in words:
            yield Quad(quad.subject, quad.predicate, quad.object)


def _words(sparql: str) -> Iterator[str]:
    """Yield, in capitals, the runs of letters that may be keywords; a parser may also take a prefix for one."""
    for token in _TOKEN.finditer(sparql):
        yield from re.findall("[A-Z]+", (token["word"] or token["prefix"] or "").upper())


def _character(escape: re.Match[str]) -> str:
    """Return the character that an escape stands for; nothing where there is no such character."""
    point = int(escape[1] or escape[2], 16)
    return chr(point) if point <= 0x10FFFF else ""


def _refuse(words: set[str]) -> None:
    """Refuse what would leave this computer or change a graph."""
    if any(word.endswith("SERVICE") for word in words):
        remedy = "Put both graphs into one file and ask that."
        raise QueryError("SERVICE is refused: a query asks no other computer", remedy=remedy)
    changes = sorted(words & _UPDATES)
    if changes:
        remedy = "Ask with SELECT, CONSTRUCT, DESCRIBE or ASK."
        raise QueryError(f"{changes[0]} is refused: a query changes nothing", remedy=remedy)


def _malformed(sparql: str, message: str) -> QueryError:
    """Return the error for a query that cannot be parsed, with the place where the parser stopped."""
    used = {token["prefix"] for token in _TOKEN.finditer(sparql) if token["prefix"]}
    undeclared = sorted(used.difference(PREFIXES, _DECLARED.findall(sparql)))
    if undeclared:
        remedy = f"Begin the query with PREFIX {undeclared[0]}: <…>."
        return QueryError(f"the prefix {undeclared[0]!r} is not declared", where="query", remedy=remedy)
    remedy = "Mend the query there or just before."
    short = message if len(message) <= _LONGEST_MESSAGE else message.partition(": expected")[0]
    return QueryError(f"not SPARQL: {' '.join(short.split())}", where="query", remedy=remedy)
