"""The whole phrases of a claim: who says it with title and apposition, the cue with its helpers, the reported words."""

from collections.abc import Callable, Collection, Sequence

from kg.extract.tree import Tree, base
from kg.model import Span, Token

_HELPERS = frozenset({"aux", "cop", "advmod"})
_MODIFIERS = frozenset({"det", "amod", "compound", "nummod", "advmod"})
_DASHES = frozenset({"—", "–", "--", "―"})  # a dateline ends with one: "GENEVA — The minister said …"
_REACH = 6  # words between a verb and the preposition of its cue: "accused the minister of"


def source_span(tree: Tree, token: Token, cue: Token) -> Span:
    """Return the whole phrase of a source: title, name, apposition and relative clause, without its preposition.

    Where the source is understood from a relative pronoun, that is its phrase: "the mayor, who said …".
    """
    subject = tree.child(cue, "nsubj", "csubj") if cue.deprel == "acl:relcl" and cue.head == token.id else None
    head = subject or token
    left = {each.id for child in tree.children(head, "case", "mark", "cc") for each in tree.subtree(child)}
    if head.deprel == "nmod:poss":  # "the mayor's" is one word with its ending
        left -= {each.id for each in tree.children(head, "case")}
    if cue.id != head.id and tree.is_below(cue, head):
        left |= {each.id for each in tree.subtree(cue)}
    heads = [head, *_beside(tree, head)]
    kept = {each.id for each in heads for each in tree.subtree(each, frozenset({"parataxis", "discourse"}))} - left
    return _run(tree, head, lambda each: each.id in kept or (each.upos == "PUNCT" and each.id not in left))


def _beside(tree: Tree, subject: Token) -> list[Token]:
    """Return the other subjects of its verb: an office and a name side by side are one phrase."""
    verb = tree.head(subject)
    return [] if verb is None or base(subject.deprel) != "nsubj" else list(tree.children(verb, "nsubj"))


def cue_span(tree: Tree, cue: Token, last: Token, content: Collection[Token], is_cue: Callable[[Token], bool]) -> Span:
    """Return a cue with its helpers, adverbs and negation, and with the preposition that leads on to the content.

    `last` is the last word of its expression. A verb that only says how the other is done belongs to it ("went on to
    say"), unless it is a cue itself.
    """
    first = _first(tree, cue, is_cue)
    ending = _preposition(tree, last, content) or _by(tree, last) or last
    return Span(first.start, max(ending.end, last.end))


def _first(tree: Tree, cue: Token, is_cue: Callable[[Token], bool]) -> Token:
    own = _HELPERS if cue.upos in ("VERB", "AUX", "ADJ") else _MODIFIERS
    helpers = [child for child in tree.children(cue) if _helps(child, own)]
    below = {each.id for child in helpers for each in tree.subtree(child) if each.upos != "PUNCT"}
    first = cue
    while first.id > 1 and first.id - 1 in below:
        first = tree.sentence.token(first.id - 1)
    above = tree.head(cue)
    if (
        above is None
        or above.id != first.id - 1
        or above.upos != "VERB"
        or base(cue.deprel) != "xcomp"
        or is_cue(above)
    ):
        return first
    return _first(tree, above, is_cue)


def _helps(child: Token, relations: Collection[str]) -> bool:
    return base(child.deprel) in relations or (child.deprel == "mark" and child.form.lower() == "to")


def _preposition(tree: Tree, last: Token, content: Collection[Token]) -> Token | None:
    """Return the preposition before the content where it stands close behind the cue: "called for", "accused X of"."""
    first = min(content, key=lambda each: each.id, default=last)
    before = [
        each
        for head in content
        for each in tree.children(head, "case", "mark")
        if last.id < each.id <= last.id + _REACH and _leads(head, each)
    ]
    return before[-1] if before and before[-1].id <= first.id else None


def _by(tree: Tree, verb: Token) -> Token | None:
    """Return the "by" right behind a passive cue: "was rejected by"."""
    doers = tree.children(verb, "obl:agent", "obl")
    marks = [each for doer in doers for each in tree.children(doer, "case") if each.id == verb.id + 1]
    return next((each for each in marks if tree.is_passive(verb) and each.form.lower() == "by"), None)


def _leads(head: Token, mark: Token) -> bool:
    """Tell whether a word before the content is a preposition: before a noun or a gerund, not "that" or "to go"."""
    if base(head.deprel) in ("obl", "nmod"):
        return mark.upos in ("ADP", "SCONJ")
    return head.xpos == "VBG" and base(head.deprel) != "ccomp" and mark.upos in ("ADP", "SCONJ")


def content_spans(tree: Tree, contents: Sequence[Token], cues: Sequence[Token]) -> tuple[Span, ...]:
    """Return the words of what is reported, with "that" or "to", without the preposition that belongs to the cue.

    What several phrases say is read as one where they stand side by side: "the mayor for the delay". The first of
    `cues` is that of the contents; the clauses of the others, which may stand inside, are left out.
    """
    head = contents[0]
    outside = {each.id for each in tree.children(head, "case", "mark") if _leads(head, each)}
    outside |= {part.id for id in outside for part in tree.children(tree.sentence.token(id), "fixed")}
    below = {each.id: each for content in contents for each in _below(tree, content, cues)}
    words = [word for id, word in sorted(below.items()) if id not in outside]
    while words and (words[0].upos == "PUNCT" or words[-1].upos in ("PUNCT", "CCONJ")):
        words.pop(0 if words[0].upos == "PUNCT" else -1)
    return runs(tree, words or [head])


def _below(tree: Tree, content: Token, cues: Sequence[Token]) -> list[Token]:
    """Return the words of a phrase without the clauses of cues that stand inside it."""
    inside = [each for each in cues if each.id == content.id or not tree.is_below(content, each)]
    outside = {each.id for cue in inside for each in tree.subtree(cue)}
    return [each for each in tree.subtree(content) if each.id not in outside]


def runs(tree: Tree, words: list[Token]) -> tuple[Span, ...]:
    """Return the unbroken stretches of a list of words; holes of punctuation do not break them."""
    ids = {word.id for word in words}
    spans: list[list[Token]] = []
    for word in words:
        between = range(spans[-1][-1].id + 1, word.id) if spans else range(0)
        if spans and all(id in ids or tree.sentence.token(id).upos == "PUNCT" for id in between):
            spans[-1].append(word)
        else:
            spans.append([word])
    return tuple(tree.span(run) for run in spans if any(word.upos != "PUNCT" for word in run))


def _run(tree: Tree, head: Token, holds: Callable[[Token], bool]) -> Span:
    """Return the unbroken run of words around one."""
    first = last = head
    while first.id > 1 and holds(before := tree.sentence.token(first.id - 1)) and before.form not in _DASHES:
        first = before
    while last.id < len(tree.sentence.tokens) and holds(tree.sentence.token(last.id + 1)):
        last = tree.sentence.token(last.id + 1)
    return tree.span([each for each in tree.sentence.tokens if first.id <= each.id <= last.id])
