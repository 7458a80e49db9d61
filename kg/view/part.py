"""Takes the part of a graph that a view shows, without holding the whole graph in memory."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from pyoxigraph import Quad, RdfFormat, parse

from kg import vocab
from kg.view.census import MENTION, SENTENCE, Census
from kg.view.citations import cited
from kg.view.lines import Triple, articles, iri, line, triples
from kg.view.salience import salient
from kg.view.triples import Triples
from kg.vocab import KG, RDFS, TIME

FEW = 20  # articles that are shown with all their sentences
_LARGEST = 20_000_000  # characters of the triples that a page carries
_LABEL = RDFS + "label"
_NAMED = {KG + "source", vocab.TIME_ROLE, vocab.DURING}  # their values are told by name even if they are no nodes
_NAMES = {_LABEL, KG + "timex", TIME + "inXSDDate", TIME + "inXSDgYearMonth", TIME + "inXSDgYear"}
_EDGE = "/edge/"  # between the IRI of an event and what follows it in that of an edge derived from it


@dataclass(frozen=True, slots=True)
class Part:
    """The triples about the most salient nodes, and how much the whole graph has."""

    graph: Triples
    order: tuple[str, ...]  # IRIs of the nodes, the most telling first
    counts: tuple[tuple[str, int], ...]  # of the whole, each with its words
    events: int  # of the whole
    others: int  # of the whole
    lines: tuple[
        str, ...
    ]  # N-Triples, sorted: all of a graph that is shown whole, else without mentions; () if too many


def part_of(quads: Iterable[Quad], most: int) -> Part:
    """Return the part of a graph about its `most` most salient nodes.

    `quads` is read four times, once more where the graph is shown whole, and once more where it has no article. Of
    named graphs beside those of articles (derived edges, provenance) nothing is shown; what follows from the events
    that are is in the lines only.
    """
    known, census, edges = articles(quads), Census(), set[str]()
    told = known | {""} if known else {name for name, _ in triples(quads)}  # names of graphs
    for name, triple in triples(quads):
        if name in told:
            census.add(*triple)
        elif _EDGE in triple[0]:
            edges.add(triple[0])
    order = salient(census, known, most)
    kept = known.union(order, census.guests_of(order))
    own, derived = _parted(triples(quads, kept), told)
    sentences, named = _sentences(own, order, census, len(known)), _named(own) - kept
    edges = {each for each in edges if each.rpartition(_EDGE)[0] in kept}
    beside, records = _parted(triples(quads, sentences | named | edges), told)
    beside = [each for each in beside if each[0] in sentences or each[1] in _NAMES]
    derived = [*records, *(each for each in derived if iri(each[2]) in kept)]
    nodes = census.nodes
    events = len(nodes & census.events)
    shown, everything = chain(own, beside, derived), (triple for _, triple in triples(quads))
    return Part(
        graph=_graph(chain(_called(own), beside)),
        order=order,
        counts=census.counts(),
        events=events,
        others=len(nodes) - events,
        lines=_lines(everything if len(nodes) <= most else (each for each in shown if each[1] != MENTION)),
    )


def _parted(found: Iterable[tuple[str, Triple]], told: set[str]) -> tuple[list[Triple], list[Triple]]:
    """Return the triples of the graphs that are told, and those of all others."""
    own, others = list[Triple](), list[Triple]()
    for name, triple in found:
        (own if name in told else others).append(triple)
    return own, others


def _sentences(own: Iterable[Triple], order: Iterable[str], census: Census, articles: int) -> set[str]:
    sentences = {each for each, number in census.number.items() if number in census.kinds[SENTENCE]}
    return sentences if articles <= FEW else cited(own, order, sentences)


def _named(own: Iterable[Triple]) -> set[str]:
    return {iri(object) for _, property, object in own if property in _NAMED}


def _called(own: Iterable[Triple]) -> Iterator[Triple]:
    """Yield the triples with one label for each thing: that of most articles, of equals the one with fewer capitals."""
    labels = Counter(each for each in own if each[1] == _LABEL)
    chosen: dict[str, Triple] = {}
    for each in sorted(labels, key=lambda each: (-labels[each], sum(map(str.isupper, each[2])), each)):
        chosen.setdefault(each[0], each)
    return (each for each in own if each[1] != _LABEL or each == chosen[each[0]])


def _graph(own: Iterable[Triple]) -> Triples:
    return Triples(parse("".join(map(line, own)), format=RdfFormat.N_TRIPLES))


def _lines(shown: Iterable[Triple]) -> tuple[str, ...]:
    """Return the triples as lines, each once and in order; none where they are more than a page carries."""
    lines, size = set[str](), 0
    for each in map(line, shown):
        if each not in lines:
            lines.add(each)
            size += len(each)
        if size > _LARGEST:
            return ()
    return tuple(sorted(lines))
