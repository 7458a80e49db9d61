"""Who says what: reported clauses with their source and cue, "according to", and direct speech with its speaker."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.drafts import Draft
from kg.extract.events import Scene
from kg.extract.tree import Tree, base
from kg.model import Attribution, Document, Evidence, Gap, Mention, Span, Token
from kg.ontology import Ontology
from kg.vocab import AGENT, DENIED, REPORTED

_MARKS = '“"”'


@dataclass(frozen=True, slots=True)
class Claims:
    """The attributions of one article and the quotations nobody was found to speak."""

    attributions: tuple[Attribution, ...]
    gaps: tuple[Gap, ...]


def claims(
    document: Document, scenes: Sequence[Scene], quotes: Sequence[Span], *, ontology: Ontology, extractor: str
) -> Claims:
    """Return the claims of an article in reading order."""
    said = [claim for scene in scenes for claim in _of_scene(scene, ontology, extractor)]
    widened = [_with_quotation(claim, quotes, document) for claim in _unique(said)]
    gaps: list[Gap] = []
    for quote in quotes:
        if not any(_overlap(span, quote) for claim in widened for span in claim.content):
            lone = _lone_quotation(quote, document, widened, extractor)
            widened.append(lone)
            if lone.source is None:
                gaps.append(Gap("quote", lone.evidence.sentence, document.text(quote)))
    ordered = sorted(widened, key=lambda claim: (claim.content[0], claim.id))
    return Claims(tuple(_with_reports(claim, scenes) for claim in ordered), tuple(gaps))


def _of_scene(scene: Scene, ontology: Ontology, extractor: str) -> Iterator[Attribution]:
    """Yield the claims that the grammar of one sentence shows."""
    for draft in scene.drafts.values():
        for content in _contents(scene, draft, ontology):
            yield _claim(scene, draft, content, extractor)
    for token in scene.tree.sentence.tokens:
        if base(token.deprel) in ("obl", "nmod") and scene.tree.marker(token) in ontology.source_markers():
            found = _according_to(scene, token, extractor)
            if found is not None:
                yield found


def _contents(scene: Scene, draft: Draft, ontology: Ontology) -> Iterator[Token]:
    """Yield the heads of the clauses that a predicate reports."""
    spoken = scene.spoken_by_parataxis(draft)
    if spoken is not None:
        yield spoken
    for filling in draft.fillings:
        role = scene.roles.role_of(draft, filling)
        given = ontology.status_given(role) if role else None
        clause = base(filling.token.deprel) in ("ccomp", "xcomp", "acl", "advcl", "parataxis")
        if filling.shared or not clause or scene.views.is_question(filling.token):
            continue
        plain = given is None and base(filling.token.deprel) in ("ccomp", "xcomp")
        if given in (REPORTED, DENIED) or (plain and scene.views.complement_status(filling.token) == REPORTED):
            yield filling.token


def _claim(scene: Scene, draft: Draft, content: Token, extractor: str) -> Attribution:
    cue = Span(draft.token.start, draft.token.end)
    words = _content_words(scene.tree, content, draft.token)
    event = next(each for each in scene.events if each.trigger.start == draft.token.start)
    return Attribution(
        id=f"c{cue.start}",
        source=_source(scene, draft),
        cue=cue,
        content=_runs(scene.tree, words),
        direct=False,
        evidence=Evidence(scene.tree.sentence.index, cue, extractor),
        event=event.id,
    )


def _source(scene: Scene, draft: Draft) -> Mention | None:
    """Return who speaks: the agent of the event of speech."""
    for filling in draft.fillings:
        if scene.roles.role_of(draft, filling) == AGENT:
            mention = scene.phrases.get(filling.token)
            if mention is not None:
                return mention
    return None


def _content_words(tree: Tree, content: Token, cue: Token) -> list[Token]:
    """Return the words of a reported clause, without the clause of the one who reports it and without "that"."""
    outside = set() if tree.is_below(content, cue) and content.id != cue.id else {each.id for each in tree.subtree(cue)}
    words = [each for each in tree.subtree(content) if each.id not in outside]
    while words and (words[0].upos == "PUNCT" or (words[0].deprel == "mark" and words[0].form.lower() != "to")):
        words.pop(0)
    while words and words[-1].upos == "PUNCT":
        words.pop()
    return words or [content]


def _runs(tree: Tree, words: list[Token]) -> tuple[Span, ...]:
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


def _according_to(scene: Scene, token: Token, extractor: str) -> Attribution | None:
    """Return the claim that "according to X" makes of the clause it stands in."""
    head, tree = scene.tree.head(token), scene.tree
    if head is None:
        return None
    inside = {each.id for each in tree.subtree(token)}
    without = (
        {each.id for child in tree.children(head, "conj", "cc") for each in tree.subtree(child)}
        if token.id > head.id
        else set()
    )
    words = [each for each in tree.subtree(head) if each.id not in inside | without]
    marks = [part for mark in tree.children(token, "case") for part in (mark, *tree.children(mark, "fixed"))]
    cue = tree.span(sorted(marks, key=lambda each: each.id))
    return Attribution(
        id=f"c{cue.start}",
        source=scene.phrases.get(token),
        cue=cue,
        content=_runs(tree, words or [head]),
        direct=False,
        evidence=Evidence(tree.sentence.index, cue, extractor),
    )


def _with_quotation(claim: Attribution, quotes: Sequence[Span], document: Document) -> Attribution:
    """Widen a claim to the whole quotation its content stands in."""
    outside = [q for q in quotes if claim.cue is None or not _overlap(claim.cue, q)]  # "I thought" is part of one
    touched = [quote for quote in outside if any(_overlap(span, quote) for span in claim.content)]
    marked = any(mark in document.text(span) for span in claim.content for mark in _MARKS)
    if not touched:
        return replace(claim, direct=marked)
    loose = [span for span in claim.content if not any(_overlap(span, quote) for quote in touched)]
    return replace(claim, content=_merged([*loose, *(_join(claim.content, quote) for quote in touched)]), direct=True)


def _join(content: Iterable[Span], quote: Span) -> Span:
    """Return a quotation together with the parts of the content that reach over its edges."""
    parts = [span for span in content if _overlap(span, quote)]
    return Span(min(quote.start, *(s.start for s in parts)), max(quote.end, *(s.end for s in parts)))


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _lone_quotation(quote: Span, document: Document, known: Sequence[Attribution], extractor: str) -> Attribution:
    """Return the claim of a quotation without a verb of speech: its speaker is the one who spoke just before it.

    That is somebody quoted in the same paragraph or, where it has nothing else, in the one before.
    """
    sentence = next(s for s in document.sentences if s.span.end > quote.start)
    nearest = _nearest(quote, sentence.paragraph, document, known)
    return Attribution(
        id=f"c{quote.start}",
        source=nearest.source if nearest is not None else None,
        cue=None,
        content=(quote,),
        direct=True,
        evidence=Evidence(sentence.index, quote, extractor),
        event=None,
    )


def _nearest(quote: Span, paragraph: int, document: Document, known: Sequence[Attribution]) -> Attribution | None:
    """Return the claim whose speaker goes on: the last before the quotation, the first after it, the last quoted."""

    def of(number: int) -> list[Attribution]:
        return [c for c in known if document.sentences[c.evidence.sentence].paragraph == number]

    here, above = of(paragraph), [claim for claim in of(paragraph - 1) if claim.direct]
    before = [claim for claim in here if claim.content[0].start < quote.start]
    last = max(before or above, key=lambda claim: claim.content[0]) if before or (above and not here) else None
    return last or min(here, key=lambda claim: claim.content[0], default=None)


def _with_reports(claim: Attribution, scenes: Sequence[Scene]) -> Attribution:
    """Add the events that stand in the content and that the article only reports or denies."""
    inside = [
        event.id
        for scene in scenes
        for event in scene.events
        if event.status in (REPORTED, DENIED)
        and event.id != claim.event
        and any(span.start <= event.trigger.start < span.end for span in claim.content)
    ]
    return replace(claim, reports=tuple(inside))


def _unique(found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield the claims with distinct ids; one cue that reports two clauses makes one claim of both."""
    by_id: dict[str, Attribution] = {}
    for claim in found:
        known = by_id.get(claim.id)
        by_id[claim.id] = replace(known, content=_merged((*known.content, *claim.content))) if known else claim
    return iter(by_id.values())


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
