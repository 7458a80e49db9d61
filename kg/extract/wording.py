"""The words of what fills a role: the whole phrase or clause, with its modifiers and its conjuncts."""

from kg.extract.tree import Tree, base
from kg.model import Span, Token

# What is said beside a phrase and does not belong to it. Source: https://universaldependencies.org/u/dep/
_BESIDE = frozenset({"parataxis", "discourse", "vocative", "list", "dislocated", "orphan"})


def phrase(tree: Tree, token: Token, predicate: Token, *, keeps_marker: bool) -> Span:
    """Return the phrase that a word heads, as an argument of a predicate, which is never inside it.

    `keeps_marker` tells whether the preposition or conjunction that introduces it is part of it: "on Friday".
    """
    kept = [each for each in _branches(tree, token, predicate) if keeps_marker or not _is_marker(each, token)]
    ids = [each.id for each in kept]
    if ids[0] < predicate.id < ids[-1]:  # "He will go, she said, on Friday"
        kept = [each for each in kept if (each.id < predicate.id) == (token.id < predicate.id)]
    return tree.span(kept)


def _branches(tree: Tree, token: Token, predicate: Token) -> list[Token]:
    """Return the words of a phrase in order, without the branch that the predicate stands in."""
    above = {predicate.id, *(each.id for each in tree.ancestors(predicate))}
    found, todo = [token], [token]
    while todo:
        for each in tree.children(todo.pop()):
            aside = base(each.deprel) in _BESIDE or (each.head == token.id and _is_added(tree, each))
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


def _is_marker(word: Token, token: Token) -> bool:
    return word.head == token.id and word.deprel in ("case", "cc") and word.id < token.id
