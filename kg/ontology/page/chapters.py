"""Which terms stand in which chapter of the page, in which order, and by which words each type of event is found."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from kg import vocab
from kg.ontology import turtle, types
from kg.ontology.turtle import Terms

_KG: Final = vocab.KG
_CLASS: Final = vocab.OWL + "Class"
_PROPERTIES: Final = tuple(vocab.OWL + name for name in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty"))
_CORE: Final = "core.ttl"  # the file of what graphs are written in, beside types of events and ties
_VALUES: Final = ("Status", "Bound", "SourceKind")
_ENTITY: Final = _KG + "Entity"
_CONTENT_ROLE: Final = _KG + "ContentRole"
_DIRECT_EDGE: Final = _KG + "directEdge"

# The title of each chapter, and a sentence below it; those of values and events are named by their classes.
_TITLES: Final = {
    "entities": ("Entities", "Who and what articles speak of."),
    "statements": ("Statements and their parts", "What a graph says of entities, and with what evidence."),
    "roles": ("Roles", "What an entity, a time, a figure or an event is to an event or a situation."),
    "contents": ("Roles of what is said, thought or wanted", "An event in such a role has the status named with it."),
    "properties": ("Other properties", "What is told of events, entities, claims, figures, ties and sentences."),
    "ties": ("Lasting ties", "Relations that hold between entities beyond one event."),
    "edges": ("Direct edges", "What asserted events put between two entities, derived by rule."),
    "lexicon": ("Terms of the lexicon", "How words and grammar are described; no graph uses them."),
}


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading, a sentence below it, and IRIs of terms in the order they are told in."""

    anchor: str
    title: str
    about: str
    terms: tuple[str, ...]


def chapters(terms: Terms) -> Iterator[Chapter]:
    """Yield the chapters; each class, property and value of the ontology stands in one of them, and in one only."""
    told: set[str] = set()
    for part in (*_first(terms), *_families(terms), *_last(terms)):
        new = tuple(iri for iri in dict.fromkeys(part.terms) if iri not in told)
        told.update(new)
        if new:
            yield replace(part, terms=new)


def _first(terms: Terms) -> Iterator[Chapter]:
    """Yield the chapters of what graphs are written in, but for events."""
    classes, properties = terms.instances(_CLASS), _properties(terms)
    above = types.ancestors(terms)
    roles = terms.instances(_KG + "Role")
    yield _chapter("entities", (iri for iri in classes if _ENTITY in {iri, *above[iri]}))
    yield _chapter("statements", (iri for iri in classes if terms.is_from(iri, _CORE)))
    yield from (_values(terms, _KG + name) for name in _VALUES)
    yield _chapter("roles", (iri for iri in roles if not terms.is_a(iri, _CONTENT_ROLE)))
    yield _chapter("contents", roles)
    yield _chapter("properties", (iri for iri in properties if terms.is_from(iri, _CORE)))
    yield _chapter("ties", (iri for iri in properties if terms.value(iri, _KG + "inverseLabel")))


def _values(terms: Terms, kind: str) -> Chapter:
    title, about = f"Values: {terms.label(kind)}", terms.value(kind, vocab.RDFS + "comment") or ""
    return Chapter(f"chapter-{vocab.local_name(kind)}", title, about, terms.instances(kind))


def _families(terms: Terms) -> Iterator[Chapter]:
    """Yield a chapter for each class right below `kg:Event`, with the classes below it."""
    above = types.ancestors(terms)
    for family in above:
        if vocab.EVENT in terms.values(family, vocab.RDFS + "subClassOf"):
            title = f"Events: {terms.label(family).removesuffix(' event')}"
            about = terms.value(family, vocab.RDFS + "comment") or ""
            members = tuple(iri for iri in above if family in {iri, *above[iri]})
            yield Chapter(f"chapter-{vocab.local_name(family)}", title, about, members)


def _last(terms: Terms) -> Iterator[Chapter]:
    yield _chapter("edges", (edge for iri in terms.subjects() for edge in terms.values(iri, _DIRECT_EDGE)))
    yield _chapter("lexicon", (*terms.instances(_CLASS), *_properties(terms)))


def _chapter(anchor: str, terms: Iterable[str]) -> Chapter:
    return Chapter(f"chapter-{anchor}", *_TITLES[anchor], tuple(terms))


def _properties(terms: Terms) -> Iterable[str]:
    return [iri for kind in _PROPERTIES for iri in terms.instances(kind)]


def words(terms: Terms) -> Iterator[tuple[str, str]]:
    """Yield each type of event with its words: "resign, step down (verb); resignation (noun)"."""
    found: dict[str, dict[str, list[str]]] = {}
    for entry in terms.subjects():
        for frame in terms.values(entry, vocab.SYNSEM + "synBehavior"):
            for type in terms.values(frame, turtle.FRAME + "evokes"):
                pos = vocab.local_name(terms.value(entry, vocab.LEXINFO + "partOfSpeech") or "")
                told = found.setdefault(type, {}).setdefault(pos, [])
                told += [terms.label(entry)] if terms.label(entry) not in told else []
    for type, by_pos in found.items():
        yield type, "; ".join(f"{', '.join(sorted(by_pos[pos]))} ({pos})" for pos in sorted(by_pos, reverse=True))
