"""What a frame says of the words that may stand in its slots, and what keeps it from applying."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from kg import vocab
from kg.ontology.turtle import FRAME, Terms, short

# Ends of the properties named after a slot: frame:objectIs, frame:clauseHelper, frame:objectIsNot, frame:objectNot.
RANGE: Final = "Is"
HELPER: Final = "Helper"
BARRED_CLASS: Final = "IsNot"
BARRED_WORD: Final = "Not"

_REQUIRES_ANY: Final = FRAME + "requiresAny"
_EXCLUDES: Final = FRAME + "excludes"
_ASSERTED_WITH: Final = FRAME + "assertedWith"
_NOT_AFTER: Final = FRAME + "notAfter"
PROPERTIES: Final = frozenset({_REQUIRES_ANY, _EXCLUDES, _ASSERTED_WITH, _NOT_AFTER})


@dataclass(frozen=True, slots=True)
class Limits:
    """What keeps a frame from applying, though its required slots are filled."""

    needs_one: frozenset[str]  # the slots of which one at least is filled; empty: none needs to be
    empty: frozenset[str]  # the slots that nothing fills
    classes: Mapping[str, tuple[str, ...]]  # slot name -> IRIs of classes kept out
    words: Mapping[str, tuple[str, ...]]  # slot name -> lemmas kept out
    markers: frozenset[str]  # the prepositions that do not introduce the word: "in" of "in charge"
    asserted_with: frozenset[
        str
    ]  # the slots of which one at least is filled in what is asserted; empty: none needs to be


def limits(terms: Terms, iri: str, names: frozenset[str]) -> Limits:
    """Return what a frame keeps out; `names` are those of all slots, for it may name one that it gives no role.

    Raises:
        OntologyError: it names an unknown slot or class.
    """
    slots = [
        frozenset(each.removeprefix(FRAME) for each in terms.values(iri, property))
        for property in (_REQUIRES_ANY, _EXCLUDES, _ASSERTED_WITH)
    ]
    for name in sorted(frozenset().union(*slots) - names):
        raise terms.error(iri, f"names the unknown slot frame:{name}", remedy="Use a slot of frames.ttl.")
    needs_one, empty, asserted_with = slots
    words, markers = told(terms, iri, names, BARRED_WORD), frozenset(terms.values(iri, _NOT_AFTER))
    return Limits(needs_one, empty, classes(terms, iri, names, BARRED_CLASS), words, markers, asserted_with)


def classes(terms: Terms, iri: str, slots: Iterable[str], suffix: str) -> dict[str, tuple[str, ...]]:
    """Return the classes that a frame tells of each slot: those of `frame:subjectIs` for `subject`.

    Raises:
        OntologyError: one is not declared.
    """
    ranges = told(terms, iri, slots, suffix)
    for name, named in ranges.items():
        for cls in named:
            if not terms.is_a(cls, vocab.OWL + "Class"):
                problem = f"wants {short(cls)} as its {name}, which is no declared class"
                raise terms.error(iri, problem, remedy="Use a class of core.ttl.")
    return ranges


def told(terms: Terms, iri: str, slots: Iterable[str], suffix: str) -> dict[str, tuple[str, ...]]:
    """Return what a frame says of each slot in the property that is named after it."""
    found = {property.removeprefix(FRAME): values for property, values in terms.properties(iri).items()}
    return {name: found[name + suffix] for name in slots if name + suffix in found}
