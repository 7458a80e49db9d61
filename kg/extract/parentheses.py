"""Clauses put into another one from outside: "The plan, she said, is sound"."""

from kg.extract.tree import Tree, base
from kg.model import Token


def parenthesised(tree: Tree, verb: Token) -> Token | None:
    """Return the head of the clause that a verb with its subject stands beside or between commas in, None for none."""
    governor = tree.head(verb)
    if governor is None:
        return None
    if base(verb.deprel) == "parataxis":
        return governor if _is_predicate(tree, governor) else _clause(tree, governor) or governor
    return _clause(tree, governor) if verb.deprel == "acl:relcl" and _is_set_off(tree, verb) else None


def _clause(tree: Tree, noun: Token) -> Token | None:
    """Return the predicate whose subject is a noun, or holds it: "are" of "acts of protest, he said, are"."""
    above = tree.head(noun)
    subject = above is not None and base(noun.deprel) in ("nsubj", "csubj")
    if above is not None and not subject and base(noun.deprel) in ("nmod", "conj"):
        return _clause(tree, above)
    return above if subject else None


def _is_predicate(tree: Tree, word: Token) -> bool:
    return word.upos in ("VERB", "AUX") or bool(tree.children(word, "cop", "nsubj", "csubj", "expl"))


def _is_set_off(tree: Tree, verb: Token) -> bool:
    """Tell whether nothing but a verb and its subject stands between two commas: no clause that describes a noun."""
    words = [each for each in tree.subtree(verb) if each.upos != "PUNCT"]
    bare = all(base(each.deprel) in ("nsubj", "aux", "advmod", "obl", "punct") for each in tree.children(verb))
    pronoun = any(each.xpos in ("WDT", "WP", "WRB") for each in words)
    around = [tree.sentence.tokens[id - 1 : id] for id in (words[0].id - 1, words[-1].id + 1)]
    return (
        bare
        and not pronoun
        and bool(tree.child(verb, "nsubj"))
        and all(each and each[0].upos == "PUNCT" for each in around)
    )
