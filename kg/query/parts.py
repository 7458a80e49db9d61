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
class Parts:
    """The parts of a SELECT query, as they stand in its text."""

    prologue: str
    selected: tuple[tuple[str, ...], ...]  # tokens of each variable or expression; none for *
    dataset: str  # FROM clauses
    pattern: str  # with its braces
    grouped: tuple[tuple[str, ...], ...] | None  # what it groups by; None: nothing
    values: str  # VALUES after the pattern

    @property
    def is_aggregated(self) -> bool:
        """Whether a row stands for several solutions."""
        return self.grouped is not None or any(map(_has_aggregate, self.selected))

    def asking(self, selected: str) -> str:
        """Return the query that asks the same pattern for something else, solution by solution."""
        return f"{self.prologue}\nSELECT {selected} {self.dataset} WHERE {self.pattern} {self.values}"

    def expressions(self) -> Iterator[str]:
        """Yield what is selected as the value of an expression that one solution gives: `(STR(?x) AS ?y)`."""
        for each in self.selected:
            if each[0] == "(" and not _has_aggregate(each):
                yield " ".join(each)

    def names(self, *, of_groups: bool) -> Iterator[str]:
        """Yield the names of the variables selected; `of_groups` leaves out those with the value of an aggregate."""
        for each in self.selected:
            if not (of_groups and _has_aggregate(each)):
                yield (each[-2] if each[0] == "(" else each[0])[1:]


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
        selected=tuple(_items([each for each in head[:source] if each.word not in {"DISTINCT", "REDUCED"}])),
        dataset=_span(sparql, head[source:end]),
        pattern=sparql[listed[opening].start : listed[closing].end],
        grouped=_grouped(tail),
        values=_span(sparql, _values(tail)),
    )
    _check_groups(found)
    return found


def not_rows() -> QueryError:
    """Return the error for a query that has no rows."""
    return QueryError("only a SELECT query has rows to explain", where="--explain", remedy="Ask without --explain.")


def _check_groups(found: Parts) -> None:
    """Refuse a query whose columns do not tell one group from another."""
    shown = {item[0][1:] for item in found.selected if item[0] != "("}
    for each in found.grouped or ():
        if len(each) != 1 or each[0][1:] not in shown:
            remedy = "Group by variables, and select each of them."
            raise QueryError("the columns do not tell the groups apart", where="--explain", remedy=remedy)


def _items(listed: Sequence[Token]) -> Iterator[tuple[str, ...]]:
    """Yield the tokens of each variable, or of each expression in brackets; nothing for `*`."""
    item: list[str] = []
    depth = 0
    for each in listed:
        depth += _OPENING.get(each.text, 0) if each.kind == "mark" else 0
        item.append(each.text)
        if depth == 0 and (each.kind == "variable" or each.text == ")"):
            yield tuple(item)
            item = []


def _grouped(tail: Sequence[Token]) -> tuple[tuple[str, ...], ...] | None:
    """Return what the tokens after the pattern group by."""
    begin = next((at for at, each in enumerate(tail) if each.word == "GROUP"), None)
    if begin is None:
        return None
    end = next((at for at in range(begin + 1, len(tail)) if tail[at].word in _MODIFIERS), len(tail))
    return tuple(_items(tail[begin + 2 : end]))


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


def _has_aggregate(item: Sequence[str]) -> bool:
    return not _AGGREGATES.isdisjoint(each.upper() for each in item)
