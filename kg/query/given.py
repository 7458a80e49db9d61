"""Reads the values that a user gives for variables of a query."""

import re
from collections.abc import Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.rdf.iris import PREFIXES

_NAME: Final = re.compile(r"([a-z]+):([\w-]+)")


def given(values: Mapping[str, str]) -> dict[str, NamedNode | Literal]:
    """Return the terms that the values stand for: `<IRI>`, `kg:Name` with a prefix of ours, or the words themselves.

    They are never pasted into the text of a query.

    Raises:
        QueryError: what stands between < and > is no IRI, or there is half of a character in the words.
    """
    try:
        return {name: _term(value) for name, value in values.items()}
    except ValueError as error:
        remedy = "Write an IRI as <https://…>, or words as they stand in the graph."
        raise QueryError(f"no value: {error}", where="--with", remedy=remedy) from error


def _term(value: str) -> NamedNode | Literal:
    if value.startswith("<") and value.endswith(">"):
        return NamedNode(value[1:-1])
    found = _NAME.fullmatch(value)
    if found and found[1] in PREFIXES:
        return NamedNode(PREFIXES[found[1]] + found[2])
    return Literal(value)
