"""What coordinated verbs share, phrases before their subject and the object behind the last, and coordinated nouns."""

from collections.abc import Iterator

from kg.extract.tree import Tree, base
from kg.model import Token

_SUBJECTS = ("nsubj", "csubj")
_OBJECTS = ("obj", "iobj", "ccomp", "xcomp")
_BETWEEN = ("obl", "advcl", "compound", "advmod")  # "turned up and disarmed the men" turned no men up
_MODIFIERS = ("amod", "det", "nummod", "compound", "nmod:poss")


def shared_objects(tree: Tree, verb: Token) -> Iterator[Token]:
    """Yield the object that a bare verb shares with one coordinated with it."""
    if tree.child(verb, *_OBJECTS, "cop"):
        return
    first = tree.first_conjunct(verb)
    for other in (first, *tree.children(first, "conj")):
        early, late = sorted((verb, other), key=lambda each: each.id)
        between = any(early.id < each.id < late.id for each in tree.children(early, *_BETWEEN))
        if other.upos == "VERB" and not between and not tree.child(late, *_SUBJECTS) and early is not late:
            yield from (each for each in tree.children(other, "obj") if each.id > late.id)


def opening(tree: Tree, verb: Token) -> Iterator[Token]:
    """Yield the phrases before a subject, which coordinated verbs share: "On Friday he came and left".

    Nothing for a verb that is no later conjunct, or has a subject of its own.
    """
    first = tree.first_conjunct(verb)
    subject = tree.child(first, *_SUBJECTS)
    if first is verb or subject is None or tree.child(verb, *_SUBJECTS):
        return
    yield from (each for each in tree.children(first, "obl") if each.id < subject.id)


def added(tree: Tree, noun: Token, predicate: Token) -> Iterator[Token]:
    """Yield the words that "and" adds to an argument of a predicate.

    A clause between two conjuncts describes the first alone ("the firm that paid, and the others"), and so does a
    participle before it where the other has modifiers of its own: "expanded checks and new rules".
    """
    around = tree.is_below(predicate, noun)
    before = base(predicate.deprel) == "amod" and predicate.head == noun.id
    for each in tree.coordinated(noun):
        behind = (around and noun.id < predicate.id < each.id) or _is_same(tree, noun, each)
        if not behind and not (before and any(child.id < each.id for child in tree.children(each, *_MODIFIERS))):
            yield each


def _is_same(tree: Tree, noun: Token, conjunct: Token) -> bool:
    """Tell whether two nouns say what one person is, whose name follows: "former mayor and adviser Ann Lee"."""
    named = any(each.id == conjunct.id + 1 for each in tree.children(noun, "appos"))
    return named and all(each.xpos == "NN" for each in (noun, conjunct)) and not tree.children(conjunct, "det")
