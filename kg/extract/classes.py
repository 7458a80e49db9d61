"""What kind of thing a word heads, as far as the sentence shows it: what the ranges of a frame are checked against."""

from kg.extract.phrases import Phrases, quantifiers
from kg.model import Mention, Token
from kg.ontology import Ontology
from kg.vocab import COUNTRY, EVENT, FIGURE, GROUP, NAMED_PERSON, ORGANIZATION, PERSON, PLACE, THING

# Personal pronouns and what each can stand for. Source: A Comprehensive Grammar of the English Language, 6.18
_PRONOUNS = {
    **dict.fromkeys(("he", "she", "i", "you", "his", "her", "my", "your"), frozenset({PERSON, NAMED_PERSON})),
    **dict.fromkeys(("we", "they", "who"), frozenset({PERSON, GROUP, ORGANIZATION})),
    "it": frozenset({ORGANIZATION, PLACE, THING}),
}


def classes_of(token: Token, phrases: Phrases, ontology: Ontology, amounts: frozenset[int]) -> frozenset[str]:
    """Return the IRIs of the classes of entities and events that a word may head; the class of things where unknown.

    `amounts` are the ids of the words that head a sum of money, a share or a bare number.
    """
    if token.id in amounts:
        people = token.upos == "NUM" or token.form.lower() in quantifiers(ontology)  # "20 died", "thousands rallied"
        return frozenset({FIGURE, PERSON, GROUP} if people else {FIGURE})
    if token.upos == "VERB":
        return frozenset({EVENT, *_evoked(token, "verb", ontology, alone=True)})
    if token.upos == "NUM":
        return frozenset({PERSON, GROUP})
    mention = phrases.get(token)
    if mention is None:
        return _of_modifier(token, ontology)
    if mention.kind == "pronoun":
        return _PRONOUNS.get(token.lemma.lower(), frozenset({mention.type, PERSON, GROUP}))
    if mention.kind == "name":
        return _of_name(mention, ontology)
    evoked = _evoked(token, "noun", ontology)
    return frozenset({mention.type} if not evoked else {*evoked, *({mention.type} - {THING})})


def _evoked(token: Token, pos: str, ontology: Ontology, *, alone: bool = False) -> set[str]:
    """Return the types of events that a word may name, at the head of an expression too unless `alone`."""
    entries = (e for e in ontology.entries(token.lemma.lower(), pos) if not alone or len(e.words) == 1)
    return {frame.event for entry in entries for frame in entry.frames}


def _of_name(mention: Mention, ontology: Ontology) -> frozenset[str]:
    known = ontology.class_of_place(mention.text)
    demonym = {COUNTRY} if ontology.country_of(mention.text) else set()
    person = {NAMED_PERSON} if mention.type == PERSON else set()
    return frozenset({mention.type, *person, *demonym, *({known} if known else ())})


def _of_modifier(token: Token, ontology: Ontology) -> frozenset[str]:
    """Return the class of a word that is no phrase of its own: a demonym, or a noun before a noun."""
    if ontology.country_of(token.form):
        return frozenset({COUNTRY, GROUP})
    return frozenset({ontology.class_of_noun(token.lemma.lower()) or THING})
