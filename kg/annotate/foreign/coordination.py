"""All conjuncts hang on the first, with the "and" and the comma before them: ClearNLP makes a chain.

Source: https://universaldependencies.org/u/dep/conj.html
Source: https://universaldependencies.org/u/dep/cc.html
"""

from kg.annotate.foreign.tree import Tree
from kg.model import Token

_SEPARATORS = (",", ";", ":", "-", "–", "—")


def flatten(tree: Tree) -> Tree:
    """Return the tree with flat coordinations."""
    for id in reversed(tree.bottom_up()):  # from the top, so that a head is done before its conjuncts
        head = tree.head(id)
        if tree.token(id).deprel == "conj" and head is not None and head.deprel == "conj":
            tree = tree.moved(id, head.head)
    for token in tree.tokens:
        if token.deprel == "cc":
            tree = _joined(tree, token)
    for token in tree.tokens:
        if token.deprel == "conj":
            tree = _separated(tree, token)
    return tree


def _joined(tree: Tree, token: Token) -> Tree:
    """Hang an "and" on the conjunct that follows it; where none does, it stays."""
    head = tree.token(token.head)
    first = head.head if head.deprel == "conj" else head.id
    following = [each for each in tree.children(first, "conj") if each.id > token.id]
    return tree.moved(token.id, following[0].id) if following else tree


def _separated(tree: Tree, token: Token) -> Tree:
    """Hang the comma right before a conjunct on it."""
    before = min(tree.subtree(token.id)) - 1
    if before and tree.token(before).form in _SEPARATORS and tree.token(before).deprel == "punct":
        return tree.moved(before, token.id)
    return tree
