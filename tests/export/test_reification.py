"""Ties and direct edges are reified, in RDF 1.1 or 1.2, and nothing that is only reported becomes a fact by it."""

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse

from kg import vocab
from kg.export import Content, reifiers, statements
from tests import readings
from tests.export.sample import content_of

KG, BASE = vocab.KG, vocab.BASE
A, B, TIE, GRAPH = (NamedNode(BASE + name) for name in ("a", "b", "x/tie/1", "x"))


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    return content_of(readings.reading(), tmp_path_factory.mktemp("reification"))


def read(content: Content, module, folder) -> Store:
    module.export(content, folder / module.FILE)
    store = Store()
    store.bulk_extend(parse(path=str(folder / module.FILE), format=RdfFormat.TURTLE))
    return store


def test_a_tie_and_a_direct_edge_are_statements_of_rdf(content, tmp_path) -> None:
    store = read(content, statements, tmp_path)

    rows = store.query(
        """SELECT ?class ?property WHERE { ?record a rdf:Statement, ?class ; rdf:subject ?s ; rdf:predicate ?property ;
        rdf:object ?o . ?s ?property ?o FILTER(?class != rdf:Statement) } ORDER BY ?property""",
        prefixes={"rdf": vocab.RDF},
    )
    assert [(row["class"].value, row["property"].value) for row in rows] == [
        (KG + "DirectEdge", KG + "calledOn"),
        (KG + "Tie", KG + "holdsOffice"),
        (KG + "DirectEdge", KG + "praised"),
    ]


def test_a_tie_and_a_direct_edge_are_reifiers_of_their_statements(content, tmp_path) -> None:
    store = read(content, reifiers, tmp_path)

    rows = store.query(
        """SELECT ?property ?sentence WHERE { ?record rdf:reifies <<( ?s ?property ?o )>> .
        ?record prov:wasDerivedFrom?/kg:evidence/rdf:value ?sentence } ORDER BY ?property""",
        prefixes={"rdf": vocab.RDF, "kg": KG, "prov": vocab.PROV},
    )
    assert [(row["property"].value.removeprefix(KG), row["sentence"].value[:9]) for row in rows] == [
        ("calledOn", "Oppositio"),
        ("holdsOffice", "The war l"),
        ("praised", "Oppositio"),
    ]


@pytest.mark.parametrize("module", [statements, reifiers])
def test_what_is_only_reported_is_reified_and_not_asserted(tmp_path, module) -> None:
    told = {"subject": A, "property": NamedNode(KG + "alliedWith"), "object": B, "status": NamedNode(KG + "reported")}
    quads = [Quad(TIE, NamedNode(KG + name), value, GRAPH) for name, value in told.items()]
    quads.append(Quad(TIE, NamedNode(vocab.RDF + "type"), NamedNode(KG + "Tie"), GRAPH))

    store = read(Content(quads, ()), module, tmp_path)

    assert not list(store.quads_for_pattern(A, None, None))
    assert len(store) > len(quads)


def test_a_reified_statement_is_written_with_short_names(content, tmp_path) -> None:
    read(content, reifiers, tmp_path)

    text = (tmp_path / reifiers.FILE).read_text(encoding="utf-8")
    assert "rdf:reifies <<( person:yair-lapid kg:praised person:herzi-halevi )>>" in text
    assert Triple(A, A, B) not in text.splitlines()
