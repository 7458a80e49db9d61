"""The values every stage shares: an article, its document, its statements and its entities.

All offsets are characters (Unicode code points) into `Article.text`, start inclusive, end exclusive.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["title", "subtitle", "paragraph"]
MentionKind = Literal["name", "nominal", "pronoun"]
TimeKind = Literal["DATE", "TIME", "DURATION", "SET"]
Bound = Literal["exact", "about", "atLeast", "moreThan", "upTo", "lessThan"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the article's text; never empty."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A title, a subtitle or a paragraph: no sentence crosses its edges."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as it was read; `text` is the file's, unmodified, header lines included."""

    id: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None  # None: the article has no text of its own
    published: str | None = None  # ISO 8601 date; None: unknown
    publisher: str | None = None  # None: unknown
    url: str | None = None  # None: unknown
    path: str = ""  # where it was read from, for messages


@dataclass(frozen=True, slots=True)
class Token:
    """One word in the columns of CoNLL-U (Universal Dependencies v2) with its place in the text."""

    id: int  # from 1
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str  # "Number=Sing|Tense=Past" or "_"
    head: int  # id of the head; 0 for the root
    deprel: str
    start: int
    end: int

    def feat(self, name: str) -> str | None:
        """Return the value of one feature, None where the word has none."""
        return dict(pair.split("=", 1) for pair in self.feats.split("|") if "=" in pair).get(name)


@dataclass(frozen=True, slots=True)
class Argument:
    """A word that fills a PropBank role of a predicate; the phrase is its subtree."""

    label: str  # "ARG0", "ARG1", "ARGM-TMP" ...
    head: int  # token id
    score: float  # 0 to 1


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb, noun or adjective that takes arguments."""

    token: int
    score: float  # 0 to 1
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name found by the annotator; `first` and `last` are token ids, both inclusive."""

    first: int
    last: int
    label: str  # PER, ORG, LOC, NORP, MISC or DATE
    score: float  # 0 to 1


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the document; `index` counts from 0 over the whole article."""

    index: int
    block: BlockKind
    paragraph: int  # index into Article.blocks
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()
    predicates: tuple[Predicate, ...] = ()

    @property
    def span(self) -> Span:
        """From the first character of the first word to the last of the last."""
        return Span(self.tokens[0].start, max(token.end for token in self.tokens))

    def token(self, id: int) -> Token:
        """Return the token with this CoNLL-U id, which counts from 1."""
        return self.tokens[id - 1]


@dataclass(frozen=True, slots=True)
class Document:
    """An article with the annotation that the statements are made from."""

    article: Article
    sentences: tuple[Sentence, ...]

    def text(self, span: Span) -> str:
        """Return the characters of a span."""
        return self.article.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that denotes somebody or something; its head word identifies it."""

    sentence: int
    head: int  # token id
    span: Span  # without determiner-less modifiers' clauses: "the far-right figure", not "the figure who ..."
    kind: MentionKind
    type: str  # IRI of a class of entities; vocab.THING where unknown
    text: str  # the characters of the span
    name: Span | None = None  # the proper name inside the span, without titles; None for other kinds


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression with its TIMEX3 value."""

    sentence: int
    head: int  # token id
    span: Span
    kind: TimeKind
    value: str  # "2023-10-07", "2023-W41", "P15M", "PRESENT_REF" ...
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number the article gives, with its bound and what it counts."""

    sentence: int
    head: int  # token id of the word that is counted, or of the number where it stands alone
    span: Span  # bound and number: "at least 1,139"
    value: float | None  # None: "hundreds", "dozens"
    bound: Bound
    unit: str | None  # lemma of what is counted ("person"), "percent" or a currency code; None: unknown
    text: str


@dataclass(frozen=True, slots=True)
class EventRef:
    """A reference to another event of the same article, by `Event.id`."""

    id: str


Filler = Mention | Time | Figure | EventRef


@dataclass(frozen=True, slots=True)
class Role:
    """One participant of an event: a property of the ontology, who or what fills it, and the whole phrase."""

    property: str  # IRI
    filler: Filler
    span: Span


@dataclass(frozen=True, slots=True)
class Adjunct:
    """Words that fill a role and name nothing a graph could hold: "promptly", "in first", "remain silent"."""

    property: str  # IRI
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a statement stands: its sentence and the exact words that carry it."""

    sentence: int
    span: Span
    extractor: str  # name and version


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens, holds, is said, demanded or denied.

    `status` is the article's own view; `held` is the view of the one who says so, and differs from `status` only
    where that is reported: in "he said he would not go" the going is reported, and held to be negated.
    """

    id: str  # unique in the article: "e" and the offset of the trigger
    type: str  # IRI of an event type; vocab.EVENT for predicates outside the lexicon
    lemma: str  # of the predicate, particles and fixed words included: "step down"
    trigger: Span
    evidence: Evidence
    status: str
    held: str
    roles: tuple[Role, ...] = ()
    adjuncts: tuple[Adjunct, ...] = ()  # for the record only
    noun: bool = False  # the event is named by a noun
    definite: bool = False  # "the attack", "his resignation": speaks of one already known


@dataclass(frozen=True, slots=True)
class Relation:
    """A lasting tie between two entities: an office held, a part of a whole."""

    property: str  # IRI
    subject: Mention
    object: Mention
    evidence: Evidence
    status: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody is said to say, think or want something."""

    id: str  # unique in the article: "c" and the offset of the content
    source: Mention | None  # None: nobody is named
    cue: Span | None  # None: a quote that stands alone
    content: tuple[Span, ...]  # in reading order
    direct: bool  # inside quotation marks, at least in part
    evidence: Evidence
    reports: tuple[str, ...] = ()  # ids of the events it reports
    event: str | None = None  # id of the speech event; None where the cue is none ("according to")
    source_span: Span | None = None  # the whole phrase of the source: title, name, apposition; None with no source
    asserts: bool = True  # the source holds it to be so; False: wants, fears, asks, judges it or only speaks of it
    within: str | None = None  # id of the claim in whose content it stands; None: the article itself makes it


Statement = Event | Relation | Attribution


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one part of a proposition, as the text has them."""

    text: str
    span: Span | None = None  # None: not one stretch of the text
    target: Mention | EventRef | None = None  # what the head of the words denotes; None: unknown


@dataclass(frozen=True, slots=True)
class Proposition:
    """What one clause says, in the article's words: "Ann Lee | was born in | Rome".

    Nothing is said of whether it is so but by `status`; a copula that is understood is added to the predicate.
    """

    subject: Wording
    predicate: Wording
    objects: tuple[Wording, ...]  # one at least
    evidence: Evidence
    status: str  # the article's own view
    confidence: float  # 0 to 1: whether the words are put together as the text means them
    event: str | None = None  # id of the event that its predicate is; None: it is none
    tie: Relation | None = None  # the same in terms of the vocabulary; None: it has no term for it


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that was read and not understood; the report counts it."""

    kind: Literal["sentence", "predicate", "quote", "tie"]
    sentence: int
    text: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was extracted from one document, in reading order."""

    document: Document
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    times: tuple[Time, ...]
    figures: tuple[Figure, ...]
    gaps: tuple[Gap, ...] = ()
    propositions: tuple[Proposition, ...] = ()

    def events(self) -> Iterator[Event]:
        """Yield the events only."""
        return (each for each in self.statements if isinstance(each, Event))

    def relations(self) -> Iterator[Relation]:
        """Yield the lasting ties only."""
        return (each for each in self.statements if isinstance(each, Relation))

    def attributions(self) -> Iterator[Attribution]:
        """Yield the claims only."""
        return (each for each in self.statements if isinstance(each, Attribution))


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something in the world, with all the mentions of it in one article."""

    id: str  # unique in the article: "n" and the offset of its first mention
    type: str  # IRI
    name: str  # the fullest proper name, or the first description
    named: bool  # it has a proper name, so that other articles may speak of it too
    mentions: tuple[Mention, ...]  # in reading order


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which mentions are one entity, and which events are one happening."""

    entities: tuple[Entity, ...]
    entity_of: Mapping[Mention, Entity] = field(hash=False)  # every mention of the extraction has one
    happening_of: Mapping[str, str] = field(hash=False)  # Event.id -> id of the event that stands for all


@dataclass(frozen=True, slots=True)
class Reading:
    """One article, read and understood: what the graph, the record and the report are made from."""

    extraction: Extraction
    resolution: Resolution

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.extraction.document.article
