"""The part of a graph that an answer speaks of: what is in it, and what is not."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store

from kg.errors import QueryError
from kg.query import Question, opened
from kg.query.excerpt import excerpt
from kg.vocab import BASE, KG, RDF

TOWN = BASE + "town/"
GRAPH = """
@prefix : <https://w3id.org/newskg/id/town/> . @prefix kg: <https://w3id.org/newskg/ns#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix schema: <https://schema.org/> .
:a {
  :a a kg:Article ; schema:headline "Row in town" .
  <a#char=0,9> a kg:Sentence ; kg:inArticle :a ; rdf:value "Al blames Bo." .
  <a#char=10,19> a kg:Sentence ; kg:inArticle :a ; rdf:value "Cy said so." .
  <a#char=20,29> a kg:Sentence ; kg:inArticle :a ; rdf:value "Bo is mayor." .
  :al a kg:Person ; rdfs:label "Al" . :bo a kg:Person ; rdfs:label "Bo" . :cy a kg:Person ; rdfs:label "Cy" .
  :mayor a kg:Office ; rdfs:label "mayor" .
  :blame a kg:Criticism ; kg:eventType kg:Criticism ; kg:status kg:asserted ; kg:predicate "blame" ;
    kg:agent :al ; kg:patient :bo ; kg:place :hall ; kg:evidence <a#char=0,9> .
  :hall a kg:Place ; rdfs:label "hall" .
  :said a kg:Statement ; kg:eventType kg:Statement ; kg:agent :cy ; kg:evidence <a#char=10,19> .
  :claim a kg:Claim ; kg:speechEvent :said ; kg:source :cy ; kg:quote "so" ; kg:evidence <a#char=10,19> .
  :tie a kg:Tie ; kg:subject :bo ; kg:property kg:holdsOffice ; kg:object :mayor ; kg:evidence <a#char=20,29> .
  :bo kg:holdsOffice :mayor .
}
:derived {
  :al kg:criticised :bo .
  :edge a kg:DirectEdge ; kg:subject :al ; kg:property kg:criticised ; kg:object :bo ; prov:wasDerivedFrom :blame .
}
"""


@pytest.fixture(scope="module")
def town(tmp_path_factory) -> Store:
    path: Path = tmp_path_factory.mktemp("town") / "town.trig"
    path.write_text(f"@base <{TOWN}> .\n{GRAPH}", encoding="utf-8")
    return opened(path)


def subjects(quads: tuple[Quad, ...]) -> set[str]:
    return {quad.subject.value.removeprefix(TOWN) for quad in quads}


def says(quads: tuple[Quad, ...], subject: str, property: str, object: str) -> bool:
    told = (NamedNode(TOWN + subject), NamedNode(KG + property), NamedNode(TOWN + object))
    return told in {(quad.subject, quad.predicate, quad.object) for quad in quads}


def test_rows_give_what_they_name_what_joins_it_and_its_sentences(town: Store) -> None:
    found = excerpt(town, Question("SELECT ?e ?who { ?e a kg:Criticism ; kg:agent ?who }"))

    assert subjects(found) == {"blame", "al", "a", "a#char=0,9"}
    assert says(found, "blame", "agent", "al")
    assert not says(found, "blame", "patient", "bo")
    assert not says(found, "blame", "place", "hall")


def test_what_the_pattern_binds_counts_where_only_words_are_selected(town: Store) -> None:
    found = excerpt(town, Question("SELECT ?name { ?e a kg:Criticism ; kg:agent ?who . ?who rdfs:label ?name }"))

    assert {"blame", "al"} <= subjects(found)


def test_rows_that_are_not_in_the_answer_give_nothing(town: Store) -> None:
    found = excerpt(town, Question("SELECT ?who { ?who a kg:Person ; rdfs:label ?name } ORDER BY ?name LIMIT 1"))

    assert subjects(found) == {"al"}


def test_a_direct_edge_brings_the_event_it_follows_from(town: Store) -> None:
    found = excerpt(town, Question("SELECT ?a ?b { ?a kg:criticised ?b }"))

    assert subjects(found) == {"al", "bo", "blame", "a", "a#char=0,9"}
    assert says(found, "al", "criticised", "bo")
    assert says(found, "blame", "patient", "bo")


def test_a_tie_brings_its_record_and_sentence(town: Store) -> None:
    found = excerpt(town, Question("SELECT ?who ?office { ?who kg:holdsOffice ?office }"))

    assert subjects(found) == {"bo", "mayor", "tie", "a", "a#char=20,29"}


def test_an_event_of_speech_brings_its_claim_and_the_name_of_who_makes_it(town: Store) -> None:
    found = excerpt(town, Question("SELECT ?e { ?e a kg:Statement }"))

    assert {"said", "claim"} <= subjects(found)
    assert [str(quad.object) for quad in found if quad.subject.value == TOWN + "cy"] == ['"Cy"']


def test_triples_give_themselves_and_what_describes_their_ends(town: Store) -> None:
    found = excerpt(town, Question("CONSTRUCT { ?b kg:fears ?a } WHERE { ?a kg:criticised ?b }"))

    assert subjects(found) == {"al", "bo"}
    assert says(found, "bo", "fears", "al")
    assert not says(found, "al", "criticised", "bo")
    assert {quad.object.value for quad in found if quad.predicate.value == RDF + "type"} == {KG + "Person"}


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("ASK { ?a kg:criticised ?b }", "yes or no is no picture"),
        ("SELECT (1 AS ?x) {}", "names nothing that can be drawn"),
        ("SELECT ?x { ?x a kg:Nothing }", "the answer is empty"),
        ("CONSTRUCT { ?x kg:knows ?x } WHERE { ?x a kg:Nothing }", "the answer is empty"),
        ("SELECT ?s { ?s a kg:Sentence }", "names nothing that can be drawn"),
        ("CONSTRUCT { <urn:x> kg:is 1 } WHERE {}", "names nothing that can be drawn"),
        ("SELECT (COUNT(?e) AS ?n) { ?e a ?t } GROUP BY ?t", "the columns do not tell the groups apart"),
        ("SELECT ?x {", "not SPARQL"),
        ("DELETE WHERE { ?s ?p ?o }", "refused"),
    ],
)
def test_what_cannot_be_drawn_says_why_and_what_to_do(town: Store, sparql: str, message: str) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        excerpt(town, Question(sparql))

    assert caught.value.remedy


def test_the_order_is_always_the_same(town: Store) -> None:
    question = Question("SELECT ?a ?b { ?a kg:criticised ?b }")

    assert excerpt(town, question) == excerpt(town, question) == tuple(sorted(excerpt(town, question), key=str))
