"""Extraction: from annotated sentences to events, ties and claims, under the lexicon and grammar of an ontology."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

from kg.extract.claims import claims
from kg.extract.events import Scene
from kg.extract.figures import figures
from kg.extract.headlines import headline
from kg.extract.offices import Offices
from kg.extract.phrases import Phrases
from kg.extract.propositions import Propositions
from kg.extract.quotes import quotation_at, quotations
from kg.extract.surroundings import Surroundings
from kg.extract.ties import Ties
from kg.extract.times import times
from kg.extract.tree import Tree
from kg.model import (
    Document,
    Event,
    Extraction,
    Figure,
    Gap,
    Mention,
    Proposition,
    Relation,
    Sentence,
    Span,
    Statement,
    Time,
    Token,
)
from kg.ontology import Ontology
from kg.vocab import EVENT

EXTRACTOR = "kg-frames/1"


def extract(document: Document, ontology: Ontology) -> Extraction:
    """Return all that an article says, in reading order.

    Sentences without a statement, predicates outside the lexicon and quotations without a speaker are gaps.
    """
    dates = times(document, ontology)
    numbers = figures(document, dates, ontology)
    quotes = quotations(document)
    scenes = [_scene(sentence, document, ontology, dates, numbers, quotes) for sentence in document.sentences]
    said = claims(document, scenes, quotes, ontology=ontology, extractor=EXTRACTOR)
    events = [event for scene in scenes for event in scene.events]
    ties = [list(_ties(scene, document, ontology)) for scene in scenes]
    statements: tuple[Statement, ...] = (*events, *chain.from_iterable(ties), *said.attributions)
    return Extraction(
        document=document,
        statements=statements,
        mentions=tuple(_mentions(scenes, statements)),
        times=dates,
        figures=numbers,
        gaps=(*said.gaps, *_gaps(document, statements), *_lost(scenes)),
        propositions=tuple(chain.from_iterable(map(partial(_propositions, document, ontology), scenes, ties))),
    )


def _scene(
    sentence: Sentence,
    document: Document,
    ontology: Ontology,
    dates: Iterable[Time],
    numbers: Iterable[Figure],
    quotes: Sequence[Span],
) -> Scene:
    tree = Tree(sentence)
    listed = list(dates)
    dated = frozenset(token.id for token in sentence.tokens if _is_dated(token, _of(sentence, listed)))
    phrases = Phrases(tree, document.article.text, ontology, dates=dated)
    said = headline(tree, phrases, ontology)
    here = Surroundings(
        times={time.head: time for time in _of(sentence, listed)},
        figures={figure.head: figure for figure in numbers if figure.sentence == sentence.index},
        is_quoted=_quoted((*quotes, said.content) if said else quotes),
        extractor=EXTRACTOR,
        headline=said,
    )
    return Scene(tree, phrases, ontology, here)


def _of(sentence: Sentence, dates: Iterable[Time]) -> list[Time]:
    return [time for time in dates if time.sentence == sentence.index]


def _is_dated(token: Token, dates: Iterable[Time]) -> bool:
    return any(time.span.start <= token.start < time.span.end for time in dates)


def _quoted(quotes: Sequence[Span]) -> Callable[[Token], bool]:
    return lambda token: quotation_at(token.start, quotes) is not None


def _ties(scene: Scene, document: Document, ontology: Ontology) -> Iterator[Relation]:
    parts = scene.tree, scene.phrases, scene.views, ontology
    yield from Offices(*parts, text=document.article.text, extractor=EXTRACTOR).relations()
    yield from Ties(*parts, extractor=EXTRACTOR).relations()


def _propositions(
    document: Document, ontology: Ontology, scene: Scene, ties: Iterable[Relation]
) -> Iterable[Proposition]:
    return Propositions(scene, ontology, ties=ties, text=document.article.text, extractor=EXTRACTOR)


def _mentions(scenes: Iterable[Scene], statements: Iterable[Statement]) -> Iterator[Mention]:
    """Yield each mention once: all phrases that are no events, and whatever the statements speak of."""
    phrases = [m for scene in scenes for m in scene.phrases if m.kind == "name" or not scene.is_event(m.head)]
    spoken = [m for statement in statements for m in _mentions_of(statement)]
    unique = {(m.sentence, m.head, m.type): m for m in (*phrases, *spoken)}
    yield from sorted(unique.values(), key=lambda m: (m.span, m.head, m.type))


def _mentions_of(statement: Statement) -> Iterator[Mention]:
    if isinstance(statement, Event):
        yield from (role.filler for role in statement.roles if isinstance(role.filler, Mention))
    elif isinstance(statement, Relation):
        yield from (statement.subject, statement.object)
    elif statement.source is not None:
        yield statement.source


def _lost(scenes: Iterable[Scene]) -> Iterator[Gap]:
    """Yield the participants that were found and could not be named."""
    for scene in scenes:
        yield from (Gap("tie", scene.tree.sentence.index, token.form) for token in scene.lost)


def _gaps(document: Document, statements: Iterable[Statement]) -> Iterator[Gap]:
    """Yield the sentences that gave nothing and the predicates that the lexicon does not know."""
    listed = list(statements)
    covered = {statement.evidence.sentence for statement in listed}
    for sentence in document.sentences:
        if sentence.index not in covered:
            yield Gap("sentence", sentence.index, document.text(sentence.span))
    for event in listed:
        if isinstance(event, Event) and event.type == EVENT:
            yield Gap("predicate", event.evidence.sentence, event.lemma)
