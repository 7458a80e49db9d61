"""Small articles in a notation of their own, so that the resolver can be tested without the language engine.

One string a sentence, words and brackets set apart by spaces:

    [ The/DET/2/det/Definite=Def general/NOUN/3/nsubj/Number=Sing ]nominal:Person resigned~resign/VERB/0/root

A word is form~lemma/upos/head/deprel/features; the lemma is the form in lower case where it is left out. A mention is
in brackets, with its kind and class behind. A sentence that begins with "#" or "##" is the title or the subtitle.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.model import (
    Article,
    Attribution,
    Block,
    BlockKind,
    Document,
    Event,
    EventRef,
    Evidence,
    Extraction,
    Filler,
    Mention,
    MentionKind,
    Relation,
    Resolution,
    Role,
    Sentence,
    Span,
    Time,
    Token,
)
from kg.ontology import Ontology, load
from kg.resolve import resolve
from kg.vocab import ASSERTED, KG

_KINDS: dict[str, MentionKind] = {"name": "name", "nominal": "nominal", "pronoun": "pronoun"}
_BLOCKS: dict[str, BlockKind] = {"#": "title", "##": "subtitle"}


@cache
def ontology() -> Ontology:
    """Return the shipped ontology, read once."""
    return load()


@dataclass(frozen=True)
class Story:
    """An article with its mentions; words and mentions are found by their text."""

    document: Document
    mentions: tuple[Mention, ...]

    def mention(self, text: str, nth: int = 0) -> Mention:
        """Return the nth mention with this text, from 0."""
        return [each for each in self.mentions if each.text == text][nth]

    def event(
        self,
        type: str,
        word: str,
        nth: int = 0,
        *,
        status: str = ASSERTED,
        definite: bool = False,
        **roles: Filler | str,
    ) -> Event:
        """Return an event with the nth such word as its trigger; a role filled by a string is another event."""
        sentence, token = [(s, t) for s in self.document.sentences for t in s.tokens if t.form == word][nth]
        trigger = Span(token.start, token.end)
        fillers = {name: EventRef(each) if isinstance(each, str) else each for name, each in roles.items()}
        return Event(
            id=f"e{token.start}",
            type=KG + type,
            lemma=token.lemma,
            trigger=trigger,
            evidence=Evidence(sentence.index, trigger, "test"),
            status=status,
            held=status,
            roles=tuple(Role(KG + name, each, trigger) for name, each in fillers.items()),
            noun=token.upos == "NOUN",
            definite=definite,
        )

    def quotation(self, words: str, source: Mention, *, event: Event | None = None) -> Attribution:
        """Return direct speech of somebody; `words` are those between the quotation marks."""
        start = self.document.article.text.index(words)
        span = Span(start, start + len(words))
        return Attribution(
            id=f"c{start}",
            source=source,
            cue=None,
            content=(span,),
            direct=True,
            evidence=Evidence(source.sentence, span, "test"),
            event=event.id if event else None,
        )

    def tie(self, property: str, subject: Mention, object: Mention) -> Relation:
        """Return a lasting tie between two mentions."""
        return Relation(KG + property, subject, object, Evidence(subject.sentence, subject.span, "test"), ASSERTED)

    def resolve(self, *statements: Event | Relation | Attribution) -> Resolution:
        """Return what the resolver makes of the mentions and the statements."""
        return resolve(Extraction(self.document, statements, self.mentions, (), ()), ontology())

    def entities(self, *statements: Event | Relation | Attribution) -> list[list[str]]:
        """Return the texts of the mentions of each entity, in reading order."""
        return [[mention.text for mention in entity.mentions] for entity in self.resolve(*statements).entities]

    def happenings(self, *events: Event | Attribution) -> list[list[str]]:
        """Return the triggers of each happening, in the order the events are given."""
        found: dict[str, list[str]] = {}
        happening_of = self.resolve(*events).happening_of
        for event in events:
            if isinstance(event, Event):
                found.setdefault(happening_of[event.id], []).append(self.document.text(event.trigger))
        return list(found.values())


def story(*sentences: str) -> Story:
    """Return the article of these sentences, each a paragraph of its own."""
    text = ""
    read, mentions = [], []
    for index, line in enumerate(sentences):
        parts = line.split()
        block = _BLOCKS.get(parts[0], "paragraph")
        offset = len(text)
        tokens = tuple(_tokens(parts, offset))
        text += " ".join(token.form for token in tokens) + "\n"
        read.append(Sentence(index, block, index, tokens))
        mentions.extend(_mentions(parts, read[-1], text))
    blocks = tuple(Block(sentence.block, sentence.span) for sentence in read)
    return Story(Document(Article("story", text, blocks), tuple(read)), tuple(mentions))


def date(value: str) -> Time:
    """Return a date that stands nowhere in particular."""
    return Time(0, 1, Span(0, 1), "DATE", value, value)


def _tokens(parts: Sequence[str], offset: int) -> Iterator[Token]:
    words = [part for part in parts if "/" in part]
    for id, word in enumerate(words, start=1):
        written, upos, head, deprel, *feats = word.split("/")
        form, _, lemma = written.partition("~")
        end = offset + len(form)
        found = "".join(feats) or "_"
        yield Token(id, form, lemma or form.lower(), upos, "", found, int(head), deprel, offset, end)
        offset = end + 1


def _mentions(parts: Sequence[str], sentence: Sentence, text: str) -> Iterator[Mention]:
    opened: list[int] = []
    id = 0
    for part in parts:
        if part == "[":
            opened.append(id + 1)
        elif part.startswith("]"):
            yield _mention(part[1:], sentence.tokens[opened.pop() - 1 : id], sentence.index, text)
        elif "/" in part:
            id += 1


def _mention(label: str, tokens: Sequence[Token], sentence: int, text: str) -> Mention:
    kind, _, type = label.partition(":")
    ids = {token.id for token in tokens}
    head = next(token for token in tokens if token.head not in ids)
    span = Span(tokens[0].start, tokens[-1].end)
    name = span if kind == "name" else None
    return Mention(sentence, head.id, span, _KINDS[kind], KG + type, text[span.start : span.end], name)
