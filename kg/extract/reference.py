"""What an event noun refers to: something new, something already known, the one of its kind."""

from kg.extract.tree import Tree, base
from kg.model import Token
from kg.ontology import Ontology

_POINTING = frozenset({"the", "this", "that", "these", "those"})
_FEW = ("det", "nmod:poss", "nummod")  # what a noun needs to speak of certain things


def is_new(tree: Tree, noun: Token) -> bool:
    """Tell whether a noun is introduced as something of which there may be none: "a truce"."""
    return any(each.lemma.lower() in ("a", "an") for each in tree.children(noun, "det"))


def is_bare(tree: Tree, noun: Token) -> bool:
    """Tell whether nothing says which or how many are meant: "reform", "attacks"."""
    return noun.upos == "NOUN" and tree.sentence.block == "paragraph" and not tree.children(noun, *_FEW)


def is_indefinite(tree: Tree, noun: Token) -> bool:
    """Tell whether there need be none of what a noun speaks of: "a truce", "reform"."""
    return is_new(tree, noun) or is_bare(tree, noun)


def is_definite(tree: Tree, noun: Token) -> bool:
    """Tell whether a noun phrase speaks of something already known: "the", "this", a possessor or a headline."""
    articles = tree.children(noun, "det")
    if is_new(tree, noun):
        return False
    known = any(each.form.lower() in _POINTING for each in articles)
    owned = bool(tree.children(noun, "nmod:poss"))
    return known or owned or (not articles and tree.sentence.block != "paragraph")


def is_singled_out(tree: Tree, noun: Token, ontology: Ontology) -> bool:
    """Tell whether the noun is "the most senior", "the first", "the only" one to do it: then it was done.

    A time is nobody: "failed for the second time to go".
    """
    if ontology.is_period(noun.lemma):
        return False
    for each in tree.children(noun, "amod", "nummod"):
        most = any(more.form.lower() == "most" for more in tree.children(each, "advmod"))
        if most or each.feat("Degree") == "Sup" or ontology.is_transparent(each.lemma.lower()):
            return True
    return False


def follows_singled_out(tree: Tree, infinitive: Token, ontology: Ontology) -> bool:
    """Tell whether an infinitive says what "the first", "the only" one before it did: "became the first to go".

    What only stands before it is none: "went there last week to talk".
    """
    verb = tree.head(infinitive)
    nouns = [c for c in tree.children(verb, "obj", "obl", "xcomp", "nsubj") if c.id < infinitive.id] if verb else []
    near = max(nouns, key=lambda noun: noun.id, default=None)
    names = near is not None and (base(near.deprel) in ("xcomp", "nsubj") or tree.marker(near) == "as")
    return near is not None and names and is_singled_out(tree, near, ontology)


def is_begun(noun: Token, verb: Token, ontology: Ontology) -> bool:
    """Tell whether a verb only says that the event its subject names begins, goes on or happens."""
    lemma = verb.lemma.lower()
    return base(noun.deprel) == "nsubj" and (ontology.is_transparent(lemma) or ontology.is_occurrence(lemma))
