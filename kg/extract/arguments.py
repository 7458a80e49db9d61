"""What fills the grammatical slots of a predicate, in whatever form the clause has.

Passive and active, relative and participial clauses, coordination, control and raising, light verbs and noun phrases
all end in the same few slots: subject, object, clause, infinitive, possessor, and one for each preposition.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.antecedents import Antecedents, is_relative
from kg.extract.attachments import places_beside_dates, stands_for_clause
from kg.extract.control import SUBJECTS, Control
from kg.extract.coordination import added, opening
from kg.extract.light_verbs import LightVerbs
from kg.extract.propbank import PropBank
from kg.extract.tree import Tree, base
from kg.model import Token
from kg.ontology import Ontology

_OF_VERB = {"ARG0": "subject", "ARG1": "object"}
_OF_NOUN = {"ARG0": "possessor", "ARG1": "of"}


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
        self.light = LightVerbs(tree, ontology)
        self._antecedents = Antecedents(tree, ontology)
        self._propbank = PropBank(tree)

    def of_verb(self, verb: Token) -> tuple[Filling, ...]:
        """Return the fillings of a verb or predicate adjective, conjuncts of each argument included."""
        passive = self._tree.is_passive(verb)
        own = self._own(verb, passive=passive)
        opened = [each for word in opening(self._tree, verb) for each in self._of_dependent(word, passive=False)]
        own += [Filling(f.slot, f.token, shared=True) for f in opened if f.slot not in {each.slot for each in own}]
        found = [*own, *self._from_governor(verb, {filling.slot for filling in own}, passive=passive)]
        full = any(is_relative(filling.token) for filling in found)
        found = [self._resolved(filling) for filling in found] + list(self._place(verb))
        found += self._from_propbank(verb, found, _OF_VERB)
        found += () if full else self._gap(verb, found)
        return tuple(self._unfold(verb, found))

    def of_noun(self, noun: Token) -> tuple[Filling, ...]:
        """Return the fillings of an event noun, those that its light verb or its head noun lends it included."""
        found = [filling for child in self._tree.children(noun) for filling in self._of_modifier(child)]
        found += self._lent(noun, {filling.slot for filling in found})
        found += self._from_propbank(noun, found, _OF_NOUN)
        return tuple(self._unfold(noun, found))

    def of_fixed_word(self, word: Token) -> tuple[Filling, ...]:
        """Return the fillings that hang on a fixed word of an expression: "the lives of 20 people"."""
        found = (filling for child in self._tree.children(word) for filling in self._of_modifier(child))
        return tuple(self._unfold(word, found))

    def _own(self, verb: Token, *, passive: bool) -> list[Filling]:
        """Return what the dependents of a verb fill."""
        subjects = self._tree.children(verb, "nsubj")
        far = {each.id for each in subjects} - {each.id for each in self._propbank.nearest(verb, subjects)}
        far |= {each.id for each in subjects if stands_for_clause(self._tree, self._propbank, verb, each)}
        children = [child for child in self._tree.children(verb) if child.id not in far]
        children += places_beside_dates(self._tree, verb)
        own = [filling for child in children for filling in self._of_dependent(child, passive=passive)]
        if passive and self._control.is_giving(verb):
            own = [Filling("indirectObject", f.token) if f.token.deprel == "nsubj:pass" else f for f in own]
        if self._tree.children(verb, "cop") and self._tree.is_infinitive(verb):  # "the aim is to win" wins nothing
            own = [filling for filling in own if filling.slot != "subject"]
        joined = (
            self._tree.before_hyphen(verb) if base(verb.deprel) == "amod" and verb.xpos in ("VBN", "VBG", "") else None
        )
        if joined is None:
            return own
        slot = "subject" if passive else "object"  # "a US-backed group", "an oil-producing country"
        return [*(filling for filling in own if filling.token.id != joined.id), Filling(slot, joined)]

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
        if relation in ("obl", "nmod") and marker:
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
            relation == "compound"
            or (relation == "nmod" and child.id < child.head)
            or (relation == "amod" and child.upos in ("PROPN", "NOUN"))
            or (relation == "amod" and child.feat("VerbForm") != "Part" and child.form[:1].isupper())
        ):
            yield Filling("compound", child)
        elif relation in ("acl", "amod", "advcl", "ccomp", "xcomp"):
            yield from self._of_clause_modifier(child, marker)

    def _of_clause_modifier(self, child: Token, marker: str) -> Iterator[Filling]:
        """Yield what a clause lends to the noun it modifies: "an attack led by X", "a plan to go", "fears that ..."."""
        if self._tree.is_passive(child) and self.light.is_light(child):
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
        doer = self._tree.before_hyphen(participle)
        if doer is not None and doer.head == participle.head:
            yield doer

    def _lent(self, noun: Token, filled: set[str]) -> Iterator[Filling]:
        """Yield what an event noun inherits from its light verb, its head noun or its first conjunct."""
        verb = self.light.of(noun)
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
        slot = "indirectObject" if passive and self._control.is_giving(verb) else "object" if passive else "subject"
        if slot in filled or any(self._tree.children(verb, each) for each in SUBJECTS):
            return
        token = self._control.subject(verb)
        if token is not None and base(verb.deprel) == "conj" and self._tree.is_passive(self._tree.first_conjunct(verb)):
            # "was seized and held hostage": the parser may take "held" for active
            slot = "object" if slot == "subject" and self._propbank.label(verb, token) == "ARG1" else slot
        if token is not None and slot not in filled:
            yield Filling(slot, token, shared=True)

    def _resolved(self, filling: Filling) -> Filling:
        """Return the filling with the noun that its relative pronoun stands for."""
        noun = self._antecedents.of(filling.token)
        return filling if noun is None else Filling(filling.slot, noun, shared=True)

    def _place(self, verb: Token) -> Iterator[Filling]:
        """Yield the noun of a relative clause with "where": "the house where he died"."""
        noun = self._tree.head(verb) if verb.deprel == "acl:relcl" else None
        if noun is not None and self._tree.has_adverb(verb, "where"):
            yield Filling("where", noun, shared=True)

    def _gap(self, verb: Token, found: Iterable[Filling]) -> Iterator[Filling]:
        """Yield the noun that a relative clause without a pronoun leaves out as its object."""
        noun = self._tree.head(verb) if verb.deprel == "acl:relcl" else None
        slots = frozenset(filling.slot for filling in found)
        subject = any(filling.slot == "subject" and not filling.shared for filling in found)
        used = noun is not None and any(filling.token.id == noun.id for filling in found)
        if noun is not None and subject and not used and self._antecedents.leaves_gap(verb, slots):
            yield Filling("object", noun, shared=True)

    def _from_propbank(self, token: Token, found: Iterable[Filling], slots: dict[str, str]) -> Iterator[Filling]:
        """Yield arguments that the tree does not show but the argument structure does."""
        filled = {filling.slot for filling in found}
        if filled & {"by", "possessor"}:
            filled |= {"by", "possessor"}
        used = {filling.token.id for filling in found}
        for slot, word in self._propbank.more(token, used=used, slots=slots):
            if slot not in filled:
                yield Filling(slot, word, shared=True)

    def _unfold(self, predicate: Token, fillings: Iterable[Filling]) -> Iterator[Filling]:
        """Yield each filling and, for a coordinated argument, one more for every conjunct."""
        for filling in fillings:
            yield filling
            if base(filling.token.deprel) != "conj":
                more = added(self._tree, filling.token, predicate)
                yield from (Filling(filling.slot, each, filling.shared) for each in more)
