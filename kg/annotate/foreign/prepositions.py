"""Prepositions go below their objects: ClearNLP hangs the object on the preposition.

Source: https://universaldependencies.org/u/dep/case.html
Source: https://universaldependencies.org/u/dep/mark.html
"""

from kg.annotate.foreign.tables import label, words
from kg.annotate.foreign.tree import Tree
from kg.model import Token

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "SYM", "DET", "X")
_VERBAL = ("VERB", "AUX")
_OBJECTS = ("pobj", "pcomp")
_PREPOSITIONAL = ("prep", "agent", "dative")
_LABELS = ("ADP", "SCONJ", "PART")


def lower_prepositions(tree: Tree) -> Tree:
    """Return the tree with each preposition below its object, as `case`, or `mark` where that is a clause."""
    for id in tree.bottom_up():
        tree = _lowered(tree, tree.token(id))
    for token in tree.tokens:
        if token.deprel in _PREPOSITIONAL:
            tree = tree.labelled(token.id, _phrase(tree, token))
    return tree


def relation_below(head: Token | None, deprel: str) -> str:
    """Return a relation as it is called below this head: what is `obl` below a verb is `nmod` below a noun."""
    return label("nominal", deprel) if head is not None and head.upos in NOMINAL else deprel


def _lowered(tree: Tree, token: Token) -> Tree:
    """Let the object of a preposition take its place; below, all is done already."""
    if not _is_preposition(token):
        return tree
    objects = tuple(each for each in tree.children(token.id, *_OBJECTS) if not _stands_alone(tree, each))
    phrases = tuple(each for each in tree.children(token.id, *_PREPOSITIONAL) if _marker(tree, each))
    if objects:  # "from London to Paris": both belong to the verb
        for each in phrases:
            tree = tree.moved(each.id, token.head or objects[0].id)
    chosen = next(iter((*objects, *phrases)), None)  # "out of town": the phrase is the object
    if chosen is None:
        return tree
    relation = "mark" if _is_clause(tree, chosen) else "case"
    for each in tree.children(token.id, *_OBJECTS):
        if _stands_alone(tree, each):  # "because of the strike", where both words carry the strike
            tree = tree.labelled(each.id, relation)
    return tree.raised(chosen.id, relation, token.deprel if token.deprel in words("inherited") else "prep")


def _is_preposition(token: Token) -> bool:
    """Tell whether a word is one: "including" and "according" are, by their relation."""
    return token.upos in _LABELS or token.deprel == "prep"


def _stands_alone(tree: Tree, token: Token) -> bool:
    """Tell whether a word is a preposition without an object."""
    return token.upos in _LABELS and not _marker(tree, token)


def _is_clause(tree: Tree, token: Token) -> bool:
    subjects = tree.children(token.id, "nsubj", "nsubj:pass", "mark")
    return token.deprel != "pobj" and (bool(subjects) or (token.deprel == "pcomp" and token.upos in _VERBAL))


def _marker(tree: Tree, token: Token) -> Token | None:
    """Return the preposition below an object, None for a preposition without one."""
    return next(iter(tree.children(token.id, "case", "mark")), None)


def _phrase(tree: Tree, token: Token) -> str:
    """Return the relation of a prepositional phrase: to a verb, to a noun, as a clause, as the doer of a passive."""
    if tree.children(token.id, "mark"):
        deprel = "advcl"
    elif token.deprel == "agent" and tree.children(token.id, "case"):
        return "obl:agent"
    elif token.deprel == "dative" and not _marker(tree, token) and token.upos not in _LABELS:
        return "iobj"
    else:
        deprel = "obl"
    return relation_below(tree.head(token.id), deprel)
