"""Which frame of the lexicon a predicate evokes: the one whose slots the clause fills best."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.arguments import Filling
from kg.extract.tree import Tree, base
from kg.model import Token
from kg.ontology import Entry, Frame, Ontology

_FIXED = frozenset(
    {"compound", "advmod", "obj", "obl", "xcomp", "amod", "nmod", "fixed", "case", "iobj", "nsubj", "advcl", "conj"}
)
_DEPTH = 3  # how far below its head a fixed word may stand

ClassesOf = Callable[[Token], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Match:
    """A frame with the words of the text that evoke it."""

    frame: Frame
    words: tuple[str, ...]
    fixed: tuple[Token, ...]  # the words of an expression besides its head
    fillings: tuple[Filling, ...]


def best_match(
    tree: Tree,
    token: Token,
    pos: str,
    *,
    ontology: Ontology,
    fillings: Callable[[Sequence[Token]], tuple[Filling, ...]],
    classes_of: ClassesOf,
) -> Match | None:
    """Return the frame with most words, then most filled slots of its own; None where no frame of the lexicon fits.

    `fillings` gives the fillings of the predicate when these fixed words belong to it, `classes_of` the classes of
    entities and events that a word may head.
    """
    found = list(_matches(tree, token, pos, ontology, fillings, classes_of))
    return max(found, key=lambda match: _rank(match), default=None)


def _rank(match: Match) -> tuple[int, int, int]:
    """Order matches: longest expression, most own slots filled, most required; the first in the file wins a tie."""
    slots = {filling.slot for filling in match.fillings}
    return len(match.words), len(slots & match.frame.own), len(match.frame.required) + len(match.frame.ranges)


def _matches(
    tree: Tree,
    token: Token,
    pos: str,
    ontology: Ontology,
    fillings: Callable[[Sequence[Token]], tuple[Filling, ...]],
    classes_of: ClassesOf,
) -> Iterator[Match]:
    for entry in ontology.entries(token.lemma.lower(), pos):
        fixed = _fixed_words(tree, token, entry, ontology)
        if fixed is None:
            continue
        filled = fillings(fixed)
        for frame in entry.frames:
            if _fits(frame, filled, classes_of, ontology):
                yield Match(frame, entry.words, fixed, filled)


def _fits(frame: Frame, fillings: tuple[Filling, ...], classes_of: ClassesOf, ontology: Ontology) -> bool:
    """Tell whether the required slots are filled and what fills a slot is of its range."""
    slots = {filling.slot for filling in fillings} | (
        {"infinitive"} if any(f.slot == "purpose" for f in fillings) else set()
    )
    if not frame.required <= slots:
        return False
    return all(_is_in_range(frame, slot, fillings, classes_of, ontology) for slot in frame.ranges)


def _is_in_range(
    frame: Frame, slot: str, fillings: tuple[Filling, ...], classes_of: ClassesOf, ontology: Ontology
) -> bool:
    """Tell whether what fills a slot, if anything does, is of one of the classes the frame allows there."""
    kinds = [kind for filling in fillings if filling.slot == slot for kind in classes_of(filling.token)]
    return not kinds or any(ontology.is_a(kind, allowed) for kind in kinds for allowed in frame.ranges[slot])


def _fixed_words(tree: Tree, head: Token, entry: Entry, ontology: Ontology) -> tuple[Token, ...] | None:
    """Return the tokens of an expression besides its head, None where one is missing.

    A verb's fixed words stand below it, a noun's before it.
    """
    if entry.pos != "verb":
        return _words_before(tree, head, entry.words[:-1])
    found: list[Token] = []
    for word in entry.words[1:]:
        token = next(
            (each for each in _below(tree, head, ontology) if each.lemma.lower() == word and each not in found), None
        )
        if token is None:
            return None
        found.append(token)
    return tuple(found)


def _words_before(tree: Tree, head: Token, words: tuple[str, ...]) -> tuple[Token, ...] | None:
    """Return the tokens that stand right before the head and have these lemmas, None where they differ."""
    first = head.id - len(words)
    if first < 1:
        return () if not words else None
    tokens = tuple(tree.sentence.token(id) for id in range(first, head.id))
    same = all(word in (token.lemma.lower(), token.form.lower()) for word, token in zip(words, tokens, strict=True))
    return tokens if same else None


def _below(tree: Tree, head: Token, ontology: Ontology, depth: int = _DEPTH) -> Iterator[Token]:
    """Yield the words that may belong to an expression, near ones first; none that stands after "without"."""
    children = [
        child
        for child in tree.children(head)
        if (base(child.deprel) in _FIXED or (child.upos == "ADJ" and base(child.deprel) == "acl"))
        and ontology.cue(tree.marker(child), "conjunction") is None
    ]
    yield from children
    if depth > 1:
        for child in children:
            if base(child.deprel) in ("obj", "obl", "nmod", "xcomp"):
                yield from _below(tree, child, ontology, depth - 1)
