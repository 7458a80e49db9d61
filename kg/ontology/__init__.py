"""What the ontology knows: types of events, the lexicon, words that change a status, offices, nouns and places."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import Triple

from kg import vocab
from kg.ontology import lexicon, turtle, types, words
from kg.ontology.lexicon import Entry, Frame, Slot
from kg.ontology.turtle import Terms
from kg.ontology.types import EventType

__all__ = ["Entry", "EventType", "Frame", "Ontology", "Slot", "home", "load"]

_KG: Final = vocab.KG
_LABEL: Final = vocab.RDFS + "label"
_SUBPROPERTY: Final = vocab.RDFS + "subPropertyOf"
_HAS_ACTOR: Final = vocab.SEM + "hasActor"
_STATUS: Final = _KG + "givesStatus"


@dataclass(frozen=True, slots=True, eq=False)  # large: one is as good as itself only, and can be a key
class Ontology:
    """Everything that `ontology/` says, ready to be asked. Words are lemmas in lower case; names of places are not."""

    folder: Path
    version: str
    event_types: tuple[EventType, ...]  # in the order of the files
    _terms: Terms
    _lexicon: lexicon.Lexicon
    _types: Mapping[str, EventType]
    _ancestors: Mapping[str, frozenset[str]]
    _cues: Mapping[tuple[str, str], str]
    _words: Mapping[str, Mapping[str, str]]  # IRI of a class of words -> label -> what it stands for, or its IRI

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
        """Return the status an event holds when it fills this role, or None: it keeps its own.

        `kg:asserted` means the status of its governor.
        """
        return self._terms.value(role, _STATUS)

    def cue(self, lemma: str, pos: str) -> str | None:
        """Return the status that a word gives what it governs, or None.

        `pos` is verb, noun, adjective, adverb, modal, determiner or conjunction, as in `certainty.ttl`.
        """
        return self._cues.get((lemma.lower(), pos))

    def modifier_cue(self, adjective: str) -> str | None:
        """Return the status that an adjective gives the noun it stands before, or None: alleged, planned, failed."""
        return self._words[words.MODIFIER_CUE].get(adjective.lower())

    def is_transparent(self, lemma: str) -> bool:
        """Whether what the verb governs has the verb's own status: continue, manage, begin."""
        return self._has(words.TRANSPARENT_CUE, lemma)

    def is_light(self, lemma: str) -> bool:
        """Whether the verb lends its subject to the event its object names: hold talks, carry out."""
        return self._has(words.LIGHT_VERB, lemma)

    def is_connective(self, phrase: str) -> bool:
        """Whether a preposition and its noun only join sentences and name nothing: in addition, for example."""
        return self._has(words.CONNECTIVE, phrase)

    def adverb_role(self, lemma: str) -> str | None:
        """Return the role an adverb fills beside a verb; None for one that says nothing of the event, or is a cue."""
        if self._has(words.SENTENCE_ADVERB, lemma) or self.cue(lemma, "adverb") or self.is_evidential(lemma):
            return None
        endings = self._words[words.ADVERB_ENDING]
        ending = next((role for ending, role in endings.items() if lemma.endswith(ending)), None)
        return self._words[words.ADVERB].get(lemma, ending)

    def is_period(self, lemma: str) -> bool:
        """Whether the noun names a stretch of time or of what goes on: half, season, course."""
        return self._has(words.PERIOD_NOUN, lemma)

    def role_of_period(self, slot: str) -> str | None:
        """Return the role of a period in a slot that frames leave open."""
        return self._terms.value(turtle.FRAME + slot, turtle.FRAME + "ofPeriod")

    def is_spot(self, lemma: str) -> bool:
        """Whether the noun names something that is no place and in which things happen: car, newspaper."""
        return self._has(words.SPOT_NOUN, lemma)

    def is_occurrence(self, lemma: str) -> bool:
        """Whether the verb only says that the event its subject names happens: take place, occur."""
        return self._has(words.OCCURRENCE_VERB, lemma)

    def is_a(self, iri: str, ancestor: str) -> bool:
        """Whether a class is another or lies below it."""
        return iri == ancestor or ancestor in self._ancestors.get(iri, frozenset())

    def is_actor(self, role: str) -> bool:
        """Whether a role is that of somebody or something that takes part: kg:agent, kg:victim, but not kg:time."""
        above = self._terms.values(role, _SUBPROPERTY)
        return _HAS_ACTOR in above or any(each != role and self.is_actor(each) for each in above)

    def label(self, iri: str) -> str:
        """Return the label of a term, or the end of its IRI where it has none."""
        return self._terms.value(iri, _LABEL) or vocab.local_name(iri)

    def source_markers(self) -> frozenset[str]:
        """Return the phrases that introduce a source: according to."""
        return frozenset(self._words[words.SOURCE_MARKER])

    def is_voice(self, type: str) -> bool:
        """Whether events of a type put something into words or mind: statements, wishes, demands, judgements."""
        return any(self.is_a(type, each) for each in self._terms.instances(words.VOICE))

    def is_voicing(self, phrase: str) -> bool:
        """Whether a verb, alone or with a preposition, puts its object into words though it has no type: refer to."""
        return self._has(words.VOICING_VERB, phrase)

    def is_content_role(self, role: str) -> bool:
        """Whether what fills the role of an event of speech or thought is what is said or thought: topic, demands."""
        return self._terms.is_a(role, words.CONTENT_ROLE)

    def is_evidential(self, lemma: str) -> bool:
        """Whether the adverb marks hearsay: reportedly."""
        return self._has(words.EVIDENTIAL_ADVERB, lemma)

    def is_vague(self, lemma: str) -> bool:
        """Whether the noun, as a source, names nobody: official, critic."""
        return self._has(words.VAGUE_SOURCE, lemma)

    def is_office(self, lemma: str) -> bool:
        """Whether the noun names an office, which may also stand before a name: prime minister."""
        return self._has(words.OFFICE_NOUN, lemma)

    def is_former(self, lemma: str) -> bool:
        """Whether the word says that an office is no longer held: former, ex."""
        return self._has(words.FORMER_WORD, lemma)

    def is_honorific(self, word: str) -> bool:
        """Whether the word stands before a name and is no office: Mr, Dr., Gen., with or without the full stop."""
        return self._has(words.HONORIFIC, word.rstrip("."))

    def is_kin(self, lemma: str) -> bool:
        """Whether the noun names a relative: wife, son."""
        return self._has(words.KIN_NOUN, lemma)

    def gender(self, word: str) -> str | None:
        """Return "Masc" or "Fem" for a noun or an honorific that says so, else None: Mrs, husband."""
        return self._words[words.GENDERED_WORD].get(word.lower().rstrip("."))

    def body_suffix(self, word: str) -> str | None:
        """Return the IRI of a word that may be left out at the end of a body's name, or None: Holdings, Inc., Party."""
        return self._words[words.BODY_SUFFIX].get(word.lower().rstrip("."))

    def class_of_noun(self, lemma: str) -> str | None:
        """Return the class of entities that a noun denotes, or None; an office or a relative is a person."""
        if self.is_office(lemma) or self.is_kin(lemma):
            return vocab.PERSON
        return self._words[words.HEAD_NOUN].get(lemma.lower())

    def tie(self, lemma: str) -> str | None:
        """Return the lasting relation that "X is a NOUN of Y" states, or None."""
        return self._words[words.TIE_NOUN].get(lemma.lower()) or self._words[words.KIN_NOUN].get(lemma.lower())

    def ends(self, relation: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return the classes that X and that Y may be of where "X is a NOUN of Y" states a relation."""
        holders, owners = (self._terms.values(relation, _KG + end) for end in ("holderIs", "ownerIs"))
        return frozenset(holders), frozenset(owners)

    def country(self, name: str) -> str | None:
        """Return the usual name of a country, given any of its names, or None."""
        return self._words[words.COUNTRY_NAME].get(name)

    def country_of(self, demonym: str) -> str | None:
        """Return the name of the place that a demonym speaks of, or None: Israeli, Israelis, Scottish."""
        return self._words[words.DEMONYM].get(demonym)

    def place(self, name: str) -> str | None:
        """Return the usual name of a well-known country, region or city, or None."""
        return next((self._words[cls][name] for cls in words.PLACE_NAMES if name in self._words[cls]), None)

    def class_of_place(self, name: str) -> str | None:
        """Return whether a well-known name is that of a country, a region or a city (an IRI), or None."""
        return next((denoted for cls, denoted in words.PLACE_NAMES.items() if name in self._words[cls]), None)

    def notations(self, cls: str) -> Mapping[str, str]:
        """Return the skos:notation of each word of a class, by its labels in lower case: numerals, months."""
        return words.notations(self._terms, cls)

    def _has(self, cls: str, word: str) -> bool:
        return word.lower() in self._words[cls]


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
        version=_version(terms),
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
    if folder:
        return folder
    package = Path(__file__).parent.parent
    inside = package / "_ontology"
    return inside if inside.is_dir() else package.parent / "ontology"


def _version(terms: Terms) -> str:
    versions = (terms.value(iri, vocab.OWL + "versionInfo") for iri in terms.instances(vocab.OWL + "Ontology"))
    return next(filter(None, versions), "")
