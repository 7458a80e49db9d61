"""Events of one sentence: predicates of the lexicon and others, with their roles and how certain they are."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from kg.extract.arguments import Filling
from kg.extract.certainty import Link, View
from kg.extract.drafts import Draft, Drafts
from kg.extract.phrases import Phrases
from kg.extract.reference import follows_singled_out, is_definite
from kg.extract.status import Views
from kg.extract.surroundings import Surroundings
from kg.extract.tree import Tree, base
from kg.model import Event, EventRef, Evidence, Figure, Filler, Mention, Role, Span, Time, Token
from kg.ontology import Ontology
from kg.vocab import (
    AGENT,
    AMOUNT,
    CONDITION,
    CONDITIONAL,
    COUNTRY,
    DURATION,
    DURING,
    GROUP,
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
)

_DATED = frozenset({"before", "after", "since", "until", "during", "following", "by"})


class Scene:
    """Everything that happens in one sentence."""

    def __init__(self, tree: Tree, phrases: Phrases, ontology: Ontology, around: Surroundings) -> None:
        self.tree = tree
        self.phrases = phrases
        self._ontology = ontology
        self._around = around
        found = Drafts(tree, phrases, ontology, frozenset(around.times), around.amounts)
        self.drafts = found.found
        self._light = found.light
        self.links = self._find_links()
        self.drafts = {id: draft for id, draft in self.drafts.items() if not self._is_mere_modifier(draft)}
        scheduled = frozenset(id for id, draft in self.drafts.items() if ontology.event_type(draft.type).is_scheduled)
        self.views = Views(
            tree, ontology, links=self.links, light=self._light, scheduled=scheduled, is_quoted=around.is_quoted
        )

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events in word order."""
        return tuple(self._event(draft) for _, draft in sorted(self.drafts.items()))

    def event_of(self, token: Token) -> Draft | None:
        """Return the event a word stands for: its own, or the noun event its light verb carries."""
        noun = next((id for id, verb in self._light.items() if verb.id == token.id), None)
        return self.drafts.get(noun if noun is not None else token.id)

    def reference(self, token: Token) -> EventRef | None:
        """Return a reference to the event a word stands for, None where it stands for none."""
        draft = self.event_of(token)
        return EventRef(f"e{self._trigger(draft).start}") if draft is not None else None

    def is_time(self, token: Token) -> bool:
        """Tell whether a word heads a time expression."""
        return token.id in self._around.times

    def is_event(self, id: int) -> bool:
        """Tell whether a word names an event, and not something that "is" so or so."""
        return id in self.drafts and self.drafts[id].pos != "adjective"

    def _is_mere_modifier(self, draft: Draft) -> bool:
        """Tell whether a noun only says what kind of thing its head is, and nobody takes part: "retirement savings"."""
        modifies = draft.pos == "noun" and base(draft.token.deprel) == "compound"
        return modifies and not draft.fillings and draft.token.id not in self.links

    # -- how they hang together

    def _find_links(self) -> dict[int, Link]:
        """Return for each event of the sentence the role it fills in another; the first one found counts."""
        links: dict[int, Link] = {}
        for draft in self.drafts.values():
            for filling in draft.fillings:
                inner, role = self.event_of(filling.token), self.role_of(draft, filling)
                if inner is not None and role is not None and inner.token.id != draft.token.id and not filling.shared:
                    link = Link(draft.token, role, self._is_own(draft, filling))
                    links.setdefault(self._carrier(inner).id, link)
                    links.setdefault(inner.token.id, link)
            spoken = self.spoken_by_parataxis(draft)
            if spoken is not None:
                links.setdefault(spoken.id, Link(draft.token, draft.slots["clause"], own=True))
        return links

    def _is_own(self, draft: Draft, filling: Filling) -> bool:
        slot = "infinitive" if filling.slot == "purpose" else filling.slot
        return draft.match is not None and slot in draft.match.frame.own

    def _carrier(self, draft: Draft) -> Token:
        return self._light.get(draft.token.id, draft.token)

    def spoken_by_parataxis(self, draft: Draft) -> Token | None:
        """Return the clause that a verb of speech beside it reports: "He will go, she said". None for other verbs."""
        governor = self.tree.head(draft.token)
        if governor is None or base(draft.token.deprel) != "parataxis" or draft.pos != "verb":
            return None
        quotes = self._around.is_quoted(governor) and not self._around.is_quoted(draft.token)
        speaks = draft.match is not None and "clause" in draft.match.frame.own
        return governor if (quotes or speaks) and not any(f.slot == "clause" for f in draft.fillings) else None

    def role_of(self, draft: Draft, filling: Filling) -> str | None:
        """Return the role that a slot gives, None where neither the frame nor the grammar knows the slot."""
        slot = filling.slot
        if slot == "purpose" and follows_singled_out(self.tree, filling.token, self._ontology):
            return None
        if slot == "purpose":
            wanted = draft.match is not None and "infinitive" in draft.match.frame.own
            open_slot = not any(f.slot == "infinitive" for f in draft.fillings)
            return draft.slots["infinitive"] if wanted and open_slot else PURPOSE
        if self._ontology.cue(slot, "conjunction") == CONDITIONAL and self._is_clause(filling.token):
            return CONDITION
        if slot == "compound" and self._is_doer(draft, filling.token):
            return AGENT  # "Republican threats"
        if slot == "compound" and draft.pos == "verb":  # "signed a ceasefire agreement"
            return TOPIC
        return draft.slots.get(slot)

    def _is_doer(self, draft: Draft, token: Token) -> bool:
        """Tell whether a name before an event noun names who does it: its frame says nothing else, nobody owns it."""
        frame = draft.match.frame if draft.match else None
        if draft.pos != "noun" or frame is None or "compound" in frame.own or frame.slots.get("possessor") != AGENT:
            return False
        mention = self.phrases.get(token)
        acts = (PERSON, ORGANIZATION, GROUP, COUNTRY)
        kinds = (mention.type,) if mention is not None and mention.kind == "name" else ()
        demonym = self._ontology.country_of(token.form) is not None
        owned = any(filling.slot == "possessor" for filling in draft.fillings)
        return not owned and (demonym or any(self._ontology.is_a(kind, each) for kind in kinds for each in acts))

    def _is_clause(self, token: Token) -> bool:
        return base(token.deprel) in ("advcl", "acl") and token.id in self.drafts

    # -- what they say

    def _event(self, draft: Draft) -> Event:
        view: View = self.views.of(draft.token)
        trigger = self._trigger(draft)
        return Event(
            id=f"e{trigger.start}",
            type=draft.type,
            lemma=self._lemma(draft),
            trigger=trigger,
            evidence=Evidence(self.tree.sentence.index, trigger, self._around.extractor),
            status=view.status,
            held=view.held,
            roles=tuple(dict.fromkeys(self._roles(draft))),
            noun=draft.pos == "noun",
            definite=draft.pos == "noun" and is_definite(self.tree, draft.token),
        )

    def _trigger(self, draft: Draft) -> Span:
        """Return the predicate's word, and the words of its expression that stand right beside it."""
        ids = {draft.token.id} | {word.id for word in (draft.match.fixed if draft.match else ())}
        last = draft.token.id
        while last + 1 in ids:
            last += 1
        return Span(draft.token.start, self.tree.sentence.token(last).end)

    def _lemma(self, draft: Draft) -> str:
        if draft.match:
            return " ".join(draft.match.words)
        particles = [child.lemma.lower() for child in self.tree.children(draft.token, "compound:prt")]
        predicative = [f.token.lemma.lower() for f in draft.fillings if f.slot == "predicative" and not f.shared]
        copula = ["be"] if draft.pos == "adjective" else []
        return " ".join((*copula, draft.token.lemma.lower(), *particles, *predicative[:1]))

    @cached_property
    def lost(self) -> tuple[Token, ...]:
        """The words that fill a known role and denote nothing the graph can name."""
        return tuple(
            filling.token
            for _, draft in sorted(self.drafts.items())
            for filling in draft.fillings
            if filling.slot != "predicative" and self.role_of(draft, filling) and self._filler(filling.token) is None
        )

    def _roles(self, draft: Draft) -> Iterator[Role]:
        for filling in draft.fillings:
            filler = self._filler(filling.token)
            role = self._role(draft, filling, filler)
            clause = base(filling.token.deprel) in ("ccomp", "csubj", "advcl", "acl", "xcomp")
            if clause and isinstance(filler, Mention) and not filling.shared:  # a clause that no event came of
                continue
            if role == OFFICE_ROLE and isinstance(filler, Mention) and filler.kind == "nominal":
                role, filler = self._office(draft, filling, filler)
            if filler is not None and role is not None and filling.token.id != draft.token.id:
                yield Role(role, filler, self._span(filler, filling.token))
        filled = {filling.token.id for filling in draft.fillings if self.role_of(draft, filling)}
        for child in self.tree.children(draft.token):  # "the October 7 attack", "the 15-month war"
            time = self._around.times.get(child.id)
            if time is not None and child.id not in filled:
                yield Role(_role_of_time(time), time, time.span)

    def _office(self, draft: Draft, filling: Filling, filler: Mention) -> tuple[str | None, Mention]:
        """Return the post that "as chief of staff" names, not its holder; what is no post is how it is done."""
        if self._ontology.is_office(filling.token.lemma.lower()):
            return OFFICE_ROLE, replace(filler, type=OFFICE)
        body = any(self._ontology.is_a(filler.type, each) for each in (ORGANIZATION, PLACE))
        return OFFICE_ROLE if body else self._ontology.default_slots(draft.pos).get(filling.slot), filler

    def _filler(self, token: Token) -> Filler | None:
        inner = self.reference(token)
        return (
            inner or self._around.times.get(token.id) or self.phrases.get(token) or self._around.figures.get(token.id)
        )

    def _role(self, draft: Draft, filling: Filling, filler: Filler | None) -> str | None:
        if isinstance(filler, Time):
            known = draft.slots.get(filling.slot) if filling.slot in _DATED else None
            return known or _role_of_time(filler)
        if filling.slot in self._ontology.source_markers():  # it says who says so, and takes no part
            return None
        role = self.role_of(draft, filling)
        amount = isinstance(filler, Figure) or filling.token.id in self._around.amounts
        if amount and (
            filling.slot == "unmarked" or (filling.slot == "object" and draft.slots.get("subject") == PATIENT)
        ):
            return AMOUNT  # "fell 3 percent"
        if role == PLACE_ROLE and isinstance(filler, Mention) and not self._ontology.is_a(filler.type, PLACE):
            return PARTICIPANT
        if role == PLACE_ROLE and isinstance(filler, EventRef):
            return DURING
        if role == DURATION:  # only a time lasts: "suspended for lying"
            role = self._ontology.default_slots(draft.pos).get(filling.slot)
        is_told = role is not None or filling.slot in ("predicative", "unmarked")
        return role if is_told or not isinstance(filler, Mention) else PARTICIPANT

    def _span(self, filler: Filler, token: Token) -> Span:
        return Span(token.start, token.end) if isinstance(filler, EventRef) else filler.span


def _role_of_time(time: Time) -> str:
    return DURATION if time.kind == "DURATION" else TIME_ROLE
