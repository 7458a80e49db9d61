"""Takes the part of a graph that a view shows, without holding the whole graph in memory."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from pyoxigraph import Quad, RdfFormat, parse

from kg import vocab
from kg.view.census import SENTENCE, Census
from kg.view.citations import cited
from kg.view.lines import Triple, articles, iri, line, triples
from kg.view.salience import salient
from kg.view.triples import Triples
from kg.vocab import KG, RDFS, TIME

FEW = 20  # articles that are shown with all their sentences
_LARGEST = 20_000_000  # characters of the triples that a page carries
_NAMED = {KG + "source", vocab.TIME_ROLE, vocab.DURING}  # their values are told by name even if they are no nodes
_NAMES = {RDFS + "label", KG + "timex", TIME + "inXSDDate", TIME + "inXSDgYearMonth", TIME + "inXSDgYear"}
_EDGE = "/edge/"  # between the IRI of an event and what follows it in that of an edge derived from it


@dataclass(frozen=True, slots=True)
class Part:
    """The triples about the most salient nodes, and how much the whole graph has."""

    graph: Triples
    order: tuple[str, ...]  # IRIs of the nodes, the most telling first
    counts: tuple[tuple[str, int], ...]  # of the whole, each with its words
    events: int  # of the whole
    others: int  # of the whole
    lines: tuple[str, ...]  # N-Triples, sorted; of a graph that is shown whole all; none where there are too many


def part(quads: Iterable[Quad], most: int) -> Part:
    """Return the part of a graph about its `most` most salient nodes; `quads` is read up to five times.

    Of named graphs that are no article (derived edges, provenance) nothing is shown; what follows from the events that
    are is in the lines only.
    """
    known, census = articles(quads), Census()
    told = known | {""}  # names of graphs
    for name, triple in triples(quads):
        if name in told:
            census.add(*triple)
    order = salient(census, known, most)
    kept = known.union(order, census.guests_of(order))
    own = [triple for name, triple in triples(quads) if triple[0] in kept and name in told]
    wanted = _Wanted(kept, _sentences(own, order, census, len(known)), _named(own) - kept)
    derived = list[Triple]()
    for name, triple in triples(quads):
        if name in told and wanted.has(triple):
            own.append(triple)
        elif wanted.is_derived(triple):
            derived.append(triple)
    nodes = census.nodes
    whole = (triple for _, triple in triples(quads)) if len(nodes) <= most else chain(own, derived)
    events = len(census.events)
    return Part(_graph(own), order, census.counts(), events, len(nodes) - events, _lines(whole))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What belongs to a part besides the triples about its nodes."""

    kept: set[str]
    sentences: set[str]
    named: set[str]

    def has(self, triple: Triple) -> bool:
        """Tell whether a triple of an article is of a sentence, or says how something is called."""
        subject, property, _ = triple
        return subject in self.sentences or (subject in self.named and property in _NAMES)

    def is_derived(self, triple: Triple) -> bool:
        """Tell whether a triple says what follows from an event that is kept."""
        subject, _, object = triple
        return subject.partition(_EDGE)[0] in self.kept and (_EDGE in subject or iri(object) in self.kept)


def _sentences(own: Iterable[Triple], order: Iterable[str], census: Census, articles: int) -> set[str]:
    sentences = {each for each, number in census.number.items() if number in census.kinds[SENTENCE]}
    return sentences if articles <= FEW else cited(own, order, sentences)


def _named(own: Iterable[Triple]) -> set[str]:
    return {iri(object) for _, property, object in own if property in _NAMED}


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
