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
        QueryError: what stands between < and > is no IRI.
    """
    return {name: _term(name, value) for name, value in values.items()}


def _term(name: str, value: str) -> NamedNode | Literal:
    if value.startswith("<") and value.endswith(">"):
        try:
            return NamedNode(value[1:-1])
        except ValueError as error:
            remedy = "Write it as <https://…>, or a name as it stands in the article."
            raise QueryError(f"{value} is no IRI", where=f"the value of {name}", remedy=remedy) from error
    found = _NAME.fullmatch(value)
    if found and found[1] in PREFIXES:
        return NamedNode(PREFIXES[found[1]] + found[2])
    return Literal(value)
