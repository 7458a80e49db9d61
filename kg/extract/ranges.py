"""What may fill a role: what a filler denotes, and what the network says of it, correct what its slot gives."""

from collections.abc import Callable

from kg.extract.arguments import Filling
from kg.extract.drafts import Draft
from kg.extract.phrases import Phrases, quantifiers
from kg.extract.propbank import PropBank
from kg.extract.surroundings import Surroundings
from kg.extract.tree import Tree, base
from kg.model import EventRef, Figure, Filler, Mention, Token
from kg.ontology import Ontology
from kg.vocab import (
    AGENT,
    AMOUNT,
    BEFORE,
    COUNTRY,
    DURING,
    EVENT,
    FIGURE,
    GROUP,
    INSTRUMENT,
    KG,
    MANNER,
    ORGANIZATION,
    PARTICIPANT,
    PATIENT,
    PERSON,
    PLACE,
    PLACE_ROLE,
    PURPOSE,
    THING,
    TOPIC,
)

_BENEFICIARY = KG + "beneficiary"
_ACTORS = (PERSON, ORGANIZATION, GROUP, COUNTRY)
_WIDE = (COUNTRY, KG + "Region")


class Ranges:
    """Judges the fillers of one sentence."""

    def __init__(
        self,
        tree: Tree,
        phrases: Phrases,
        ontology: Ontology,
        around: Surroundings,
        *,
        event_of: Callable[[Token], Draft | None],
    ) -> None:
        """Prepare the sentence; `event_of` returns the event a word stands for."""
        self._tree = tree
        self._phrases = phrases
        self._ontology = ontology
        self._around = around
        self._event_of = event_of
        self._propbank = PropBank(tree)

    def fitting(self, draft: Draft, filling: Filling, filler: Filler | None, role: str | None) -> str | None:
        """Return the role that a filler can have where its slot gives `role`, None for none."""
        if role is None or filler is None:
            return role
        if role == PLACE_ROLE and (isinstance(filler, Figure) or filling.token.id in self._around.amounts):
            return None  # "rose above the $20 of last year"
        if filling.slot == "compound" and self._is_bare_noun(draft) and role in (PATIENT, PARTICIPANT):
            inner = PARTICIPANT if isinstance(filler, EventRef) else None  # "the shooting death", "a campaign trail"
            return role if isinstance(filler, Mention) and role == PATIENT else inner
        if self._is_holder(draft, filling, role):
            return AGENT
        if isinstance(filler, Mention) and self._is_no_part(draft, filling, filler, role):
            return PATIENT if role == AMOUNT and filling.slot in ("of", "object") else None
        role = self._role_of_mention(draft, filling, filler, role) if isinstance(filler, Mention) else role
        if filling.slot == "in" and role == TOPIC:
            role = self._role_inside(filler)
        if self._is_barred(role, filling, filler):
            other = self._ontology.default_slots(draft.pos).get(filling.slot) or PARTICIPANT
            role = PARTICIPANT if self._is_barred(other, filling, filler) else other
        open_slot = not draft.names(filling.slot) or draft.slots[filling.slot] == PLACE_ROLE
        role = self._role_by_network(draft, filling, filler) if role == PARTICIPANT and open_slot else role
        return None if role == PARTICIPANT and open_slot and self.is_vague(draft, filling, filler) else role

    def is_vague(self, draft: Draft, filling: Filling, filler: Filler) -> bool:
        """Tell whether a phrase names nothing that is known to take part in anything: "on the topic", "that way".

        What the network takes for more than a circumstance does take part: "looked at the ship".
        """
        label = self._propbank.label(draft.token, filling.token)
        unnamed = isinstance(filler, Mention) and filler.kind == "nominal" and filler.type == THING
        return unnamed and (label is None or label.startswith("ARGM"))

    def _is_no_part(self, draft: Draft, filling: Filling, filler: Mention, role: str) -> bool:
        """Tell whether a phrase says nothing of the kind that its role asks for.

        No city is what a deal is about ("the Paris agreement"), only what is counted is an amount, and what the network
        takes for no time is not later: "stood before the cameras".
        """
        if role == TOPIC and filling.slot == "compound":
            known = self._ontology.class_of_place(filler.text)
            return filler.kind == "name" and self._ontology.is_a(filler.type, PLACE) and known not in _WIDE
        if role == AMOUNT:
            return not self._counts(filling.token)
        later = role == BEFORE and filler.kind == "nominal" and filler.type == THING
        return later and self._propbank.label(draft.token, filling.token) not in (None, "ARGM-TMP")

    def _counts(self, token: Token) -> bool:
        """Tell whether a phrase holds a number or a word that counts: "a third", "20 points", "thousands"."""
        words = [token, *self._tree.children(token)]
        counted = any(each.upos in ("NUM", "SYM") or each.id in self._around.figures for each in words)
        return counted or token.upos == "ADJ" or token.form.lower() in quantifiers(self._ontology)

    def _role_of_mention(self, draft: Draft, filling: Filling, filler: Mention, role: str) -> str:
        """Return the role as the kind of a phrase corrects it: how far, where, for whom."""
        open_slot = not draft.names(filling.slot)
        if role == PATIENT and filling.slot == "object" and open_slot and draft.match is not None:
            measured = bool(self._tree.children(filling.token, "nummod")) and filler.type == THING
            return AMOUNT if measured else role  # "travelled 480 miles"
        if role == INSTRUMENT and filling.slot == "through" and self._ontology.is_a(filler.type, PLACE):
            return PLACE_ROLE if open_slot else role  # "marched through the park"
        if role == MANNER and filling.slot == "compound":  # "the Abuja protest"
            return PLACE_ROLE if self._ontology.is_a(filler.type, PLACE) else role
        if role == PURPOSE and filling.slot == "for" and self._acts(filler):
            return _BENEFICIARY  # "produced the series for the channel"
        return role

    def _acts(self, mention: Mention) -> bool:
        return any(self._ontology.is_a(mention.type, each) for each in _ACTORS)

    def _is_bare_noun(self, draft: Draft) -> bool:
        """Tell whether an event is a noun whose frame says nothing of the words before it."""
        return draft.pos == "noun" and not draft.names("compound")

    def _role_inside(self, filler: Filler) -> str:
        """Return the role of what something is "in": not its topic where that goes on or is a place."""
        if isinstance(filler, EventRef):
            return DURING
        placed = isinstance(filler, Mention) and self._ontology.is_a(filler.type, PLACE)
        return PLACE_ROLE if placed else TOPIC

    def _is_holder(self, draft: Draft, filling: Filling, role: str) -> bool:
        """Tell whether a thought or a wish is "of" somebody who has it: "the expectations of the voters"."""
        known = self._ontology.status_given(role) is not None or not draft.names("of")
        if draft.pos != "noun" or filling.slot != "of" or not known or draft.slots.get("possessor") != AGENT:
            return False
        mention = self._phrases.get(filling.token)
        acts = mention is not None and self._acts(mention)
        return acts and self._propbank.label(draft.token, filling.token) == "ARG0"

    def _is_barred(self, role: str, filling: Filling, filler: Filler) -> bool:
        """Tell whether nothing that a filler may be can fill a role."""
        kinds = self._kinds(filling, filler) if filling.slot != "where" else frozenset()
        return bool(kinds) and all(self._ontology.is_barred(role, kind) for kind in kinds)

    def _kinds(self, filling: Filling, filler: Filler) -> frozenset[str]:
        if isinstance(filler, Figure):
            return frozenset({FIGURE})
        if isinstance(filler, Mention):
            return frozenset({filler.type})
        mention, event = self._phrases.get(filling.token), self._event_of(filling.token)
        other = {mention.type} - {THING} if mention is not None else set()  # "the opposition" opposes
        return frozenset({event.type if event is not None else EVENT, *other})

    def _role_by_network(self, draft: Draft, filling: Filling, filler: Filler) -> str:
        """Return the role of a phrase that takes part in a way the frame leaves open: how, when, where, else that."""
        label = self._propbank.label(draft.token, filling.token) or ""
        known = self._ontology.role_of_label(label) if base(filling.token.deprel) in ("obl", "nmod") else None
        if known is not None and isinstance(filler, EventRef):
            return DURING if known == PLACE_ROLE else known
        place = known == PLACE_ROLE or not self._is_barred(DURING, filling, filler)  # nobody is how, when or why
        if known is not None and place and not self._is_barred(known, filling, filler):
            return known
        ahead = filling.slot == "on" and filling.token.id < draft.token.id
        return TOPIC if ahead and draft.pos == "verb" else PARTICIPANT  # "On taxes, she attacked him"
