"""Which frame of the lexicon a predicate evokes: the one whose slots the clause fills best."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.arguments import Filling
from kg.extract.commitments import are_told
from kg.extract.tree import Tree, base
from kg.model import Token
from kg.ontology import Entry, Frame, Ontology
from kg.vocab import NEGATED

_FIXED = frozenset({"compound", "advmod", "obj", "obl", "xcomp", "amod", "nmod", "fixed", "iobj"})

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
    frame = match.frame
    return len(match.words), len(slots & frame.own), len(frame.required) + len(frame.ranges) + len(frame.helpers)


def _matches(
    tree: Tree,
    token: Token,
    pos: str,
    ontology: Ontology,
    fillings: Callable[[Sequence[Token]], tuple[Filling, ...]],
    classes_of: ClassesOf,
) -> Iterator[Match]:
    for entry in _entries(token, pos, ontology):
        fixed = _fixed_words(tree, token, entry, ontology)
        if fixed is None or not _has_all_particles(tree, token, fixed) or _is_denied(tree, fixed, ontology):
            continue
        filled = fillings(fixed)
        for frame in entry.frames:
            fits = _fits(frame, filled, classes_of, ontology) and are_told(frame, filled, tree, classes_of, ontology)
            if (
                fits
                and not _is_kept_out(frame, filled, tree.marker(token), classes_of, ontology)
                and not _is_split(tree, token, fixed, frame)
            ):
                yield Match(frame, entry.words, fixed, filled)


def _entries(token: Token, pos: str, ontology: Ontology) -> Iterator[Entry]:
    """Yield the entries of a word; those of a plural that means something of its own ("talks") come first."""
    if pos == "noun" and token.form.lower() != token.lemma.lower():
        yield from ontology.entries(token.form.lower(), pos)
    yield from ontology.entries(token.lemma.lower(), pos)


def _has_all_particles(tree: Tree, token: Token, fixed: tuple[Token, ...]) -> bool:
    """Tell whether an entry knows the verb's particle: "fire up" is no kind of "fire"."""
    return token.upos != "VERB" or all(particle in fixed for particle in tree.children(token, "compound:prt"))


def _is_denied(tree: Tree, fixed: tuple[Token, ...], ontology: Ontology) -> bool:
    """Tell whether a fixed word is negated and the negation is no part of the expression: "found not guilty"."""
    beside = [each for word in fixed for each in tree.children(word, "advmod", "det") if each not in fixed]
    cues = (ontology.cue(each.lemma.lower(), pos) for each in beside for pos in ("adverb", "determiner"))
    return NEGATED in cues


def _is_split(tree: Tree, token: Token, fixed: tuple[Token, ...], frame: Frame) -> bool:
    """Tell whether an object the frame has no place for stands between the words: "left his keys at the office"."""
    loose = [child for child in tree.children(token, "obj") if child not in fixed]
    return bool(loose) and "object" not in frame.own and any(base(word.deprel) == "obl" for word in fixed)


def _fits(frame: Frame, fillings: tuple[Filling, ...], classes_of: ClassesOf, ontology: Ontology) -> bool:
    """Tell whether the required slots are filled and what fills a slot is of its range."""
    slots = {filling.slot for filling in fillings} | (
        {"infinitive"} if any(f.slot == "purpose" for f in fillings) else set()
    )
    if not frame.required <= slots:
        return False
    return all(_is_in_range(frame, slot, fillings, classes_of, ontology) for slot in frame.ranges)


def _is_kept_out(
    frame: Frame, fillings: tuple[Filling, ...], marker: str, classes_of: ClassesOf, ontology: Ontology
) -> bool:
    """Tell whether something stands there that the frame excludes, or nothing of which it needs one."""
    limits, slots = frame.limits, {filling.slot for filling in fillings}
    if limits.empty & slots or (limits.needs_one and not limits.needs_one & slots):
        return True
    if frame.pos == "noun" and marker in limits.markers:
        return True
    ids = {filling.token.id for filling in fillings}
    # What the parser takes for a conjunct may be none, and is not asked.
    first = [each for each in fillings if base(each.token.deprel) != "conj" or each.token.head not in ids]
    if any(filling.token.lemma.lower() in limits.words.get(filling.slot, ()) for filling in first):
        return True
    barred = ((f.token, each) for f in first for each in limits.classes.get(f.slot, ()))
    return any(ontology.is_a(kind, each) for token, each in barred for kind in classes_of(token))


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
        states = tree.children(head, "xcomp")  # "found him not guilty"
        below = [child for each in (head, *found, *states) for child in tree.children(each)] + _states(tree, head)
        fitting = (each for each in below if each.lemma.lower() == word and each not in found)
        token = next((each for each in fitting if _may_be_fixed(tree, each, ontology)), None)
        if token is None:
            return None
        found.append(token)
    return tuple(found)


def _states(tree: Tree, verb: Token) -> list[Token]:
    """Return the adjectives behind the verb's objects, which may say what becomes of them: "left 30 people dead"."""
    return [
        child
        for noun in tree.children(verb, "obj")
        for child in tree.children(noun, "amod", "acl")
        if child.upos == "ADJ" and child.id > noun.id
    ]


def _words_before(tree: Tree, head: Token, words: tuple[str, ...]) -> tuple[Token, ...] | None:
    """Return the tokens that stand right before the head and have these lemmas, None where they differ."""
    first = head.id - len(words)
    if first < 1:
        return () if not words else None
    tokens = tuple(tree.sentence.token(id) for id in range(first, head.id))
    same = all(word in (token.lemma.lower(), token.form.lower()) for word, token in zip(words, tokens, strict=True))
    return tokens if same else None


def _may_be_fixed(tree: Tree, word: Token, ontology: Ontology) -> bool:
    """Tell whether a word may belong to the expression its governor heads: it follows it, or is its passive subject."""
    if word.deprel == "nsubj:pass":
        return True
    fixed = base(word.deprel) in _FIXED or (word.upos == "ADJ" and base(word.deprel) == "acl")
    follows = word.id > word.head or base(word.deprel) in ("amod", "compound", "advmod")
    return fixed and follows and ontology.cue(tree.marker(word), "conjunction") is None
