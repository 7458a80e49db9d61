"""What the ontology knows: types of events, the lexicon, words that change a status, offices, nouns and places."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import Triple

from kg import vocab
from kg.ontology import lexicon, turtle, types, words
from kg.ontology.known_words import KnownWords
from kg.ontology.lexicon import Entry, Frame, Slot
from kg.ontology.turtle import Terms
from kg.ontology.types import EventType

__all__ = ["Entry", "EventType", "Frame", "Ontology", "Slot", "home", "load"]

_KG: Final = vocab.KG
_SUBPROPERTY: Final = vocab.RDFS + "subPropertyOf"


@dataclass(frozen=True, slots=True, eq=False)  # large: one is as good as itself only, and can be a key
class Ontology(KnownWords):
    """Everything that `ontology/` says, ready to be asked. Words are lemmas in lower case; names of places are not."""

    folder: Path
    version: str
    event_types: tuple[EventType, ...]  # in the order of the files
    _terms: Terms
    _lexicon: lexicon.Lexicon
    _types: Mapping[str, EventType]
    _ancestors: Mapping[str, frozenset[str]]
    _cues: Mapping[tuple[str, str], str]
    _words: Mapping[str, Mapping[str, str]]  # as `words.lists` returns them

    @property
    def triples(self) -> tuple[Triple, ...]:
        """All triples of the files, in their order."""
        return self._terms.triples

    def event_type(self, iri: str) -> EventType:
        """Return a type of event.

        Raises:
            OntologyError: no file declares it.
        """
        if iri not in self._types:
            raise self._terms.error(iri, "is not a type of event", remedy="Declare it as a kg:EventType.")
        return self._types[iri]

    def entries(self, lemma: str, pos: str) -> tuple[Entry, ...]:
        """Return the entries headed by a word of this part of speech (verb, noun, adjective), longest first.

        A verb phrase is headed by its first word, any other by its last.
        """
        return self._lexicon.entries.get((lemma.lower(), pos), ())

    def slots(self) -> tuple[Slot, ...]:
        """Return all slots of the grammar; a preposition with two forms has two of one name."""
        return self._lexicon.slots

    def default_slots(self, pos: str) -> Mapping[str, str]:
        """Return the roles of the slots for words outside the lexicon: slot name to IRI of a role."""
        return self._lexicon.defaults[pos]

    def status_given(self, role: str) -> str | None:
        """Return the status an event holds in this role, or None: its own; `kg:asserted` means its governor's."""
        return self._terms.value(role, _KG + "givesStatus")

    def cue(self, lemma: str, pos: str) -> str | None:
        """Return the status that a word gives what it governs, or None.

        `pos` is verb, noun, adjective, adverb, modal, determiner or conjunction, as in `certainty.ttl`.
        """
        return self._cues.get((lemma.lower(), pos))

    def adverb_role(self, lemma: str) -> str | None:
        """Return the role an adverb fills beside a verb; None for one that says nothing of the event, or is a cue."""
        if self._has(words.SENTENCE_ADVERB, lemma) or self.cue(lemma, "adverb") or self.is_evidential(lemma):
            return None
        endings = self._words[words.ADVERB_ENDING]
        ending = next((role for ending, role in endings.items() if lemma.endswith(ending)), None)
        return self._words[words.ADVERB].get(lemma, ending)

    def role_of_noun(self, slot: str, lemma: str) -> str | None:
        """Return the role that a slot gives a period, a surface or whatever fills it; None: that of the frame."""
        kinds = {words.PERIOD_NOUN: "ofPeriod", words.OCCASION_NOUN: "ofPeriod", words.SURFACE_NOUN: "ofSurface"}
        known = (kind for nouns, kind in kinds.items() if self._has(nouns, lemma))
        roles = (self._terms.value(turtle.FRAME + slot, turtle.FRAME + kind) for kind in (*known, "ofThing"))
        return next((role for role in roles if role is not None), None)

    def is_a(self, iri: str, ancestor: str) -> bool:
        """Whether a class is another or lies below it."""
        return iri == ancestor or ancestor in self._ancestors.get(iri, frozenset())

    def is_actor(self, role: str) -> bool:
        """Whether a role is that of somebody or something that takes part: kg:agent, kg:victim, but not kg:time."""
        above = self._terms.values(role, _SUBPROPERTY)
        return vocab.SEM + "hasActor" in above or any(each != role and self.is_actor(each) for each in above)

    def is_barred(self, role: str, cls: str) -> bool:
        """Whether nothing of a class may fill a role, whatever the frame says: no event is the partner of another."""
        return any(self.is_a(cls, each) for each in self._terms.values(role, _KG + "fillerIsNot"))

    def label(self, iri: str) -> str:
        """Return the label of a term, or the end of its IRI where it has none."""
        return self._terms.value(iri, vocab.RDFS + "label") or vocab.local_name(iri)

    def is_voice(self, type: str) -> bool:
        """Whether events of a type put something into words or mind: statements, wishes, demands, judgements."""
        return any(self.is_a(type, each) for each in self._terms.instances(words.VOICE))

    def is_content_role(self, role: str) -> bool:
        """Whether what fills the role of an event of speech or thought is what is said or thought: topic, demands."""
        return self._terms.is_a(role, words.CONTENT_ROLE)

    def class_of_noun(self, lemma: str) -> str | None:
        """Return the class of entities that a noun denotes, or None; an office or a relative is a person."""
        if self.is_office(lemma) or self.is_kin(lemma):
            return vocab.PERSON
        return self._words[words.HEAD_NOUN].get(lemma.lower())

    def ends(self, relation: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return the classes that X and that Y may be of where "X is a NOUN of Y" states a relation."""
        holders, owners = (self._terms.values(relation, _KG + end) for end in ("holderIs", "ownerIs"))
        return frozenset(holders), frozenset(owners)

    def notations(self, cls: str) -> Mapping[str, str]:
        """Return the skos:notation of each word of a class, by its labels in lower case: numerals, months."""
        return words.notations(self._terms, cls)


def load(folder: Path | None = None) -> Ontology:
    """Read an ontology and check it; None means the one that comes with this package.

    Raises:
        OntologyError: a file is malformed, or a term is incomplete or undeclared; names file, term and remedy.
    """
    folder = home(folder)
    terms = turtle.read(folder)
    known = tuple(types.event_types(terms))
    words.check_roles(terms)
    return Ontology(
        folder=folder,
        version=turtle.version(terms),
        event_types=known,
        _terms=terms,
        _lexicon=lexicon.build(terms),
        _types={type.iri: type for type in known},
        _ancestors=types.ancestors(terms),
        _cues=words.cues(terms),
        _words=words.lists(terms),
    )


def home(folder: Path | None = None) -> Path:
    """Return the folder of an ontology; None means the one in the package, or beside it in a source checkout."""
    return folder or turtle.shipped()
