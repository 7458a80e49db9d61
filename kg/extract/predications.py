"""How the clauses of a sentence fall into a subject, a predicate and objects.

The predicate takes in the preposition of the phrase right behind it ("was born in | Rome"). Titles before names and
appositions are clauses with a copula that is understood.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kg.extract.appositions import Apposition, appositions
from kg.extract.clauses import Clause, Clauses, copula_of, is_bare_participle
from kg.extract.copula import understood
from kg.extract.events import Scene
from kg.extract.tree import base
from kg.extract.wordings import phrase
from kg.model import Token
from kg.ontology import Ontology
from kg.vocab import ASSERTED, GROUP, ORGANIZATION, PERSON, PLACE

# In which order what a verb has is told: objects, clauses, other phrases, times; what stands before the verb is last.
_RANKS: Final = {"iobj": 0, "obj": 1, "xcomp": 2, "ccomp": 2, "advcl": 4, "advmod": 5}
_PHRASE, _TIME, _OPENING = 3, 4, 6
_UNMARKED: Final = ("obl:unmarked", "obl:tmod", "obl:npmod")
_WHOLE: Final = ("ccomp", "advcl", "xcomp")  # a clause as an object is given whole
# What a predicative noun or adjective has as a clause, and not as a phrase.
_OF_CLAUSE: Final = frozenset(
    {"cop", "aux", "nsubj", "csubj", "expl", "mark", "advcl", "parataxis", "punct", "cc", "conj", "obl", "discourse"}
)
# How sure the parts are, by how they were found: about the share of the words that people find there too.
_VERBAL, _STATING, _PARTICIPIAL, _EXPLETIVE, _NAMED, _UNNAMED = 0.7, 0.6, 0.45, 0.25, 0.5, 0.15


@dataclass(frozen=True, slots=True)
class Part:
    """The words of one part, and the word among them that says what they denote."""

    words: tuple[Token, ...]
    head: Token | None = None


@dataclass(frozen=True, slots=True)
class Predication:
    """The parts of a proposition; `copula` is understood, and stands before the words of the predicate."""

    subject: Part
    predicate: tuple[Token, ...]
    objects: tuple[Part, ...]
    head: Token  # whose event and status it is
    confidence: float
    copula: str = ""


class Predications:
    """All that one sentence says, clause by clause."""

    def __init__(self, scene: Scene, ontology: Ontology) -> None:
        self._scene = scene
        self._tree = scene.tree
        self._ontology = ontology

    def __iter__(self) -> Iterator[Predication]:
        for clause in Clauses(self._tree, self._ontology):
            if not is_bare_participle(clause) or self._is_understood(clause):
                yield self._of_clause(clause)
        for found in appositions(self._tree, self._scene.phrases, self._ontology):
            if self._is_one(found):
                yield self._of_apposition(found)

    # -- clauses

    def _is_understood(self, clause: Clause) -> bool:
        """Tell whether a copula may be understood: that of a mere plan or reproach would assert it.

        What has an object is no passive: "given the war", "a goal made the difference".
        """
        transitive = clause.head.xpos == "VBN" and self._tree.child(clause.head, "obj") is not None
        return not transitive and self._scene.views.of(clause.head).status == ASSERTED

    def _is_one(self, found: Apposition) -> bool:
        """Tell whether two phrases may name one thing: no person is a body or a place, no sum or day another."""
        heads = (found.subject_head, found.object_head)
        if all(
            self._scene.is_time(word) or word.xpos in ("$", "CD") or self._tree.child(word, "nummod") for word in heads
        ):
            return False
        persons = any(self._is_any(word, PERSON) for word in heads)
        bodies = any(self._is_any(word, ORGANIZATION, PLACE) for word in heads)
        sets = any(word.xpos == "NN" and self._is_any(word, GROUP) for word in heads)  # "a group", not "a Democrat"
        return not (persons and (bodies or sets))

    def _is_any(self, word: Token, *classes: str) -> bool:
        """Tell whether the mention that a word heads is of one of these classes."""
        mention = self._scene.phrases.get(word)
        return mention is not None and any(self._ontology.is_a(mention.type, each) for each in classes)

    def _of_clause(self, clause: Clause) -> Predication:
        if copula_of(self._tree, clause.head) is not None:
            return self._of_copula(clause)
        told = self._told(clause)
        return self._said(clause, clause.words, [Part(told)] if told else [], self._ordered(clause))

    def _of_copula(self, clause: Clause) -> Predication:
        head, own = clause.head, self._predicative(clause)
        arguments = [each for each in self._ordered(clause) if each not in own]
        predicate = tuple(word for word in clause.words if word not in clause.verbs)
        marks = self._mark(head)
        objects = [Part(own, head)]
        if len(clause.verbs) > 1:  # "was unable to see"
            predicate, objects = (*clause.words, *own), []
        elif marks:  # "is in | London"
            predicate += marks
        elif head.upos in ("ADJ", "VERB") and arguments and base(arguments[0].deprel) == "obl":  # "was angry about"
            predicate, objects = (*predicate, *own), []
        else:
            predicate, objects = self._part_of(head, predicate, own)
        return self._said(clause, predicate, objects, arguments)

    def _part_of(
        self, head: Token, predicate: tuple[Token, ...], own: tuple[Token, ...]
    ) -> tuple[tuple[Token, ...], list[Part]]:
        """Return predicate and object of "is part of | the city": a bare noun is no object."""
        of = next((c for c in self._tree.children(head, "nmod") if self._tree.marker(c) == "of"), None)
        if of is None or head.upos != "NOUN" or self._tree.child(head, "det", "amod", "nummod"):
            return predicate, [Part(own, head)]
        mark = max(each.id for each in self._tree.children(of, "case", "mark"))
        return (*predicate, *(t for t in own if t.id <= mark)), [Part(tuple(t for t in own if t.id > mark), of)]

    def _predicative(self, clause: Clause) -> tuple[Token, ...]:
        """Return the words of a predicative noun or adjective."""
        head, found = clause.head, [clause.head]
        for child in self._tree.children(head):
            relation = base(child.deprel)
            mark = relation == "case" and child.id < head.id
            given = mark or child in clause.words or relation in _OF_CLAUSE or child.deprel == "acl:relcl"
            late = (relation == "advmod" and child.id > head.id) or (child in clause.arguments and relation in _WHOLE)
            joins = relation == "advmod" and self._ontology.is_connective(child.lemma.lower())
            if not (given or late or joins or relation in ("appos", "vocative")):
                found += self._tree.subtree(child, frozenset({"parataxis", "appos"}))
        return tuple(found)

    def _said(
        self, clause: Clause, predicate: tuple[Token, ...], objects: list[Part], arguments: list[Token]
    ) -> Predication:
        subject = self._subject(clause)
        expletive = self._tree.child(clause.head, "expl") if copula_of(self._tree, clause.head) is None else None
        if expletive is not None:  # "There | were | protests"
            subject, arguments = Part((expletive,), expletive), [clause.subject, *arguments]
        for each in arguments:
            mark = self._mark(each) if not objects and self._takes_mark(clause, each) else ()
            predicate += mark
            objects.append(self._object(clause, each, marked=not mark))
        bare = is_bare_participle(clause)
        copula = understood(self._tree, clause.subject, subject.words, clause.head) if bare else ""
        parts = tuple(each for each in objects if each.words)
        return Predication(subject, predicate, parts, clause.head, self._confidence(clause), copula)

    def _subject(self, clause: Clause) -> Part:
        verbal = clause.subject.upos in ("VERB", "AUX")
        words = phrase(self._tree, clause.subject, marked=verbal, shared=clause.is_shared)
        return Part(self._outside(clause, words) if clause.is_shared else tuple(words), clause.subject)

    def _outside(self, clause: Clause, words: Iterable[Token]) -> tuple[Token, ...]:
        """Return the words that are no part of the clause."""
        below = {token.id for token in self._tree.subtree(clause.head)}
        return tuple(each for each in words if each.id not in below)

    def _object(self, clause: Clause, token: Token, *, marked: bool) -> Part:
        if token is clause.antecedent:
            return Part(self._outside(clause, phrase(self._tree, token, marked=False, shared=True)), token)
        whole = base(token.deprel) in _WHOLE
        return Part(tuple(self._tree.subtree(token) if whole else phrase(self._tree, token, marked=marked)), token)

    def _takes_mark(self, clause: Clause, token: Token) -> bool:
        """Tell whether the preposition of a phrase goes with the verb before it; that of a time does not."""
        after = token.id > clause.head.id and token is not clause.antecedent
        return after and base(token.deprel) == "obl" and not self._is_time(token)

    def _mark(self, token: Token) -> tuple[Token, ...]:
        cases = (case for case in self._tree.children(token, "case") if case.id < token.id)
        return tuple(each for case in cases for each in self._tree.subtree(case))

    def _is_time(self, token: Token) -> bool:
        return self._scene.is_time(token) or token.deprel in _UNMARKED or base(token.deprel) == "advmod"

    def _ordered(self, clause: Clause) -> list[Token]:
        """Return what a clause has in the order in which it is told."""
        return sorted(clause.arguments, key=lambda token: (self._rank(clause, token), token.id))

    def _rank(self, clause: Clause, token: Token) -> int:
        if token is clause.antecedent:
            return _RANKS["obj"]
        rank = _RANKS.get(base(token.deprel), _PHRASE)
        if rank == _PHRASE and self._is_time(token):
            return _TIME
        return _OPENING if rank == _PHRASE and token.id < clause.head.id else rank

    def _told(self, clause: Clause) -> tuple[Token, ...]:
        """Return the clause that a verb of speech beside it reports: "He will go, she said"."""
        head, above = clause.head, self._tree.head(clause.head)
        frames = (f for entry in self._ontology.entries(head.lemma.lower(), "verb") for f in entry.frames)
        beside = base(head.deprel) == "parataxis" and not self._tree.child(head, "ccomp")
        if above is None or not beside or not any("clause" in frame.own for frame in frames):
            return ()
        below = {token.id for token in self._tree.subtree(head)}
        return tuple(token for token in self._tree.subtree(above) if token.id not in below)

    def _of_apposition(self, found: Apposition) -> Predication:
        copula = understood(self._tree, found.subject_head, found.subject) + (" in" if found.contains else "")
        subject, object = Part(found.subject, found.subject_head), Part(found.object, found.object_head)
        return Predication(subject, (), (object,), found.object_head, _NAMED if found.named else _UNNAMED, copula)

    def _confidence(self, clause: Clause) -> float:
        if self._tree.child(clause.head, "expl"):
            return _EXPLETIVE
        if is_bare_participle(clause):
            return _PARTICIPIAL
        return _VERBAL if copula_of(self._tree, clause.head) is None else _STATING
