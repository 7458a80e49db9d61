"""Nothing that an article contains breaks a file or gets into it as anything but text."""

import csv
import json
import re
from dataclasses import replace
from itertools import chain
from xml.etree import ElementTree

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from kg import graph, vocab
from kg.cli import main
from kg.errors import OutputError
from kg.export import (
    Content,
    graphml,
    html,
    jsonld,
    nanopubs,
    pyvis,
    rdfxml,
    reifiers,
    statements,
    trig,
    turtle,
)
from kg.export import (
    csv as tables,
)
from kg.graph import derive
from kg.model import Reading
from kg.rdf.literals import text as writable
from kg.vocab import BASE
from tests import readings, rereading
from tests.pages import tags
from tests.rereading import FORMATS

TEXTS = {
    "quotes": '" \' """ \'\'\' ` “” \\ \\" \\u0022 \\',
    "line breaks": "a\nb\rc\r\nd\u2028e\u2029f\u0085g\tz",
    "end of a Turtle string": '" . <http://evil.example/a> a <http://evil.example/B> . "',
    "end of a long string": '""" .\n@prefix kg: <http://evil.example/> .\nkg:a kg:b """',
    "a prefix": "@prefix kg: <http://evil.example/> .",
    "a base": "@base <http://evil.example/> .",
    "a directive in capitals": "PREFIX kg: <http://evil.example/>",
    "end of a graph": '} <http://evil.example/g> { <http://evil.example/a> a "',
    "an N-Quads line": '" <http://evil.example/g> .\n<a:b> <a:b> <a:b> .',
    "spaces and graph": "a <http://evil.example/g> .",
    "an escape": "\\u003c\\U0001F600\\n\\",
    "end of CDATA": "]]> <![CDATA[ <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]> &e; &#0; &lt;",
    "end of a script": "</script><script>document.title='PWNED'</script><!--",
    "XML": "<rdf:Description rdf:about='http://evil.example/'/>",
    "JSON": '"}, {"@id": "http://evil.example/", "@context": "http://evil.example/"',
    "JSON-LD keyword": "@id",
    "JSON-LD container": '{"@value": 1}',
    "formula": '=cmd|" /C calc"!A0',
    "formula plus": "+1+1",
    "formula minus": "-2+3",
    "formula at": "@SUM(1)",
    "formula full-width": "＝1+1",
    "formula after a tab": "\t=1+1",
    "formula after a line break": "a\n=1+1",
    "apostrophe": "'quoted' words",
    "separators": ';,|"\t;=1+1',
    "NUL": "a\0b",
    "controls": "".join(map(chr, range(1, 32))) + "\x7f\x80\x9f",
    "bidi": "\u202eevil\u202c \u2066x\u2069 \u200f\u061c",
    "lone surrogates": "a\ud800b\udfffc",
    "no characters": "\ufffe\uffff\U0001fffe\ufdd0",
    "byte order mark": "\ufeffword\ufeff",
    "astral": "😀 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \U0010ffff",
    "combining": "e\u0301\u200d\u200b",
    "an IRI": "http://evil.example/ a>b",
    "script address": "javascript:document.title='PWNED'",
    "a prefixed name": "kg:Person",
    "our scheme": "prov:x",
    "blank node": "_:b0",
    "number": "1139",
    "boolean": "true",
    "a date": "2025-01-21",
    "path": "../../etc/passwd",
    "language tag": "x@en",
    "datatype": '1"^^<http://www.w3.org/2001/XMLSchema#integer>',
    "triple term": "<<( <a:b> <a:b> <a:b> )>>",
    "printf": "%s %n {0} {{style}} ${x}",
    "empty": " ",
    "long": "long " * 5000,
}
EVIL = "evil.example"
XML_TEXT = re.compile(r"\s+")


@pytest.fixture(scope="module")
def ontology(tmp_path_factory):
    return readings.ontology(tmp_path_factory.mktemp("ontology"))


@pytest.fixture(scope="module", params=TEXTS, ids=lambda name: name.replace(" ", "-"))
def content(request, ontology) -> Content:
    return built(TEXTS[request.param], ontology)


def built(text: str, ontology, base: str = BASE) -> Content:
    """Return the graph of a reading in which title, publisher, address, a name and the words of a time are hostile."""
    quads = list(graph.quads(hostile(text), ontology, base=base))
    derived = derive.derived(quads, ontology, base=base)
    return Content((*quads, *derived), tuple(Quad(*each) for each in ontology.triples))


def hostile(text: str) -> Reading:
    plain = readings.named(text)
    article = replace(plain.article, publisher=text, url=text, published=text)
    document = replace(plain.extraction.document, article=article)
    return replace(plain, extraction=replace(plain.extraction, document=document))


def words(content: Content, subject: str, property: str) -> list[str]:
    return [q.object.value for q in content.quads if (q.subject.value, q.predicate.value) == (subject, property)]


def person(content: Content) -> tuple[str, str]:
    """Return the IRI and the label of the person with the hostile name."""
    office = NamedNode(vocab.HOLDS_OFFICE)
    subject = next(q.subject.value for q in content.quads if q.predicate == office)
    return subject, words(content, subject, vocab.RDFS + "label")[0]


def test_the_table_of_hostile_texts_is_long() -> None:
    assert len(TEXTS) > 40


@pytest.mark.parametrize(("module", "form", "name"), FORMATS)
def test_a_hostile_graph_is_read_as_it_was_written(content, tmp_path, module, form, name) -> None:
    module.export(content, tmp_path / module.FILE)

    wanted = rereading.expected(set(content.quads), form)
    assert rereading.read(tmp_path / module.FILE, form) == wanted
    assert rereading.read_with_rdflib(tmp_path / module.FILE, name) == wanted


@pytest.mark.parametrize("module", [statements, reifiers])
def test_a_reified_hostile_graph_says_no_more_than_the_plain_one(content, tmp_path, module) -> None:
    module.export(content, tmp_path / module.FILE)

    found = rereading.triples(rereading.read(tmp_path / module.FILE, RdfFormat.TURTLE))
    plain = {each.triple for each in content.quads}
    assert plain <= found
    assert all(vocab.RDF in str(each) for each in found - plain)


def test_a_nanopublication_of_a_hostile_graph_says_no_more_than_the_graph(content, tmp_path) -> None:
    nanopubs.export(content, tmp_path / nanopubs.FILE)

    found = rereading.read(tmp_path / nanopubs.FILE, RdfFormat.TRIG)
    asserted = {each.triple for each in found if each.graph_name.value.endswith("#assertion")}
    assert asserted
    assert asserted <= {each.triple for each in content.quads}


def test_a_hostile_name_stays_a_cell_that_no_spreadsheet_runs(content, tmp_path) -> None:
    tables.export(content, tmp_path / tables.FILE)

    with (tmp_path / tables.FILE / "entities.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    id, label = person(content)
    cells = [cell for row in rows for cell in row.values()]
    assert [row["label"].removeprefix("'") for row in rows if row["id"] == id] == [label]
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r＝＋－＠"))]
    assert all(None not in row and None not in row.values() for row in rows)


def test_a_hostile_name_stays_an_attribute_in_graphml(content, tmp_path) -> None:
    graphml.export(content, tmp_path / graphml.FILE)

    labels = {each.get("id"): each[0].text for each in ElementTree.parse(tmp_path / graphml.FILE).iter(NODE)}
    id, label = person(content)
    assert (labels[id] or "").split() == label.split()


NODE = "{http://graphml.graphdrawing.org/xmlns}node"


@pytest.mark.parametrize("module", [html, jsonld])
def test_hostile_words_cannot_end_the_script_they_stand_in(content, tmp_path, module) -> None:
    module.export(content, tmp_path / module.FILE)

    written = (tmp_path / module.FILE).read_text(encoding="utf-8")
    block = written.partition('id="content">')[2].partition("</script>")[0] if module is html else written
    assert not set(block) & set("<>\u2028\u2029")
    json.loads(block)


def test_hostile_words_add_no_tag_to_the_page_of_pyvis(content, ontology, tmp_path) -> None:
    for name, each in (("hostile", content), ("plain", built("Ann", ontology))):
        pyvis.export(each, tmp_path / name)

    hostile, plain = (tags((tmp_path / name).read_text(encoding="utf-8")) for name in ("hostile", "plain"))
    assert hostile == plain


@pytest.mark.parametrize("module", [turtle, trig, jsonld])
def test_no_character_turns_the_direction_of_what_people_read(ontology, tmp_path, module) -> None:
    module.export(built(TEXTS["bidi"], ontology), tmp_path / module.FILE)

    assert not set((tmp_path / module.FILE).read_text(encoding="utf-8")) & set("\u202e\u202c\u2066\u2069\u200f\u061c")


BASES = (
    "https://x.example/?q=/",
    "https://x.example/a/../b/",
    "https://x.example/'()*,;=%22/",
    "https://é.example/ünï/",
    "http://[::1]:8080/",
    "urn:news:/",
    "kg:/",
    "prov:x/",
    "file:///tmp/",
    "https://x.example/\u202e/",
    "https://x.example//a//",
)


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize(("module", "form", "name"), FORMATS)
def test_any_base_that_is_accepted_gives_files_that_are_read(ontology, tmp_path, base, module, form, name) -> None:
    content = built("Ann", ontology, base)

    module.export(content, tmp_path / module.FILE)

    wanted = rereading.expected(set(content.quads), form)
    assert rereading.read(tmp_path / module.FILE, form) == wanted
    assert rereading.read_with_rdflib(tmp_path / module.FILE, name) == wanted


P = NamedNode("http://x.example/p")
A = NamedNode("http://x.example/a")
IRIS = (
    "prov:x", "kg:Person", "id:x", "type:x", "time:Instant", "schema://x", "javascript:alert(1)", "urn:a:b",
    "http://x.example/a'b(c)", "http://x.example/%22%3E", "http://x.example/\u202e", "http://x.example/😀",
    "http://x.example/a;b,c=d&e", vocab.KG, vocab.KG + "label", vocab.KG + "-x", vocab.KG + "1", vocab.KG + "a.b",
    vocab.KG + "a/b", vocab.KG + "é", vocab.KG + "=cmd()", BASE, BASE + "person/", BASE + "person/-", BASE + "a//b",
    BASE + "./b", BASE + "b/..", BASE + "a:b", BASE + "?a", BASE + "#a", BASE + "a#char=1,2", BASE + "a#char=x",
    vocab.RDF + "type", "http://x.example/a#", "http://x.example/p#1a",
)  # fmt: skip
LITERALS = (
    *(Literal(text.encode("utf-8", "replace").decode()) for text in TEXTS.values()),
    Literal("x", language="en"),
    Literal("x", language="en-gb-oed"),
    Literal("=x", language="i-klingon"),
    *(Literal(form, datatype=NamedNode(vocab.XSD + "boolean")) for form in ("true", "1", "TRUE", "true .")),
    *(
        Literal(form, datatype=NamedNode(vocab.XSD + "integer"))
        for form in ("0", "-0", "+1", "007", "9" * 30, "1 .", "")
    ),
    *(Literal(form, datatype=NamedNode(vocab.XSD + "decimal")) for form in ("0.930", "1.", ".5", "1", "-1.5", "1.5 .")),
    *(Literal(form, datatype=NamedNode(vocab.XSD + "double")) for form in ("1e9", "INF", "NaN", "1.0")),
    Literal("2023-13-45", datatype=NamedNode(vocab.XSD + "date")),
    Literal("P15M", datatype=NamedNode(vocab.XSD + "duration")),
    *(Literal("x", datatype=NamedNode(each)) for each in ("prov:x", "urn:a:b", vocab.KG + "a/b", vocab.XSD + "a.b")),
)


@pytest.mark.parametrize("module", [turtle, trig, jsonld, *[each[0] for each in FORMATS[2:4]]])
def test_a_graph_of_others_with_hostile_terms_is_read_as_it_was_written(tmp_path, module) -> None:
    nodes = [NamedNode(each) for each in IRIS]
    terms = chain.from_iterable([(a, P, a), (A, P, a), (A, a, A), (a, NamedNode(vocab.RDF + "type"), a)] for a in nodes)
    triples = [*terms, *((A, P, each) for each in LITERALS), *((A, NamedNode(BASE), each) for each in LITERALS)]
    triples += [(A, NamedNode(vocab.KG + name), each) for name in ("agent", "direct", "quote") for each in LITERALS]
    quads = {Quad(*each, name) for each in triples for name in (A, NamedNode("prov:x"))}
    form = RdfFormat.from_extension(module.FILE.rpartition(".")[2])

    module.export(
        Content(sorted(quads, key=lambda each: (str(each.graph_name), str(each))), ()), tmp_path / module.FILE
    )

    assert rereading.read(tmp_path / module.FILE, form) == rereading.expected(quads, form)


@pytest.mark.parametrize(
    ("property", "object"),
    [("http://x.example/1", A), ("http://x.example/a/", A), (P.value, Literal("a\x01b")), (P.value, Literal("\uffff"))],
)
def test_what_has_no_form_in_xml_is_refused(tmp_path, property: str, object) -> None:
    quads = [Quad(A, NamedNode(property), object)]

    with pytest.raises(OutputError, match="XML"):
        rdfxml.export(Content(quads, ()), tmp_path / rdfxml.FILE)


def test_lone_surrogates_and_controls_become_the_replacement_character() -> None:
    assert writable("a\ud800\0b").value == "a\ufffd\ufffdb"


NAMES = (
    "a b",
    "'\"",
    "<x>",
    "#char=1,2",
    "%2e%2e",
    "a\nb",
    "\u202e",
    "é😀",
    "=1+1",
    "person",
    "-",
    "~",
    "@prefix x: <y> .",
    "",
)


@pytest.mark.engine
def test_hostile_articles_are_built_and_their_words_kept(tmp_path) -> None:
    articles = [name for name, text in TEXTS.items() if name not in ("NUL", "lone surrogates", "long")]
    for number, name in enumerate(articles):
        text = TEXTS[name]
        line = " ".join(text.split())
        head = f"title: {line}\npublished: 2025-01-21\npublisher: {line}\nurl: {line}\n\n"
        body = f"Mayor Ann Lee resigned. “{text}” she said on Monday. The {text} killed 5 people.\n"
        path = tmp_path / f"{NAMES[number % len(NAMES)]}{number}.txt"
        path.write_text(head + body, encoding="utf-8", newline="")
    names = "turtle,trig,ntriples,nquads,jsonld,rdfxml,graphml,csv,statements,reifiers,nanopubs"

    code = main(["build", str(tmp_path), "-o", str(tmp_path / "out"), "--format", names, "--quiet"])

    assert code == 0
    quads = rereading.read(tmp_path / "out" / "graph.nq", RdfFormat.N_QUADS)
    iris = {term.value for each in quads for term in (*each, each.graph_name) if isinstance(term, NamedNode)}
    assert {each for each in iris if EVIL in each} <= {each for each in iris if each.startswith("http://evil")}
    assert len({each.graph_name for each in quads}) == len(articles) + 2
    for module, form, name in FORMATS:
        wanted = rereading.expected(quads, form)
        assert rereading.read(tmp_path / "out" / module.FILE, form) == wanted
        assert rereading.read_with_rdflib(tmp_path / "out" / module.FILE, name) == wanted
    for name in ("statements.ttl", "reifiers.ttl", "nanopubs.trig"):
        assert list(pyoxigraph.parse(path=str(tmp_path / "out" / name)))
