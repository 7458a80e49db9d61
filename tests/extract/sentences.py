"""The sentences of `sentences.txt` with their stored parses, and statements as one readable line each."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kg import ontology
from kg.annotate import conllu
from kg.extract import extract
from kg.model import Article, Attribution, Block, Event, EventRef, Extraction, Filler, Relation, Span
from kg.ontology import Ontology
from kg.vocab import local_name

_HERE = Path(__file__).parent


@cache
def shipped_ontology() -> Ontology:
    """Return the ontology of the package."""
    return ontology.load()


@cache
def extracted() -> Extraction:
    """Return what is extracted from all sentences, each of them a paragraph of one article."""
    text = (_HERE / "sentences.txt").read_text(encoding="utf-8").rstrip("\n")
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block("paragraph", Span(start, start + len(line))))
        start += len(line) + 1
    article = Article("sentences", text, tuple(blocks))
    stored = (_HERE / "sentences.conllu").read_text(encoding="utf-8")
    return extract(conllu.loads(stored, article), shipped_ontology())


def events_of(sentence: str) -> list[str]:
    """Return the events of a sentence as `Type status role=words`, in the order of their triggers."""
    extraction = extracted()
    events = {event.id: event for event in extraction.events()}
    return [_event(event, events) for event in events.values() if _is_in(event, sentence, extraction)]


def ties_of(sentence: str) -> list[str]:
    """Return the ties of a sentence as `subject | property | object`."""
    extraction = extracted()
    return [
        f"{tie.subject.text} | {local_name(tie.property)} | {tie.object.text}"
        for tie in extraction.relations()
        if _is_in(tie, sentence, extraction)
    ]


def claims_of(sentence: str) -> list[str]:
    """Return what a sentence says to be so, as `source | direct or indirect | content`."""
    extraction = extracted()
    return [
        f"{claim.source.text if claim.source else 'nobody'} | {'direct' if claim.direct else 'indirect'} | "
        + " … ".join(extraction.document.text(span) for span in claim.content)
        for claim in extraction.attributions()
        if claim.asserts and _is_in(claim, sentence, extraction)
    ]


def _is_in(statement: Event | Relation | Attribution, sentence: str, extraction: Extraction) -> bool:
    document = extraction.document
    block = document.article.blocks[document.sentences[statement.evidence.sentence].paragraph]
    return document.text(block.span) == sentence


def _event(event: Event, events: Mapping[str, Event]) -> str:
    roles = sorted(f"{local_name(role.property)}={_words(role.filler, events)}" for role in event.roles)
    status = local_name(event.status) + (f"/{local_name(event.held)}" if event.held != event.status else "")
    return " ".join([_name(event), status, *roles])


def _words(filler: Filler, events: Mapping[str, Event]) -> str:
    return f"→{_name(events[filler.id])}" if isinstance(filler, EventRef) else filler.text


def _name(event: Event) -> str:
    """Return the type of an event, and the predicate too where the lexicon does not know it."""
    type = local_name(event.type)
    return f"{type}:{event.lemma}" if type == "Event" else type
