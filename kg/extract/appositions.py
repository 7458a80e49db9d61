"""Phrases that state what somebody or something is without a verb: appositions, and titles before names."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.extract.phrases import Phrases
from kg.extract.tree import Tree, base
from kg.extract.wordings import phrase
from kg.model import Name, Token
from kg.ontology import Ontology

_NAMES: Final = ("PER", "ORG", "LOC", "NORP", "MISC")
_MODIFIERS: Final = frozenset({"NOUN", "PROPN", "ADJ"})
_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_APART: Final = frozenset({"appos", "conj", "parataxis", "list"})


@dataclass(frozen=True, slots=True)
class Apposition:
    """Two phrases of which one says what the other is."""

    subject: tuple[Token, ...]
    subject_head: Token
    object: tuple[Token, ...]
    object_head: Token
    contains: bool = False  # the second is a place that the first is in: "Dublin, Ireland"
    named: bool = True  # one of them is a name


def appositions(tree: Tree, phrases: Phrases, ontology: Ontology) -> Iterator[Apposition]:
    """Yield what the appositions and titles of a sentence state; a name is the subject, whichever comes first."""
    for token in tree.sentence.tokens:
        above = tree.head(token)
        beside = base(token.deprel) == "appos" and not tree.children(token, "case")
        if above is not None and (beside or _contains(phrases, above, token)):
            yield from _beside(tree, phrases, above, token)
    for name in tree.sentence.names:
        if name.label == "PER":
            yield from (each for each in _title(tree, phrases, name) if not _is_honorific(each.object, ontology))


def _contains(phrases: Phrases, first: Token, second: Token) -> bool:
    """Tell whether the name of a place follows that of one in it: "Dublin, Ireland"."""
    return second.deprel == "nmod:unmarked" and second.id > first.id and _are_places(phrases, first, second)


def _are_places(phrases: Phrases, *tokens: Token) -> bool:
    return all(phrases.inside_name(token, "LOC") for token in tokens)


def _beside(tree: Tree, phrases: Phrases, first: Token, second: Token) -> Iterator[Apposition]:
    below = [token.id for token in tree.subtree(second)]
    joined = {t.id for each in tree.children(first, "conj") if each.id > second.id for t in tree.subtree(each)}
    words = tuple(t for t in phrase(tree, first, marked=False, shared=True) if t.id not in joined.union(below))
    other = tuple(phrase(tree, second))
    named, renamed = (phrases.inside_name(each, *_NAMES) or each.upos == "PROPN" for each in (first, second))
    places = _are_places(phrases, first, second)
    if renamed and not named:
        yield Apposition(other, second, words, first)
    elif named or (first.upos in _NOUNS and second.upos in _NOUNS):
        yield Apposition(words, first, other, second, contains=places, named=named or renamed)


def _title(tree: Tree, phrases: Phrases, name: Name) -> Iterator[Apposition]:
    """Yield what the nouns right before a name say of its bearer: "keyboardist Ann Lee"."""
    tokens = tuple(tree.sentence.token(id) for id in range(name.first, name.last + 1))
    before: list[Token] = []
    for token in reversed(tree.sentence.tokens[: name.first - 1]):
        if not _modifies(tree, token, tokens):
            break
        before.insert(0, token)
    beside = base(tokens[0].deprel) == "appos" and tokens[0].head in {token.id for token in before}
    if before and before[-1].upos in _NOUNS and before[-1].feat("Number") != "Plur" and not beside:
        yield Apposition(tokens, _head((*before, *tokens), phrases), tuple(before), before[-1])


def _head(words: tuple[Token, ...], phrases: Phrases) -> Token:
    """Return the word that heads the mention of a person: the title, where the name hangs on it."""
    names = ((word, phrases.name(word)) for word in words)
    return next((word for word, name in names if name is not None and name.label == "PER"), words[-1])


def _is_honorific(words: tuple[Token, ...], ontology: Ontology) -> bool:
    return all(ontology.is_honorific(word.form.lower()) for word in words)


def _modifies(tree: Tree, token: Token, name: tuple[Token, ...]) -> bool:
    """Tell whether a word belongs to the noun phrase of the name behind it; an abbreviation ("Mr.") says nothing."""
    if token.upos not in _MODIFIERS or token.form.endswith("."):
        return False
    if tree.head(name[0]) == token:
        return True
    return token.head > token.id and base(token.deprel) not in _APART - {base(name[0].deprel)}
