"""What coordinated verbs share: the phrases before their subject, and the object behind the last of them."""

from collections.abc import Iterator

from kg.extract.tree import Tree
from kg.model import Token

_SUBJECTS = ("nsubj", "csubj")
_OBJECTS = ("obj", "iobj", "ccomp", "xcomp")
_BETWEEN = ("obl", "advcl", "compound", "advmod")  # "turned up and disarmed the men" turned no men up


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
