"""What the ontology knows of single words: offices, kin, cues, names of places."""

from collections.abc import Mapping

from kg.ontology import words


class KnownWords:
    """Tells in which lists of the ontology a word is; lemmas are in lower case, names of places are not."""

    __slots__ = ()
    _words: Mapping[str, Mapping[str, str]]  # IRI of a class of words -> label -> what it stands for, or its IRI

    def modifier_cue(self, adjective: str) -> str | None:
        """Return the status that an adjective gives the noun it stands before, or None: alleged, planned, failed."""
        return self._words[words.MODIFIER_CUE].get(adjective.lower())

    def is_transparent(self, lemma: str) -> bool:
        """Whether what the verb governs has the verb's own status: continue, manage, begin."""
        return self._has(words.TRANSPARENT_CUE, lemma)

    def is_granting(self, lemma: str) -> bool:
        """Whether what the noun is of, or what is named before it, did happen: wave, series, victim, record."""
        return self._has(words.GRANTING_NOUN, lemma)

    def is_making(self, phrase: str) -> bool:
        """Whether the verb decides if the event its object names happens, even "the sale": fund, carry out, draft."""
        return self._has(words.MAKING_VERB, phrase)

    def is_shaping(self, phrase: str) -> bool:
        """Whether the verb says what is done on the way to an event, which is no more than planned while it lasts."""
        return self._has(words.SHAPING_VERB, phrase)

    def is_light(self, lemma: str) -> bool:
        """Whether the verb lends its subject to the event its object names: hold talks, carry out."""
        return self._has(words.LIGHT_VERB, lemma)

    def is_connective(self, phrase: str, *, or_empty: bool = False) -> bool:
        """Whether a preposition and its noun only join sentences: in addition; or else name nothing: in place."""
        return self._has(words.CONNECTIVE, phrase) or (or_empty and self._has(words.EMPTY_PHRASE, phrase))

    def is_trace(self, lemma: str) -> bool:
        """Whether the noun speaks of who was in an event or what is left of it: victim, suspect, aftermath."""
        return self._has(words.TRACE_NOUN, lemma)

    def is_period(self, lemma: str) -> bool:
        """Whether the noun names a stretch of time or of what goes on: half, season, course."""
        return self._has(words.PERIOD_NOUN, lemma)

    def is_spot(self, lemma: str) -> bool:
        """Whether the noun names something that is no place and in which things happen: car, newspaper."""
        return self._has(words.SPOT_NOUN, lemma)

    def is_occurrence(self, lemma: str) -> bool:
        """Whether the verb only says that the event its subject names happens: take place, occur."""
        return self._has(words.OCCURRENCE_VERB, lemma)

    def role_of_label(self, label: str) -> str | None:
        """Return the role that a label of PropBank says, None where it says none: ARGM-LOC, where."""
        return self._words[words.ADJUNCT_LABEL].get(label.lower())

    def source_markers(self) -> frozenset[str]:
        """Return the phrases that introduce a source: according to."""
        return frozenset(self._words[words.SOURCE_MARKER])

    def is_voicing(self, phrase: str) -> bool:
        """Whether a verb, alone or with a preposition, puts its object into words though it has no type: refer to."""
        return self._has(words.VOICING_VERB, phrase)

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

    def is_stock(self, lemma: str) -> bool:
        """Whether the noun names what only a body has, where the body's name stands before it or after "of": shares."""
        return self._has(words.STOCK_NOUN, lemma)

    def gender(self, word: str) -> str | None:
        """Return "Masc" or "Fem" for a noun or an honorific that says so, else None: Mrs, husband."""
        return self._words[words.GENDERED_WORD].get(word.lower().rstrip("."))

    def gender_of_name(self, word: str) -> str | None:
        """Return "Masc" or "Fem" for a given name that only men or only women bear, else None."""
        return self._words[words.GIVEN_NAME].get(word if word.istitle() else word.title())

    def body_suffix(self, word: str) -> str | None:
        """Return the IRI of a word that may be left out at the end of a body's name, or None: Holdings, Inc., Party."""
        return self._words[words.BODY_SUFFIX].get(word.lower().rstrip("."))

    def tie(self, lemma: str) -> str | None:
        """Return the lasting relation that "X is a NOUN of Y" states, or None."""
        return self._words[words.TIE_NOUN].get(lemma.lower()) or self._words[words.KIN_NOUN].get(lemma.lower())

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

    def _has(self, cls: str, word: str) -> bool:
        return word.lower() in self._words[cls]
