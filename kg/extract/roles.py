"""Who and what fills the roles of the events of one sentence, and with which words."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from kg.extract.arguments import Filling
from kg.extract.attachments import is_offset
from kg.extract.doers import Doers
from kg.extract.drafts import Draft
from kg.extract.phrases import Phrases
from kg.extract.propbank import PropBank
from kg.extract.ranges import Ranges
from kg.extract.reference import follows_singled_out
from kg.extract.surroundings import Surroundings
from kg.extract.time_owners import time_owners
from kg.extract.tree import Tree, base
from kg.extract.wording import phrase
from kg.model import Adjunct, EventRef, Figure, Filler, Mention, Role, Span, Time, Token
from kg.ontology import Ontology
from kg.vocab import (
    AGENT,
    AMOUNT,
    CONDITION,
    CONDITIONAL,
    DESTINATION,
    DURATION,
    DURING,
    INSTRUMENT,
    MANNER,
    OFFICE,
    OFFICE_ROLE,
    ORGANIZATION,
    PARTICIPANT,
    PATIENT,
    PERSON,
    PLACE,
    PLACE_ROLE,
    PURPOSE,
    TIME_ROLE,
    TOPIC,
    UNTIL,
)

_DATED = frozenset({"before", "after", "since", "until", "during", "following", "by"})
_DENOTING = frozenset({"NOUN", "PROPN", "PRON"})
_CLAUSES = frozenset({"ccomp", "csubj", "advcl", "acl", "xcomp"})


class Roles:
    """Turns the fillings of a predicate into roles; what names nothing becomes an adjunct."""

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
        self._owners = time_owners(tree, around.times)
        self._doers = Doers(tree, phrases, ontology, around)
        self._ranges = Ranges(tree, phrases, ontology, around, event_of=event_of)

    def role_of(self, draft: Draft, filling: Filling) -> str | None:
        """Return the role that a slot gives, None where neither the frame nor the grammar knows the slot."""
        slot = filling.slot
        if slot == "purpose" and follows_singled_out(self._tree, filling.token, self._ontology):
            return None
        if slot == "purpose":
            open_slot = not any(f.slot in ("infinitive", "gerund", "clause") for f in draft.fillings)
            return draft.slots["infinitive"] if draft.names("infinitive") and open_slot else PURPOSE
        if slot == "indirectObject" and self._is_only_object(draft):
            return draft.slots.get("object")
        if self._ontology.cue(slot, "conjunction") == CONDITIONAL and self._is_clause(filling.token):
            ends = self._ontology.default_slots(draft.pos).get(slot) == UNTIL
            return UNTIL if ends else CONDITION
        if slot == "subject" and self._doers.undergoes(draft, filling.token):
            return PATIENT
        if slot == "compound" and draft.pos == "noun" and not draft.names(slot):
            return self._doers.role_of_name(draft, filling.token)
        if slot == "compound" and draft.pos == "verb":  # "signed a ceasefire agreement"
            mention = self._phrases.get(filling.token)
            return TOPIC if mention is None or mention.kind != "name" else None
        goes = base(filling.token.deprel) == "obl" and self._leads_somewhere(draft, slot)
        return DESTINATION if goes else draft.slots.get(slot)

    def _leads_somewhere(self, draft: Draft, slot: str) -> bool:
        """Tell whether all frames of a verb go somewhere with a slot, though none of them fits: "moved to the back"."""
        if draft.match is not None or draft.pos != "verb":
            return False
        entries = self._ontology.entries(draft.token.lemma.lower(), "verb")
        frames = [frame for entry in entries if len(entry.words) == 1 for frame in entry.frames if slot in frame.own]
        return bool(frames) and all(frame.slots[slot] == DESTINATION for frame in frames)

    def _is_only_object(self, draft: Draft) -> bool:
        """Tell whether an indirect object is the only one: "trust us", which nothing is given."""
        filled = {filling.slot for filling in draft.fillings}
        return not draft.names("indirectObject") and not filled & {"object", "clause"}

    def _is_clause(self, token: Token) -> bool:
        event = self._event_of(token)
        return base(token.deprel) in ("advcl", "acl") and event is not None and event.token.id == token.id

    def lost(self, draft: Draft) -> Iterator[Token]:
        """Yield the words that fill a known role and denote nothing the graph can name."""
        for filling in draft.fillings:
            if filling.slot != "predicative" and self.role_of(draft, filling) and self._filler(filling) is None:
                yield filling.token

    def of(self, draft: Draft) -> tuple[Role, ...]:
        """Return the roles of an event, in the order of its slots."""
        return tuple(dict.fromkeys(role for _, role in self._filled(draft)))

    def adjuncts(self, draft: Draft, carrier: Token) -> tuple[Adjunct, ...]:
        """Return what else is said of how, when, where and why, by words that fill no role of the graph.

        `carrier` is the light verb of a noun event, else its own word.
        """
        filled = {token.id for token, _ in self._filled(draft)} | self._owners.keys()
        found = {filling.token: self._role_of_words(draft, filling) for filling in draft.fillings if not filling.shared}
        adverbs = (each for verb in (draft.token, carrier) for each in self._tree.children(verb, "advmod"))
        found |= {each: self._ontology.adverb_role(each.lemma.lower()) for each in adverbs}
        return tuple(
            Adjunct(role, self._phrase(draft, token, role))
            for token, role in found.items()
            if role not in (None, PARTICIPANT) and token.id not in filled
        )

    def _role_of_words(self, draft: Draft, filling: Filling) -> str | None:
        """Return the role of words that name nothing; of clauses without a conjunction only if they tell when or how.

        What goes on beside it ("…, killing five") is neither.
        """
        if filling.slot == "compound" or filling.token.deprel == "advcl:relcl":
            return None
        if filling.slot == "adjunct":
            dated = any(child.xpos == "WRB" for child in self._tree.children(filling.token, "advmod"))
            return DURING if dated else MANNER if not self._tree.is_active(filling.token) else None
        return self._role(draft, filling, None)

    def _filled(self, draft: Draft) -> Iterator[tuple[Token, Role]]:
        """Yield the roles of an event with the words that head what fills them."""
        for filling in draft.fillings:
            filler = self._filler(filling)
            role = self._role(draft, filling, filler)
            clause = base(filling.token.deprel) in _CLAUSES
            if clause and isinstance(filler, Mention) and not filling.shared:  # a clause that no event came of
                continue
            if role == OFFICE_ROLE and isinstance(filler, Mention) and filler.kind == "nominal":
                role, filler = self._office(draft, filling, filler)
            if filler is not None and role is not None and filling.token.id != draft.token.id:
                yield filling.token, Role(role, filler, self._phrase(draft, filling.token, role))
        filled = {filling.token.id for filling in draft.fillings if self.role_of(draft, filling)}
        owned = [self._tree.sentence.token(id) for id, owner in self._owners.items() if owner == draft.token.id]
        for child in (*self._tree.children(draft.token), *owned):  # "the October 7 attack", "the 15-month war"
            time = self._around.times.get(child.id)
            if time is not None and child.id not in filled and not is_offset(self._tree, child, draft.token):
                yield child, Role(self._role_of_time(time), time, self._phrase(draft, child, TIME_ROLE))

    def _office(self, draft: Draft, filling: Filling, filler: Mention) -> tuple[str | None, Mention]:
        """Return the post that "as chief of staff" names, not its holder; what is no post is how it is done."""
        if self._ontology.is_office(filling.token.lemma.lower()):
            return OFFICE_ROLE, replace(filler, type=OFFICE)
        body = any(self._ontology.is_a(filler.type, each) for each in (ORGANIZATION, PLACE))
        return OFFICE_ROLE if body else self._ontology.default_slots(draft.pos).get(filling.slot), filler

    def _filler(self, filling: Filling) -> Filler | None:
        """Return what fills a slot; in "he is a man who left" the man left, and not his being one."""
        token, inner = filling.token, self._event_of(filling.token)
        stated = inner is not None and inner.pos == "adjective" and token.upos in _DENOTING
        if inner is not None and not (stated and filling.shared):
            return EventRef(f"e{inner.trigger(self._tree).start}")
        return self._around.times.get(token.id) or self._phrases.get(token) or self._around.figures.get(token.id)

    def _role(self, draft: Draft, filling: Filling, filler: Filler | None) -> str | None:
        if isinstance(filler, Time):
            return self._role_beside_time(draft, filling, filler)
        if filling.slot in self._ontology.source_markers():  # it says who says so, and takes no part
            return None
        if isinstance(filler, Mention) and self._is_beside(draft, filling, filler):
            return None
        role = self.role_of(draft, filling)
        if role == AGENT and self._doers.cannot_act(draft, filling.token):
            return None
        if role == AGENT and self._doers.holds_undergone(draft, filling.token):
            role = draft.slots.get("object")
        amount = isinstance(filler, Figure) or filling.token.id in self._around.amounts
        if amount and filling.slot == "compound":  # "a 5 percent cut", but "a 46-page study"
            figure = self._around.figures.get(filling.token.id)
            return AMOUNT if figure is not None and figure.unit and figure.head in self._around.amounts else None
        counted = filling.token.id in self._around.figures and draft.slots.get("by") == AMOUNT
        changes = filling.slot == "object" and draft.slots.get("subject") == PATIENT
        if (amount or counted) and (filling.slot == "unmarked" or changes):
            return AMOUNT  # "fell 3 percent", "rose 20 points"
        if isinstance(filler, Mention):
            role = self._role_of_mention(draft, filling, filler, role)
        return self._fitting(draft, filling, filler, role)

    def _fitting(self, draft: Draft, filling: Filling, filler: Filler | None, role: str | None) -> str | None:
        """Return the role that a filler can have where its slot gives `role`; a participant where it gives none."""
        if role == PLACE_ROLE and isinstance(filler, EventRef):
            return DURING if filling.token.xpos != "VBG" else PARTICIPANT  # "played a role in slowing it"
        if role == DURATION:  # only a time lasts: "suspended for lying"
            role = self._ontology.default_slots(draft.pos).get(filling.slot)
        is_told = role is not None or filling.slot in ("predicative", "unmarked", "compound")
        if is_told or not isinstance(filler, Mention):
            return self._ranges.fitting(draft, filling, filler, role)
        return None if self._ranges.is_vague(draft, filling, filler) else PARTICIPANT

    def _role_beside_time(self, draft: Draft, filling: Filling, time: Time) -> str | None:
        """Return whether an event is before, after, at or for a time; None for one that only says how far off it is."""
        elsewhere = self._owners.get(filling.token.id, draft.token.id) != draft.token.id
        if elsewhere or is_offset(self._tree, filling.token, draft.token):
            return None
        known = draft.slots.get(filling.slot) if filling.slot in _DATED else None
        return known or self._role_of_time(time)

    def _is_beside(self, draft: Draft, filling: Filling, filler: Mention) -> bool:
        """Tell whether a phrase takes no part: a remark, or whose the support is that somebody "gives her support"."""
        person = filler.kind == "pronoun" or (filler.kind == "nominal" and filler.type == PERSON)
        owner = filling.slot == "possessor" and draft.pos == "verb" and person
        return filling.slot == "parataxis" or (owner and not draft.names("possessor"))

    def _role_of_mention(self, draft: Draft, filling: Filling, filler: Mention, role: str | None) -> str | None:
        """Return the role as what the phrase names allows it: only a place is where, and a period is when."""
        lemma = filling.token.lemma.lower()
        told = None if draft.names(filling.slot) else self._ontology.role_of_noun(filling.slot, lemma)
        if told is not None:  # "in the second half", "on the front page", "in front of her class"
            return told
        where = self._propbank.label(draft.token, filling.token) == "ARGM-LOC"
        if role == PATIENT and where and not draft.names(filling.slot):  # "testified on Capitol Hill"
            role = PLACE_ROLE
        here = self._ontology.default_slots(draft.pos).get(filling.slot) == PLACE_ROLE
        if role == INSTRUMENT and here and self._ontology.is_a(filler.type, PLACE):  # "said in a statement", "in Paris"
            role = PLACE_ROLE
        is_spot = filling.slot != "at" and self._ontology.is_spot(lemma)  # "aimed at the ship"
        if role != PLACE_ROLE or filling.slot == "where" or is_spot or self._ontology.is_a(filler.type, PLACE):
            return role
        return PARTICIPANT

    def _phrase(self, draft: Draft, token: Token, role: str) -> Span:
        return phrase(self._tree, token, draft.token, keeps_marker=not self._ontology.is_actor(role))

    def _role_of_time(self, time: Time) -> str:
        """Return how long or when; a duration that ends in an adverb tells when: "four days later"."""
        last = [each for each in self._tree.sentence.tokens if each.start < time.span.end][-1]
        return DURATION if time.kind == "DURATION" and last.upos != "ADV" else TIME_ROLE
