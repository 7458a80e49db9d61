"""Every format of graphs: complete, in one order whatever the source's, and read alike by other libraries."""

import random
import re
import shutil
import subprocess

import pytest
import rdflib
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, parse
from rdflib.compare import isomorphic

from kg import graph
from kg.errors import OutputError
from kg.export import (
    Content,
    csv,
    graphml,
    jsonld,
    nanopubs,
    nquads,
    ntriples,
    pyvis,
    rdfxml,
    reifiers,
    statements,
    trig,
    turtle,
)
from kg.graph import derive
from kg.provenance import Run
from kg.rdf.arranged import arranged
from kg.vocab import BASE
from tests import readings, rereading
from tests.rereading import FORMATS

ALL = (turtle, trig, ntriples, nquads, jsonld, rdfxml, graphml, csv, pyvis, statements, reifiers, nanopubs)
# How two parsers that are neither ours nor Python call the formats.
FOREIGN = {
    "rapper": {turtle: "turtle", trig: "trig", ntriples: "ntriples", nquads: "nquads", rdfxml: "rdfxml"},
    "serdi": {turtle: "turtle", trig: "trig", ntriples: "ntriples", nquads: "nquads"},
}


RUN = Run(BASE, (("newskg", "0"), ("ontology", "0")), "c" * 64, "r" * 64)


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    ontology = readings.ontology(tmp_path_factory.mktemp("ontology"))
    quads = [
        each for id in ("000_7c04", "b") for each in graph.quads(readings.called(id), ontology, base=BASE)
    ]  # fmt: skip
    run = [each for id in ("000_7c04", "b") for each in RUN.quads(id, "d" * 64)]
    derived = derive.derived(quads, ontology, base=BASE)
    return Content((*quads, *derived, *run), tuple(Quad(*each) for each in ontology.triples))


@pytest.mark.parametrize(("module", "form", "_"), FORMATS)
def test_a_file_says_all_that_the_graph_says(content, tmp_path, module, form, _):
    module.export(content, tmp_path / module.FILE)

    assert rereading.read(tmp_path / module.FILE, form) == rereading.expected(set(content.quads), form)
    assert RdfFormat.from_extension(module.FILE.rpartition(".")[2]) == form


@pytest.mark.parametrize(("module", "form", "name"), FORMATS)
def test_rdflib_reads_the_same_graph(content, tmp_path, module, form, name):
    module.export(content, tmp_path / module.FILE)

    assert rereading.read_with_rdflib(tmp_path / module.FILE, name) == rereading.expected(set(content.quads), form)


@pytest.mark.parametrize(("module", "name"), [(ntriples, "nt"), (rdfxml, "xml")])
def test_the_union_is_isomorphic_to_the_turtle(content, tmp_path, module, name):
    for each in (turtle, module):
        each.export(content, tmp_path / each.FILE)

    one = rdflib.Graph().parse(tmp_path / turtle.FILE, format="turtle")
    assert isomorphic(one, rdflib.Graph().parse(tmp_path / module.FILE, format=name))


@pytest.mark.parametrize("module", ALL)
def test_the_order_of_the_source_does_not_change_a_byte(content, tmp_path, module):
    quads = [*content.quads, *content.quads[:50]]
    sources = [arranged(content.quads), arranged(reversed(quads)), arranged(random.Random(1).sample(quads, len(quads)))]

    for number, source in enumerate(sources):
        module.export(Content(source, content.vocabulary), tmp_path / f"{number}")

    one, *others = [written(tmp_path / f"{number}") for number in range(len(sources))]
    assert all(one == other for other in others)


def written(path):
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return [each.read_bytes() for each in files]


@pytest.mark.parametrize("module", ALL)
def test_an_empty_graph_gives_a_file_that_says_nothing(tmp_path, module):
    module.export(Content((), ()), tmp_path / module.FILE)

    form = RdfFormat.from_extension(module.FILE.rpartition(".")[2])
    assert form is None or list(parse(path=str(tmp_path / module.FILE), format=form)) == []


@pytest.mark.parametrize(("tool", "module"), [(tool, module) for tool, names in FOREIGN.items() for module in names])
def test_other_parsers_read_as_many_statements(content, tmp_path, tool, module):
    if not shutil.which(tool):
        pytest.skip(f"needs {tool}")
    module.export(content, tmp_path / module.FILE)
    name, file = FOREIGN[tool][module], tmp_path / module.FILE
    command = ["rapper", "-q", "-i", name, "-o", "nquads" if name in ("trig", "nquads") else "ntriples", file]
    if tool == "serdi":
        command = ["serdi", "-i", name, "-o", "nquads", file]

    found = subprocess.run(command, capture_output=True, text=True, check=True)

    form = RdfFormat.from_extension(module.FILE.rpartition(".")[2])
    assert len(set(found.stdout.splitlines())) == len(rereading.expected(set(content.quads), form))
    assert found.stderr == ""


@pytest.mark.parametrize("module", [turtle, trig])
def test_what_people_read_has_short_names_and_one_block_of_prefixes_above_the_articles(content, tmp_path, module):
    module.export(content, tmp_path / module.FILE)

    text = (tmp_path / module.FILE).read_text(encoding="utf-8")
    blocks = re.findall(r"(?:^@(?:prefix|base) .*\n)+", text, re.MULTILINE)
    assert "kg:agent person:herzi-halevi" in text
    assert "event:resignation-29 a kg:Resignation ;\n    rdfs:label" in text
    assert "<<" not in text
    assert len(re.findall("^@prefix kg: ", text, re.MULTILINE)) == 1
    assert len(blocks) == 2


def test_the_turtle_tells_article_people_events_claims_and_sentences_in_the_order_of_the_text(content, tmp_path):
    turtle.export(content, tmp_path / turtle.FILE)

    text = (tmp_path / turtle.FILE).read_text(encoding="utf-8").partition("@base")[2].partition("@base")[0]
    subjects = re.findall(r"^(<>|<#char=|\w+:)(\S*) a ", text, re.MULTILINE)
    kinds = [kind for kind, _ in subjects]
    events = [int(name.rpartition("-")[2]) for kind, name in subjects if kind == "event:" and "edge" not in name]
    sentences = [int(name.partition(",")[0]) for kind, name in subjects if kind == "<#char="]
    assert list(dict.fromkeys(kinds)) == ["<>", "entity:", "moment:", "tie:", "event:", "figure:", "claim:", "<#char="]
    assert events == sorted(events)
    assert sentences == sorted(sentences)
    assert len(sentences) > 2


def test_the_json_reads_like_json(content, tmp_path):
    jsonld.export(content, tmp_path / jsonld.FILE)

    text = (tmp_path / jsonld.FILE).read_text(encoding="utf-8")
    assert '{"id": "000_7c04/event/resignation-29",\n    "type": "Resignation",\n    "label": "Herzi Halevi' in text
    assert '"agent": "person/herzi-halevi"' in text
    assert '"direct": true' in text
    assert '"value": 1139' in text
    assert '"published": "2025-01-21"' in text


OTHERS = """
@prefix ex: <http://x.example/> .
ex:list ex:of ( 1 [ ex:p "two"@en-gb ] ) . _:x ex:p _:x , [] .
"""


@pytest.mark.parametrize(("module", "form", "_"), FORMATS)
def test_blank_nodes_of_others_stay_what_they_are(tmp_path, module, form, _):
    quads = list(parse(OTHERS, format=RdfFormat.TURTLE))

    module.export(Content(arranged(quads), ()), tmp_path / module.FILE)

    assert canonical(rereading.read(tmp_path / module.FILE, form)) == canonical(quads)


def canonical(quads):
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return {str(each) for each in dataset}


TRIPLE_TERM = '<http://x.example/r> <http://x.example/says> <<( <http://x.example/a> <http://x.example/p> "b <c>" )>> .'


@pytest.mark.parametrize(("module", "form", "_"), FORMATS)
def test_a_statement_about_a_statement_is_kept_or_refused(tmp_path, module, form, _):
    quads = set(parse(TRIPLE_TERM, format=RdfFormat.TURTLE))

    if module in (jsonld, rdfxml):
        with pytest.raises(OutputError, match="a statement about a statement has no form"):
            module.export(Content(quads, ()), tmp_path / module.FILE)
        return
    module.export(Content(quads, ()), tmp_path / module.FILE)

    assert rereading.read(tmp_path / module.FILE, form) == quads
