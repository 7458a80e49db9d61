"""Who speaks a quotation without a verb of speech beside it: who signs it, whose words are announced, who goes on."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extract.claim_phrases import cue_span, source_span
from kg.extract.drafts import Draft
from kg.extract.events import Scene
from kg.extract.tree import base
from kg.extract.voices import source, speaks
from kg.model import Attribution, Document, Evidence, Span, Token
from kg.ontology import Ontology

_DASH = re.compile(r"\s*(?P<dash>[―—–]|--)\s*(?P<name>[^\n“\"]+)")
_COLON = re.compile(r"\s*:\s*\Z")
_LONGEST = 12  # words of a signature


def lone_quotation(
    quote: Span,
    document: Document,
    scenes: Sequence[Scene],
    known: Sequence[Attribution],
    *,
    ontology: Ontology,
    extractor: str,
) -> Attribution:
    """Return the claim of a quotation that no clause reports; its source is None where nobody is found."""
    index = next(s.index for s in document.sentences if s.span.end > quote.start)
    claim = Attribution(
        id=f"c{quote.start}",
        source=None,
        cue=None,
        content=(quote,),
        direct=True,
        evidence=Evidence(index, quote, extractor),
    )
    return (
        _signed(claim, document, scenes)
        or _announced(claim, document, scenes, known, ontology)
        or _continued(claim, document, known)
    )


def _signed(claim: Attribution, document: Document, scenes: Sequence[Scene]) -> Attribution | None:
    """Return the claim with the name that follows its quotation after a dash, as its source."""
    (quote,) = claim.content
    match = _DASH.match(document.article.text, quote.end)
    if match is None:
        return None
    name, dash = Span(*match.span("name")), Span(*match.span("dash"))
    for scene in scenes:
        words = [each for each in scene.tree.sentence.tokens if name.start <= each.start < name.end]
        if words:
            head = _nominal(words)
            mention = scene.phrases.get(head) if head is not None else None
            return replace(claim, source=mention, source_span=scene.tree.span(words), cue=dash) if mention else None
    return None


def _nominal(words: Sequence[Token]) -> Token | None:
    """Return the head of words that make one phrase without a verb, None where they do not."""
    ids = {each.id for each in words}
    heads = [each for each in words if each.head not in ids and each.upos != "PUNCT"]
    verbal = any(each.upos in ("VERB", "AUX") for each in words)
    return heads[0] if heads and not verbal and len(words) <= _LONGEST else None


def _announced(
    claim: Attribution, document: Document, scenes: Sequence[Scene], known: Iterable[Attribution], ontology: Ontology
) -> Attribution | None:
    """Return the claim with a verb of speech that stands beside its quotation and reports nothing else."""
    used = {each.event for each in known if each.asserts}
    for scene in _around(claim.content[0], document, scenes):
        for draft in _spoken(scene, ontology):
            head = source(scene, draft)
            if head is not None and f"e{draft.token.start}" not in used and not scene.is_quoted(draft.token):
                return replace(
                    claim,
                    source=scene.phrases.get(head),
                    source_span=source_span(scene.tree, head, draft.token),
                    cue=cue_span(scene.tree, draft.token, draft.token, (), lambda _: False),
                    event=f"e{draft.token.start}",
                )
    return None


def _around(quote: Span, document: Document, scenes: Sequence[Scene]) -> Iterator[Scene]:
    """Yield the sentences that reach out of a quotation, the one right after it, and one that ends with a colon."""
    spans = [(scene.tree.sentence.span, scene) for scene in scenes]
    yield from (scene for span, scene in spans if span.start < quote.end < span.end)
    yield from (scene for span, scene in spans if span.start < quote.start < span.end)
    text = document.article.text
    after = next((scene for span, scene in spans if span.start >= quote.end), None)
    if after is not None and re.fullmatch(r"[^\S\n]*", text[quote.end : after.tree.sentence.span.start]):
        yield after
    before = [scene for span, scene in spans if span.end <= quote.start]
    if before and _COLON.search(text[: quote.start]):
        yield before[-1]


def _spoken(scene: Scene, ontology: Ontology) -> list[Draft]:
    """Return the verbs of speech of a sentence, its main verb first, then the last."""
    found = [each for each in scene.drafts.values() if each.pos == "verb" and speaks(each, ontology)]
    return sorted(found, key=lambda each: (base(each.token.deprel) != "root", -each.token.id))


def _continued(claim: Attribution, document: Document, known: Sequence[Attribution]) -> Attribution:
    """Return the claim with the source of the one whose speaker goes on, in its paragraph or the one before."""
    (quote,) = claim.content
    nearest = _nearest(quote, document.sentences[claim.evidence.sentence].paragraph, document, known)
    return claim if nearest is None else replace(claim, source=nearest.source, source_span=nearest.source_span)


def _nearest(quote: Span, paragraph: int, document: Document, known: Sequence[Attribution]) -> Attribution | None:
    """Return the claim whose speaker goes on: the last before the quotation, the first after it, the last quoted."""

    def of(number: int) -> list[Attribution]:
        return [c for c in known if document.sentences[c.evidence.sentence].paragraph == number]

    here, above = of(paragraph), [claim for claim in of(paragraph - 1) if claim.direct]
    before = [claim for claim in here if claim.content[0].start < quote.start]
    last = max(before or above, key=lambda claim: claim.content[0]) if before or (above and not here) else None
    return last or min(here, key=lambda claim: claim.content[0], default=None)
