"""Which predicates put something into the words or the mind of a source, and which of their phrases say what."""

from collections.abc import Iterator

from kg.extract.drafts import Draft
from kg.extract.events import Scene
from kg.extract.tree import base
from kg.model import Token
from kg.ontology import Ontology
from kg.vocab import ADDRESSEE, AGENT, DENIED, EVENT, REPORTED

_REPORTING = frozenset({"ccomp", "xcomp", "acl", "advcl", "parataxis"})
_CLAUSES = frozenset({"ccomp", "csubj", "acl", "xcomp", "parataxis"})
_ABOUT = frozenset({"about", "as"})  # what follows any verb of saying or thinking: "spoke about", "described as"


def reported(scene: Scene, draft: Draft, ontology: Ontology) -> tuple[Token, ...]:
    """Return the heads of the clauses that a predicate says to be so, or denies."""
    return tuple(dict.fromkeys(_reported(scene, draft, ontology)))


def _reported(scene: Scene, draft: Draft, ontology: Ontology) -> Iterator[Token]:
    spoken = scene.spoken_by_parataxis(draft)
    if spoken is not None and (scene.is_quoted(spoken) or _is_clause(scene, spoken)):
        yield spoken
    cited = _cited(scene, draft, ontology)
    if cited is not None:
        yield cited
    for filling in draft.fillings:
        role = scene.roles.role_of(draft, filling)
        given = ontology.status_given(role) if role else None
        clause = base(filling.token.deprel) in _REPORTING
        adverbial = base(filling.token.deprel) == "ccomp" and scene.tree.marker(
            filling.token
        ) in ontology.default_slots("verb")
        if filling.shared or not clause or adverbial or scene.views.is_question(filling.token):
            continue
        plain = given is None and base(filling.token.deprel) in ("ccomp", "xcomp")
        if given in (REPORTED, DENIED) or (plain and scene.views.complement_status(filling.token) == REPORTED):
            yield filling.token


def _cited(scene: Scene, draft: Draft, ontology: Ontology) -> Token | None:
    """Return the clause that a speaker is quoted for by the way: "as the report noted"."""
    verb = draft.token
    told = any(not each.shared and each.slot in ("clause", "object", "infinitive") for each in draft.fillings)
    aside = base(verb.deprel) == "advcl" and scene.tree.marker(verb) == "as" and not told
    return scene.tree.head(verb) if aside and speaks(draft, ontology) and scene.tree.child(verb, "nsubj") else None


def _is_clause(scene: Scene, token: Token) -> bool:
    """Tell whether a word heads a clause, and is no dateline or label before one."""
    return token.upos in ("VERB", "AUX") or bool(scene.tree.children(token, "nsubj", "csubj", "cop", "expl"))


def voiced(scene: Scene, draft: Draft, ontology: Ontology) -> tuple[Token, ...]:
    """Return the heads of the phrases that say what is wanted, feared, asked, praised or spoken of, in word order.

    None of it is said to be so. Empty for predicates of other kinds, and where nothing says what.
    """
    return _Phrases(scene, draft, ontology).heads() if _is_voice(draft, ontology) else ()


def _is_voice(draft: Draft, ontology: Ontology) -> bool:
    if draft.type != EVENT:
        return ontology.is_voice(draft.type)
    return draft.pos == "verb" and any(map(ontology.is_voicing, _wordings(draft)))


def _wordings(draft: Draft) -> tuple[str, ...]:
    """Return a verb as a list may spell it: alone, or with a preposition after it."""
    lemma = draft.token.lemma.lower()
    return (lemma, *(f"{lemma} {filling.slot}" for filling in draft.fillings))


def speaks(draft: Draft, ontology: Ontology) -> bool:
    """Whether a verb can have somebody's very words as its clause: a frame of it says so."""
    entries = ontology.entries(draft.token.lemma.lower(), "verb")
    frames = [each for entry in entries for each in entry.frames if "clause" in each.own]
    return any(ontology.is_voice(each.event) for each in frames)


def source(scene: Scene, draft: Draft) -> Token | None:
    """Return the head of who speaks or thinks: the agent of the event.

    Of two subjects side by side it is the nearer: the name after an office, what follows a dateline.
    """
    agents = [each.token for each in draft.fillings if scene.roles.role_of(draft, each) == AGENT]
    known = [each for each in agents if scene.phrases.get(each) is not None]
    subjects = [each for each in known if each.deprel == "nsubj" and each.head == draft.token.id]
    return subjects[-1] if subjects else next(iter(known), None)


class _Phrases:
    """The phrases of one predicate of speaking, thinking, asking or judging."""

    def __init__(self, scene: Scene, draft: Draft, ontology: Ontology) -> None:
        self._scene = scene
        self._draft = draft
        self._ontology = ontology
        own = [each for each in draft.fillings if not each.shared and base(each.token.deprel) != "conj"]
        self._fillings = sorted(own, key=lambda each: each.token.id)

    def heads(self) -> tuple[Token, ...]:
        """Return the heads of what is spoken of: a clause, else what is asked of whom, else a thing."""
        clause = tuple(each for each in self._of("clause", "gerund") if base(each.deprel) in _CLAUSES)
        if clause:
            return clause[:1]
        goal = self._of("infinitive") or self._of_purpose()
        if goal:
            asked = [
                each for each in (*self._of("object", "indirectObject"), *self._addressed()) if each.id < goal[0].id
            ]
            return (*asked[-1:], goal[0])
        charge = self._prepositional(gives_status=True)
        if charge:
            return charge[:1]
        return self._things()

    def _things(self) -> tuple[Token, ...]:
        things, rest = self._of("object"), self._prepositional(gives_status=False)
        if not things or things[0].deprel == "nsubj:pass":
            return things or rest[:1]
        after = [each for each in (*things[1:], *self._of("predicative"), *rest) if each.id > things[0].id]
        return (things[0], *sorted(after, key=lambda each: each.id))

    def _of(self, *slots: str) -> tuple[Token, ...]:
        return tuple(each.token for each in self._fillings if each.slot in slots)

    def _of_purpose(self) -> tuple[Token, ...]:
        frame = self._draft.match.frame if self._draft.match else None
        return self._of("purpose") if frame is not None and "infinitive" in frame.own else ()

    def _addressed(self) -> tuple[Token, ...]:
        """Return whom a preposition of the cue asks: "called on the mayor to resign"."""
        return tuple(
            f.token for f in self._fillings if f.slot == "on" and self._scene.roles.role_of(self._draft, f) == ADDRESSEE
        )

    def _prepositional(self, *, gives_status: bool) -> tuple[Token, ...]:
        """Return the phrases whose preposition leads on to what is said, with roles that give a status or not."""
        found = []
        for filling in self._fillings:
            role = self._scene.roles.role_of(self._draft, filling)
            status = role is not None and self._ontology.status_given(role) is not None
            finite = (
                base(filling.token.deprel) == "advcl" and self._scene.tree.child(filling.token, "nsubj") is not None
            )
            if self._leads(filling.slot, role) and status == gives_status and not finite:
                found.append(filling.token)
        return tuple(found)

    def _leads(self, slot: str, role: str | None) -> bool:
        frame = self._draft.match.frame if self._draft.match else None
        if frame is not None and slot in frame.own:
            return slot not in ("subject", "object", "possessor", "compound") and self._ontology.is_content_role(
                role or ""
            )
        return slot in _ABOUT or self._ontology.is_voicing(f"{self._draft.token.lemma.lower()} {slot}")
