"""What a graph must keep to: each breach is found, and comes with its sentence."""

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg import graph
from kg.check import check
from kg.errors import OntologyError, QueryError
from kg.graph import derive
from kg.ontology import load
from kg.vocab import BASE, KG, PROV, RDF, RDFS, XSD
from tests import readings

ARTICLE = BASE + "000_7c04"
RESIGNATION, DEMANDED = f"{ARTICLE}/event/resignation-29", f"{ARTICLE}/event/resignation-119"
PRAISE, KILLING = f"{ARTICLE}/event/praise-68", f"{ARTICLE}/event/killing-202"
QUOTE, FIGURE = f"{ARTICLE}/claim/128", f"{ARTICLE}/figure/209"
LAPID, HALEVI = BASE + "person/yair-lapid", BASE + "person/herzi-halevi"
OFFICE = f"{ARTICLE}/entity/defense-minister-293"
SENTENCE = f"{ARTICLE}#char=0,38"


@pytest.fixture(scope="module")
def ontology(tmp_path_factory):
    return readings.ontology(tmp_path_factory.mktemp("ontology"))


@pytest.fixture(scope="module")
def good(ontology):
    quads = list(graph.quads(readings.reading(), ontology, base=BASE))
    return (*quads, *derive.derived(quads, ontology, base=BASE))


def node(term):
    return NamedNode(term) if term.startswith("http") else Literal(term)


def without(quads, subject, predicate):
    """Return the quads without what they say of one property of a subject."""
    kept = [quad for quad in quads if (quad.subject.value, quad.predicate.value) != (subject, predicate)]
    assert len(kept) < len(quads)
    return kept


def with_one(quads, subject, predicate, value):
    return [*quads, Quad(NamedNode(subject), NamedNode(predicate), node(value), NamedNode(ARTICLE))]


REMOVED = (
    (RESIGNATION, KG + "status", "A statement has one status", 0),
    (RESIGNATION, KG + "eventType", "An event or situation has one event type", 0),
    (RESIGNATION, KG + "predicate", "An event or situation has a predicate", 0),
    (RESIGNATION, RDFS + "label", "An entity, an event or a situation has a label", 0),
    (DEMANDED, KG + "status", "A situation has a status, and is not asserted", 1),
    (DEMANDED, KG + "eventType", "An event or situation has one event type", 1),
    (QUOTE, KG + "source", "A claim has a source or a kind of source", 2),
    (QUOTE, KG + "quote", "A claim has its words", 2),
    (QUOTE, KG + "direct", "A claim is direct or not", 2),
    (FIGURE, KG + "bound", "A figure has one bound", 3),
    (BASE + "time/2023-10-07", KG + "timex", "A time has one TIMEX3 value", 3),
    (SENTENCE, RDF + "type", "Evidence is a sentence", 0),
    (SENTENCE, KG + "inArticle", "A sentence belongs to one article", 0),
    (f"{ARTICLE}/tie/holds-office-285-301", KG + "subject", "A tie or a direct edge has one subject", 4),
)


def test_a_good_graph_breaks_nothing(good, ontology):
    assert check(good, ontology) == []


@pytest.mark.parametrize(("subject", "predicate", "message", "sentence"), REMOVED)
def test_what_is_missing_is_found_with_its_sentence(good, ontology, subject, predicate, message, sentence):
    found = check(without(good, subject, predicate), ontology)

    assert (subject, message) in {(each.focus, each.message) for each in found}
    assert {each.sentence for each in found if each.focus == subject} == {readings.SENTENCES[sentence]}


def test_all_that_may_be_missing_is_asked():
    assert len(REMOVED) == 14


def test_an_entity_without_a_label_comes_with_a_sentence_that_speaks_of_it(good, ontology):
    found = check(without(good, OFFICE, RDFS + "label"), ontology)

    assert [(each.focus, each.path, each.sentence) for each in found] == [
        (OFFICE, RDFS + "label", readings.SENTENCES[4]),
    ]


@pytest.mark.parametrize("statement", [RESIGNATION, DEMANDED, QUOTE, FIGURE])
def test_a_statement_without_evidence_is_found(good, ontology, statement):
    found = check(without(good, statement, KG + "evidence"), ontology)

    assert (statement, "A statement has evidence") in {(each.focus, each.message) for each in found}


def test_a_sentence_without_words_is_found(good, ontology):
    found = check(without(good, SENTENCE, RDF + "value"), ontology)

    assert [each.message for each in found] == ["A sentence has its words"]


ADDED = (
    (DEMANDED, RDF + "type", KG + "Resignation", "Only what the article asserts has an event type as its class"),
    (RESIGNATION, RDF + "type", KG + "Situation", "A situation has a status, and is not asserted"),
    (RESIGNATION, KG + "status", KG + "denied", "A statement has one status"),
    (RESIGNATION, KG + "eventType", KG + "Praise", "An event or situation has one event type"),
    (RESIGNATION, KG + "agent", "Herzi Halevi", "What fills a role is an IRI that the graph describes"),
    (RESIGNATION, KG + "agent", BASE + "person/nobody", "What fills a role is an IRI that the graph describes"),
    (FIGURE, KG + "value", "1140", "A figure has one number at most"),
    (FIGURE, KG + "bound", KG + "roughly", "A figure has one bound"),
    (QUOTE, KG + "evidence", f"{ARTICLE}#char=1,2", "Evidence is a sentence"),
)


@pytest.mark.parametrize(("subject", "predicate", "value", "message"), ADDED)
def test_what_is_too_much_is_found(good, ontology, subject, predicate, value, message):
    found = check(with_one(good, subject, predicate, value), ontology)

    assert message in {each.message for each in found}


def test_all_that_may_be_too_much_is_asked():
    assert len(ADDED) == 9


def test_a_direct_edge_without_a_record_is_found(good, ontology):
    found = check(with_one(good, HALEVI, KG + "praised", LAPID), ontology)

    assert [(each.focus, each.path) for each in found] == [(HALEVI, KG + "praised")]


def test_a_direct_edge_whose_event_is_not_asserted_is_found(good, ontology):
    record = next(quad for quad in good if quad.predicate.value == PROV + "wasDerivedFrom")

    found = check(
        without(with_one(good, record.subject.value, PROV + "wasDerivedFrom", DEMANDED), RESIGNATION, RDFS + "label"),
        ontology,
    )

    assert (record.subject.value, "A direct edge follows from an asserted event") in {
        (each.focus, each.message) for each in found
    }


def test_each_of_several_articles_is_checked(good, ontology):
    other = [_moved(quad) for quad in good]

    found = check([*good, *without(other, RESIGNATION.replace("000_7c04", "x"), KG + "predicate")], ontology)

    assert [each.focus for each in found] == [RESIGNATION.replace("000_7c04", "x")]


def _moved(quad):
    """Return the quad as another article says it."""
    terms = (NamedNode(term.value.replace("000_7c04", "x")) if isinstance(term, NamedNode) else term for term in quad)
    return Quad(*terms)


def test_what_belongs_to_no_article_is_checked_too(ontology):
    stray = Quad(NamedNode("https://example.org/e"), NamedNode(RDF + "type"), NamedNode(KG + "Claim"))

    assert {each.focus for each in check([stray], ontology)} == {"https://example.org/e"}


@pytest.mark.parametrize("extension", ["ttl", "trig", "nt", "nq"])
def test_a_file_is_checked_like_its_quads(good, ontology, tmp_path, extension):
    path, form = tmp_path / f"graph.{extension}", pyoxigraph.RdfFormat.from_extension(extension)
    broken = without(good, RESIGNATION, KG + "predicate")
    statements = broken if form.supports_datasets else [quad.triple for quad in broken]
    pyoxigraph.serialize(statements, path, form)

    assert [each.focus for each in check(path, ontology)] == [RESIGNATION]


def test_a_file_that_is_missing_is_an_error(ontology, tmp_path):
    with pytest.raises(QueryError, match="cannot be read"):
        check(tmp_path / "graph.ttl", ontology)


def test_shapes_that_are_no_turtle_are_an_error_of_the_ontology(good, tmp_path):
    readings.ontology(tmp_path)
    (tmp_path / "shapes.ttl").write_text("kg:Shape a", encoding="utf-8")

    with pytest.raises(OntologyError, match=r"shapes\.ttl"):
        check(good, load(tmp_path))


def test_the_shapes_speak_only_of_declared_terms(ontology):
    declared = {triple.subject.value for triple in ontology.triples}
    shapes = list(pyoxigraph.parse(path=str(readings.SHIPPED / "shapes.ttl")))
    own = {quad.subject for quad in shapes}
    used = {term.value for quad in shapes for term in (quad.object,) if isinstance(term, NamedNode) and term not in own}

    assert {term for term in used if term.startswith(KG)} <= declared
    assert XSD + "boolean" in used
