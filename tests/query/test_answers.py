"""Answers in each format, read again by another library, with words that try to break them."""

import csv
import io

import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib.query import Result

from kg.errors import QueryError, UsageError
from kg.query import Answer, Rows, Triples
from kg.query.answers import FORMATS, GRAPHS, ROWS, chosen, render, written
from kg.vocab import KG, XSD

INTEGER = NamedNode(XSD + "integer")
HOSTILE = (
    "plain",
    "",
    " spaces at both ends ",
    'quote " and \' and "" and \\',
    "comma, semicolon; tab\tline\nreturn\rboth\r\n",
    "</literal><binding name='x'>&amp;&lt;]]>",
    "{\"}]}'\u2028\u2029",
    "\u202eright to left\u2066",
    "\ufeff\u200d\U0001f600 é שלום",
    "=HYPERLINK(1)",
)
ROWS_OF_ALL = Rows(
    ("iri", "words", "rest"),
    (
        (NamedNode("urn:é?a=b&c=d#e"), Literal("seven", language="en-gb"), Literal("7", datatype=INTEGER)),
        (None, None, BlankNode("b1")),
        *((NamedNode("urn:x"), Literal(words), None) for words in HOSTILE),
    ),
)  # fmt: skip


def again(rows: Rows, format: str) -> list[tuple[str | None, ...]]:
    """Return the rows as rdflib reads them."""
    found = Result.parse(io.BytesIO(render(rows, format).encode()), format=format)
    assert [str(each) for each in found.vars] == list(rows.columns)
    return [tuple(None if term is None else str(term) for term in row) for row in found]


def plain(rows: Rows) -> list[tuple[str | None, ...]]:
    return [tuple(None if term is None else term.value for term in row) for row in rows.rows]


def without_nodes(rows: list[tuple[str | None, ...]]) -> list[tuple[str | None, ...]]:
    """Leave out the names of blank nodes, which every reader chooses itself."""
    return [row[:2] if row[:2] == (None, None) else row for row in rows]


@pytest.mark.parametrize("format", ["json", "xml"])
def test_rdflib_reads_the_same_rows(format):
    assert without_nodes(again(ROWS_OF_ALL, format)) == without_nodes(plain(ROWS_OF_ALL))


def test_another_reader_gets_the_same_cells_from_csv():
    found = list(csv.reader(io.StringIO(render(ROWS_OF_ALL, "csv"), newline="")))

    assert found[0] == ["iri", "words", "rest"]
    assert [row[1] for row in found[3:]] == list(HOSTILE)


def test_tsv_has_a_line_for_each_row_and_terms_as_in_turtle():
    lines = render(ROWS_OF_ALL, "tsv").split("\n")

    assert lines[0] == "?iri\t?words\t?rest"
    assert len(lines) == 1 + len(ROWS_OF_ALL.rows) + 1
    graph = rdflib.Graph().parse(data="".join(f"<urn:x> <urn:p> {line.split(chr(9))[1]} .\n" for line in lines[3:-1]))
    assert {str(each) for each in graph.objects()} == set(HOSTILE)


def test_json_keeps_language_and_datatype():
    found = Result.parse(io.BytesIO(render(ROWS_OF_ALL, "json").encode()), format="json")
    first = next(iter(found))

    assert first["words"].language == "en-gb"
    assert first["rest"].toPython() == 7


def test_characters_that_xml_has_no_place_for_are_replaced():
    rows = Rows(("x",), ((Literal("a\x00\x01\x0b\x1f\ufffe\uffffb"),), (Literal("a\x08", language="en"),)))

    assert again(rows, "xml") == [("a\ufffd\ufffd\ufffd\ufffd\ufffd\ufffdb",), ("a\ufffd",)]


@pytest.mark.parametrize("format", ["json", "xml"])
@pytest.mark.parametrize("value", [True, False])
def test_rdflib_reads_yes_and_no(format, value):
    found = Result.parse(io.BytesIO(render(Answer(value), format).encode()), format=format)

    assert found.askAnswer is value


TRIPLES = Triples(
    tuple(Triple(NamedNode("urn:s"), NamedNode(KG + f"p{n}"), Literal(words)) for n, words in enumerate(HOSTILE))
)


# TriG and N-Quads of one graph are Turtle and N-Triples.
READERS = dict(zip(GRAPHS, ["turtle", "turtle", "nt", "nt", "json-ld", "xml"], strict=True))


@pytest.mark.parametrize(("format", "reader"), READERS.items())
def test_rdflib_reads_the_same_triples(format, reader):
    graph = rdflib.Graph().parse(data=render(TRIPLES, format).encode(), format=reader)

    expected = {(each.predicate.value, each.object.value) for each in TRIPLES.triples}
    if reader == "xml":  # XML itself reads \r as \n
        expected = {(name, words.replace("\r\n", "\n").replace("\r", "\n")) for name, words in expected}
    assert {(str(name), str(words)) for _, name, words in graph} == expected


@pytest.mark.parametrize("format", GRAPHS)
def test_no_triples_are_an_empty_graph(format):
    assert len(rdflib.Graph().parse(data=render(Triples(()), format), format=READERS[format])) == 0


def test_turtle_declares_only_the_prefixes_it_uses():
    assert render(TRIPLES, "turtle").count("@prefix") == 1


def test_a_property_that_rdf_xml_cannot_name_is_an_error():
    triples = Triples((Triple(NamedNode("urn:s"), NamedNode("urn:p/1"), Literal("x")),))

    with pytest.raises(QueryError, match="cannot name the property <urn:p/1>"):
        render(triples, "rdfxml")


@pytest.mark.parametrize(
    ("result", "formats", "expected"),
    [
        (ROWS_OF_ALL, ("turtle", "csv", "json"), "csv"),
        (Answer(value=True), ("jsonld", "xml"), "xml"),
        (TRIPLES, ("csv", "ntriples"), "ntriples"),
    ],
)
def test_the_first_format_that_fits_is_chosen(result, formats, expected):
    assert chosen(result, formats) == expected


@pytest.mark.parametrize(("result", "format"), [(ROWS_OF_ALL, "turtle"), (TRIPLES, "json"), (TRIPLES, "word")])
def test_a_format_that_does_not_fit_is_an_error(result, format):
    with pytest.raises(UsageError) as caught:
        render(result, format)

    assert caught.value.remedy


@pytest.mark.parametrize("format", FORMATS)
def test_what_is_cut_says_so_and_is_whole(format):
    result = ROWS_OF_ALL if format in ROWS else TRIPLES
    size = len(render(result, format))

    made = written(result, format, size // 2)

    assert made.is_cut
    assert len(made.body) <= size // 2
    assert written(result, format, 10**6).is_cut is False
