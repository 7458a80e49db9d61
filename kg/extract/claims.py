"""Who says what: reported clauses with their source and cue, "according to", and direct speech with its speaker."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extract.claim_phrases import content_spans, cue_span, runs, source_span
from kg.extract.events import Scene
from kg.extract.headlines import claim_of
from kg.extract.parentheses import appended, is_source, scope
from kg.extract.speakers import lone_quotation
from kg.extract.tree import Tree
from kg.extract.voices import reported, source, voiced
from kg.model import Attribution, Document, Event, Evidence, Gap, Span, Token
from kg.ontology import Ontology
from kg.vocab import DENIED, REPORTED

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
        if not any(_overlap(span, quote) for claim in widened if _is_outside(claim, quote) for span in claim.content):
            lone = lone_quotation(quote, document, scenes, widened, ontology=ontology, extractor=extractor)
            widened = [claim for claim in widened if lone.event is None or claim.event != lone.event]
            widened.append(lone)
            if lone.source is None:
                gaps.append(Gap("quote", lone.evidence.sentence, document.text(quote)))
    ordered = sorted(widened, key=lambda claim: (claim.content[0], claim.id))
    placed = [replace(claim, within=_around(claim, ordered)) for claim in ordered]
    events = [event for scene in scenes for event in scene.events if event.status in (REPORTED, DENIED)]
    return Claims(tuple(_with_reports(claim, events) for claim in placed), tuple(gaps))


def _around(claim: Attribution, known: Iterable[Attribution]) -> str | None:
    """Return the id of the narrowest claim in whose content another one stands, None for one of the article's own."""
    place = claim.cue or claim.content[0]
    around = [each for each in known if any(_holds(span, place) for span in each.content)]
    wider = [each for each in around if _length(each) > _length(claim)]
    narrowest = min(wider, key=lambda each: (_length(each), each.id), default=None)
    return narrowest.id if narrowest is not None else None


def _length(claim: Attribution) -> int:
    return sum(span.end - span.start for span in claim.content)


def _holds(span: Span, part: Span) -> bool:
    return span.start <= part.start and part.end <= span.end


def _of_scene(scene: Scene, ontology: Ontology, extractor: str) -> Iterator[Attribution]:
    """Yield the claims that the grammar of one sentence shows."""
    said = {id: reported(scene, draft, ontology) for id, draft in scene.drafts.items()}
    every = {id: contents or voiced(scene, scene.drafts[id], ontology) for id, contents in said.items()}
    contents = {id: heads for id, heads in sorted(every.items()) if heads}
    asserting = frozenset(id for id in contents if said[id])
    sources = [each for each in scene.tree.sentence.tokens if is_source(scene.tree, each, ontology)]
    found = _Found(contents, asserting, _appended(scene, contents), tuple(sources))
    for id in contents:
        yield _claim(scene, id, found, extractor)
    if scene.headline is not None:
        yield claim_of(scene.headline, scene.tree, extractor)
    claims = (_according_to(scene, token, extractor) for token in sources)
    yield from (claim for claim in claims if claim is not None)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the predicates of one sentence put into words, by the token id of each cue."""

    contents: Mapping[int, tuple[Token, ...]]
    asserting: frozenset[int]  # the cues whose contents are said to be so
    first: Mapping[int, int]  # a cue that goes on with what another one began, and that other one
    sources: tuple[Token, ...]  # the heads of "according to" phrases

    def apart(self, id: int, tree: Tree) -> list[Token]:
        """Return the heads of clauses and phrases that stand in the contents of a cue and are none of them."""
        others = [tree.sentence.token(inner) for inner, outer in self.first.items() if outer == id]
        for token in self.sources:
            covered = scope(tree, token)
            if covered is not None and not any(tree.is_below(covered, content) for content in self.contents[id]):
                others.append(token)
        return others


def _appended(scene: Scene, contents: Mapping[int, tuple[Token, ...]]) -> Mapping[int, int]:
    """Return the cues inside reported words that are more of the same speaker, with the cue they go on from."""
    cues = [scene.tree.sentence.token(id) for id in contents]
    pairs = [(inner, outer, content) for outer in cues for content in contents[outer.id] for inner in cues]
    return {
        inner.id: outer.id
        for inner, outer, content in pairs
        if inner is not outer
        and appended(scene.tree, inner, content, outer)
        and scene.is_quoted(inner) == scene.is_quoted(outer)
    }


def _claim(scene: Scene, id: int, found: _Found, extractor: str) -> Attribution:
    tree, draft = scene.tree, scene.drafts[id]
    cue, contents, speaker = draft.token, found.contents[id], scene.drafts[found.first.get(id, id)]
    event = next(each for each in scene.events if each.trigger.start == cue.start)
    last = next(each for each in tree.sentence.tokens if each.end == event.trigger.end)
    who = source(scene, speaker)
    return Attribution(
        id=f"c{cue.start}",
        source=scene.phrases.get(who) if who is not None else None,
        source_span=source_span(tree, who, speaker.token) if who is not None else None,
        cue=cue_span(tree, cue, last, contents, lambda each: each.id in found.contents),
        content=tuple(
            scene.phrases.balanced(span) for span in content_spans(tree, contents, [cue, *found.apart(id, tree)])
        ),
        direct=False,
        evidence=Evidence(tree.sentence.index, Span(cue.start, cue.end), extractor),
        event=event.id,
        asserts=id in found.asserting,
    )


def _according_to(scene: Scene, token: Token, extractor: str) -> Attribution | None:
    """Return the claim that "according to X" makes of the clause it stands in."""
    tree = scene.tree
    head = scope(tree, token)
    marks = [part for mark in tree.children(token, "case", "mark") for part in (mark, *tree.children(mark, "fixed"))]
    if head is None or not marks:
        return None
    inside = {each.id for each in tree.subtree(token)}
    without = (
        {each.id for child in tree.children(head, "conj", "cc") for each in tree.subtree(child)}
        if token.id > head.id
        else set()
    )
    words = [each for each in tree.subtree(head) if each.id not in inside | without]
    cue = tree.span(sorted(marks, key=lambda each: each.id))
    return Attribution(
        id=f"c{cue.start}",
        source=scene.phrases.get(token),
        source_span=source_span(tree, token, token),
        cue=cue,
        content=runs(tree, words or [head]),
        direct=False,
        evidence=Evidence(tree.sentence.index, cue, extractor),
    )


def _with_quotation(claim: Attribution, quotes: Sequence[Span], document: Document) -> Attribution:
    """Widen a claim to the whole quotation its content stands in."""
    outside = [quote for quote in quotes if _is_outside(claim, quote)]
    touched = [quote for quote in outside if any(_overlap(span, quote) for span in claim.content)]
    marked = any(mark in document.text(span) for span in claim.content for mark in _MARKS)
    if not touched:
        return replace(claim, direct=marked)
    loose = [span for span in claim.content if not any(_overlap(span, quote) for quote in touched)]
    return replace(claim, content=_merged([*loose, *(_join(claim.content, quote) for quote in touched)]), direct=True)


def _is_outside(claim: Attribution, quote: Span) -> bool:
    """Tell whether the cue of a claim is no part of a quotation, as that of "I think it rained" is."""
    return claim.cue is None or not _overlap(claim.cue, quote)


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


def _with_reports(claim: Attribution, events: Iterable[Event]) -> Attribution:
    """Add the events that stand in the content, of those that the article only reports or denies.

    What is merely wanted, feared, asked or judged is none of what its source says.
    """
    if not claim.asserts:
        return claim
    inside = [
        event.id
        for event in events
        if any(span.start <= event.trigger.start < span.end for span in claim.content) and event.id != claim.event
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
