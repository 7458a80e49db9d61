"""The words of what fills a role: the whole phrase or clause, with its modifiers and its conjuncts."""

from kg.extract.tree import Tree, base
from kg.model import Span, Token

# What is said beside a phrase and does not belong to it. Source: https://universaldependencies.org/u/dep/
_BESIDE = frozenset({"parataxis", "discourse", "vocative", "list", "dislocated", "orphan"})
# What a noun has as the predicate of a clause ("this is the team that won"), and not as a phrase.
_OF_CLAUSE = frozenset({"nsubj", "csubj", "cop", "aux", "mark", "advcl", "expl"})


def phrase(tree: Tree, token: Token, predicate: Token, *, keeps_marker: bool) -> Span:
    """Return the phrase that a word heads, as an argument of a predicate, which is never inside it.

    `keeps_marker` tells whether the preposition or conjunction that introduces it is part of it: "on Friday".
    """
    dropped = _opening(tree, token, keeps_marker=keeps_marker)
    kept = [each for each in _branches(tree, token, predicate) if each.id not in dropped]
    kept = [*_noun_of_preposition(tree, token, predicate), *kept] if keeps_marker else kept
    ids = [each.id for each in kept]
    if ids[0] < predicate.id < ids[-1]:  # "He will go, she said, on Friday"
        kept = [each for each in kept if (each.id < predicate.id) == (token.id < predicate.id)]
    return tree.span(kept)


def _branches(tree: Tree, token: Token, predicate: Token) -> list[Token]:
    """Return the words of a phrase in order, without the branch that the predicate stands in."""
    above = {predicate.id, *(each.id for each in tree.ancestors(predicate))}
    states = token.id in above and tree.child(token, "cop") is not None
    found, todo = [token], [token]
    while todo:
        for each in tree.children(todo.pop()):
            aside = base(each.deprel) in _BESIDE or (each.head == token.id and _is_added(tree, each))
            aside = aside or (states and each.head == token.id and base(each.deprel) in _OF_CLAUSE)
            if not aside and each.id not in above:
                found.append(each)
                todo.append(each)
    return sorted(found, key=lambda each: each.id)


def _is_added(tree: Tree, child: Token) -> bool:
    """Tell whether a clause or an apposition only adds to a phrase that is complete: ", who was 61"."""
    if base(child.deprel) not in ("acl", "appos"):
        return False
    first = tree.subtree(child)[0]
    return "," in (first.form, tree.sentence.token(max(first.id - 1, 1)).form)


def _noun_of_preposition(tree: Tree, token: Token, predicate: Token) -> list[Token]:
    """Return the words of a preposition with a noun in it that stand above what it governs: "in front" of "of her"."""
    noun = tree.head(token) if base(token.deprel) == "nmod" else None
    if noun is None or noun.head != predicate.id or base(noun.deprel) not in ("obl", "nmod"):
        return []
    return [each for each in (*tree.children(noun, "case"), noun) if each.id < token.id]


def _opening(tree: Tree, token: Token, *, keeps_marker: bool) -> set[int]:
    """Return the ids of the words before a phrase that are no part of it: its preposition, what joins a conjunct."""
    dropped = {"cc"} if keeps_marker and base(token.deprel) == "conj" else set() if keeps_marker else {"cc", "case"}
    words = (each for each in tree.children(token) if each.deprel in dropped and each.id < token.id)
    return {word.id for each in words for word in tree.subtree(each)}
