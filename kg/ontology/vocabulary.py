"""The vocabulary that graphs are written in, without the words and the grammar that find it in text."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph
from pyoxigraph import NamedNode, Triple

from kg import vocab
from kg.ontology.turtle import FRAME

_ONTOLOGY: Final = vocab.KG.rstrip("#")
PREFIXES: Final = {
    "kg": vocab.KG,
    "frame": FRAME,
    "rdf": vocab.RDF,
    "rdfs": vocab.RDFS,
    "owl": vocab.OWL,
    "xsd": vocab.XSD,
    "skos": vocab.SKOS,
    "dcterms": vocab.DCTERMS,
    "vann": vocab.VANN,
    "sem": vocab.SEM,
    "prov": vocab.PROV,
    "time": vocab.TIME,
    "org": vocab.ORG,
    "oa": vocab.OA,
    "schema": vocab.SCHEMA,
    "plover": "https://w3id.org/newskg/plover#",
}

# What is counted, by type.
_COUNTED: Final = {
    vocab.OWL + "Class": "classes",
    vocab.KG + "EventType": "types of events",
    vocab.OWL + "ObjectProperty": "object properties",
    vocab.OWL + "DatatypeProperty": "datatype properties",
    vocab.KG + "Role": "roles",
    FRAME + "Verb": "frames of verbs",
    FRAME + "Noun": "frames of nouns",
    vocab.ONTOLEX + "Word": "words that evoke events",
    vocab.ONTOLEX + "MultiWordExpression": "phrases that evoke events",
}


def is_term(iri: str) -> bool:
    """Whether an IRI is the ontology itself or one of its terms: not a word, not of the grammar, not a shape."""
    return iri == _ONTOLOGY or iri.startswith(vocab.KG)


def turtle(triples: Iterable[Triple]) -> bytes:
    """Return as Turtle what is said of the terms: of the ontology itself first, then in the order of the files."""
    subjects: dict[str, dict[Triple, None]] = {_ONTOLOGY: {}}
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and is_term(triple.subject.value):
            subjects.setdefault(triple.subject.value, {})[triple] = None
    grouped = [triple for told in subjects.values() for triple in told]
    written = pyoxigraph.serialize(grouped, format=pyoxigraph.RdfFormat.TURTLE, prefixes=PREFIXES) or b""
    lines = written.splitlines(keepends=True)
    head = sorted(line for line in lines if line.startswith(b"@prefix"))  # the writer has an order of its own
    told = (line if line.startswith(b"\t") else b"\n" + line for line in lines[len(head) :])
    return b"".join([*head, *told])


def counts(triples: Iterable[Triple]) -> Iterator[tuple[int, str]]:
    """Yield how many terms of each kind there are."""
    found = Counter(t.object for t in triples if t.predicate.value == vocab.RDF + "type")
    for type, name in _COUNTED.items():
        yield found[NamedNode(type)], name
