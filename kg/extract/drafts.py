"""Which words of a sentence are events, and the frame each of them evokes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kg.extract.arguments import Arguments, Filling
from kg.extract.classes import classes_of
from kg.extract.frames import Match, best_match
from kg.extract.phrases import Phrases
from kg.extract.tree import Tree, base
from kg.model import Span, Token
from kg.ontology import Ontology
from kg.vocab import EVENT


@dataclass(frozen=True, slots=True)
class Draft:
    """A predicate with its frame, before its roles are filled; `match` is None outside the lexicon."""

    token: Token
    pos: str  # "verb", "noun" or "adjective"
    match: Match | None
    fillings: tuple[Filling, ...]
    slots: Mapping[str, str]

    @property
    def type(self) -> str:
        """The IRI of its event type."""
        return self.match.frame.event if self.match else EVENT

    def names(self, slot: str) -> bool:
        """Tell whether the frame itself names a slot; else only the grammar does."""
        return self.match is not None and slot in self.match.frame.own

    def trigger(self, tree: Tree) -> Span:
        """Return the predicate's word, and the words of its expression that stand right beside it."""
        ids = {self.token.id} | {word.id for word in (self.match.fixed if self.match else ())}
        last = self.token.id
        while last + 1 in ids:
            last += 1
        return Span(self.token.start, tree.sentence.token(last).end)


class Drafts:
    """The events of one sentence before their roles are filled: verbs, event nouns and predicate adjectives."""

    def __init__(
        self, tree: Tree, phrases: Phrases, ontology: Ontology, dates: frozenset[int], amounts: frozenset[int]
    ) -> None:
        self.found: dict[int, Draft] = {}  # by token id
        self.light: dict[int, Token] = {}  # token id of a noun event -> the light verb that carries it
        self._tree = tree
        self._phrases = phrases
        self._ontology = ontology
        self._arguments = Arguments(tree, ontology)
        self._amounts = amounts
        self._find(dates)

    def _find(self, dates: frozenset[int]) -> None:
        tokens = [
            t
            for t in self._tree.sentence.tokens
            if not self._phrases.inside_name(t, "PER", "ORG", "LOC", "NORP") and not self._tree.is_inside_compound(t)
        ]
        for token in tokens:
            if token.upos == "VERB" and not self._tree.is_semi_modal(token):
                self._keep(self._verb(token))
        fixed = {word.id for draft in self.found.values() if draft.match for word in draft.match.fixed}
        for token in tokens:
            if token.upos in ("NOUN", "PROPN") and token.id not in fixed and token.id not in dates:
                self._keep(self._noun(token))
            if token.id not in fixed and token.id not in self.found:
                self._keep(self.predicate(token))
        for verb in self.light.values():
            self.found.pop(verb.id, None)

    def _keep(self, draft: Draft | None) -> None:
        if draft is not None:
            self.found[draft.token.id] = draft

    def _verb(self, verb: Token) -> Draft | None:
        if base(verb.deprel) == "amod" and self._tree.is_between_quotes(verb):  # "the "closed" primary"
            return None
        match = self._match(verb, "verb", self._arguments.of_verb)
        if match is None and base(verb.deprel) in ("amod", "compound", "case", "fixed"):
            return None
        fillings = match.fillings if match else self._arguments.of_verb(verb)
        return Draft(
            verb, "verb", match, fillings, match.frame.slots if match else self._ontology.default_slots("verb")
        )

    def _noun(self, noun: Token) -> Draft | None:
        by = noun.xpos == "NNS" and self._tree.marker(noun) == "by"
        margin = by and self._tree.children(noun, "nummod") and not self._tree.children(noun, "det")  # "by 537 votes"
        match = self._match(noun, "noun", self._arguments.of_noun) if not margin else None
        if match is None:
            return None
        verb = self._arguments.light.of(noun)
        if verb is not None and not self._is_expression(verb):
            self.light[noun.id] = verb
        return Draft(noun, "noun", match, match.fillings, match.frame.slots)

    def _is_expression(self, verb: Token) -> bool:
        """Tell whether the light verb has a meaning of its own here: "take responsibility"."""
        draft = self.found.get(verb.id)
        return draft is not None and draft.match is not None and len(draft.match.words) > 1 and bool(draft.match.fixed)

    def predicate(self, word: Token) -> Draft | None:
        """Return what a word says with a copula, or as an adjective of the lexicon: "is dead", "is a threat"."""
        match = self._match(word, "adjective", self._arguments.of_verb) if word.upos == "ADJ" else None
        states = self._tree.children(word, "cop") and self._tree.children(word, "nsubj")
        if match is None and (not states or self._ontology.is_office(word.lemma.lower())):  # an office is a tie
            return None
        fillings = match.fillings if match else self._arguments.of_verb(word)
        slots = match.frame.slots if match else self._ontology.default_slots("adjective")
        return Draft(word, "adjective", match, fillings, slots)

    def _match(self, token: Token, pos: str, fillings: Callable[[Token], tuple[Filling, ...]]) -> Match | None:
        def filled(fixed: Sequence[Token]) -> tuple[Filling, ...]:
            ids = {word.id for word in fixed}
            below = [f for word in fixed if pos == "verb" for f in self._arguments.of_fixed_word(word)]
            return tuple(f for f in (*fillings(token), *below) if f.token.id not in ids)

        return best_match(self._tree, token, pos, ontology=self._ontology, fillings=filled, classes_of=self._classes_of)

    def _classes_of(self, token: Token) -> frozenset[str]:
        return classes_of(token, self._phrases, self._ontology, self._amounts)
