"""Write tables in CSV, for spreadsheets and databases: entities, events, roles, claims, figures and ties.

UTF-8, RFC 4180. What begins with `=`, `+`, `-`, `@`, a tab, a carriage return or an apostrophe gets one
before it, so that no spreadsheet runs the words of an article as a formula; numbers are left alone. A program that
reads the tables takes one leading apostrophe away, always.

Source: https://owasp.org/www-community/attacks/CSV_Injection
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from kg import vocab
from kg.export import Content
from kg.rdf import terms
from kg.rdf.order import Kind, kind_of, predicates, subjects
from kg.rdf.sections import Properties, Section, articles

FILE = "tables"

COLUMNS: Final = {
    "entities": ("id", "article", "type", "label", "alias"),
    "events": ("id", "article", "type", "status", "statusBySource", "predicate", "label", "evidence"),
    "roles": ("event", "article", "role", "filler", "label"),
    "claims": (
        *("id", "article", "source", "sourceKind", "cue", "quote", "direct", "asserts", "reports", "within"),
        "evidence",
    ),
    "figures": ("id", "article", "label", "value", "bound", "unit", "counts", "source", "inEvent", "evidence"),
    "ties": ("id", "article", "subject", "property", "object", "status", "evidence"),
}
_TABLES: Final = {
    Kind.ENTITY: "entities",
    Kind.EVENT: "events",
    Kind.CLAIM: "claims",
    Kind.FIGURE: "figures",
    Kind.TIE: "ties",
}
_FORMULA: Final = tuple("=+-@\t\r'＝＋－＠")  # full-width ones are formulas in Japanese and Chinese spreadsheets
_NUMBERS: Final = tuple(f"^^<{vocab.XSD}{name}>" for name in ("integer", "decimal"))
_BETWEEN: Final = " | "  # several values of a cell
_TYPE, _LABEL = f"<{vocab.RDF}type>", f"<{vocab.RDFS}label>"
_EVENT_TYPE: Final = f"<{vocab.KG}eventType>"
_TEXT: Final = f"<{vocab.RDF}value>"
_PROPERTIES: Final = {"type": _TYPE, "label": _LABEL}

Row = list[str]


def export(content: Content, path: Path) -> None:
    """Write a file a table into a new folder; an article's rows together, in the order of its text."""
    path.mkdir()
    roles = _roles(content)
    with ExitStack() as stack:
        writers = {}
        for name, columns in COLUMNS.items():
            file = stack.enter_context((path / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            writers[name] = csv.writer(file)
            writers[name].writerow(columns)
        for section in articles(content.quads):
            for name, row in _rows(section, roles):
                writers[name].writerow(row)


def _roles(content: Content) -> frozenset[str]:
    """Return the properties that the ontology calls roles."""
    found = (str(each.subject) for each in content.vocabulary if str(each.object) == f"<{vocab.KG}Role>")
    return frozenset(found)


def _rows(section: Section, roles: frozenset[str]) -> Iterator[tuple[str, Row]]:
    """Yield the rows of a graph, each with the name of its table."""
    for subject in subjects(section):
        properties = section.subjects[subject]
        name = _TABLES.get(kind_of(properties))
        if name and _TYPE in properties:
            yield name, _row(subject, properties, name, section)
        if name == "events":
            yield from (("roles", each) for each in _role_rows(subject, properties, section, roles))


def _row(subject: str, properties: Properties, name: str, section: Section) -> Row:
    told = dict(predicates(properties))
    row = [terms.iri(subject), section.article]
    for column in COLUMNS[name][2:]:
        objects = told.get(_EVENT_TYPE if (name, column) == ("events", "type") else _property(column), [])
        row.append(_sentences(objects, section.subjects) if column == "evidence" else _cell(objects))
    return row


def _role_rows(subject: str, properties: Properties, section: Section, roles: frozenset[str]) -> Iterator[Row]:
    for predicate, objects in predicates(properties):
        for each in objects if predicate in roles else ():
            label = _cell(section.subjects.get(each, {}).get(_LABEL, [])[:1])
            yield [terms.iri(subject), section.article, _cell([predicate]), _cell([each]), label]


def _property(column: str) -> str:
    return _PROPERTIES.get(column, f"<{vocab.KG}{column}>")


def _cell(objects: Iterable[str]) -> str:
    """Return what stands in a cell: numbers and IRIs as they are, texts made harmless."""
    told = [_short(each) for each in objects]
    is_number = all(each[0] == '"' and each.endswith(_NUMBERS) for each in objects)
    return _BETWEEN.join(told) if is_number else harmless(_BETWEEN.join(told))


def _short(term: str) -> str:
    """Return a text, an IRI, or the name of a term of our vocabulary."""
    return terms.text(term).removeprefix(vocab.KG)


def _sentences(evidence: Iterable[str], told: Mapping[str, Properties]) -> str:
    return _cell(text for each in evidence for text in told.get(each, {}).get(_TEXT, []))


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
