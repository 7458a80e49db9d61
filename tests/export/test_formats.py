"""Every format of graphs: complete, the same bytes each time, and readable by a library that is not ours."""

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import RdfFormat

from kg import graph
from kg.export import Content, jsonld, nquads, ntriples, trig, turtle
from kg.graph import derive
from kg.vocab import BASE
from tests import readings

FORMATS = (
    (turtle, RdfFormat.TURTLE, "turtle"),
    (trig, RdfFormat.TRIG, "trig"),
    (ntriples, RdfFormat.N_TRIPLES, "nt"),
    (nquads, RdfFormat.N_QUADS, "nquads"),
    (jsonld, RdfFormat.JSON_LD, "json-ld"),
)


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    ontology = readings.ontology(tmp_path_factory.mktemp("ontology"))
    quads = list(graph.quads(readings.reading(), ontology, base=BASE))
    return Content((*quads, *derive.derived(quads, ontology, base=BASE)), ())


@pytest.mark.parametrize(("module", "form", "_"), FORMATS)
def test_a_file_says_all_that_the_graph_says(content, tmp_path, module, form, _):
    module.export(content, tmp_path / module.FILE)

    found = set(pyoxigraph.parse(path=str(tmp_path / module.FILE), format=form))
    expected = set(content.quads) if form.supports_datasets else {quad.triple for quad in content.quads}
    assert (found if form.supports_datasets else {quad.triple for quad in found}) == expected


@pytest.mark.parametrize(("module", "form", "_"), FORMATS)
def test_two_files_of_one_graph_have_the_same_bytes(content, tmp_path, module, form, _):
    for name in ("first", "second"):
        module.export(content, tmp_path / name)

    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()
    assert RdfFormat.from_extension(module.FILE.rpartition(".")[2]) == form


@pytest.mark.parametrize(("module", "form", "name"), FORMATS)
def test_rdflib_reads_as_many_statements(content, tmp_path, module, form, name):
    module.export(content, tmp_path / module.FILE)

    found = rdflib.Dataset().parse(tmp_path / module.FILE, format=name)

    expected = set(content.quads) if form.supports_datasets else {quad.triple for quad in content.quads}
    assert len(list(found.quads())) == len(expected)


@pytest.mark.parametrize("module", [turtle, trig])
def test_what_people_read_has_prefixes(content, tmp_path, module):
    module.export(content, tmp_path / module.FILE)

    text = (tmp_path / module.FILE).read_text(encoding="utf-8")
    assert "kg:agent person:herzi-halevi" in text
    assert "<<" not in text
