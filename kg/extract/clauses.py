"""The clauses of a sentence: their subject, the words of their predicate, and what else they have.

A subject that is not written is restored: of relative and participial clauses, of control, of coordination.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.extract.antecedents import is_relative
from kg.extract.control import Control
from kg.extract.coordination import opening, shared_objects
from kg.extract.tree import Tree, base
from kg.model import Token
from kg.ontology import Ontology
from kg.vocab import NEGATED

_SUBJECTS: Final = ("nsubj", "csubj")
_NO_CLAUSES: Final = frozenset(
    {"amod", "compound", "case", "fixed", "mark", "flat", "det", "advmod", "aux", "cop", "cc"}
)
_ARGUMENTS: Final = frozenset({"obj", "iobj", "obl", "ccomp", "xcomp"})
_PARTICIPLES: Final = frozenset({"VBN", "VBG"})
_WITH_AUXILIARY: Final = frozenset({"VBN", "VBG", "VB"})


@dataclass(frozen=True, slots=True)
class Clause:
    """One predicate with what it has; words are given by their tokens."""

    verbs: tuple[Token, ...]  # "tried", "find" of "tried to find"; the predicative word of a copula
    subject: Token
    is_shared: bool  # the subject stands elsewhere
    words: tuple[Token, ...]  # of the predicate, helpers included
    arguments: tuple[Token, ...]
    antecedent: Token | None = None  # the noun that the clause modifies

    @property
    def head(self) -> Token:
        """The word that heads the clause."""
        return self.verbs[0]


class Clauses:
    """Finds the clauses of one sentence."""

    def __init__(self, tree: Tree, ontology: Ontology) -> None:
        self._tree = tree
        self._ontology = ontology
        self._control = Control(tree, ontology, {slot.marker: slot.name for slot in ontology.slots() if slot.marker})

    def __iter__(self) -> Iterator[Clause]:
        for token in self._tree.sentence.tokens:
            clause = self._clause(token) if self._is_predicate(token) else None
            if clause is not None:
                yield clause

    def _is_predicate(self, token: Token) -> bool:
        """Tell whether a word heads a clause of its own, and not one that only goals, plans and purposes have."""
        verbal = token.upos in ("VERB", "AUX") and base(token.deprel) not in _NO_CLAUSES
        above = self._tree.head(token)
        inside = base(token.deprel) == "xcomp" and above is not None and token in self._chain(above)
        return (verbal or self._states(token)) and not inside and not self._is_infinitive(token)

    def _is_infinitive(self, token: Token) -> bool:
        return any(mark.form.lower() == "to" for mark in self._tree.children(token, "mark"))

    def _states(self, token: Token) -> bool:
        return copula_of(self._tree, token) is not None

    def _clause(self, head: Token) -> Clause | None:
        subject, shared = self._subject(head)
        if subject is None or is_relative(subject):
            return None
        verbs = self._chain(head)
        words = [*(word for verb in verbs for word in self._predicate(verb, verbs)), *self._auxiliaries_above(head)]
        words = [each for each in words if not self._is_being(each, head)]
        if shared and head.xpos == "VB" and not any(word.upos == "AUX" for word in words):  # "helped him | find a job"
            return None
        noun = self._tree.head(head) if head.deprel == "acl:relcl" else None
        found = self._arguments(verbs, words)
        arguments = [noun if noun is not None and self._stands_for(noun, each) else each for each in found]
        if noun is not None and not shared and self._leaves_gap(head):
            arguments.append(noun)
        return Clause(
            verbs=verbs,
            subject=subject,
            is_shared=shared,
            words=tuple(words),
            arguments=tuple(each for each in arguments if each.id != subject.id and not is_relative(each)),
            antecedent=noun,
        )

    # -- who

    def _subject(self, head: Token) -> tuple[Token | None, bool]:
        """Return the head of the subject, and whether it stands outside the clause."""
        own = next((c for c in self._tree.children(head, *_SUBJECTS) if not _is_outer(c)), None)
        if own is not None and not is_relative(own):
            return own, False
        if own is not None:
            return self._antecedent(head) or own, True
        above = self._tree.head(head)
        if base(head.deprel) == "conj" and above is not None and self._tree.child(above, *_SUBJECTS):
            return self._subject(above)[0], True
        found = self._control.subject(head)
        return (self._antecedent(head) if found is not None and is_relative(found) else found), True

    def _antecedent(self, token: Token) -> Token | None:
        """Return the noun that the nearest relative clause modifies: the clause itself, or one above it."""
        clauses = (each for each in (token, *self._tree.ancestors(token)) if each.deprel.startswith("acl"))
        clause = next(clauses, None)
        return self._tree.head(clause) if clause is not None else None

    # -- the predicate

    def _chain(self, head: Token) -> tuple[Token, ...]:
        """Return a predicate and the verbs it takes in without an object between: "is expected to draw"."""
        found = [head]
        while not self._tree.child(found[-1], "obj", "iobj"):
            verbs = (c for c in self._tree.children(found[-1], "xcomp") if c.upos in ("VERB", "AUX") or self._states(c))
            inner = next(verbs, None)
            if inner is None:
                break
            found.append(inner)
        return tuple(found)

    def _predicate(self, verb: Token, verbs: tuple[Token, ...]) -> Iterator[Token]:
        """Yield the words of one verb of a predicate: helpers, negation, particles, adverbs among and after them."""
        yield verb
        edge, negations = self._edge(verb), self._tree.children(verb, "cc") if verb is verbs[0] else ()
        yield from (each for each in negations if self._is_negative(each))
        copula = copula_of(self._tree, verb)
        outer = any(map(_is_outer, self._tree.children(verb, *_SUBJECTS)))  # "the aim will be that they win"
        before = copula if copula is not None and verb.upos == "ADJ" else verb
        for child in self._tree.children(verb):
            relation, inner = base(child.deprel), verb is not verbs[0]
            aux = relation == "aux" and not (outer and child.id < edge)
            helper = aux or child.deprel == "compound:prt" or (relation == "mark" and inner)
            stranded = child.upos == "ADP" and child.id == verb.id + 1 and not self._tree.children(child)
            if helper or child is copula or stranded or (relation == "advmod" and self._is_close(child, before, edge)):
                yield child

    def _is_being(self, word: Token, head: Token) -> bool:
        """Tell whether a word only makes a clause without a finite verb passive: "after being caught"."""
        marked = base(head.deprel) == "advcl" and self._tree.child(head, "mark") is not None
        return marked and _is_open(word) and len(self._tree.children(head, "aux")) == 1

    def _is_negative(self, conjunction: Token) -> bool:
        """Tell whether a conjunction negates: "nor"."""
        cues = (self._ontology.cue(conjunction.lemma.lower(), pos) for pos in ("conjunction", "determiner"))
        return NEGATED in cues

    def _edge(self, verb: Token) -> int:
        """Return the last word before the predicate proper: of its subject, or its conjunction."""
        before = [c for c in self._tree.children(verb, *_SUBJECTS, "mark") if c.id < verb.id]
        if not before and not self._tree.child(verb, "aux", "cop"):
            return verb.id - 2
        return max((each.id for child in before for each in self._tree.subtree(child)), default=0)

    def _is_close(self, adverb: Token, verb: Token, edge: int) -> bool:
        """Tell whether an adverb stands among the words of the predicate: "has often said", "relies heavily"."""
        if self._tree.children(adverb) or not edge < adverb.id <= verb.id + 1:
            return False
        if adverb.feat("Polarity") == "Neg" or self._ontology.cue(adverb.lemma.lower(), "adverb") is not None:
            return True
        return adverb.upos == "ADV" and adverb.xpos != "WRB" and not self._is_connective(adverb)

    def _is_connective(self, token: Token) -> bool:
        """Tell whether an adverb or a phrase only joins sentences: "however", "by contrast"."""
        return self._ontology.is_connective(f"{self._tree.marker(token)} {token.lemma.lower()}".strip())

    def _auxiliaries_above(self, head: Token) -> tuple[Token, ...]:
        """Return the helpers that a coordinated verb shares: "was charged and released"."""
        above = self._tree.head(head)
        alike = above is not None and head.xpos == above.xpos and head.xpos in _WITH_AUXILIARY
        if above is None or not alike or base(head.deprel) != "conj" or self._tree.child(head, "aux", *_SUBJECTS):
            return ()
        return self._tree.children(above, "aux")

    # -- the rest

    def _arguments(self, verbs: tuple[Token, ...], words: list[Token]) -> Iterator[Token]:
        for verb in verbs:
            for child in self._tree.children(verb):
                relation = base(child.deprel)
                adverb = relation == "advmod" and self._describes(child)
                clause = relation == "advcl" and self._tree.child(child, "mark") is not None
                phrase = relation in _ARGUMENTS and not self._is_connective(child)
                if (phrase or adverb or clause) and child not in words and child not in verbs:
                    yield child
        yield from shared_objects(self._tree, verbs[-1])
        yield from opening(self._tree, verbs[0])

    def _describes(self, adverb: Token) -> bool:
        """Tell whether an adverb says when, where or how, and does not join or stress: "however", "even"."""
        if adverb.xpos == "WRB" or self._is_connective(adverb):
            return False
        return self._ontology.adverb_role(adverb.lemma.lower()) is not None or bool(self._tree.children(adverb))

    def _stands_for(self, noun: Token, token: Token) -> bool:
        """Tell whether a pronoun takes the place of the noun before its clause; in "in which" it does not alone."""
        return noun.id < token.id and is_relative(token) and self._tree.child(token, "case") is None

    def _leaves_gap(self, verb: Token) -> bool:
        """Tell whether a relative clause without a pronoun leaves out its object: "the man they saw"."""
        pronoun = any(is_relative(each) for each in self._tree.subtree(verb))
        return verb.upos == "VERB" and not pronoun and not self._tree.child(verb, "obj") and not self._states(verb)


def copula_of(tree: Tree, token: Token) -> Token | None:
    """Return the copula of a predicative word; that of "The problem is that they left" belongs to no word."""
    return None if any(map(_is_outer, tree.children(token, *_SUBJECTS))) else tree.child(token, "cop")


def _is_outer(subject: Token) -> bool:
    return subject.deprel.endswith(":outer")


def _is_open(helper: Token) -> bool:
    """Tell whether a helper makes a clause passive and not finite: "being"."""
    return helper.deprel == "aux:pass" and helper.xpos == "VBG"


def is_bare_participle(clause: Clause) -> bool:
    """Tell whether a participle stands without the helper that a main clause would have: "a man accused of"."""
    head = clause.head
    helped = any(word.upos == "AUX" and not _is_open(word) for word in clause.words)
    return head.xpos in _PARTICIPLES and not helped and base(head.deprel) in ("acl", "advcl", "conj")
