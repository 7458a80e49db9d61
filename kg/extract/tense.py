"""The tense of the clause around a word: it decides which Tuesday is meant."""

from typing import Final

from kg.extract.calendar import Tense
from kg.extract.tree import Tree
from kg.model import Token

_HELPERS: Final = ("aux", "cop")


def tense(tree: Tree, token: Token) -> Tense:
    """Return the tense of the nearest clause around a token.

    Where there is no verb it is past, as news tells what happened; so is a date before a noun in the present: "the
    country marks the October 7 attack".
    """
    for above in (token, *tree.ancestors(token)):
        found = _own(tree, above)
        if found is not None:
            return "past" if found == "present" and token.head > token.id and _is_in_noun(tree, token) else found
    return "past"


def _is_in_noun(tree: Tree, token: Token) -> bool:
    above = tree.head(token)
    return above is not None and above.upos in ("NOUN", "PROPN")


def _own(tree: Tree, token: Token) -> Tense | None:
    """Return the tense a token shows itself, None for a word that is no clause or inherits its tense."""
    words = (*tree.children(token, *_HELPERS), token)
    if any(each.xpos == "MD" for each in words):
        return "past" if any(each.lemma == "have" for each in words) else "future"
    if _is_prospective(tree, token):
        return "future"
    if any(each.xpos == "VBD" for each in words) or any(each.lemma == "have" for each in words[:-1]):
        return "past"
    if any(each.xpos in ("VBZ", "VBP") for each in words):
        return "present"
    return "past" if token.xpos == "VBN" else None


def _is_prospective(tree: Tree, token: Token) -> bool:
    """Tell whether an infinitive looks ahead: "is to meet", "plans to meet", "a meeting set to be held"."""
    if not any(mark.lemma == "to" for mark in tree.children(token, "mark")):
        return False
    above = tree.head(token)
    if above is None or any(each.xpos in ("VBZ", "VBP") for each in tree.children(token, *_HELPERS)):
        return True
    bare = above.xpos == "VBN" and not tree.children(above, *_HELPERS)
    return bare or tense(tree, above) != "past"
