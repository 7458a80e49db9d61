"""The arguments that the network found, and which of them to believe where the tree shows none or another."""

from collections.abc import Collection, Iterator, Sequence

from kg.extract.tree import Tree, base
from kg.model import Argument, Token

_CLEAR = 0.5  # the score from which an argument is believed
_TAKEN = frozenset({"nsubj", "obj", "iobj", "obl", "ccomp", "advcl"})


class PropBank:
    """The argument structure of one sentence beside its tree."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._predicates = {each.token: each for each in tree.sentence.predicates}

    def label(self, verb: Token, word: Token) -> str | None:
        """Return the label of a word as an argument of a verb, None where it is none."""
        predicate = self._predicates.get(verb.id)
        return next((a.label for a in (predicate.arguments if predicate else ()) if a.head == word.id), None)

    def nearest(self, verb: Token, subjects: Sequence[Token]) -> tuple[Token, ...]:
        """Return the one of several subjects that the network knows, or that stands closest before the verb.

        Empty for no subjects. Two there are where one is something else: the place of a dateline, an apposition.
        """
        known = [each for each in subjects if len(subjects) > 1 and self.label(verb, each) in ("ARG0", "ARG1")]
        before = [each for each in subjects if each.id < verb.id]
        return tuple(known[-1:] or before[-1:] or subjects[:1])

    def doer(self, verb: Token) -> Token | None:
        """Return who does it by the network, None where it names nobody, or not clearly."""
        found = [a for a in self._arguments(verb) if a.label == "ARG0"]
        return self._tree.sentence.token(found[0].head) if found else None

    def is_of_nobody(self, verb: Token, subject: Token) -> bool:
        """Tell whether the network knows what a verb takes and that a word is none of it."""
        predicate = self._predicates.get(verb.id)
        return predicate is not None and bool(predicate.arguments) and self.label(verb, subject) is None

    def more(self, token: Token, *, used: Collection[int], slots: dict[str, str]) -> Iterator[tuple[str, Token]]:
        """Yield the slots, by their labels, that the network fills and the tree does not, each with its word.

        `used` are the ids of the words that fill other slots. What stands inside one of them is a part of it, and what
        the predicate stands inside is more than its argument, unless a relative clause says it of a noun.
        """
        around = tuple(self._tree.ancestors(token))
        modified = {each.head for each in around if each.deprel == "acl:relcl"} | {token.head}
        above = {each.id for each in around} - modified
        for argument in self._arguments(token):
            slot, word = slots.get(argument.label), self._tree.sentence.token(argument.head)
            if slot is None or word.id in used or word.id in above or self._is_inside(word, token, used):
                continue
            if not self._is_taken(word, token, slot) and not self._is_of_other_voice(word, token, slot):
                yield slot, word

    def _arguments(self, token: Token) -> Iterator[Argument]:
        predicate = self._predicates.get(token.id)
        return (a for a in (predicate.arguments if predicate else ()) if a.score >= _CLEAR and a.head != token.id)

    def _is_inside(self, word: Token, token: Token, used: Collection[int]) -> bool:
        if self._tree.marker(word) == "by":  # "the arrest of two reporters by police"
            return False
        inner = {each.id for each in self._tree.ancestors(word)}
        outer = {each.id for each in self._tree.ancestors(token)}
        return bool((inner - outer) & set(used))

    def _is_taken(self, word: Token, predicate: Token, slot: str) -> bool:
        """Tell whether a word already is what another verb acts on, or more than the doer is asked for."""
        if word.deprel == "nmod:poss" and word.head != predicate.id:
            return True
        above = self._tree.head(word) if word.head != predicate.id else None
        states = above is not None and base(word.deprel) == "nsubj"  # "when they were young"
        states = states and self._tree.first_conjunct(predicate) is not above  # "she was aboard and was led away"
        other = above is not None and (above.upos == "VERB" or states)
        return other and base(word.deprel) in _TAKEN and slot in ("object", "of")

    def _is_of_other_voice(self, word: Token, predicate: Token, slot: str) -> bool:
        """Tell whether a word cannot be the doer of a passive: no "by" introduces it."""
        return slot == "subject" and self._tree.is_passive(predicate) and self._tree.marker(word) != "by"
