"""Clauses of a speaker inside the words of another: "The plan, she said, is sound", "…, adding that it is cheap"."""

from kg.extract.tree import Tree, base
from kg.model import Token
from kg.ontology import Ontology

_WITHIN = frozenset({"nmod", "obl", "obj", "acl", "advcl", "xcomp", "ccomp", "nsubj", "appos", "amod"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


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


def appended(tree: Tree, verb: Token, content: Token, cue: Token) -> bool:
    """Tell whether a verb of speech inside reported words is one more of their speaker: "said …, adding that …".

    It has no subject of its own, and is a participle behind a comma or goes on in the form of the cue.
    """
    if tree.children(verb, "nsubj", "nsubj:pass") or not _is_on_spine(tree, verb, content):
        return False
    if base(verb.deprel) == "conj":
        return verb.xpos == cue.xpos and verb.xpos in _FINITE
    first = min(tree.subtree(verb), key=lambda each: each.id)
    before = tree.sentence.tokens[first.id - 2 : first.id - 1] if first.upos != "PUNCT" else (first,)
    return base(verb.deprel) == "advcl" and verb.xpos == "VBG" and bool(before) and before[0].form == ","


def is_source(tree: Tree, word: Token, ontology: Ontology) -> bool:
    """Tell whether a word heads a phrase that says who says so: "according to the army"."""
    return base(word.deprel) in ("obl", "nmod") and tree.marker(word) in ontology.source_markers()


def scope(tree: Tree, phrase: Token) -> Token | None:
    """Return the head of what a phrase like "according to the army" covers: all before it, at the end of a sentence.

    Elsewhere it is the word that the phrase hangs on; None where that is nothing.
    """
    words = [each for each in tree.subtree(phrase) if each.upos != "PUNCT"]
    before, after = tree.sentence.tokens[words[0].id - 2 : words[0].id - 1], tree.sentence.tokens[words[-1].id :]
    head = tree.head(phrase)
    if head is None or not before or before[0].form != "," or any(each.upos != "PUNCT" for each in after):
        return head
    while base(head.deprel) in _WITHIN and head.head:
        head = tree.sentence.token(head.head)
    return head


def _is_on_spine(tree: Tree, verb: Token, content: Token) -> bool:
    """Tell whether a verb hangs on a clause by nothing but its own verbs, and is no part of a noun."""
    for each in (verb, *tree.ancestors(verb)):
        if each.id == content.id:
            return verb.id != content.id
        if base(each.deprel) not in ("conj", "advcl", "xcomp"):
            return False
    return False
