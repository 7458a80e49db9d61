"""Read the lists of words that are no events: cues of a status, offices, nouns of entities, names of places."""

from collections.abc import Iterator, Mapping
from typing import Final

from kg import vocab
from kg.errors import OntologyError
from kg.ontology.turtle import FRAME, Terms, short

_KG: Final = vocab.KG
_LABEL: Final = vocab.RDFS + "label"
_ALIAS: Final = vocab.SKOS + "altLabel"
_STATUS: Final = _KG + "givesStatus"
_PART_OF_SPEECH: Final = vocab.LEXINFO + "partOfSpeech"
_CUES: Final = ("verb", "noun", "adjective", "adverb", "modal", "determiner", "conjunction")

HEAD_NOUN: Final = _KG + "HeadNoun"
TIE_NOUN: Final = _KG + "TieNoun"
KIN_NOUN: Final = _KG + "KinNoun"
OFFICE_NOUN: Final = _KG + "OfficeNoun"
BODY_SUFFIX: Final = _KG + "BodySuffix"
STOCK_NOUN: Final = _KG + "StockNoun"
GENDERED_WORD: Final = _KG + "GenderedWord"
GIVEN_NAME: Final = _KG + "GivenName"
HONORIFIC: Final = _KG + "Honorific"
SOURCE_MARKER: Final = _KG + "SourceMarker"
VOICE: Final = _KG + "Voice"
VOICING_VERB: Final = _KG + "VoicingVerb"
CONTENT_ROLE: Final = _KG + "ContentRole"
EVIDENTIAL_ADVERB: Final = _KG + "EvidentialAdverb"
VAGUE_SOURCE: Final = _KG + "VagueSource"
TRANSPARENT_CUE: Final = _KG + "TransparentCue"
MODIFIER_CUE: Final = _KG + "ModifierCue"
GRANTING_NOUN: Final = _KG + "GrantingNoun"
MAKING_VERB: Final = _KG + "MakingVerb"
SHAPING_VERB: Final = _KG + "ShapingVerb"
FORMER_WORD: Final = _KG + "FormerWord"
LIGHT_VERB: Final = FRAME + "LightVerb"
PERIOD_NOUN: Final = FRAME + "PeriodNoun"
OCCASION_NOUN: Final = FRAME + "OccasionNoun"
SPOT_NOUN: Final = FRAME + "SpotNoun"
TRACE_NOUN: Final = FRAME + "TraceNoun"
SURFACE_NOUN: Final = FRAME + "SurfaceNoun"
CONNECTIVE: Final = FRAME + "Connective"
EMPTY_PHRASE: Final = FRAME + "EmptyPhrase"
ADVERB: Final = FRAME + "Adverb"
ADVERB_ENDING: Final = FRAME + "AdverbEnding"
ADJUNCT_LABEL: Final = FRAME + "AdjunctLabel"
SENTENCE_ADVERB: Final = FRAME + "SentenceAdverb"
OCCURRENCE_VERB: Final = FRAME + "OccurrenceVerb"
DEMONYM: Final = _KG + "Demonym"
COUNTRY_NAME: Final = _KG + "CountryName"

# Names of places -> the class of what they name.
PLACE_NAMES: Final = {
    COUNTRY_NAME: _KG + "Country",
    _KG + "RegionName": _KG + "Region",
    _KG + "CityName": _KG + "City",
}

# Lists whose words stand for something -> the property that says for what.
_STANDS_FOR: Final = {
    HEAD_NOUN: _KG + "denotes",
    TIE_NOUN: _KG + "expresses",
    KIN_NOUN: _KG + "expresses",
    MODIFIER_CUE: _STATUS,
    **dict.fromkeys((GENDERED_WORD, GIVEN_NAME), _KG + "ofGender"),
    DEMONYM: _KG + "ofPlace",
    **dict.fromkeys((ADVERB, ADVERB_ENDING, ADJUNCT_LABEL), FRAME + "fills"),
    **dict.fromkeys(PLACE_NAMES, _LABEL),
}
_PLAIN: Final = (
    OFFICE_NOUN,
    FORMER_WORD,
    HONORIFIC,
    BODY_SUFFIX,
    STOCK_NOUN,
    SOURCE_MARKER,
    VOICING_VERB,
    EVIDENTIAL_ADVERB,
    VAGUE_SOURCE,
    TRANSPARENT_CUE,
    GRANTING_NOUN,
    MAKING_VERB,
    SHAPING_VERB,
    LIGHT_VERB,
    OCCURRENCE_VERB,
    CONNECTIVE,
    EMPTY_PHRASE,
    SENTENCE_ADVERB,
    PERIOD_NOUN,
    OCCASION_NOUN,
    SPOT_NOUN,
    TRACE_NOUN,
    SURFACE_NOUN,
)
_CASE_MATTERS: Final = frozenset({DEMONYM, GIVEN_NAME, *PLACE_NAMES})


def lists(terms: Terms) -> Mapping[str, Mapping[str, str]]:
    """Return, for each list, its words with what each stands for: a class, a property, a name, or itself as an IRI.

    Words are in lower case; names of places and demonyms are as written, since a Pole is no pole.

    Raises:
        OntologyError: a word has no label, stands for nothing, or is in one list twice.
    """
    return {cls: dict(_words(terms, cls)) for cls in (*_PLAIN, *_STANDS_FOR)}


def notations(terms: Terms, cls: str) -> Mapping[str, str]:
    """Return the skos:notation of each word of a class, by its labels in lower case: numerals, months.

    Raises:
        OntologyError: a word has no label or not one notation.
    """
    remedy = 'Write one skos:notation "…".'
    return {
        label.lower(): terms.only(iri, vocab.SKOS + "notation", remedy=remedy)
        for iri in terms.instances(cls)
        for label in (terms.label(iri), *terms.values(iri, _ALIAS))
    }


def cues(terms: Terms) -> Mapping[tuple[str, str], str]:
    """Return the status that each lemma and part of speech gives what it governs.

    Raises:
        OntologyError: a cue is incomplete, is there twice, or gives an unknown status.
    """
    found: dict[tuple[str, str], str] = {}
    for iri in terms.instances(_KG + "StatusCue"):
        key = (terms.label(iri).lower(), _part_of_speech(terms, iri))
        if key in found:
            raise _twin(terms, iri, key[0])
        found[key] = status(terms, iri)
    return found


def status(terms: Terms, iri: str) -> str:
    """Return the one status that a cue or a role gives.

    Raises:
        OntologyError: it gives none, several or an unknown one.
    """
    remedy = "Write one kg:givesStatus with a kg:Status of core.ttl."
    given = terms.only(iri, _STATUS, remedy=remedy)
    if not terms.is_a(given, _KG + "Status"):
        raise terms.error(iri, f"gives the unknown status {short(given)}", remedy=remedy)
    return given


def _part_of_speech(terms: Terms, iri: str) -> str:
    remedy = f"Write lexinfo:partOfSpeech with one of {', '.join(_CUES)}."
    pos = terms.only(iri, _PART_OF_SPEECH, remedy=remedy).removeprefix(vocab.LEXINFO)
    if pos not in _CUES:
        raise terms.error(iri, f"has the part of speech {pos!r}", remedy=remedy)
    return pos


def _words(terms: Terms, cls: str) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for iri in terms.instances(cls):
        value = _stands_for(terms, iri, cls)
        for label in (terms.label(iri), *terms.values(iri, _ALIAS)):
            word = label if cls in _CASE_MATTERS else label.lower()
            if word in seen:
                raise _twin(terms, iri, word)
            seen.add(word)
            yield word, value


def _stands_for(terms: Terms, iri: str, cls: str) -> str:
    if cls not in _STANDS_FOR:
        return iri
    property = _STANDS_FOR[cls]
    value = terms.only(iri, property, remedy=f"Write one {short(property)}.")
    if value.startswith(_KG) and not terms.properties(value):
        raise terms.error(iri, f"stands for {short(value)}, which is not declared", remedy="Use a term of core.ttl.")
    return value


def _twin(terms: Terms, iri: str, word: str) -> OntologyError:
    return terms.error(iri, f"repeats {word!r}, which is in this list already", remedy="Remove one of the two.")


def check_roles(terms: Terms) -> None:
    """Check that every role has a label, and gives a status that there is.

    Raises:
        OntologyError: one has none, or gives another; names file, term and remedy.
    """
    for role in terms.instances(vocab.KG + "Role"):
        terms.label(role)
        if terms.values(role, vocab.KG + "givesStatus"):
            status(terms, role)
