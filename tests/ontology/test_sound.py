"""The ontology is sound RDF for tools that are not ours, says what its properties join, and its graphs keep to that."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import RdfFormat
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, VANN

from kg.ontology import Ontology, load
from kg.ontology.vocabulary import turtle

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "ontology"
SAMPLE = ROOT / "output" / "sample" / "graph.ttl"
FILES = sorted(FOLDER.rglob("*.ttl"))
KG = rdflib.Namespace("https://w3id.org/newskg/ns#")
DOMAIN_INCLUDES = rdflib.URIRef("https://schema.org/domainIncludes")
HEAD = rdflib.URIRef("https://w3id.org/newskg/ns")
PARSERS = {"rapper": "rapper --quiet --input turtle --output ntriples", "serdi": "serdi -i turtle -o ntriples"}


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load(FOLDER)


@pytest.fixture(scope="module")
def vocabulary(ontology: Ontology) -> rdflib.Graph:
    return rdflib.Graph().parse(data=turtle(ontology.triples), format="turtle")


@pytest.fixture(scope="module")
def sample() -> rdflib.Graph:
    return rdflib.Graph().parse(SAMPLE)


def ours(vocabulary: rdflib.Graph, *types: rdflib.URIRef) -> set[rdflib.term.Node]:
    return {term for type in types for term in vocabulary.subjects(RDF.type, type)}


def names(terms: set[rdflib.term.Node]) -> list[str]:
    return sorted(str(term).removeprefix(KG) for term in terms)


def in_graphs(vocabulary: rdflib.Graph) -> set[rdflib.term.Node]:
    """Return the properties that graphs use: not those that describe words or the ontology itself."""
    of_words = {KG[name] for name in ("denotes", "expresses", "givesStatus", "ofGender", "ofPlace")}
    return ours(vocabulary, OWL.ObjectProperty, OWL.DatatypeProperty) - of_words


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_rdflib_and_oxigraph_read_the_same_triples(path: Path) -> None:
    mine = rdflib.Graph().parse(path)
    theirs = pyoxigraph.Store()
    theirs.load(path=path, format=RdfFormat.TURTLE)

    assert len(mine) == len(theirs) > 0


@pytest.mark.parametrize("parser", PARSERS)
def test_parsers_in_c_read_the_vocabulary(parser: str, ontology: Ontology, tmp_path: Path) -> None:
    if not shutil.which(parser):
        pytest.skip(f"{parser} is not installed")
    path = tmp_path / "vocabulary.ttl"
    path.write_bytes(turtle(ontology.triples))

    found = subprocess.run([*PARSERS[parser].split(), path], capture_output=True, check=True)

    assert found.stderr == b""
    assert len(set(found.stdout.splitlines())) == len(list(pyoxigraph.parse(path=path, format=RdfFormat.TURTLE)))


def test_the_vocabulary_as_one_file_is_complete_and_has_no_words(ontology: Ontology, vocabulary: rdflib.Graph) -> None:
    types = {str(type) for type in ours(vocabulary, KG.EventType)}

    assert types == {type.iri for type in ontology.event_types}
    assert {str(subject) for subject in vocabulary.subjects() if not str(subject).startswith((KG, HEAD))} == set()


def test_the_head_of_the_ontology_says_what_a_catalogue_asks_for(vocabulary: rdflib.Graph) -> None:
    asked = {
        *(DCTERMS.title, DCTERMS.description, DCTERMS.creator, DCTERMS.created, DCTERMS.modified, DCTERMS.license),
        *(OWL.versionInfo, OWL.versionIRI, VANN.preferredNamespacePrefix, VANN.preferredNamespaceUri),
        *(SKOS.changeNote, RDFS.seeAlso),
    }

    assert asked - set(vocabulary.predicates(HEAD)) == set()


def test_the_version_has_a_change_note(vocabulary: rdflib.Graph) -> None:
    version = vocabulary.value(HEAD, OWL.versionInfo)
    notes = [str(note) for note in vocabulary.objects(HEAD, SKOS.changeNote)]

    assert [note for note in notes if note.startswith(f"{version}: ")] != []
    assert str(vocabulary.value(HEAD, OWL.versionIRI)).endswith(f"/{version}")


def test_no_two_terms_of_a_kind_have_one_label(vocabulary: rdflib.Graph) -> None:
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        labels = [str(vocabulary.value(term, RDFS.label)) for term in ours(vocabulary, kind)]

        assert sorted({label for label in labels if labels.count(label) > 1}) == []


def test_every_property_of_graphs_says_what_it_stands_on(vocabulary: rdflib.Graph) -> None:
    told = {p for p in in_graphs(vocabulary) if any(inherited(vocabulary, p, RDFS.domain, DOMAIN_INCLUDES))}

    assert names(in_graphs(vocabulary) - told) == []


def test_every_property_of_graphs_but_roles_says_what_it_leads_to(vocabulary: rdflib.Graph) -> None:
    asked = in_graphs(vocabulary) - ours(vocabulary, KG.Role) - {KG.mention}  # any kind fills a role; characters
    told = {p for p in asked if any(inherited(vocabulary, p, RDFS.range))}

    assert names(asked - told) == []


def inherited(
    vocabulary: rdflib.Graph, property: rdflib.term.Node, *asked: rdflib.URIRef
) -> Iterator[rdflib.term.Node]:
    for each in vocabulary.transitive_objects(property, RDFS.subPropertyOf):
        for one in asked:
            yield from vocabulary.objects(each, one)


def test_no_class_stands_below_itself_and_every_class_above_is_declared_or_foreign(vocabulary: rdflib.Graph) -> None:
    for cls in ours(vocabulary, OWL.Class):
        for parent in vocabulary.objects(cls, RDFS.subClassOf):
            assert cls not in set(vocabulary.transitive_objects(parent, RDFS.subClassOf))
            assert not str(parent).startswith(KG) or (parent, RDF.type, OWL.Class) in vocabulary


def test_no_term_is_a_class_and_a_property(vocabulary: rdflib.Graph) -> None:
    properties = ours(vocabulary, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)

    assert ours(vocabulary, OWL.Class) & properties == set()
    assert ours(vocabulary, OWL.ObjectProperty) & ours(vocabulary, OWL.DatatypeProperty) == set()


def test_every_term_of_the_sample_graph_is_declared(vocabulary: rdflib.Graph, sample: rdflib.Graph) -> None:
    terms = {term for triple in sample for term in triple if str(term).startswith(KG)}

    assert len(terms) > 60
    assert names(terms - set(vocabulary.subjects())) == []


def test_the_sample_graph_keeps_to_domains_and_ranges(vocabulary: rdflib.Graph, sample: rdflib.Graph) -> None:
    wrong = {
        f"{names({p})} of {s.n3()} leads to {o.n3()}"
        for s, p, o in sample
        if not (fits(s, p, RDFS.domain, vocabulary, sample) and fits(o, p, RDFS.range, vocabulary, sample))
    }

    assert wrong == set()


def fits(node, property, end, vocabulary: rdflib.Graph, sample: rdflib.Graph) -> bool:
    """Whether a node is of all classes that a property asks for at an end; foreign classes are not looked at."""
    if isinstance(node, rdflib.Literal):
        return True
    types = {
        up for type in sample.objects(node, RDF.type) for up in vocabulary.transitive_objects(type, RDFS.subClassOf)
    }
    types |= set(vocabulary.objects(node, RDF.type))
    asked = {each for each in vocabulary.objects(property, end) if str(each).startswith(KG)}
    return asked <= types


def test_literals_of_the_sample_graph_have_the_types_that_are_promised(
    vocabulary: rdflib.Graph, sample: rdflib.Graph
) -> None:
    string, subtype = rdflib.XSD.string, {rdflib.XSD.decimal: rdflib.XSD.integer}
    wrong = [
        (str(p), o)
        for _, p, o in sample
        for asked in vocabulary.objects(p, RDFS.range)
        if isinstance(o, rdflib.Literal) and (o.datatype or string) not in (asked, subtype.get(asked))
    ]

    assert wrong == []


def test_nothing_of_the_sample_is_of_two_classes_that_exclude_each_other(
    vocabulary: rdflib.Graph, sample: rdflib.Graph
) -> None:
    both = sample + vocabulary

    for one, other in vocabulary.subject_objects(OWL.disjointWith):
        members = [
            {node for cls in both.transitive_subjects(RDFS.subClassOf, end) for node in sample.subjects(RDF.type, cls)}
            for end in (one, other)
        ]
        assert members[0] & members[1] == set()


def test_types_of_events_are_instances_of_their_metaclass_and_classes_at_once(vocabulary: rdflib.Graph) -> None:
    assert (KG.EventType, RDFS.subClassOf, OWL.Class) in vocabulary
    assert ours(vocabulary, KG.EventType) <= ours(vocabulary, OWL.Class)


HARM = ("Death", "Injury", "Killing", "Damage", "Destruction")


@pytest.mark.parametrize("type", HARM)
def test_harm_is_no_conflict_because_illness_and_hail_harm_too(type: str, vocabulary: rdflib.Graph) -> None:
    above = set(vocabulary.transitive_objects(KG[type], RDFS.subClassOf))

    assert KG.HarmEvent in above
    assert KG.ConflictEvent not in above
