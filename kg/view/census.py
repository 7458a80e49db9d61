"""Counts what is in a graph and who is joined to whom, in numbers; grows triple by triple."""

from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg import vocab
from kg.view.lines import iri
from kg.vocab import KG, PROV, RDF, SCHEMA, TIME

ARTICLE, SENTENCE, TIE, DIRECT_EDGE = KG + "Article", KG + "Sentence", KG + "Tie", KG + "DirectEdge"
EVIDENCE, MENTION, EVENT_TYPE = KG + "evidence", KG + "mention", KG + "eventType"
# A claim is shown as the event of saying it, a figure as what it counts.
HOST = {vocab.CLAIM: KG + "speechEvent", vocab.FIGURE: KG + "counts"}

_TYPE, _STATUS, _SOURCE, _DIRECT = RDF + "type", KG + "status", KG + "source", KG + "direct"
_EVENT, _ASSERTED, _TRUE = f"<{vocab.EVENT}>", f"<{vocab.ASSERTED}>", '"true"'
_HOSTING = frozenset(HOST.values())
_GUESTS = _HOSTING | {KG + "reports", KG + "subject"}  # properties of claims, figures and ties
_NOTED = {EVENT_TYPE, _STATUS, _DIRECT}
_NO_LINK = {KG + each for each in ("evidence", "property", "inEvent", "inArticle", "extractedBy")}
_PLACES = {vocab.PLACE, vocab.COUNTRY}
_COUNTED = {ARTICLE, SENTENCE, TIE, vocab.CLAIM, vocab.FIGURE}


def is_hidden(type: str) -> bool:
    """Tell whether things of this class are no nodes: they carry the others."""
    return type.startswith(PROV) or type in {ARTICLE, SENTENCE, TIE, DIRECT_EDGE, SCHEMA + "NewsArticle"}


@dataclass(slots=True)
class Census:
    """Things by number, with their links; `iris` gives the IRI of a number."""

    number: dict[str, int] = field(default_factory=dict)
    degree: "array[int]" = field(default_factory=lambda: array("l"))
    shown: set[int] = field(default_factory=set)
    events: set[int] = field(default_factory=set)
    asserted: set[int] = field(default_factory=set)
    plain: set[int] = field(default_factory=set)  # events without a type of their own
    times: set[int] = field(default_factory=set)
    places: set[int] = field(default_factory=set)
    links: "tuple[array[int], array[int]]" = field(default_factory=lambda: (array("l"), array("l")))
    guests: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    hosts: dict[int, int] = field(default_factory=dict)
    articles: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))  # of what articles share
    kinds: dict[str, set[int]] = field(default_factory=lambda: {each: set() for each in _COUNTED})
    _named: set[int] = field(default_factory=set)  # claims whose source is told
    _quoted: set[int] = field(default_factory=set)

    def add(self, subject: str, property: str, object: str) -> None:
        """Take one triple into account; the object is written as in N-Triples."""
        one, value = self._number(subject), iri(object)
        if property == MENTION:
            self._mention(one, subject, value)
        elif property == _TYPE:
            self._type(one, value)
        elif property in _NOTED:
            self._note(one, property, object)
        elif value and property not in _NO_LINK and not value.startswith((KG, TIME)):
            self._link(one, property, self._number(value))

    def _note(self, number: int, property: str, object: str) -> None:
        """Note an event by its type, an asserted thing by its status, a claim by its quotation marks."""
        if property == EVENT_TYPE:
            self.events.add(number)
        if object == _EVENT:
            self.plain.add(number)
        elif object == _ASSERTED:
            self.asserted.add(number)
        elif object.startswith(_TRUE):
            self._quoted.add(number)

    def _number(self, iri: str) -> int:
        number = self.number.setdefault(iri, len(self.number))
        if number == len(self.degree):
            self.degree.append(0)
        return number

    def _mention(self, number: int, subject: str, place: str) -> None:
        self.degree[number] += 1
        article = place.partition("#")[0]
        if not subject.startswith(article + "/"):
            self.articles[number].add(article)

    def _type(self, number: int, type: str) -> None:
        if type and not is_hidden(type):  # a class without a name tells nothing
            self.shown.add(number)
        if type.startswith(TIME):
            self.times.add(number)
        elif type in _PLACES:
            self.places.add(number)
        if type in _COUNTED:
            self.kinds[type].add(number)

    def _link(self, subject: int, property: str, object: int) -> None:
        if property in _GUESTS:
            self.guests[object].append(subject)
        if property in _HOSTING:
            self.hosts[subject] = object
        if property == _SOURCE:
            self._named.add(subject)
        self.degree[subject] += 1
        self.degree[object] += 1
        self.links[0].append(subject)
        self.links[1].append(object)

    @property
    def nodes(self) -> set[int]:
        """What is a node of its own: typed, and nobody's guest."""
        return {each for each in self.shown if self.hosts.get(each) not in self.shown}

    def guests_of(self, hosts: Iterable[str]) -> set[str]:
        """Return the claims, figures and ties that speak of these nodes."""
        guests = {guest for host in hosts for guest in self.guests.get(self.number[host], ())}
        return {iri for iri, number in self.number.items() if number in guests}

    def counts(self) -> tuple[tuple[str, int], ...]:
        """Return how much there is of everything, each with its words."""
        articles, sentences, ties, claims, figures = (
            self.kinds[each] for each in (ARTICLE, SENTENCE, TIE, vocab.CLAIM, vocab.FIGURE)
        )
        return (
            ("articles", len(articles)),
            ("sentences with a statement", len(sentences)),
            ("statements", len(self.events) + len(ties) + len(claims) + len(figures)),
            ("events", len(self.events)),
            ("asserted events", len(self.events & self.asserted)),
            ("ties", len(ties)),
            ("figures", len(figures)),
            ("claims", len(claims)),
            ("claims with a speaker", len(claims & self._named)),
            ("claims in quotation marks", len(claims & self._quoted)),
        )
