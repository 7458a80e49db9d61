"""A graph written by hand as `kg.graph` writes it: one article about a general who resigns."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from kg.vocab import BASE, KG, PROV, RDF, RDFS, SCHEMA, TIME

ARTICLE = BASE + "article/general-resigns"
TEXT = (Path(__file__).parent.parent / "seeds" / "000_7c04770186c3e195.txt").read_text(encoding="utf-8")
TABLES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def iri(short: str) -> NamedNode:
    """Return the IRI for `A/...` (of the article), for a path under the base, or for a term of the vocabulary."""
    if short.startswith("A/"):
        return NamedNode(ARTICLE + short[1:])
    return NamedNode(BASE + short if "/" in short else KG + short)


def quads() -> list[Quad]:
    """Return the graph of the article, its provenance and one derived edge included."""
    parts = (_article, _sentences, _entities, _events, _figures, _claims, _ties, _times)
    listed = [each for part in parts for each in part()]
    derived = NamedNode(BASE + "graph/derived")
    edge = Quad(iri("person/yair-lapid"), iri("praised"), iri("person/herzi-halevi"), derived)
    activity = (NamedNode(BASE + "run"), NamedNode(RDF + "type"), NamedNode(PROV + "Activity"))
    run = Quad(*activity, NamedNode(BASE + "graph/provenance"))
    return [*listed, edge, run]


def vocabulary() -> list[Quad]:
    """Return the classes above the types of the article."""
    parent, listed = NamedNode(RDFS + "subClassOf"), []
    for children, family in _rows(TABLES["families"]):
        listed += [Quad(iri(child), parent, iri(family)) for child in children.split()]
        listed.append(Quad(iri(family), parent, iri("Event" if family.endswith("Event") else "Entity")))
    return [*listed, *(Quad(iri(each), parent, iri("Entity")) for each in ("Person", "Group", "Office", "Thing"))]


def quad(subject: NamedNode, property: str, object: NamedNode | Literal) -> Quad:
    """Return one statement of the article."""
    return Quad(subject, NamedNode(property), object, NamedNode(ARTICLE))


def typed(subject: NamedNode, kind: str, label: str, graph: NamedNode) -> list[Quad]:
    """Return class and label of one thing."""
    type = Quad(subject, NamedNode(RDF + "type"), iri(kind), graph)
    return [type, Quad(subject, NamedNode(RDFS + "label"), Literal(label), graph)]


def _rows(table: str) -> Iterator[tuple[str, str]]:
    for line in table.strip().splitlines():
        left, right = line.split(": ", 1)
        yield left, right


def _at(words: str) -> NamedNode:
    start = TEXT.index(words)
    return NamedNode(f"{ARTICLE}#char={start},{start + len(words)}")


def _sentence_of(words: str) -> NamedNode:
    start = TEXT.index(words)
    return next(node for node, first, last in _sentence_spans() if first <= start < last)


def _sentence_spans() -> Iterator[tuple[NamedNode, int, int]]:
    for found in re.finditer(r"\S.*?(?:[.”](?= [A-Z“])|$)", TEXT, re.MULTILINE):
        yield NamedNode(f"{ARTICLE}#char={found.start()},{found.end()}"), *found.span()


def _article() -> Iterator[Quad]:
    node = NamedNode(ARTICLE)
    for kind in (KG + "Article", SCHEMA + "NewsArticle"):
        yield quad(node, RDF + "type", NamedNode(kind))
    texts = {"headline": TEXT.splitlines()[0], "datePublished": "2025-01-21", "url": "https://news.example/general"}
    for name, text in {**texts, "publisher": "The Example Times"}.items():
        yield quad(node, SCHEMA + name, Literal(text))


def _sentences() -> Iterator[Quad]:
    for node, start, end in _sentence_spans():
        yield quad(node, RDF + "type", iri("Sentence"))
        yield quad(node, RDF + "value", Literal(TEXT[start:end]))
        yield quad(node, KG + "inArticle", NamedNode(ARTICLE))


def _entities() -> Iterator[Quad]:
    for short, row in _rows(TABLES["entities"]):
        kind, label, words = row.split(", ", 2)
        yield from typed(iri(short), kind, label, NamedNode(ARTICLE))
        yield quad(iri(short), KG + "mention", _at(words))


def _events() -> Iterator[Quad]:
    for name, row in _rows(TABLES["events"]):
        what, roles = row.split("; ")
        type, predicate, status, words = what.split(", ", 3)
        event = iri(f"A/event/{name}")
        kind = type if status == "asserted" else "Situation"
        yield from typed(event, kind, f"{name}: {predicate}", NamedNode(ARTICLE))
        terms = {"eventType": iri(type), "status": iri(status), "mention": _at(words), "evidence": _sentence_of(words)}
        yield from (quad(event, KG + each, value) for each, value in terms.items())
        yield quad(event, KG + "predicate", Literal(predicate))
        yield from (quad(event, KG + role, iri(filler)) for role, filler in map(str.split, roles.split(", ")))


def _figures() -> Iterator[Quad]:
    for words, row in _rows(TABLES["figures"]):
        counted, bound, value = (each.strip() for each in row.split(","))
        figure = iri(f"A/figure/{TEXT.index(words)}")
        yield from typed(figure, "Figure", words, NamedNode(ARTICLE))
        yield quad(figure, KG + "counts", iri(counted))
        yield quad(figure, KG + "bound", iri(bound))
        yield quad(figure, KG + "evidence", _sentence_of(words))
        if value:
            yield quad(figure, KG + "value", Literal(int(value)))


def _claims() -> Iterator[Quad]:
    for event, row in _rows(TABLES["claims"]):
        source, cue, quote = row.split(", ", 2)
        yield from _claim(source, cue, quote, quote)
        yield quad(iri(f"A/claim/{TEXT.index(quote)}"), KG + "speechEvent", iri(f"A/event/{event}"))
    health = "over 47,000 people"
    yield from _claim("A/entity/health-authorities", "according to", "claimed the lives of " + health, health)
    yield quad(iri(f"A/claim/{TEXT.index(health)}"), KG + "reports", iri("A/event/killing"))


def _claim(source: str, cue: str, quote: str, words: str) -> Iterator[Quad]:
    claim = iri(f"A/claim/{TEXT.index(words)}")
    yield quad(claim, RDF + "type", iri("Claim"))
    yield quad(claim, KG + "source", iri(source))
    yield quad(claim, KG + "cue", Literal(cue))
    yield quad(claim, KG + "quote", Literal(quote))
    yield quad(claim, KG + "direct", Literal(cue != "according to"))
    yield quad(claim, KG + "evidence", _sentence_of(words))


def _ties() -> Iterator[Quad]:
    for line in TABLES["ties"].strip().splitlines():
        subject, property, object = line.split()
        tie = iri(f"A/tie/{len(line)}{line.count('e')}")
        yield quad(tie, RDF + "type", iri("Tie"))
        yield quad(tie, KG + "subject", iri(subject))
        yield quad(tie, KG + "property", iri(property))
        yield quad(tie, KG + "object", iri(object))
        yield quad(tie, KG + "status", iri("asserted"))
        yield quad(iri(subject), KG + property, iri(object))


def _times() -> Iterator[Quad]:
    graph = NamedNode(ARTICLE)
    for short, label in (("time/2023-10-07", "October 7, 2023"), ("A/time/six-weeks", "six weeks")):
        yield Quad(iri(short), NamedNode(RDF + "type"), NamedNode(TIME + "Instant"), graph)
        yield Quad(iri(short), NamedNode(RDFS + "label"), Literal(label), graph)
