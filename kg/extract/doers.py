"""Who may be the doer of an event: names before its noun, subjects that undergo it, times and sums that do nothing."""

from kg.extract.drafts import Draft
from kg.extract.phrases import Phrases
from kg.extract.propbank import PropBank
from kg.extract.surroundings import Surroundings
from kg.extract.tree import Tree, base
from kg.model import Token
from kg.ontology import Ontology
from kg.vocab import AGENT, COUNTRY, GROUP, ORGANIZATION, PARTICIPANT, PATIENT, PERSON, PLACE, PLACE_ROLE

_ACTORS = (PERSON, ORGANIZATION, GROUP, COUNTRY)


class Doers:
    """Judges the words of one sentence."""

    def __init__(self, tree: Tree, phrases: Phrases, ontology: Ontology, around: Surroundings) -> None:
        self._tree = tree
        self._phrases = phrases
        self._ontology = ontology
        self._around = around
        self._propbank = PropBank(tree)

    def undergoes(self, draft: Draft, token: Token) -> bool:
        """Tell whether a verb without an object says of a subject what it else says of an object: "sales increased".

        The network must say so, of something that is no person and no body.
        """
        changes = draft.pos == "verb" and draft.names("object") and draft.slots["object"] == PATIENT
        if not changes or draft.slots.get("subject") != AGENT or not self._tree.is_active(draft.token):
            return False
        mention = self._phrases.get(token)
        acts = mention is not None and any(self._ontology.is_a(mention.type, each) for each in _ACTORS)
        alone = not any(filling.slot in ("object", "clause") for filling in draft.fillings)
        return alone and not acts and self._propbank.label(draft.token, token) == "ARG1"

    def holds_undergone(self, draft: Draft, token: Token) -> bool:
        """Tell whether a word has before it the participle that says what is done to it: "a less-feared candidate"."""
        inside = base(draft.token.deprel) == "amod" and draft.token.head == token.id
        done = draft.token.xpos in ("VBN", "VBD") or self._propbank.label(draft.token, token) == "ARG1"
        done = done or self._is_deed(draft, token)
        return draft.pos == "verb" and inside and done

    def _is_deed(self, draft: Draft, token: Token) -> bool:
        """Tell whether a preposition governs what is done to something, and nobody who does it: "in opposing trade"."""
        mention = self._phrases.get(token)
        acts = mention is not None and any(self._ontology.is_a(mention.type, each) for each in _ACTORS)
        before = self._tree.sentence.token(max(draft.token.id - 1, 1))
        return (
            not acts
            and token.xpos == "NN"
            and before.deprel == "case"
            and before.head == token.id
            and draft.names("object")
        )

    def role_of_name(self, draft: Draft, token: Token) -> str | None:
        """Return the role of a word before an event noun whose frame says nothing of such words.

        A name names who does it, if nobody owns the event and the network does not say it is done to them; a city or a
        region is where: "Republican threats", "the U.S. inquiry", "the Texas killings".
        """
        mention, role = self._phrases.get(token), draft.slots.get("compound")
        kind = mention.type if mention is not None and mention.kind == "name" else ""
        place = (self._ontology.class_of_place(mention.text) if mention is not None else None) or kind
        if self._ontology.is_a(place, PLACE) and place != COUNTRY:
            return PLACE_ROLE
        demonym = self._ontology.country_of(token.form) is not None
        acts = demonym or any(self._ontology.is_a(each, actor) for each in (kind, place) for actor in _ACTORS)
        owned = any(filling.slot == "possessor" for filling in draft.fillings)
        if not acts:
            return role if self._is_undergone(draft, token) else PARTICIPANT
        if draft.slots.get("possessor") != AGENT:
            return None
        undergoes = place == COUNTRY and self._propbank.label(draft.token, token) == "ARG1"
        return (role if undergoes else None) if owned or undergoes else AGENT

    def _is_undergone(self, draft: Draft, token: Token) -> bool:
        """Tell whether the network says that it is done to what a noun names, or has said nothing of the sentence."""
        return not self._tree.sentence.predicates or self._propbank.label(draft.token, token) == "ARG1"

    def cannot_act(self, draft: Draft, token: Token) -> bool:
        """Tell whether a word names a stretch of time or a sum, and the network does not say that it acts."""
        mention = self._phrases.get(token)
        named = mention is not None and mention.kind == "name"
        counted = any(self._tree.marker(child) == "of" for child in self._tree.children(token, "nmod"))
        money = token.id in self._around.amounts and token.upos == "SYM"
        acts = named or counted or self._propbank.label(draft.token, token) in ("ARG0", "ARG1")
        return money or (self._ontology.is_period(token.lemma.lower()) and not acts)
