"""Whose a time is that the tree hangs on a verb which only speaks of the event: "announced a march for Saturday"."""

from collections.abc import Mapping

from kg.extract.tree import Tree
from kg.model import Time, Token


def time_owners(tree: Tree, times: Mapping[int, Time]) -> dict[int, int]:
    """Return the ids of the words whose events times tell, by the ids of those that hang on another word."""
    words = (tree.sentence.token(id) for id in times)
    owners = ((word, _before(tree, word, times) or _acted_on(tree, word, times[word.id])) for word in words)
    return {word.id: owner.id for word, owner in owners if owner is not None}


def _before(tree: Tree, word: Token, times: Mapping[int, Time]) -> Token | None:
    """Return whose the time right before is, in what the verb says: "about his leaving last week on Sunday"."""
    governor, first = tree.head(word), tree.subtree(word)[0]
    before = tree.sentence.token(max(first.id - 1, 1))
    owner = tree.head(before) if before.id in times and before.head != word.head else None
    follows = owner is not None and governor is not None and governor.id < owner.id < word.id
    return owner if follows and owner is not None and governor is not None and tree.is_below(owner, governor) else None


def _acted_on(tree: Tree, word: Token, time: Time) -> Token | None:
    """Return what a verb sets for a date, which is not when the verb does so."""
    governor = tree.head(word)
    dated = time.kind in ("DATE", "TIME") and not time.value.endswith("_REF") and tree.marker(word) == "for"
    return tree.child(governor, "obj", "nsubj:pass") if dated and governor is not None else None
