"""The answer of a store to a query, in a form in which those of different stores can be compared.

What stores may write differently without meaning another thing is brought into one form: the case of a language tag
(RFC 5646 has none), `xsd:string` (RDF 1.1 has it on every plain string), the zeros around a number, and `1` for `true`.
"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from kg.vocab import XSD

_NUMBERS: Final = frozenset({XSD + name for name in ("integer", "decimal", "double", "float", "int", "long")})
_BOOLEANS: Final = {"1": "true", "0": "false"}
_SHOWN: Final = 3  # rows of a difference


@dataclass(frozen=True)
class Answer:
    """Rows, in no order, each as often as it was given."""

    rows: Mapping[tuple[str, ...], int]

    def difference(self, other: "Answer") -> str:
        """Return how another answer differs from this one; empty if it does not."""
        lacks, adds = Counter(self.rows) - Counter(other.rows), Counter(other.rows) - Counter(self.rows)
        parts = [_shown("lacks", lacks), _shown("adds", adds)]
        return "; ".join(part for part in parts if part)

    def __len__(self) -> int:
        """Return the number of rows."""
        return sum(self.rows.values())


def read(body: bytes) -> Answer:
    """Return the answer in a text in SPARQL's JSON format.

    Raises:
        ValueError: it is no such text.
    """
    found = json.loads(body)
    if "boolean" in found:
        return Answer(Counter([(str(found["boolean"]),)]))
    columns = sorted(found["head"]["vars"])
    rows = (tuple(_term(row.get(column)) for column in columns) for row in found["results"]["bindings"])
    return Answer(Counter(rows))


def _term(term: Mapping[str, str] | None) -> str:
    """Return a term in the form that all stores share; empty for what is not bound."""
    if term is None:
        return ""
    if term["type"] == "uri":
        return f"<{term['value']}>"
    if "xml:lang" in term:
        return f"{json.dumps(term['value'])}@{term['xml:lang'].lower()}"
    datatype = term.get("datatype", XSD + "string")
    if datatype == XSD + "string":
        return json.dumps(term["value"])
    return f"{_form(term['value'], datatype)}^^{datatype}"


def _form(value: str, datatype: str) -> str:
    if datatype == XSD + "boolean":
        return _BOOLEANS.get(value, value)
    try:
        return f"{Decimal(value).normalize():f}" if datatype in _NUMBERS else value
    except InvalidOperation:
        return value


def _shown(verb: str, rows: Counter[tuple[str, ...]]) -> str:
    if not rows:
        return ""
    first = ", ".join(" ".join(row) for row in sorted(rows)[:_SHOWN])
    return f"{verb} {rows.total()}: {first}"
