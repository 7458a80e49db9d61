"""Every nanopublication has the four graphs that the guidelines ask for, and asserts no more than the article.

Source: https://nanopub.net/guidelines/working_draft/
"""

from collections import Counter, defaultdict

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from kg import vocab
from kg.export.nanopubs import FILE, export
from tests import readings
from tests.export.sample import content_of

KG = vocab.KG
TYPE = NamedNode(vocab.RDF + "type")
LINKS = tuple(NamedNode(vocab.NP + name) for name in ("hasAssertion", "hasProvenance", "hasPublicationInfo"))
NANOPUBLICATION = NamedNode(vocab.NP + "Nanopublication")


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    return content_of(readings.reading(), tmp_path_factory.mktemp("nanopubs"))


@pytest.fixture(scope="module")
def found(content, tmp_path_factory) -> set[Quad]:
    path = tmp_path_factory.mktemp("written") / FILE
    export(content, path)
    return set(parse(path=str(path), format=RdfFormat.TRIG))


def heads(quads: set[Quad]) -> dict[NamedNode, NamedNode]:
    """Return the nanopublications, each with its head graph."""
    return {q.subject: q.graph_name for q in quads if q.predicate == TYPE and q.object == NANOPUBLICATION}


def linked(quads: set[Quad], this: NamedNode) -> list[NamedNode]:
    return [q.object for link in LINKS for q in quads if (q.subject, q.predicate) == (this, link)]


def test_there_is_one_for_each_asserted_event_and_each_claim(content, found: set[Quad]) -> None:
    asserted = {q.subject.value for q in content.quads if q.predicate.value == vocab.KG + "eventType"} - {
        q.subject.value for q in content.quads if q.object == NamedNode(vocab.SITUATION)
    }
    claims = {q.subject.value for q in content.quads if q.object == NamedNode(vocab.CLAIM)}

    assert {each.value for each in heads(found)} == {f"{each}/nanopub" for each in asserted | claims}
    assert len(claims) == 2


def test_each_has_four_graphs_of_its_own_that_hold_all_and_are_not_empty(found: set[Quad]) -> None:
    sizes = Counter(q.graph_name for q in found)
    graphs = [each for this, head in heads(found).items() for each in (head, *linked(found, this))]

    assert len(graphs) == len(set(graphs)) == 4 * len(heads(found))
    assert set(graphs) == set(sizes)


def test_each_head_has_the_links_and_nothing_else(found: set[Quad]) -> None:
    links = defaultdict(list)
    for quad in found:
        if quad.graph_name in heads(found).values():
            links[quad.subject].append(quad.predicate)

    assert all(sorted(each, key=str) == sorted([TYPE, *LINKS], key=str) for each in links.values())


def test_provenance_speaks_of_the_assertion_and_the_info_of_the_nanopublication(found: set[Quad]) -> None:
    said = {(q.subject, q.graph_name) for q in found}

    for this in heads(found):
        assertion, provenance, info = linked(found, this)
        assert (assertion, provenance) in said
        assert (this, info) in said


def test_an_assertion_leads_to_its_sentence_and_a_claim_to_who_says_it(found: set[Quad]) -> None:
    (claim,) = [q.subject for q in found if q.object == Literal("It is time") and q.predicate.value == KG + "quote"]
    _, provenance, _ = linked(found, NamedNode(f"{claim.value}/nanopub"))
    said = {(q.predicate.value, getattr(q.object, "value", "")) for q in found if q.graph_name == provenance}

    assert (vocab.RDF + "value", readings.SENTENCES[2]) in said
    assert (vocab.PROV + "wasAttributedTo", vocab.BASE + "person/yair-lapid") in said
    assert (vocab.PROV + "hadPrimarySource", vocab.BASE + "000_7c04") in said


def test_assertions_say_nothing_that_the_graph_does_not(content, found: set[Quad]) -> None:
    graphs = {linked(found, this)[0] for this in heads(found)}
    asserted = {q.triple for q in found if q.graph_name in graphs}

    assert asserted < {q.triple for q in content.quads}


def test_there_are_no_blank_nodes(found: set[Quad]) -> None:
    assert not [term for quad in found for term in quad if isinstance(term, BlankNode)]
