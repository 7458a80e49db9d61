"""The graph of a reading: what it says, under which IRIs, and what it never says."""

from dataclasses import replace
from functools import partial

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from kg import graph
from kg.graph import derive
from kg.graph.nodes import nodes
from kg.model import Entity, Reading, Resolution, Time
from kg.rdf.iris import PREFIXES
from kg.vocab import BASE, KG
from tests import readings

ARTICLE = BASE + "000_7c04"
quads = partial(graph.quads, base=BASE)


@pytest.fixture(scope="module")
def ontology(tmp_path_factory):
    return readings.ontology(tmp_path_factory.mktemp("ontology"))


@pytest.fixture(scope="module")
def store(ontology):
    store = Store()
    store.extend(quads(readings.reading(), ontology))
    return store


def ask(store, pattern):
    """Return the values of ?x, without the base, sorted."""
    sparql = f"SELECT DISTINCT ?x WHERE {{ {pattern} }}"
    found = store.query(sparql, prefixes={**PREFIXES, "": BASE, "a": ARTICLE + "/"}, use_default_graph_as_union=True)
    return sorted(row["x"].value.removeprefix(BASE) for row in found)


FACTS = (
    ("?e a kg:Resignation ; kg:agent ?x", ["person/herzi-halevi"]),
    ("?e kg:eventType kg:Resignation ; kg:status kg:demanded ; kg:agent ?x", ["person/benjamin-netanyahu"]),
    ("?e a kg:Demand ; kg:addressee ?x", ["person/benjamin-netanyahu"]),
    ("?e a kg:Demand ; kg:demands/rdf:type ?x", [KG + "Situation"]),
    ("?e a kg:Resignation ; kg:predicate ?x", ["resignation", "resigned"]),
    ("?e a kg:Resignation ; kg:mention ?x", ["000_7c04#char=159,170", "000_7c04#char=29,37"]),
    ("?e a kg:Resignation ; rdfs:label ?x", ["Herzi Halevi: Resignation"]),
    ("?e kg:status kg:demanded ; rdfs:label ?x", ["Benjamin Netanyahu: Resignation (demanded)"]),
    ("?e a kg:Praise ; kg:evidence/rdf:value ?x", [readings.SENTENCES[1]]),
    ("?e a kg:Event ; kg:predicate ?x", ["lasted"]),
    ("?e a kg:Killing ; kg:time ?x", ["time/2023-10-07"]),
    (":time\\/2023-10-07 time:inXSDDate ?x", ["2023-10-07"]),
    ("?t kg:timex 'P15M' ; time:numericDuration ?x", ["15"]),
    ("?t kg:timex 'P15M' ; time:unitType ?x", [PREFIXES["time"] + "unitMonth"]),
    ("?f a kg:Figure ; kg:value ?x", ["1139"]),
    ("?f a kg:Figure ; kg:bound ?x", [KG + "atLeast"]),
    ("?f a kg:Figure ; kg:counts/rdfs:label ?x", ["people"]),
    ("?f a kg:Figure ; kg:inEvent/kg:eventType ?x", [KG + "Killing"]),
    ("?f a kg:Figure ; kg:source/rdfs:label ?x", ["officials"]),
    ("?c kg:quote 'It is time' ; kg:source ?x", ["person/yair-lapid"]),
    ("?c kg:quote 'It is time' ; kg:direct ?x", ["true"]),
    ("?c kg:quote 'It is time' ; kg:speechEvent/kg:eventType ?x", [KG + "Statement"]),
    ("?c kg:reports/kg:eventType kg:Killing ; kg:cue ?x", ["said"]),
    ("?c kg:sourceKind kg:vague ; kg:source/rdfs:label ?x", ["officials"]),
    (":person\\/israel-katz kg:holdsOffice/rdfs:label ?x", ["Defense Minister"]),
    ("?t a kg:Tie ; kg:status kg:asserted ; kg:property ?x", [KG + "holdsOffice"]),
    (":person\\/yair-lapid kg:alias ?x", ["Lapid"]),
    ("?s a kg:Sentence ; kg:inArticle ?x", ["000_7c04"]),
    ("?x a kg:Article ; schema:headline 'General resigns' ; schema:publisher 'The Paper'", ["000_7c04"]),
    ("?a schema:datePublished ?x", ["2025-01-21"]),
    ("?e a kg:Praise ; kg:extractedBy/rdfs:label ?x", [readings.EXTRACTOR]),
)


@pytest.mark.parametrize(("pattern", "expected"), FACTS)
def test_the_graph_says_what_the_reading_says(store, pattern, expected):
    assert ask(store, pattern) == expected


def test_all_facts_are_asked():
    assert len(FACTS) == 31


def test_all_quads_are_in_the_graph_of_the_article(store):
    assert {quad.graph_name for quad in store} == {NamedNode(ARTICLE)}


def test_there_are_no_blank_nodes(store):
    assert not [quad for quad in store if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)]


def test_the_same_reading_gives_the_same_quads_in_the_same_order(ontology):
    assert list(quads(readings.reading(), ontology)) == list(quads(readings.reading(), ontology))


def test_every_term_of_our_vocabulary_is_declared(store, ontology):
    declared = {triple.subject.value for triple in ontology.triples}
    edges = derive.derived(store, ontology, base=BASE)
    used = {term.value for quad in (*store, *edges) for term in quad.triple if isinstance(term, NamedNode)}

    assert {term for term in used if term.startswith(KG)} <= declared


def test_evidence_is_at_most_twice_the_knowledge(store):
    evidence = {KG + name for name in ("evidence", "mention", "extractedBy", "inArticle", "Sentence")}
    carries = [quad for quad in store if quad.predicate.value in evidence or "#char=" in quad.subject.value]

    assert len(carries) <= 2 * (len(list(store)) - len(carries))


def test_a_claim_of_nobody_is_of_an_unnamed_source(ontology):
    plain = readings.reading()
    statements = (replace(readings.QUOTE, source=None), *readings.EVENTS)
    store = Store()

    store.extend(quads(replace(plain, extraction=replace(plain.extraction, statements=statements)), ontology))

    assert ask(store, "?c a kg:Claim ; kg:sourceKind ?x") == [KG + "unnamed"]


def test_a_pronoun_that_is_not_resolved_is_no_node_but_one_for_anybody_is(ontology):
    someone = replace(readings.LAPID, kind="pronoun", name=None, text="someone")
    it = readings.mention("It", kind="pronoun", type="Thing")
    praise = replace(readings.PRAISE, roles=(readings.role("agent", it), readings.role("patient", someone)))
    statements = (praise, replace(readings.QUOTE, source=it, event=None), replace(readings.TIE, subject=it))

    store = Store()
    store.extend(quads(pointing(statements, it, someone), ontology))

    assert ask(store, "?e a kg:Praise ; ?role ?x . ?x kg:mention ?m ; a ?class") == ["000_7c04/entity/someone-57"]
    assert ask(store, "?e a kg:Praise ; rdfs:label ?x") == ["Praise"]
    assert ask(store, "?c a kg:Claim ; kg:sourceKind ?x") == [KG + "unnamed"]
    assert not ask(store, "?x rdfs:label 'It'") + ask(store, "?x a kg:Tie")


def pointing(statements, it, someone):
    """Return a reading of these statements alone; the pronoun `someone` has the features of one that is general."""
    plain = readings.reading()
    sentences = [
        replace(each, tokens=tuple(replace(token, feats="PronType=Ind") for token in each.tokens))
        if each.index == someone.sentence
        else each
        for each in plain.extraction.document.sentences
    ]
    document = replace(plain.extraction.document, sentences=tuple(sentences))
    extraction = replace(plain.extraction, document=document, statements=statements, mentions=(it, someone), figures=())
    entities = tuple(
        Entity(f"n{each.span.start}", each.type, each.text, named=False, mentions=(each,)) for each in (it, someone)
    )
    resolution = Resolution(entities, {each.mentions[0]: each for each in entities}, {})
    return Reading(extraction, resolution)


def test_a_claim_inside_another_one_leads_to_it_and_says_whether_it_asserts(ontology):
    plain = readings.reading()
    inner = replace(readings.QUOTE, within=readings.CLAIM.id, asserts=False)
    statements = (inner, readings.CLAIM, *readings.EVENTS)
    store = Store()

    store.extend(quads(replace(plain, extraction=replace(plain.extraction, statements=statements)), ontology))

    assert ask(store, "?c kg:within/kg:quote ?x") == ["The attack on October 7, 2023 killed at least 1,139 people"]
    assert ask(store, "?c kg:asserts false ; kg:quote ?x") == ["It is time"]


def test_a_figure_is_not_by_one_who_only_wants_or_judges_what_it_stands_in(ontology):
    plain = readings.reading()
    statements = (replace(readings.CLAIM, asserts=False, reports=()), *readings.EVENTS)
    store = Store()

    store.extend(quads(replace(plain, extraction=replace(plain.extraction, statements=statements)), ontology))

    assert ask(store, "?f a kg:Figure ; kg:source ?x") == []


def test_a_tie_that_is_not_asserted_gives_no_direct_triple(ontology):
    plain = readings.reading()
    statements = (replace(readings.TIE, status=KG + "denied"),)
    store = Store()

    store.extend(quads(replace(plain, extraction=replace(plain.extraction, statements=statements)), ontology))

    assert ask(store, "?t a kg:Tie ; kg:object/rdfs:label ?x") == ["Defense Minister"]
    assert ask(store, "?who kg:holdsOffice ?x") == []


def test_what_the_source_holds_is_told_where_it_differs(ontology):
    plain = readings.reading()
    statements = (replace(readings.PRAISE, status=KG + "reported", held=KG + "negated"),)
    store = Store()

    store.extend(quads(replace(plain, extraction=replace(plain.extraction, statements=statements)), ontology))

    assert ask(store, "?e a kg:Situation ; kg:statusBySource ?x") == [KG + "negated"]


PLACES_OF_ENTITIES = (
    ("Israel Katz", "Person", "person/israel-katz"),
    ("Katz", "Person", "000_7c04/entity/katz-278"),
    ("Hamas", "ArmedGroup", "organization/hamas"),
    ("West Bank", "Region", "place/west-bank"),
    ("The Residents", "Group", "000_7c04/entity/the-residents-278"),
)


@pytest.mark.parametrize(("name", "type", "expected"), PLACES_OF_ENTITIES)
def test_only_a_full_name_is_shared_between_articles(ontology, name, type, expected):
    plain = readings.named(name)
    entities = plain.resolution.entities
    typed = tuple(replace(each, type=KG + type) if each.name == name else each for each in entities)
    store = Store()

    store.extend(quads(replace(plain, resolution=replace(plain.resolution, entities=typed)), ontology))

    assert ask(store, f"?x rdfs:label '{name}'") == [expected]


@pytest.mark.parametrize("name", ["", "\ud800", 'a "b" \\ <c>', "🔥", "نتنياهو\u202e", "x" * 10_000, "new\nline"])
def test_hostile_names_give_a_valid_graph(ontology, name):
    store = Store()

    store.extend(quads(readings.named(name), ontology))

    labels = {quad.object for quad in store if isinstance(quad.object, Literal)}
    assert Literal(name.replace("\ud800", "\ufffd")) in labels


TIMES = (
    ("2023-W41", "DATE", "time/2023-w41", "ProperInterval"),
    ("2023-10", "DATE", "time/2023-10", "Instant"),
    ("PRESENT_REF", "DATE", "000_7c04/time/186", "TemporalEntity"),
    ("2023-10-07T09:00", "TIME", "000_7c04/time/186", "Instant"),
    ("P1Y3M", "DURATION", "000_7c04/time/186", "Duration"),
)


@pytest.mark.parametrize(("value", "kind", "iri", "type"), TIMES)
def test_only_a_time_of_the_calendar_is_shared(ontology, value, kind, iri, type):
    plain = readings.reading()
    time = Time(3, 6, readings.DAY.span, kind, value, "then")
    store = Store()

    store.extend(quads(replace(plain, extraction=replace(plain.extraction, times=(time,))), ontology))

    assert ask(store, f"?x kg:timex '{value}' ; a time:{type}") == [iri]


def test_no_quad_is_said_twice(ontology):
    found = [Quad(*each) for each in quads(readings.reading(), ontology)]

    assert len(found) == len(set(found))


def test_a_number_beside_a_name_counts_nobody(ontology):
    plain = readings.reading()
    beside = replace(readings.DEAD, sentence=readings.LAPID.sentence, head=readings.LAPID.head)
    store = Store()

    store.extend(quads(replace(plain, extraction=replace(plain.extraction, figures=(beside,))), ontology))

    assert ask(store, "?x kg:counts ?y") == []


def test_ties_of_phrases_that_begin_at_one_place_are_two(ontology):
    longer = replace(readings.TIE, subject=replace(readings.TIE.subject, head=readings.TIE.subject.head - 1))
    named = nodes(readings.reading(), ontology, base=BASE)

    assert longer.subject.span == readings.TIE.subject.span
    assert named.tie(longer) != named.tie(readings.TIE)
