"""Looks at the text of a query before it runs: refuses what would leave the graph, and says what is malformed.

Oxigraph's own parser decides, for no second parser reads each query as it does. Updates, LOAD among them, are no
queries to it. SERVICE it would follow; whether the word stands there as a keyword shows when another word takes its
place: a query with it as a keyword is then malformed, one with it in a string, an IRI or a name is not.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode, Store

from kg.errors import QueryError, RefusedError
from kg.query import text
from kg.rdf.iris import PREFIXES

_UPDATES: Final = frozenset("LOAD INSERT DELETE CLEAR DROP CREATE ADD MOVE COPY WITH".split())
_SERVICE: Final = re.compile("service", re.IGNORECASE)
_NO_KEYWORD: Final = "servicx"
_ELSEWHERE: Final = re.compile("service|load", re.IGNORECASE)
_WHOLE: Final = re.compile(r"\w*(service|load)(:.*)?", re.IGNORECASE)  # a colon may belong to what follows the word
_LONGEST_MESSAGE: Final = 160  # characters


@dataclass(frozen=True, slots=True)
class Named:
    """The graphs that a query names."""

    sources: tuple[str, ...]  # IRIs after FROM and FROM NAMED
    asked: tuple[str, ...]  # IRIs after GRAPH
    has_graph: bool  # whether GRAPH stands there at all


def refuse(sparql: str) -> None:
    """Refuse what would change a graph, or ask another computer.

    Raises:
        RefusedError: it is an update, has SERVICE as a keyword, or tries to hide it.
        QueryError: it has the word SERVICE and is malformed.
    """
    listed = text.tokens(sparql)
    first = next((each.word for each in listed[text.body(listed) :]), "")
    if first in _UPDATES:
        remedy = "Ask with SELECT, CONSTRUCT, DESCRIBE or ASK."
        raise RefusedError(f"{first} is refused: a query changes nothing", where="query", remedy=remedy)
    plain = text.unescaped(sparql)
    if not _SERVICE.search(plain):
        return
    is_hidden = len(_SERVICE.findall(plain)) > len(_SERVICE.findall(sparql))
    if is_hidden or _has_service(sparql):
        remedy = "Put both graphs into one file or store and ask that."
        raise RefusedError("SERVICE is refused: a query asks no other computer", where="query", remedy=remedy)


def _has_service(sparql: str) -> bool:
    """Say whether SERVICE is a keyword of the query.

    Raises:
        QueryError: the query is malformed, with or without it.
    """
    try:
        Store().query(_SERVICE.sub(_NO_KEYWORD, sparql), prefixes=PREFIXES)
    except SyntaxError as error:
        # A colon after the word may belong to what it asks.
        if any(re.fullmatch(r"\w*service(:.*)?", each.text, re.IGNORECASE) for each in text.tokens(sparql)):
            return True
        raise malformed(sparql, str(error)) from error
    except (OSError, ValueError, RuntimeError):
        return False  # it fails for another reason, which comes to light when it is run
    return False


def refuse_elsewhere(update: str) -> None:
    """Refuse an update that would read a file or another computer.

    Raises:
        RefusedError: it has LOAD or SERVICE as a keyword, or tries to hide it.
        QueryError: it has one of the words and is malformed.
    """
    plain = text.unescaped(update)
    words = _ELSEWHERE.findall(plain)
    if not words:
        return
    is_hidden = len(words) > len(_ELSEWHERE.findall(update))
    if is_hidden or _has_elsewhere(update):
        remedy = "Send the statements themselves, with INSERT DATA or PUT."
        raise RefusedError("LOAD and SERVICE are refused in updates", where="update", remedy=remedy)


def _has_elsewhere(update: str) -> bool:
    """Say whether LOAD or SERVICE is a keyword of the update; it is tried on nothing, with other words in their place.

    Raises:
        QueryError: the update is malformed, with or without them.
    """
    try:
        Store().update(_ELSEWHERE.sub(lambda found: found[0][:-1] + "x", update), prefixes=PREFIXES)
    except SyntaxError as error:
        if any(_WHOLE.fullmatch(each.text) for each in text.tokens(update)):
            return True
        raise malformed(update, str(error)) from error
    return False


def named(sparql: str) -> Named:
    """Return the graphs that a query names."""
    listed = text.tokens(sparql)
    known = text.prefixes(listed)
    sources: list[str] = []
    asked: list[str] = []
    for token, following, next_one in zip(listed, listed[1:], [*listed[2:], None], strict=False):
        if token.word == "FROM":
            sources += text.iris([next_one] if following.word == "NAMED" and next_one else [following], known)
        elif token.word == "GRAPH":
            asked += text.iris([following], known)
    return Named(tuple(sources), tuple(asked), any(each.word == "GRAPH" for each in listed))


def check_graphs(names: Named, store: Store) -> None:
    """Refuse a query that names a graph which is not there, and which another store might fetch.

    Raises:
        RefusedError: a graph after FROM, FROM NAMED or GRAPH is not in the store.
    """
    check_there((*names.sources, *names.asked), store)


def check_there(names: Iterable[str], store: Store) -> None:
    """Refuse the name of a graph which is not there.

    Raises:
        RefusedError: one is not in the store.
    """
    for name in names:
        try:
            is_there = store.contains_named_graph(NamedNode(name))
        except ValueError:
            continue  # no IRI: the parser will say so
        if not is_there:
            remedy = "List the graphs with SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }."
            raise RefusedError(f"there is no graph <{name}>", where="query", remedy=remedy)


def malformed(sparql: str, message: str) -> QueryError:
    """Return the error for a query that cannot be parsed, with the place where the parser stopped."""
    listed = text.tokens(sparql)
    used = {each.text.partition(":")[0] for each in listed if each.kind == "name"}
    undeclared = sorted(used.difference(text.prefixes(listed)))
    if undeclared:
        remedy = f"Begin the query with PREFIX {undeclared[0]}: <…>."
        return QueryError(f"the prefix {undeclared[0]!r} is not declared", where="query", remedy=remedy)
    short = message if len(message) <= _LONGEST_MESSAGE else message.partition(": expected")[0]
    plain = " ".join(short.split()).replace(_NO_KEYWORD, "service")[:_LONGEST_MESSAGE]
    return QueryError(f"not SPARQL: {plain}", where="query", remedy="Mend the query there or just before.")
