"""Translate trees in ClearNLP's scheme, which spaCy's English pipelines give, to Universal Dependencies v2.

Both schemes: https://github.com/clir/clearnlp-guidelines and https://universaldependencies.org/u/dep/
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.annotate.foreign.clauses import lower_copulas, mark_expletives, raise_relatives, raise_subjects
from kg.annotate.foreign.coordination import flatten
from kg.annotate.foreign.expressions import (
    flatten_person,
    join_fixed,
    raise_currencies,
    raise_days,
    raise_superlatives,
)
from kg.annotate.foreign.prepositions import lower_prepositions, relation_below
from kg.annotate.foreign.tables import label, words
from kg.annotate.foreign.tree import Tree
from kg.model import Name, Token

_STEPS = (
    raise_subjects,
    raise_relatives,
    lower_prepositions,
    lower_copulas,
    mark_expletives,
    flatten,
    raise_currencies,
    raise_days,
    raise_superlatives,
)


def translated(tokens: Sequence[Token], names: Iterable[Name] = ()) -> tuple[Token, ...]:
    """Return the words of one sentence with the heads and relations of Universal Dependencies.

    The heads must make a tree with one root; the result is one again. `names` tell which words are one person.
    """
    tree = _named(Tree(tuple(map(_renamed, tokens))))
    for step in _STEPS:
        tree = step(tree)
    for name in names:
        tree = flatten_person(tree, name) if name.label == "PER" else tree
    return join_fixed(_finished(tree)).tokens


def _renamed(token: Token) -> Token:
    """Return a word with its relation as UD calls it; the "to" of an infinitive is no auxiliary."""
    deprel = "mark" if token.deprel == "aux" and token.xpos == "TO" else label("renamed", token.deprel or "dep")
    return replace(token, deprel=deprel if token.head else "root")


def _named(tree: Tree) -> Tree:
    """Return the tree with the relations that depend on the head alone, before heads change."""
    for token in tree.tokens:
        head = tree.head(token.id)
        if head is not None:
            tree = tree.labelled(token.id, _below(tree, token, head))
    return tree


def _below(tree: Tree, token: Token, head: Token) -> str:
    """Return the relation of a word to its head as UD has it."""
    if token.deprel == "npadvmod":
        return relation_below(head, "obl:unmarked")
    if token.deprel == "nmod":
        return "compound" if token.id < head.id else "nmod:unmarked"
    if token.deprel == "nummod" and token.id > head.id and head.upos in ("NOUN", "PROPN"):
        return _number(token, head)
    if token.deprel == "relcl":
        return _relative(tree, token, head)
    return token.deprel


def _number(token: Token, head: Token) -> str:
    """Return the relation of a number to the noun before it: "May 1968", "page 3"."""
    if head.form.lower() in words("months"):
        return "nmod:unmarked"
    return "flat" if token.id == head.id + 1 else "nummod"


def _relative(tree: Tree, token: Token, head: Token) -> str:
    """Return the relation of a relative clause; "a way to go" is none."""
    if any(each.xpos == "TO" for each in tree.children(token.id, "mark")):
        return "acl"
    return "advcl:relcl" if head.upos in ("VERB", "AUX") else "acl:relcl"


def _finished(tree: Tree) -> Tree:
    """Return the tree without relations that are left over from constructions that are not complete."""
    for token in tree.tokens:
        tree = tree.labelled(token.id, label("left", token.deprel) if token.head else "root")
    return tree
