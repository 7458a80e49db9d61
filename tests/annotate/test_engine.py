"""Parses of the engine become documents, with some wrong governors set right."""

from collections.abc import Sequence

from kg.annotate.engine import annotate
from kg.engine import Parse, Word
from kg.model import Article, Block, Document, Span


class Stored:
    """An engine that gives one parse it was made with."""

    def __init__(self, rows: str) -> None:
        self.text = " ".join(row.split("/")[0] for row in rows.split())
        starts = [0]
        for row in rows.split():
            starts.append(starts[-1] + len(row.split("/")[0]) + 1)
        self.words = tuple(_word(row, start) for row, start in zip(rows.split(), starts, strict=False))

    def parse(self, text: str, spans: Sequence[tuple[int, int]]) -> list[list[Parse]]:
        assert text == self.text
        return [[Parse(self.words, (), ())] for _ in spans]


def _word(row: str, start: int) -> Word:
    form, upos, xpos, head, deprel = row.split("/")
    return Word(form, form.lower(), upos, xpos, "_", int(head), deprel, start, start + len(form))


def annotated(rows: str) -> Document:
    engine = Stored(rows)
    article = Article("x", engine.text, (Block("paragraph", Span(0, len(engine.text))),))
    return annotate(article, engine)  # type: ignore[arg-type]


def head_of(form: str, document: Document) -> str:
    tokens = document.sentences[0].tokens
    token = next(each for each in tokens if each.form == form)
    return tokens[token.head - 1].form if token.head else ""


def test_what_stands_before_and_belongs_to_the_conjunct_before_it() -> None:
    document = annotated(
        "It/PRON/PRP/2/nsubj killed/VERB/VBD/0/root 20/NUM/CD/2/obj ,/PUNCT/,/6/punct officials/NOUN/NNS/6/nsubj "
        "said/VERB/VBD/9/parataxis ,/PUNCT/,/9/punct and/CCONJ/CC/9/cc fled/VERB/VBD/2/conj"
    )

    assert head_of("said", document) == "killed"
    assert head_of("and", document) == "fled"


def test_a_participle_behind_a_comma_adds_to_the_main_clause() -> None:
    document = annotated(
        "She/PRON/PRP/2/nsubj blamed/VERB/VBD/0/root him/PRON/PRP/2/obj for/SCONJ/IN/5/mark leaving/VERB/VBG/2/advcl "
        ",/PUNCT/,/8/punct while/SCONJ/IN/8/mark praising/VERB/VBG/5/advcl her/PRON/PRP/8/obj"
    )

    assert head_of("praising", document) == "blamed"


def test_a_participle_without_a_comma_stays_where_it_is() -> None:
    document = annotated(
        "She/PRON/PRP/2/nsubj blamed/VERB/VBD/0/root him/PRON/PRP/2/obj for/SCONJ/IN/5/mark leaving/VERB/VBG/2/advcl "
        "without/SCONJ/IN/7/mark asking/VERB/VBG/5/advcl"
    )

    assert head_of("asking", document) == "leaving"


def test_what_even_adds_is_another_one_and_no_apposition() -> None:
    rows = (
        "It/PRON/PRP/2/nsubj shows/VERB/VBZ/0/root Ray/PROPN/NNP/2/obj ,/PUNCT/,/7/punct {}/ADV/RB/7/advmod "
        "a/DET/DT/7/det mayor/NOUN/NN/3/appos"
    )

    even, now = (annotated(rows.format(word)).sentences[0].tokens[-1] for word in ("even", "now"))

    assert (even.deprel, now.deprel) == ("conj", "appos")
