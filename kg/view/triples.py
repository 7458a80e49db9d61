"""Looks up values in a graph, and words for the terms of the vocabulary."""

import re
from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from kg.vocab import EVENT, KG, OWL, RDFS, SITUATION, local_name

Term = NamedNode | Literal
ROOTS = frozenset({KG + "Entity", EVENT, SITUATION, OWL + "Thing"})


class Triples:
    """Triples by subject and property; in which graph they are does not matter."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._terms: dict[str, dict[str, set[Term]]] = defaultdict(lambda: defaultdict(set))
        for quad in quads:
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Term):
                self._terms[quad.subject.value][quad.predicate.value].add(quad.object)

    def subjects(self) -> list[str]:
        """Return the IRI of every subject, sorted."""
        return sorted(self._terms)

    def properties(self, subject: str) -> list[tuple[str, list[Term]]]:
        """Return the properties of a subject with their values, both sorted."""
        found = self._terms.get(subject, {})
        return [(each, sorted(found[each], key=lambda term: (term.value, str(term)))) for each in sorted(found)]

    def values(self, subject: str, *properties: str) -> list[str]:
        """Return the values of the first of these properties that has any, sorted."""
        found = self._terms.get(subject, {})
        return next((sorted(term.value for term in found[each]) for each in properties if each in found), [])

    def value(self, subject: str, *properties: str) -> str:
        """Return the first value, or an empty text."""
        return next(iter(self.values(subject, *properties)), "")


class Vocabulary:
    """Labels and families of terms, as the ontology gives them."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._triples = Triples(quads)

    def label(self, iri: str) -> str:
        """Return the words for a term: its label, or else its name taken apart."""
        label = self._triples.value(iri, RDFS + "label")
        return label or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", local_name(iri)).lower()

    def family(self, iri: str) -> str:
        """Return the widest class above a class that is still narrower than entity or event."""
        line = [iri]
        while parents := [each for each in self._triples.values(line[-1], RDFS + "subClassOf") if each.startswith(KG)]:
            if parents[0] in ROOTS or parents[0] in line:
                break
            line.append(parents[0])
        return line[-1]
