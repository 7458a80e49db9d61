"""Writes the answer to a query: rows as a table or in the W3C's formats of results, triples in those of graphs."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, RdfFormat, Triple

from kg import vocab
from kg.errors import QueryError, UsageError
from kg.query.results import Answer, Result, Rows, Term, Triples
from kg.rdf.iris import PREFIXES

_RDF: Final = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
_RESULTS: Final = {"csv": QueryResultsFormat.CSV, "tsv": QueryResultsFormat.TSV, "xml": QueryResultsFormat.XML}
# What each format is called on the web, for rows and for triples.
ROWS: Final[Mapping[str, str]] = {
    "table": "text/plain; charset=utf-8",
    "json": QueryResultsFormat.JSON.media_type,
    **{name: form.media_type for name, form in _RESULTS.items()},
}
GRAPHS: Final[Mapping[str, str]] = {name: form.media_type for name, form in _RDF.items()}
FORMATS: Final = (*ROWS, *GRAPHS)
_CONTROL: Final = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
_NOT_XML: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # XML 1.0, section 2.2
_XML_NAME: Final = re.compile(r"[^\W\d][\w.-]*\Z")


@dataclass(frozen=True, slots=True)
class Written:
    """An answer in one of the formats."""

    body: bytes
    media_type: str
    is_cut: bool  # whether there is more


def chosen(result: Result, formats: Iterable[str]) -> str:
    """Return the first of the formats that can hold the answer.

    Raises:
        UsageError: none can, or one is not in `FORMATS`.
    """
    wanted = tuple(formats)
    fitting = GRAPHS if isinstance(result, Triples) else ROWS
    for each in wanted:
        if each not in FORMATS:
            raise UsageError(f"unknown format {each!r}", where="--format", remedy=f"Use one of {', '.join(FORMATS)}.")
    found = next((each for each in wanted if each in fitting), None)
    if found is None:
        kind = "triples" if isinstance(result, Triples) else "rows"
        remedy = f"Use one of {', '.join(fitting)}."
        raise UsageError(f"{', '.join(wanted)} cannot hold {kind}", where="--format", remedy=remedy)
    return found


def render(result: Result, format: str) -> str:
    """Return the answer as text that ends in a line break.

    Raises:
        UsageError: the format is none of `FORMATS`, or cannot hold this kind of answer.
        QueryError: the triples cannot be written as RDF/XML.
    """
    chosen(result, [format])
    match result:
        case Triples():
            return _triples(result, format)
        case Answer():
            return _answer(result, format)
        case Rows():
            return _table(result) if format == "table" else _rows(result, format)


def written(result: Result, format: str, most: int) -> Written:
    """Return the answer as bytes, at most so many; what does not fit is cut at a row, so that the format stays whole.

    Raises:
        UsageError, QueryError: as `render` does.
    """
    body = render(result, format).encode()
    media = {**ROWS, **GRAPHS}[format]
    while len(body) > most and (shorter := _shorter(result, most / len(body))) is not None:
        result = shorter
        body = render(result, format).encode()
    return Written(body, media, not isinstance(result, Answer) and result.is_cut)


def _shorter(result: Result, share: float) -> Result | None:
    """Return a part of the answer, smaller than the whole; None if there is none."""
    match result:
        case Rows(rows=[_, *_]):
            return replace(result, rows=result.rows[: int(len(result.rows) * share)], is_cut=True)
        case Triples(triples=[_, *_]):
            return replace(result, triples=result.triples[: int(len(result.triples) * share)], is_cut=True)
    return None


def _triples(triples: Triples, format: str) -> str:
    kept = triples.triples
    if format == "rdfxml":
        kept = tuple(_for_xml(each) for each in kept)
    plain = pyoxigraph.serialize(kept, format=RdfFormat.N_TRIPLES) or b""
    prefixes = {name: iri for name, iri in PREFIXES.items() if f"<{iri}".encode() in plain}
    data = pyoxigraph.serialize(kept, format=_RDF[format], prefixes=prefixes)
    return (data or b"").decode().rstrip("\n") + "\n"


def _for_xml(triple: Triple) -> Triple:
    if not _XML_NAME.search(triple.predicate.value):
        remedy = "Write Turtle instead."
        raise QueryError(f"RDF/XML cannot name the property <{triple.predicate.value}>", remedy=remedy)
    return Triple(triple.subject, triple.predicate, _clean(triple.object) or triple.object)


def _answer(answer: Answer, format: str) -> str:
    if format == "json":
        return json.dumps({"head": {}, "boolean": answer.value}) + "\n"
    if format == "xml":
        found = pyoxigraph.parse_query_results(_answer(answer, "json"), QueryResultsFormat.JSON)
        return (found.serialize(format=QueryResultsFormat.XML) or b"").decode() + "\n"
    return f"{str(answer.value).lower()}\n"


def _table(rows: Rows) -> str:
    """Return columns of equal width, with IRIs shortened, and the number of rows."""
    cells = [rows.columns, *([_short(term) for term in row] for row in rows.rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(rows.columns))]
    lines = [_line(row, widths) for row in cells]
    lines.insert(1, "  ".join("-" * width for width in widths))
    more = ", and more that are not shown" if rows.is_cut else ""
    count = f"({len(rows.rows)} row{'' if len(rows.rows) == 1 else 's'}{more})"
    return "\n".join([*lines, count]) + "\n"


def _line(cells: Iterable[str], widths: Iterable[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _short(term: Term | None) -> str:
    """Return a term for human eyes."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return shown(_compact(term.value))
    return shown(term.value if isinstance(term, Literal) else str(term))


def shown(text: str) -> str:
    """Return text on one line and without characters that move the cursor."""
    return _CONTROL.sub(" ", text)


def _compact(iri: str) -> str:
    """Return the IRI with a prefix where one of ours fits and its name needs no escape."""
    for prefix, namespace in PREFIXES.items():
        name = iri.removeprefix(namespace)
        if name != iri and re.fullmatch(r"\w[\w-]*", name):
            return f"{prefix}:{name}"
    return iri


def _rows(rows: Rows, format: str) -> str:
    """Return JSON, or what Oxigraph makes of it.

    XML has no place for some control characters; they become U+FFFD there.
    """
    if format == "xml":
        rows = replace(rows, rows=tuple(tuple(map(_clean, row)) for row in rows.rows))
    text = _json(rows)
    if format == "json":
        return text
    found = pyoxigraph.parse_query_results(text, QueryResultsFormat.JSON)
    data = (found.serialize(format=_RESULTS[format]) or b"").decode()
    return data.replace("\r", "&#13;") + "\n" if format == "xml" else data


def _clean(term: Term | None) -> Term | None:
    if not isinstance(term, Literal) or not _NOT_XML.search(term.value):
        return term
    value = _NOT_XML.sub("\ufffd", term.value)
    return Literal(value, language=term.language) if term.language else Literal(value, datatype=term.datatype)


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


def _binding(term: Term) -> dict[str, object]:
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
        case Triple():
            parts = {name: _binding(getattr(term, name)) for name in ("subject", "predicate", "object")}
            return {"type": "triple", "value": parts}
