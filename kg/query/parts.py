"""Takes a SELECT query apart, to ask it again for everything that its pattern binds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kg.errors import QueryError
from kg.query import text
from kg.query.text import Token

_AGGREGATES: Final = frozenset("COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT".split())
_MODIFIERS: Final = frozenset("GROUP HAVING ORDER LIMIT OFFSET VALUES".split())
_OPENING: Final = {"{": 1, "(": 1, "[": 1, "}": -1, ")": -1, "]": -1}


@dataclass(frozen=True, slots=True)
class Item:
    """A variable that is selected or grouped by, or an expression in brackets."""

    text: str
    words: frozenset[str]  # in capitals
    variable: str  # its name without a mark; of an expression that which gets its value

    @property
    def is_expression(self) -> bool:
        """Whether it is more than a variable."""
        return self.text[0] not in "?$"

    @property
    def is_aggregate(self) -> bool:
        """Whether several solutions give its value."""
        return not _AGGREGATES.isdisjoint(self.words)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a SELECT query, as they stand in its text."""

    prologue: str
    selected: tuple[Item, ...]  # none for *
    dataset: str  # FROM clauses
    pattern: str  # with its braces
    grouped: tuple[Item, ...] | None  # None: it does not group
    values: str  # VALUES after the pattern

    @property
    def is_aggregated(self) -> bool:
        """Whether a row stands for several solutions."""
        return self.grouped is not None or any(each.is_aggregate for each in self.selected)

    def asking(self, selected: str) -> str:
        """Return the query that asks the same pattern for something else, solution by solution."""
        return f"{self.prologue}\nSELECT {selected} {self.dataset} WHERE {self.pattern} {self.values}"

    def expressions(self) -> Iterator[str]:
        """Yield what is selected as the value of an expression that one solution gives: `(STR(?x) AS ?y)`."""
        return (each.text for each in self.selected if each.is_expression and not each.is_aggregate)

    def names(self, *, of_groups: bool) -> Iterator[str]:
        """Yield the names of the variables selected; `of_groups` leaves out those with the value of an aggregate."""
        return (each.variable for each in self.selected if not (of_groups and each.is_aggregate))


def parts(sparql: str) -> Parts:
    """Take a query apart.

    Raises:
        QueryError: it is not a SELECT query, or its columns do not tell its groups apart.
    """
    listed = text.tokens(sparql)
    begin = text.body(listed)
    opening = next((at for at in range(begin, len(listed)) if listed[at].text == "{"), len(listed))
    if begin == len(listed) or listed[begin].word != "SELECT" or opening == len(listed):
        raise not_rows()
    closing = _closing(listed, opening)
    head, tail = listed[begin + 1 : opening], listed[closing + 1 :]
    source = next((at for at, each in enumerate(head) if each.word in {"FROM", "WHERE"}), len(head))
    end = len(head) - (bool(head) and head[-1].word == "WHERE")
    found = Parts(
        prologue=_span(sparql, listed[:begin]),
        selected=tuple(_items(sparql, [each for each in head[:source] if each.word not in {"DISTINCT", "REDUCED"}])),
        dataset=_span(sparql, head[source:end]),
        pattern=sparql[listed[opening].start : listed[closing].end],
        grouped=_grouped(sparql, tail),
        values=_span(sparql, _values(tail)),
    )
    _check_groups(found)
    return found


def not_rows() -> QueryError:
    """Return the error for a query that has no rows."""
    return QueryError("only a SELECT query has rows to explain", where="--explain", remedy="Ask without --explain.")


def _check_groups(found: Parts) -> None:
    """Refuse a query whose columns do not tell one group from another."""
    shown = {each.variable for each in found.selected if not each.is_expression}
    for each in found.grouped or ():
        if each.is_expression or each.variable not in shown:
            remedy = "Group by variables, and select each of them."
            raise QueryError("the columns do not tell the groups apart", where="--explain", remedy=remedy)


def _items(sparql: str, listed: Sequence[Token]) -> Iterator[Item]:
    """Yield each variable, and each expression in brackets; nothing for `*`."""
    item: list[Token] = []
    depth = 0
    for each in listed:
        depth += _OPENING.get(each.text, 0) if each.kind == "mark" else 0
        item.append(each)
        if depth == 0 and (each.kind == "variable" or each.text == ")"):
            variable = [token.text[1:] for token in item if token.kind == "variable"]
            yield Item(_span(sparql, item), frozenset(token.word for token in item), variable[-1] if variable else "")
            item = []


def _grouped(sparql: str, tail: Sequence[Token]) -> tuple[Item, ...] | None:
    """Return what the tokens after the pattern group by."""
    begin = next((at for at, each in enumerate(tail) if each.word == "GROUP"), None)
    if begin is None:
        return None
    end = next((at for at in range(begin + 1, len(tail)) if tail[at].word in _MODIFIERS), len(tail))
    return tuple(_items(sparql, tail[begin + 2 : end]))


def _values(tail: Sequence[Token]) -> Sequence[Token]:
    begin = next((at for at, each in enumerate(tail) if each.word == "VALUES"), len(tail))
    return tail[begin:]


def _closing(listed: Sequence[Token], opening: int) -> int:
    depth = 0
    for at in range(opening, len(listed)):
        depth += _OPENING.get(listed[at].text, 0) if listed[at].text in "{}" else 0
        if depth == 0:
            return at
    raise QueryError("a brace is not closed", where="query", remedy="Add '}'.")


def _span(sparql: str, listed: Sequence[Token]) -> str:
    return sparql[listed[0].start : listed[-1].end] if listed else ""
