"""Events of one sentence: predicates of the lexicon and others, with their roles and how certain they are."""

from functools import cached_property

from kg.extract.certainty import Link, View
from kg.extract.drafts import Draft, Drafts
from kg.extract.parentheses import parenthesised
from kg.extract.phrases import Phrases
from kg.extract.reference import is_definite
from kg.extract.roles import Roles
from kg.extract.status import Views
from kg.extract.surroundings import Surroundings
from kg.extract.tree import Tree, base
from kg.model import Event, EventRef, Evidence, Token
from kg.ontology import Ontology
from kg.vocab import ASSERTED, CONDITION, DEMANDED, PLANNED, POSSIBLE, PURPOSE, REPORTED

_OPEN = frozenset({REPORTED, POSSIBLE, PLANNED, DEMANDED})


class Scene:
    """Everything that happens in one sentence."""

    def __init__(self, tree: Tree, phrases: Phrases, ontology: Ontology, around: Surroundings) -> None:
        self.tree = tree
        self.phrases = phrases
        self._ontology = ontology
        self._around = around
        self.headline = around.headline
        found = Drafts(tree, phrases, ontology, frozenset(around.times), around.amounts)
        self.drafts = found.found
        self._light = found.light
        self.roles = Roles(tree, phrases, ontology, around, event_of=self.event_of)
        self.links = self._find_links()
        self.drafts = {id: draft for id, draft in self.drafts.items() if not self._is_mere_modifier(draft)}
        types = {id: ontology.event_type(draft.type) for id, draft in self.drafts.items()}
        scheduled = frozenset(id for id, type in types.items() if type.is_scheduled)
        critics = frozenset(id for id, type in types.items() if type.reports_ground)
        voices = frozenset(id for id, draft in self.drafts.items() if ontology.is_voice(draft.type))
        self.views = Views(
            tree,
            ontology,
            links=self._contents() | self.links,
            light=self._light,
            scheduled=scheduled,
            voices=voices,
            critics=critics,
            dates=frozenset(around.times),
            days=around.days,
            is_quoted=around.is_quoted,
        )
        for draft in [each for each in self.drafts.values() if self._is_mere_kind(each)]:
            self._replace(draft, found.predicate(draft.token))

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events in word order."""
        return tuple(self._event(draft) for _, draft in sorted(self.drafts.items()))

    def is_quoted(self, token: Token) -> bool:
        """Whether a word stands in direct speech."""
        return self._around.is_quoted(token)

    def event_of(self, token: Token) -> Draft | None:
        """Return the event a word stands for: its own, or the noun event its light verb carries."""
        noun = next((id for id, verb in self._light.items() if verb.id == token.id), None)
        return self.drafts.get(noun if noun is not None else token.id)

    def reference(self, token: Token) -> EventRef | None:
        """Return a reference to the event a word stands for, None where it stands for none."""
        draft = self.event_of(token)
        return EventRef(f"e{draft.trigger(self.tree).start}") if draft is not None else None

    def is_time(self, token: Token) -> bool:
        """Tell whether a word heads a time expression."""
        return token.id in self._around.times

    def is_event(self, id: int) -> bool:
        """Tell whether a word names an event, and not something that "is" so or so."""
        return id in self.drafts and self.drafts[id].pos != "adjective"

    def _is_mere_modifier(self, draft: Draft) -> bool:
        """Tell whether a noun only says of what kind its head is, and takes part in no event: "retirement savings".

        Before "victim", "suspect" and the like it speaks of what happened.
        """
        head = self.tree.head(draft.token)
        if head is None or draft.pos != "noun" or base(draft.token.deprel) != "compound":
            return False
        return draft.token.id not in self.links and not self._ontology.is_trace(head.lemma)

    def _is_mere_kind(self, draft: Draft) -> bool:
        """Tell whether a noun that would be asserted speaks of a kind of event, since nobody takes part: "polio"."""
        parties = draft.match.frame.limits.asserted_with if draft.match else frozenset()
        unmet = bool(parties) and not parties & {filling.slot for filling in draft.fillings}
        return unmet and self.views.of(draft.token).status == ASSERTED

    def _replace(self, draft: Draft, other: Draft | None) -> None:
        """Put what a noun says with a copula in the place of the event that it is not, or nothing."""
        if other is None:
            del self.drafts[draft.token.id]
        else:
            self.drafts[draft.token.id] = other

    # -- how they hang together

    def _find_links(self) -> dict[int, Link]:
        """Return for each event of the sentence the role it fills in another; the first one found counts."""
        links: dict[int, Link] = {}
        for draft in self.drafts.values():
            for filling in draft.fillings:
                inner, role = self.event_of(filling.token), self.roles.role_of(draft, filling)
                if inner is not None and role is not None and inner.token.id != draft.token.id and not filling.shared:
                    slot = "infinitive" if filling.slot == "purpose" else filling.slot
                    link = Link(draft.token, role, draft.names(slot))
                    links.setdefault(self._carrier(inner).id, link)
                    links.setdefault(inner.token.id, link)
            spoken = self.spoken_by_parataxis(draft)
            if spoken is not None:
                links.setdefault(spoken.id, Link(draft.token, draft.slots["clause"], own=True))
        return links

    def _contents(self) -> dict[int, Link]:
        """Return the roles of the things that an event promises, demands or expects: "a law" in "want a law"."""
        return {
            filling.token.id: Link(draft.token, role, draft.names(filling.slot))
            for draft in self.drafts.values()
            for filling in draft.fillings
            if filling.token.upos == "NOUN" and not filling.shared and self.event_of(filling.token) is None
            for role in (self.roles.role_of(draft, filling),)
            if role is not None and self._ontology.status_given(role) in _OPEN and role not in (PURPOSE, CONDITION)
        }

    def _carrier(self, draft: Draft) -> Token:
        return self._light.get(draft.token.id, draft.token)

    def spoken_by_parataxis(self, draft: Draft) -> Token | None:
        """Return the clause that a verb of speech beside it reports: "He will go, she said". None for other verbs."""
        governor = parenthesised(self.tree, draft.token) if draft.pos == "verb" else None
        if governor is None:
            return None
        quotes = self._around.is_quoted(governor) and not self._around.is_quoted(draft.token)
        speaks = draft.match is not None and "clause" in draft.match.frame.own
        return governor if (quotes or speaks) and not any(f.slot == "clause" for f in draft.fillings) else None

    # -- what they say

    def _event(self, draft: Draft) -> Event:
        view: View = self.views.of(draft.token)
        trigger = draft.trigger(self.tree)
        return Event(
            id=f"e{trigger.start}",
            type=draft.type,
            lemma=self._lemma(draft),
            trigger=trigger,
            evidence=Evidence(self.tree.sentence.index, trigger, self._around.extractor),
            status=view.status,
            held=view.held,
            roles=self.roles.of(draft),
            adjuncts=self.roles.adjuncts(draft, self._carrier(draft)),
            noun=draft.pos == "noun",
            definite=draft.pos == "noun" and is_definite(self.tree, draft.token),
        )

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
        return tuple(token for _, draft in sorted(self.drafts.items()) for token in self.roles.lost(draft))
