"""What fills the grammatical slots of a predicate, in whatever form the clause has.

Passive and active, relative and participial clauses, coordination, control and raising, light verbs and noun phrases
all end in the same few slots: subject, object, clause, infinitive, possessor, and one for each preposition.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.control import SUBJECTS, Control
from kg.extract.coordination import opening
from kg.extract.tree import Tree, base
from kg.model import Token
from kg.ontology import Ontology

_OF_VERBS = frozenset({"nsubj", "obj", "iobj", "obl", "ccomp", "advcl"})
_CLEAR = 0.5  # the score from which a PropBank argument is believed where the tree says nothing


@dataclass(frozen=True, slots=True)
class Filling:
    """A word that heads what fills one slot of a predicate."""

    slot: str
    token: Token
    shared: bool = False  # not written at the predicate itself: controlled, coordinated or inherited


class Arguments:
    """Finds the fillings of the predicates of one sentence."""

    def __init__(self, tree: Tree, ontology: Ontology) -> None:
        self._tree = tree
        self._ontology = ontology
        slots = ontology.slots()
        self._active = {relation: slot.name for slot in reversed(slots) if not slot.marker for relation in slot.active}
        self._passive = {r: slot.name for slot in slots if not slot.marker for r in slot.passive - slot.active}
        self._marked = {slot.marker: slot.name for slot in slots if slot.marker}
        self._control = Control(tree, ontology, self._marked)
        self._predicates = {each.token: each for each in tree.sentence.predicates}

    def of_verb(self, verb: Token) -> tuple[Filling, ...]:
        """Return the fillings of a verb or predicate adjective, conjuncts of each argument included."""
        passive = self._tree.is_passive(verb)
        own = [filling for child in self._tree.children(verb) for filling in self._of_dependent(child, passive=passive)]
        if self._tree.children(verb, "cop") and self._tree.is_infinitive(verb):  # "the aim is to win" wins nothing
            own = [filling for filling in own if filling.slot != "subject"]
        doer = self._before_hyphen(verb) if passive and base(verb.deprel) == "amod" else None
        own += [Filling("subject", doer)] if doer is not None else []
        opened = [each for word in opening(self._tree, verb) for each in self._of_dependent(word, passive=False)]
        own += [Filling(f.slot, f.token, shared=True) for f in opened if f.slot not in {each.slot for each in own}]
        found = [*own, *self._from_governor(verb, {filling.slot for filling in own}, passive=passive)]
        found = [*found, *self._from_propbank(verb, found, {"ARG0": "subject", "ARG1": "object"})]
        return tuple(self._unfold(self._antecedents(verb, found)))

    def of_noun(self, noun: Token) -> tuple[Filling, ...]:
        """Return the fillings of an event noun, those that its light verb or its head noun lends it included."""
        found = [filling for child in self._tree.children(noun) for filling in self._of_modifier(child)]
        found += self._lent(noun, {filling.slot for filling in found})
        found += self._from_propbank(noun, found, {"ARG0": "possessor", "ARG1": "of"})
        return tuple(self._unfold(found))

    def of_fixed_word(self, word: Token) -> tuple[Filling, ...]:
        """Return the fillings that hang on a fixed word of an expression: "the lives of 20 people"."""
        return tuple(
            self._unfold(filling for child in self._tree.children(word) for filling in self._of_modifier(child))
        )

    def light_verb_of(self, noun: Token) -> Token | None:
        """Return the verb that only carries a noun event ("launch an attack"), None where there is none."""
        first = self._tree.first_conjunct(noun)
        verb = self._tree.head(first)
        if verb is None or verb.upos != "VERB":
            return None
        if first.deprel == "nsubj":
            return verb if any(map(self._ontology.is_occurrence, self._wordings(verb))) else None
        if first.deprel == "obl":
            wordings = [f"{verb.lemma.lower()} {self._tree.marker(first)}"]
        else:
            wordings = self._wordings(verb) if first.deprel in ("obj", "nsubj:pass") else []
        return verb if any(map(self._ontology.is_light, wordings)) else None

    def _wordings(self, verb: Token) -> list[str]:
        """Return a verb as an entry may spell it: alone, with its particle, with its object."""
        tails = self._tree.children(verb, "compound:prt", "advmod", "obj")
        lemma = verb.lemma.lower()
        particles = [f"{lemma} {tail.lemma.lower()}" for tail in tails]
        return particles if self._tree.children(verb, "compound:prt") else [lemma, *particles]

    def _of_dependent(self, child: Token, *, passive: bool) -> Iterator[Filling]:
        """Yield what one dependent of a verb fills."""
        inner = self._inside_complex_preposition(child)
        if inner is not None:
            yield inner
            return
        slot = self._slot(child, passive=passive)
        if slot is not None and not self._is_connective(child):
            yield Filling(slot, child)

    def _slot(self, child: Token, *, passive: bool) -> str | None:
        """Return the slot of a dependent of a verb, None for one that fills no slot."""
        relation, marker = base(child.deprel), self._tree.marker(child)
        if passive and child.deprel in self._passive:
            return self._passive[child.deprel]
        if relation == "obl" and marker:
            return "subject" if passive and marker == "by" else self._marked.get(marker, marker)
        if child.deprel in ("obl:unmarked", "obl:tmod", "obl:npmod") or (relation == "obl" and not marker):
            return "unmarked"
        if relation == "ccomp":
            bare = child.xpos == "VBG" and not self._tree.children(child, "aux", "mark")
            return "gerund" if bare else "clause"
        if relation == "xcomp":
            return self._open_complement(child, marker)
        if relation == "advcl":
            return self._adverbial(child, marker)
        if relation == "parataxis":
            return "parataxis"
        return self._active.get(child.deprel, self._active.get(relation))

    def _open_complement(self, child: Token, marker: str) -> str:
        verbal = child.upos in ("VERB", "AUX") or self._tree.child(child, "cop") or self._tree.is_infinitive(child)
        if not verbal:
            return self._marked.get(marker, "predicative")
        return "infinitive" if child.xpos != "VBG" else "gerund"

    def _adverbial(self, child: Token, marker: str) -> str:
        if self._tree.is_infinitive(child) and marker in ("to", "in order to", "so as to"):
            return "purpose"
        marker = "while" if marker == "as" and self._tree.child(child, *SUBJECTS) else marker  # no "as planned"
        return self._marked.get(marker, marker) if marker else "adjunct"

    def _is_connective(self, child: Token) -> bool:
        """Tell whether a phrase only joins sentences: "in addition", "on the other hand"."""
        phrase = f"{self._tree.marker(child)} {child.lemma.lower()}"
        return base(child.deprel) == "obl" and self._ontology.is_connective(phrase)

    def _inside_complex_preposition(self, child: Token) -> Filling | None:
        """Return what a preposition with a noun in it governs: the prisoners of "in exchange for prisoners"."""
        if base(child.deprel) not in ("obl", "nmod"):
            return None
        for each in self._tree.children(child, "nmod"):
            slot = self._marked.get(f"{self._tree.marker(child)} {child.form.lower()} {self._tree.marker(each)}")
            if slot is not None:
                return Filling(slot, each)
        return None

    def _of_modifier(self, child: Token) -> Iterator[Filling]:
        """Yield what one dependent of an event noun fills."""
        inner = self._inside_complex_preposition(child)
        relation, marker = base(child.deprel), self._tree.marker(child)
        if inner is not None:
            yield inner
        elif child.deprel == "nmod:poss":
            yield Filling("possessor", child)
        elif relation in ("nmod", "obl") and marker:
            yield Filling(self._marked.get(marker, marker), child)
        elif child.deprel in ("nmod:unmarked", "nmod:tmod", "obl:unmarked"):
            yield Filling("unmarked", child)
        elif (
            relation in ("compound", "nmod")
            or (relation == "amod" and child.upos in ("PROPN", "NOUN"))
            or (relation == "amod" and child.feat("VerbForm") != "Part" and child.form[:1].isupper())
        ):
            yield Filling("compound", child)
        elif relation in ("acl", "amod", "advcl", "ccomp", "xcomp"):
            yield from self._of_clause_modifier(child, marker)

    def _of_clause_modifier(self, child: Token, marker: str) -> Iterator[Filling]:
        """Yield what a clause lends to the noun it modifies: "an attack led by X", "a plan to go", "fears that ..."."""
        if self._tree.is_passive(child) and any(map(self._ontology.is_light, self._wordings(child))):
            yield from (Filling("by", each) for each in self._doers(child))
        elif self._tree.is_infinitive(child):
            yield Filling("infinitive", child)
        elif marker:
            yield Filling(self._marked.get(marker, "clause" if marker == "that" else marker), child)

    def _doers(self, participle: Token) -> Iterator[Token]:
        """Yield who does what a light participle beside a noun says: "an attack led by X", "an X-led attack"."""
        for each in self._tree.children(participle):
            if base(each.deprel) in ("obl", "compound", "nsubj", "obj") and self._tree.marker(each) in ("", "by"):
                yield each
        doer = self._before_hyphen(participle)
        if doer is not None and doer.head == participle.head:
            yield doer

    def _before_hyphen(self, participle: Token) -> Token | None:
        """Return the word joined to a participle before a noun: the one who backs in "a US-backed group"."""
        before = self._tree.sentence.tokens[: participle.id - 1]
        joined = len(before) > 1 and before[-1].form == "-" and before[-2].end == before[-1].start
        named = joined and (before[-2].upos in ("PROPN", "NOUN") or before[-2].form[:1].isupper())
        return before[-2] if named else None

    def _lent(self, noun: Token, filled: set[str]) -> Iterator[Filling]:
        """Yield what an event noun inherits from its light verb, its head noun or its first conjunct."""
        verb = self.light_verb_of(noun)
        if verb is not None:
            for filling in self.of_verb(verb):
                slot = "possessor" if filling.slot == "subject" else filling.slot
                if slot not in filled and filling.token.id != noun.id and slot not in ("object", "predicative"):
                    yield Filling(slot, filling.token, shared=True)
        governor = self._tree.head(noun)
        if governor is not None and base(noun.deprel) == "compound" and "possessor" not in filled:
            yield from (Filling("possessor", each, shared=True) for each in self._tree.children(governor, "nmod:poss"))
        if base(noun.deprel) == "conj" and "possessor" not in filled and not self._tree.children(noun, "det"):
            first = self._tree.first_conjunct(noun)
            yield from (Filling("possessor", each, shared=True) for each in self._tree.children(first, "nmod:poss"))

    def _from_governor(self, verb: Token, filled: set[str], *, passive: bool) -> Iterator[Filling]:
        """Yield the subject (or the object, in a passive) that a verb does not have of its own."""
        slot = "object" if passive else "subject"
        if slot in filled or any(self._tree.children(verb, each) for each in SUBJECTS):
            return
        token = self._control.subject(verb)
        if token is not None:
            yield Filling(slot, token, shared=True)

    def _antecedents(self, verb: Token, fillings: list[Filling]) -> Iterator[Filling]:
        """Put the noun that a relative clause modifies in the place of its pronoun, or into the gap it leaves."""
        noun = self._tree.head(verb) if verb.deprel == "acl:relcl" else None
        pronouns = [f for f in fillings if f.token.feat("PronType") == "Rel" or f.token.xpos in ("WDT", "WP")]
        for filling in fillings:
            yield Filling(filling.slot, noun, shared=True) if noun is not None and filling in pronouns else filling
        if noun is not None and self._tree.has_adverb(verb, "where"):  # "the house where he died"
            yield Filling("where", noun, shared=True)
            return
        slots = {filling.slot for filling in fillings}
        subject = any(filling.slot == "subject" and not filling.shared for filling in fillings)
        if noun is not None and not pronouns and verb.upos == "VERB" and subject and "object" not in slots:
            yield Filling("object", noun, shared=True)

    def _from_propbank(self, token: Token, found: Iterable[Filling], slots: dict[str, str]) -> Iterator[Filling]:
        """Yield arguments that the tree does not show but the argument structure does."""
        predicate = self._predicates.get(token.id)
        if predicate is None:
            return
        used = {filling.token.id for filling in found} | {token.id}
        filled = {filling.slot for filling in found} | (
            {"possessor", "by"} if any(f.slot in ("by", "possessor") for f in found) else set()
        )
        for argument in predicate.arguments:
            slot = slots.get(argument.label)
            clear = argument.score >= _CLEAR and argument.head not in used
            if slot is not None and slot not in filled and clear and not self._is_taken(argument.head, token, slot):
                yield Filling(slot, self._tree.sentence.token(argument.head), shared=True)

    def _is_taken(self, id: int, predicate: Token, slot: str) -> bool:
        """Tell whether a word already is what another verb acts on, or more than the doer is asked for."""
        word = self._tree.sentence.token(id)
        if word.deprel == "nmod:poss" and word.head != predicate.id:
            return True
        other = word.head not in (0, predicate.id) and self._tree.sentence.token(word.head).upos == "VERB"
        return other and base(word.deprel) in _OF_VERBS and slot in ("object", "of")

    def _unfold(self, fillings: Iterable[Filling]) -> Iterator[Filling]:
        """Yield each filling and, for a coordinated argument, one more for every conjunct."""
        for filling in fillings:
            yield filling
            if base(filling.token.deprel) != "conj":
                more = self._tree.coordinated(filling.token)
                yield from (Filling(filling.slot, each, filling.shared) for each in more)
