"""Sentences that put a source before a colon, as headlines do: "Poll: Voters turn away", "Lee: The bridge is safe"."""

from dataclasses import dataclass

from kg.extract.phrases import Phrases
from kg.extract.tree import Tree
from kg.model import Attribution, Evidence, Mention, Sentence, Span, Token
from kg.ontology import Ontology
from kg.vocab import GROUP, ORGANIZATION, PERSON

_SPEAKERS = (PERSON, ORGANIZATION, GROUP)
_LONGEST = 8  # words before the colon


@dataclass(frozen=True, slots=True)
class Headline:
    """The parts of a headline that somebody says."""

    source: Mention
    source_span: Span
    colon: Span
    content: Span


def headline(tree: Tree, phrases: Phrases, ontology: Ontology) -> Headline | None:
    """Return the parts of a sentence that begins with a person and a colon, else None.

    In a headline or the first sentence, a body or a vague source will do as well.
    """
    tokens = tree.sentence.tokens
    at = next((each.id for each in tokens[: _LONGEST + 1] if each.form == ":"), 0)
    before, after = list(tokens[: max(at - 1, 0)]), list(tokens[at:])
    if not before or not any(each.upos in ("VERB", "AUX") for each in after):
        return None
    source = _speaker(before, tree.sentence, phrases, ontology)
    if source is None:
        return None
    colon = tokens[at - 1]
    return Headline(source, tree.span(before), Span(colon.start, colon.end), tree.span(after))


def _speaker(words: list[Token], sentence: Sentence, phrases: Phrases, ontology: Ontology) -> Mention | None:
    """Return who or what the words before the colon name, None for words that name no source."""
    if any(each.upos in ("VERB", "AUX", "PUNCT") for each in words):
        return None
    mentions = [(each, phrases.get(each)) for each in words]
    heads = sentence.block != "paragraph" or sentence.index == 0
    for token, mention in mentions:
        is_outer = mention is not None and not any(token.head == each.id for each in words)
        named = mention is not None and mention.kind == "name" and _may_speak(mention, ontology, heads=heads)
        vague = heads and ontology.is_vague(token.lemma)
        if mention is not None and is_outer and (named or vague):
            return mention
    return None


def _may_speak(mention: Mention, ontology: Ontology, *, heads: bool) -> bool:
    return any(ontology.is_a(mention.type, each) for each in (_SPEAKERS if heads else (PERSON,)))


def claim_of(found: Headline, tree: Tree, extractor: str) -> Attribution:
    """Return the claim that a headline makes."""
    return Attribution(
        id=f"c{found.colon.start}",
        source=found.source,
        source_span=found.source_span,
        cue=found.colon,
        content=(found.content,),
        direct=False,
        evidence=Evidence(tree.sentence.index, found.colon, extractor),
    )
