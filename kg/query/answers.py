"""Writes the answer to a query as a table, as CSV or as JSON; triples as Turtle."""

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import Final

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat

from kg import vocab
from kg.errors import UsageError
from kg.query import Answer, Result, Rows, Term, Triples
from kg.rdf.iris import PREFIXES

FORMATS: Final = ("table", "csv", "json")
_CONTROL: Final = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


def render(result: Result, format: str) -> str:
    """Return the answer as text that ends in a line break; that to CONSTRUCT is Turtle in every format.

    Raises:
        UsageError: the format is none of `FORMATS`.
    """
    if format not in FORMATS:
        raise UsageError(f"unknown format {format!r}", where="--format", remedy=f"Use one of {', '.join(FORMATS)}.")
    match result:
        case Triples():
            return _turtle(result)
        case Answer():
            return _answer(result, format)
        case Rows():
            return {"table": _table, "csv": _csv, "json": _json}[format](result)


def _turtle(triples: Triples) -> str:
    text = io.BytesIO()
    pyoxigraph.serialize(triples.triples, text, RdfFormat.TURTLE, prefixes=PREFIXES)
    return text.getvalue().decode()


def _answer(answer: Answer, format: str) -> str:
    if format == "json":
        return json.dumps({"head": {}, "boolean": answer.value}) + "\n"
    return f"{str(answer.value).lower()}\n"


def _table(rows: Rows) -> str:
    """Return columns of equal width, with IRIs shortened, and the number of rows."""
    cells = [rows.columns, *([_short(term) for term in row] for row in rows.rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(rows.columns))]
    lines = [_line(row, widths) for row in cells]
    lines.insert(1, "  ".join("-" * width for width in widths))
    count = f"({len(rows.rows)} row{'' if len(rows.rows) == 1 else 's'})"
    return "\n".join([*lines, count]) + "\n"


def _line(cells: Iterable[str], widths: Iterable[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _short(term: Term | None) -> str:
    """Return a term for human eyes, on one line and without characters that move the cursor."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return _CONTROL.sub(" ", _compact(term.value))
    return _CONTROL.sub(" ", term.value if isinstance(term, Literal) else str(term))


def _compact(iri: str) -> str:
    """Return the IRI with a prefix where one of ours fits and its name needs no escape."""
    for prefix, namespace in PREFIXES.items():
        name = iri.removeprefix(namespace)
        if name != iri and re.fullmatch(r"\w[\w-]*", name):
            return f"{prefix}:{name}"
    return iri


def _csv(rows: Rows) -> str:
    """Return CSV with bare values.

    Source: https://www.w3.org/TR/sparql11-results-csv-tsv/, section 3
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(rows.columns)
    writer.writerows([_bare(term) for term in row] for row in rows.rows)
    return text.getvalue()


def _bare(term: Term | None) -> str:
    match term:
        case None:
            return ""
        case NamedNode() | Literal():
            return term.value
        case _:
            return str(term)


def _json(rows: Rows) -> str:
    """Return JSON.

    Source: https://www.w3.org/TR/sparql11-results-json/, section 3
    """
    bindings = [
        {name: _binding(term) for name, term in zip(rows.columns, row, strict=True) if term is not None}
        for row in rows.rows
    ]
    result = {"head": {"vars": rows.columns}, "results": {"bindings": bindings}}
    return json.dumps(result, ensure_ascii=False, indent=1) + "\n"


def _binding(term: Term) -> dict[str, str]:
    match term:
        case NamedNode():
            return {"type": "uri", "value": term.value}
        case BlankNode():
            return {"type": "bnode", "value": term.value}
        case Literal(language=str(language)):
            return {"type": "literal", "value": term.value, "xml:lang": language}
        case Literal():
            datatype = {} if term.datatype.value == vocab.XSD + "string" else {"datatype": term.datatype.value}
            return {"type": "literal", "value": term.value, **datatype}
    raise TypeError(f"JSON results have no form for {term}")
