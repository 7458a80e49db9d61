"""Small readings built by hand, so that graphs can be tested without the language engine."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

from kg.model import (
    Article,
    Attribution,
    Block,
    Document,
    Entity,
    Event,
    EventRef,
    Evidence,
    Extraction,
    Figure,
    Mention,
    Reading,
    Relation,
    Resolution,
    Role,
    Sentence,
    Span,
    Time,
    Token,
)
from kg.ontology import Ontology, load
from kg.vocab import ASSERTED, KG

EXTRACTOR = "frames 0.1"
SENTENCES = (
    "Top general Herzi Halevi has resigned.",
    "Opposition leader Yair Lapid praised Halevi and called on Benjamin Netanyahu to resign.",
    "“It is time,” Lapid said of the resignation.",
    "The attack on October 7, 2023 killed at least 1,139 people, officials said.",
    "The war lasted 15 months, and Israel Katz is Defense Minister.",
)
TEXT = " ".join(SENTENCES)


def span(words: str, nth: int = 0) -> Span:
    """Return where the words stand in the text for the nth time, from 0."""
    start = [found.start() for found in re.finditer(re.escape(words), TEXT)][nth]
    return Span(start, start + len(words))


def sentence(index: int) -> Sentence:
    """Return a sentence of the text; its tokens have no grammar, and forms in lower case as lemmas."""
    offset = TEXT.index(SENTENCES[index])
    found = enumerate(re.finditer(r"[\w,]*\d\w*|\w+|[^\w\s]", SENTENCES[index]), start=1)
    return Sentence(index, "paragraph", 0, tuple(_token(id, each, offset) for id, each in found))


def _token(id: int, found: re.Match[str], offset: int) -> Token:
    form = found[0]
    lemma = form.lower().removesuffix("s")
    return Token(id, form, lemma, "X", "_", "_", 0, "root", offset + found.start(), offset + found.end())


def _place(where: Span) -> tuple[int, int]:
    """Return the sentence and the last token of a span."""
    for index in range(len(SENTENCES)):
        for token in sentence(index).tokens:
            if token.end == where.end:
                return index, token.id
    raise ValueError(where)


def mention(words: str, nth: int = 0, *, type: str = "Person", kind: str = "name") -> Mention:
    """Return a mention of a person, a name, unless told."""
    where = span(words, nth)
    index, head = _place(where)
    return Mention(index, head, where, kind, KG + type, words, where if kind == "name" else None)


def role(name: str, filler: Mention | Time | Figure | EventRef) -> Role:
    """Return a role of our vocabulary."""
    return Role(KG + name, filler, getattr(filler, "span", Span(0, 1)))


def event(words: str, nth: int = 0, *, type: str, status: str = ASSERTED, roles: tuple[Role, ...] = ()) -> Event:
    """Return an event of our vocabulary whose id is that of its offset, and whose lemma is its words."""
    trigger = span(words, nth)
    evidence = Evidence(_place(trigger)[0], trigger, EXTRACTOR)
    return Event(f"e{trigger.start}", KG + type, words, trigger, evidence, status, status, roles)


HALEVI, HALEVI_AGAIN = mention("Herzi Halevi"), mention("Halevi", 1)
LAPID, LAPID_AGAIN = mention("Yair Lapid"), mention("Lapid", 1)
NETANYAHU, KATZ = mention("Benjamin Netanyahu"), mention("Israel Katz")
OFFICE = mention("Defense Minister", type="Office", kind="nominal")
PEOPLE = mention("people", type="Group", kind="nominal")
OFFICIALS = mention("officials", type="Group", kind="nominal")
DAY = Time(3, 6, span("October 7, 2023"), "DATE", "2023-10-07", "October 7, 2023")
MONTHS = Time(4, 5, span("15 months"), "DURATION", "P15M", "15 months")
DEAD = Figure(3, PEOPLE.head, span("at least 1,139"), 1139.0, "atLeast", "person", "at least 1,139")

RESIGNATION = event("resigned", type="Resignation", roles=(role("agent", HALEVI),))
RESIGNATION_AGAIN = event("resignation", type="Resignation")
DEMANDED = event("resign", 1, type="Resignation", status=KG + "demanded", roles=(role("agent", NETANYAHU),))
PRAISE = event("praised", type="Praise", roles=(role("agent", LAPID), role("patient", HALEVI_AGAIN)))
CALL = event(
    "called",
    type="Demand",
    roles=(role("agent", LAPID), role("addressee", NETANYAHU), role("demands", EventRef(DEMANDED.id))),
)
SAYING = event("said", type="Statement", roles=(role("agent", LAPID_AGAIN),))
KILLING = event("killed", type="Killing", roles=(role("victim", PEOPLE), role("time", DAY)))
GENERAL = event("lasted", type="Event", roles=(role("time", MONTHS),))
EVENTS = (RESIGNATION, PRAISE, CALL, DEMANDED, SAYING, RESIGNATION_AGAIN, KILLING, GENERAL)

QUOTE = Attribution(
    f"c{span('It is time').start}",
    LAPID_AGAIN,
    span("said"),
    (span("It is time"),),
    direct=True,
    evidence=Evidence(2, span("It is time"), EXTRACTOR),
    event=SAYING.id,
)
CLAIM = Attribution(
    f"c{span('The attack').start}",
    OFFICIALS,
    span("said", 1),
    (span("The attack on October 7, 2023 killed at least 1,139 people"),),
    direct=False,
    evidence=Evidence(3, span("killed"), EXTRACTOR),
    reports=(KILLING.id,),
)
TIE = Relation(
    KG + "holdsOffice", KATZ, OFFICE, Evidence(4, span("Israel Katz is Defense Minister"), EXTRACTOR), ASSERTED
)
MENTIONS = (HALEVI, LAPID, HALEVI_AGAIN, NETANYAHU, LAPID_AGAIN, PEOPLE, OFFICIALS, KATZ, OFFICE)
ARTICLE = Article(
    "000_7c04",
    TEXT,
    (Block("paragraph", Span(0, len(TEXT))),),
    title="General resigns",
    published="2025-01-21",
    publisher="The Paper",
    url="https://example.org/general",
)


def reading() -> Reading:
    """Return the reading of the whole text."""
    document = Document(ARTICLE, tuple(sentence(index) for index in range(len(SENTENCES))))
    statements = (*EVENTS, QUOTE, CLAIM, TIE)
    extraction = Extraction(document, statements, MENTIONS, (DAY, MONTHS), (DEAD,))
    return Reading(extraction, _resolution())


def named(name: str) -> Reading:
    """Return a reading in which Katz has another name and the article another title."""
    plain = reading()
    article = replace(ARTICLE, title=name)
    document = replace(plain.extraction.document, article=article)
    entities = tuple(replace(each, name=name) if KATZ in each.mentions else each for each in plain.resolution.entities)
    resolution = replace(plain.resolution, entities=entities, entity_of=_entity_of(entities))
    return Reading(replace(plain.extraction, document=document), resolution)


def called(id: str) -> Reading:
    """Return the reading of the whole text in an article of this id."""
    plain = reading()
    document = replace(plain.extraction.document, article=replace(ARTICLE, id=id))
    return replace(plain, extraction=replace(plain.extraction, document=document))


def _resolution() -> Resolution:
    groups = ((HALEVI, HALEVI_AGAIN), (LAPID, LAPID_AGAIN), (NETANYAHU,), (PEOPLE,), (OFFICIALS,), (KATZ,), (OFFICE,))
    entities = tuple(_entity(group) for group in groups)
    happening_of = {each.id: each.id for each in EVENTS} | {RESIGNATION_AGAIN.id: RESIGNATION.id}
    return Resolution(entities, _entity_of(entities), happening_of)


def _entity(mentions: tuple[Mention, ...]) -> Entity:
    first = mentions[0]
    return Entity(f"n{first.span.start}", first.type, first.text, first.kind == "name", mentions)


def _entity_of(entities: tuple[Entity, ...]) -> dict[Mention, Entity]:
    return {mention: entity for entity in entities for mention in entity.mentions}


def ontology(folder: Path) -> Ontology:
    """Return the grammar, shapes and rules of the package with the few types of event that the text needs."""
    for name in ("core.ttl", "frames.ttl", "shapes.ttl", "rules.ttl"):
        shutil.copy(SHIPPED / name, folder / name)
    (folder / "events.ttl").write_text(_EVENTS + "\n".join(_TYPE.format(name) for name in _TYPES), encoding="utf-8")
    return load(folder)


SHIPPED = Path(__file__).parent.parent / "ontology"
_TYPES = ("Resignation", "Praise", "Demand", "Statement", "Killing")
_TYPE = """
kg:{0} a owl:Class, kg:EventType ; rdfs:subClassOf kg:Event ; rdfs:label "{0}"@en ; rdfs:comment "{0}."@en ;
    skos:example "There was a {0}."@en ."""
_EVENTS = """
@prefix kg: <https://w3id.org/newskg/ns#> .
@prefix lex: <https://w3id.org/newskg/lex/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
lex:official-vague a kg:VagueSource ; rdfs:label "official"@en .
kg:praised a owl:ObjectProperty ; rdfs:label "praised"@en ; rdfs:comment "Praised it."@en .
kg:calledOn a owl:ObjectProperty ; rdfs:label "called on"@en ; rdfs:comment "Called on it."@en .
kg:holdsOffice a owl:ObjectProperty ; rdfs:label "holds office"@en ; rdfs:comment "Holds it."@en .
kg:Praise kg:directEdge kg:praised .
kg:Demand kg:directEdge kg:calledOn ; kg:directEdgeRole kg:addressee .
"""
