"""Expressions that ClearNLP builds otherwise: fixed ones, sums of money, dates and names of persons."""

import re
from collections.abc import Iterator

from kg.annotate.foreign.prepositions import relation_below
from kg.annotate.foreign.tables import fixed, fixed_relations, words
from kg.annotate.foreign.tree import Tree
from kg.model import Name, Token

_DAY = re.compile(r"\d{1,2}(st|nd|rd|th)?")
_PARTS = ("compound", "nummod")
_BEFORE_NAME = ("compound", "nmod", "amod")


def raise_currencies(tree: Tree) -> Tree:
    """Return the tree with the sign of a currency above its number: "$30 million"."""
    for token in tree.tokens:
        head = tree.head(token.id)
        if (
            token.xpos == "$"
            and head
            and head.id > token.id
            and token.deprel in ("advmod", "nmod", "compound", "nummod")
        ):
            tree = tree.raised(token.id, "nummod", staying=_PARTS)
    return tree


def raise_days(tree: Tree) -> Tree:
    """Return the tree with the day above its month: "March 3, 2025"."""
    for token in tree.tokens:
        before = tree.head(token.id)
        is_dated = before is not None and before.id == token.id - 1 and before.form.lower() in words("months")
        if is_dated and _DAY.fullmatch(token.form.lower()):
            tree = tree.raised(token.id, "nmod:unmarked")
    return tree


def raise_superlatives(tree: Tree) -> Tree:
    """Return the tree where "at least" is a phrase with a preposition."""
    for token in tree.tokens[:-1]:
        after = tree.token(token.id + 1)
        is_phrase = token.form.lower() in words("adverbial") and after.form.lower() in words("superlative")
        if is_phrase and token.head == after.id:
            tree = tree.labelled(token.id, "case")
            if after.deprel in ("advmod", "amod"):
                tree = tree.labelled(after.id, relation_below(tree.head(after.id), "obl"))
    return tree


def join_fixed(tree: Tree) -> Tree:
    """Return the tree with fixed expressions below their first word.

    Source: https://universaldependencies.org/en/dep/fixed.html
    """
    for relation in fixed_relations():
        for expression in fixed(relation):
            for ids in _places(tree, expression):
                tree = _joined(tree, ids, relation)
    return tree


def flatten_person(tree: Tree, name: Name) -> Tree:
    """Return the tree with a person's names below the first of them, and what describes the person before it.

    Source: https://universaldependencies.org/en/dep/flat.html
    """
    ids = range(name.first, name.last + 1)
    tops = [tree.token(id) for id in ids if tree.token(id).head not in ids]
    if len(tops) != 1 or any(tree.token(id).upos not in ("PROPN", "PUNCT") for id in ids):
        return tree
    if tops[0].id != name.first:
        tree = _lifted(tree, name.first, tops[0])
    for id in ids[1:]:
        if tree.token(id).upos != "PUNCT":
            tree = tree.moved(id, name.first, "flat")
            for child in tree.children(id):
                tree = tree.moved(child.id, name.first)
    return _described(tree, name.first)


def _lifted(tree: Tree, id: int, top: Token) -> Tree:
    """Return the tree with a word in the place of another above it."""
    while tree.token(id).head != top.id:
        tree = tree.moved(id, tree.token(tree.token(id).head).head)
    return tree.raised(id, "flat")


def _described(tree: Tree, person: int) -> Tree:
    """Join the nouns right before a name: "Prime Minister Ann Lee"."""
    before = person - 1
    if not before or tree.token(before).head != person or tree.token(before).upos not in ("NOUN", "PROPN"):
        return tree
    if tree.token(before).deprel in _BEFORE_NAME:
        tree = tree.labelled(before, "nmod:desc")
        for each in tree.children(person, *_BEFORE_NAME):
            if each.id < before:
                tree = tree.moved(each.id, before)
    return tree


def _places(tree: Tree, expression: tuple[str, ...]) -> Iterator[tuple[int, ...]]:
    """Yield the ids of the words wherever the expression stands."""
    forms = [token.form.lower() for token in tree.tokens]
    for start in range(len(forms) - len(expression) + 1):
        if tuple(forms[start : start + len(expression)]) == expression:
            yield tuple(range(start + 1, start + len(expression) + 1))


def _joined(tree: Tree, ids: tuple[int, ...], relation: str) -> Tree:
    """Join an expression whose words all hang on one head outside it and carry nothing heavier than each other."""
    heads = {tree.token(id).head for id in ids} - set(ids)
    below = [child for id in ids for child in tree.children(id) if child.id not in ids]
    if len(heads) != 1 or 0 in heads or any(child.deprel not in ("advmod", "punct") for child in below):
        return tree
    head = heads.pop()
    first, *others = ids
    for id in ids:
        tree = tree.moved(id, head, relation)
    for id in others:
        tree = tree.moved(id, first, "fixed")
    for child in below:
        tree = tree.moved(child.id, head)
    return tree
