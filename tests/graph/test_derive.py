"""Direct edges follow from asserted events only; the record of a run has no clock of its own."""

from dataclasses import replace

import pytest
from pyoxigraph import NamedNode

from kg import graph
from kg.errors import OntologyError
from kg.graph import derive
from kg.model import EventRef
from kg.ontology import load
from kg.vocab import BASE, KG, PROV
from tests import readings


@pytest.fixture(scope="module")
def ontology(tmp_path_factory):
    return readings.ontology(tmp_path_factory.mktemp("ontology"))


def derived(reading, ontology):
    return list(derive.derived(graph.quads(reading, ontology, base=BASE), ontology, base=BASE))


def plain(quads):
    """Return the edges without their records."""
    return sorted(
        tuple(term.value.removeprefix(BASE).removeprefix(KG) for term in quad.triple)
        for quad in quads
        if "/edge/" not in quad.subject.value
    )


def test_an_asserted_event_joins_its_agent_to_its_patient_or_to_the_role_of_its_type(ontology):
    edges = plain(derived(readings.reading(), ontology))

    assert edges == [
        ("person/yair-lapid", "calledOn", "person/benjamin-netanyahu"),
        ("person/yair-lapid", "praised", "person/herzi-halevi"),
    ]


@pytest.mark.parametrize("status", ["reported", "demanded", "planned", "possible", "conditional", "denied", "negated"])
def test_what_is_not_asserted_has_no_edge(ontology, status):
    reading = readings.reading()
    statements = (replace(readings.PRAISE, status=KG + status),)

    assert derived(replace(reading, extraction=replace(reading.extraction, statements=statements)), ontology) == []


def test_every_edge_has_a_record_of_its_event(ontology):
    quads = derived(readings.reading(), ontology)

    events = {quad.object.value for quad in quads if quad.predicate.value == PROV + "wasDerivedFrom"}

    assert events == {f"{BASE}000_7c04/event/{name}" for name in ("demand-87", "praise-68")}


def test_derived_quads_are_in_a_graph_of_their_own_and_always_in_one_order(ontology):
    first, second = derived(readings.reading(), ontology), derived(readings.reading(), ontology)

    assert {quad.graph_name for quad in first} == {NamedNode(BASE + "graph/derived")}
    assert first == second


@pytest.mark.parametrize("sparql", ["SELECT * WHERE { ?s ?p ?o }", "CONSTRUCT {"])
def test_a_rule_that_constructs_nothing_is_an_error_of_the_ontology(tmp_path, sparql):
    readings.ontology(tmp_path)
    rule = f'<https://example.org/rule> <http://www.w3.org/ns/shacl#construct> "{sparql}" .'
    (tmp_path / "rules.ttl").write_text(rule, encoding="utf-8")

    with pytest.raises(OntologyError, match=r"https://example\.org/rule"):
        derived(readings.reading(), load(tmp_path))


@pytest.mark.parametrize(("held", "found"), [("demanded", [KG + "demands"]), ("planned", [])])
def test_what_somebody_says_must_be_done_is_demanded(ontology, held, found):
    reading = readings.reading()
    said = replace(readings.DEMANDED, status=KG + "reported", held=KG + held)
    saying = replace(readings.SAYING, roles=(readings.role("says", EventRef(said.id)),))
    story = replace(reading.extraction, statements=(saying, said))

    made = derived(replace(reading, extraction=story), ontology)

    assert [
        quad.predicate.value
        for quad in made
        if quad.subject.value.startswith(BASE) and quad.predicate.value == KG + "demands"
    ] == found


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        ("?e kg:saw kg:it", "without a record"),
        ("?e prov:wasDerivedFrom ?e", "record of no edge"),
        ("?e kg:saw kg:it . kg:r kg:subject ?e ; kg:property kg:saw ; kg:object kg:it", "without a record"),
    ],
)
def test_a_rule_that_makes_edges_nobody_can_trace_is_an_error(tmp_path, template, problem):
    readings.ontology(tmp_path)
    prefixes = f"PREFIX kg: <{KG}> PREFIX prov: <{PROV}>"
    sparql = f"{prefixes} CONSTRUCT {{ {template} }} WHERE {{ GRAPH ?a {{ ?e a kg:Praise }} }}"
    rule = f'<https://example.org/rule> <http://www.w3.org/ns/shacl#construct> "{sparql}" .'
    (tmp_path / "rules.ttl").write_text(rule, encoding="utf-8")

    with pytest.raises(OntologyError, match=problem):
        derived(readings.reading(), load(tmp_path))
