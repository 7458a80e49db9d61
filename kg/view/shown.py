"""What a picture shows: articles, nodes, edges, claims, and the sentences that carry them."""

from dataclasses import dataclass

from kg.view.passages import Evidence, Sentence


@dataclass(frozen=True, slots=True)
class Source:
    """An article the graph was made from; a text is empty where the graph does not give it."""

    id: str
    title: str
    published: str
    publisher: str
    url: str


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """A statement whose value is no node: property and value, both as words."""

    property: str
    value: str


@dataclass(frozen=True, slots=True)
class Node:
    """An entity, an event, a time, a figure or a claim."""

    id: str  # IRI
    label: str  # a few words, for the picture
    name: str  # in full
    type: str  # IRI; of an event, its kg:eventType
    type_label: str
    family: str  # IRI of the class right below kg:Entity or kg:Event; the type itself if the vocabulary lacks it
    family_label: str
    is_event: bool
    status: str  # IRI; empty for what has none
    facts: tuple[Fact, ...]
    evidence: tuple[Evidence, ...]  # in reading order
    passages: int  # in the whole graph, which may have more than the view has sentences of
    articles: tuple[str, ...]  # Source.id of those that tell it
    days: tuple[str, str] | None  # first and last day of an event, ISO 8601; None where no date is told


@dataclass(frozen=True, slots=True)
class Edge:
    """One statement between two nodes; parallel ones differ in `id`."""

    id: str
    source: str  # Node.id
    target: str  # Node.id
    property: str  # IRI
    label: str
    status: str  # IRI; empty for what has none
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody is said to have said, thought or wanted."""

    id: str
    source: str  # Node.id; empty where it is no node of the view, or nobody is named
    speaker: str  # the source in words: "Palestinian health authorities", "unnamed"
    cue: str
    content: str
    is_direct: bool
    event: str  # Node.id of the event of saying it; empty where there is none
    reports: tuple[str, ...]  # Node.id
    sentence: str  # Sentence.id; empty where the graph does not say it


@dataclass(frozen=True, slots=True)
class View:
    """All a picture needs; the order of everything depends on the graph alone."""

    sources: tuple[Source, ...]
    nodes: tuple[Node, ...]  # the most telling first
    edges: tuple[Edge, ...]  # by id
    claims: tuple[Claim, ...]  # of events in the view, in reading order
    sentences: tuple[Sentence, ...]  # in reading order: all of a few articles, of more those that carry something shown
    counts: tuple[tuple[str, int], ...]  # of the whole graph, each with its words
    events: int  # of the whole graph, which may have more than is in the view
    others: int  # nodes that are no events, of the whole graph
    triples: tuple[str, ...]  # N-Triples of what is shown, sorted; of a small graph all; none where there are too many
