"""What Stanza parses becomes a document; the documents here are Stanza's own, built by hand."""

import sys
from collections.abc import Sequence

import pytest

from kg.annotate.stanza import annotate, annotator
from kg.errors import AnnotateError
from kg.model import Article, Block, Document, Name, Span

TEXT = "🔥 in York\n\nThe Army didn't hit\nLee's men. It's gonna go."
BLOCKS = (Block("title", Span(0, 9)), Block("paragraph", Span(11, len(TEXT))))


class Stored:
    """A pipeline that gives documents it was made with."""

    def __init__(self, *documents) -> None:
        self._documents = list(documents)

    def bulk_process(self, docs: Sequence[str]) -> list:
        assert [document.text for document in self._documents] == list(docs)
        return self._documents


@pytest.fixture
def stanza():
    pytest.importorskip("stanza", reason="Stanza is not installed")
    return pytest.importorskip("stanza.models.common.doc")


def word(id: int, text: str, head: int, deprel: str, place: tuple[int, int, str] | None = None) -> dict:
    """Return a word as Stanza stores it; `place` is start, end and name tag of a word that is a token of its own."""
    columns = {"id": id, "text": text, "lemma": text.lower(), "upos": "X", "xpos": "FW", "head": head, "deprel": deprel}
    return columns | (dict(zip(("start_char", "end_char", "ner"), place, strict=True)) if place else {})


def token(first: int, last: int, text: str, start: int, ner: str = "O") -> dict:
    """Return a token of several words as Stanza stores it."""
    return {"id": (first, last), "text": text, "start_char": start, "end_char": start + len(text), "ner": ner}


def annotated(stanza) -> Document:
    title = [
        word(1, "🔥", 0, "root", (0, 1, "O")),
        word(2, "in", 3, "case", (2, 4, "O")),
        word(3, "York", 1, "nmod", (5, 9, "S-GPE")),
    ]
    first = [
        word(1, "The", 2, "det", (0, 3, "B-ORG")),
        word(2, "Army", 5, "nsubj", (4, 8, "E-ORG")),
        token(3, 4, "didn't", 9),
        word(3, "did", 5, "aux"),
        word(4, "n't", 5, "advmod"),
        word(5, "hit", 0, "root", (16, 19, "O")),
        token(6, 7, "Lee's", 20, "S-PERSON"),
        word(6, "Lee", 8, "nmod:poss"),
        word(7, "'s", 6, "case"),
        word(8, "men", 5, "obj", (26, 29, "S-CARDINAL")),
        word(9, ".", 5, "punct", (29, 30, "O")),
    ]
    second = [
        token(1, 2, "It's", 31),
        word(1, "It", 3, "nsubj"),
        word(2, "is", 3, "aux"),
        token(3, 4, "gonna", 36),
        word(3, "going", 0, "root"),
        word(4, "to", 5, "mark"),
        word(5, "go", 3, "xcomp", (42, 44, "O")),
        word(6, ".", 3, "punct", (44, 45, "O")),
    ]
    documents = (
        stanza.Document([title], text=TEXT[:9]),
        stanza.Document([first, second], text=TEXT[11:].replace("\n", " ")),
    )
    for document in documents:
        document.build_ents()
    return annotate(Article("x", TEXT, BLOCKS), Stored(*documents))


def test_each_block_has_its_sentences(stanza) -> None:
    document = annotated(stanza)

    assert [(each.index, each.block, each.paragraph) for each in document.sentences] == [
        (0, "title", 0),
        (1, "paragraph", 1),
        (2, "paragraph", 1),
    ]
    assert [document.text(each.span) for each in document.sentences] == [
        "🔥 in York",
        "The Army didn't hit\nLee's men.",
        "It's gonna go.",
    ]


def test_the_words_of_a_token_divide_its_characters(stanza) -> None:
    document = annotated(stanza)

    places = [[document.text(Span(each.start, each.end)) for each in one.tokens] for one in document.sentences]

    assert places[1] == ["The", "Army", "did", "n't", "hit", "Lee", "'s", "men", "."]
    assert places[2] == ["It", "'s", "gonn", "a", "go", "."]  # "going" and "to", five letters and two
    assert [each.form for each in document.sentences[2].tokens[:4]] == ["It", "is", "going", "to"]


def test_a_token_shorter_than_its_words_is_the_place_of_each(stanza) -> None:
    rows = [token(1, 2, "x", 0), word(1, "a", 2, "case"), word(2, "b", 0, "root")]

    document = annotate(Article("x", "x", (Block("paragraph", Span(0, 1)),)), Stored(stanza.Document([rows], text="x")))

    assert [(each.start, each.end) for each in document.sentences[0].tokens] == [(0, 1), (0, 1)]


def test_trees_stay_as_they_are(stanza) -> None:
    tokens = annotated(stanza).sentences[1].tokens

    assert " ".join(f"{token.head}:{token.deprel}" for token in tokens) == (
        "2:det 5:nsubj 5:aux 5:advmod 0:root 8:nmod:poss 6:case 5:obj 5:punct"
    )
    assert (tokens[1].lemma, tokens[1].upos, tokens[1].xpos, tokens[1].feats) == ("army", "X", "FW", "_")


def test_names_have_our_kinds_and_neither_article_nor_possessive(stanza) -> None:
    names = [each.names for each in annotated(stanza).sentences]

    assert names == [
        (Name(3, 3, "LOC", 1.0),),
        (Name(2, 2, "ORG", 1.0), Name(6, 6, "PER", 1.0)),
        (),
    ]


def test_a_missing_library_is_an_error_with_a_remedy(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "stanza", None)

    with pytest.raises(AnnotateError, match=r"Stanza is not installed.* pip install 'newskg\[stanza\]'"):
        annotator()


@pytest.mark.usefixtures("stanza")
def test_missing_models_are_an_error_with_a_remedy(tmp_path) -> None:
    with pytest.raises(AnnotateError, match=r"cannot be loaded: .*stanza\.download"):
        annotator(tmp_path / "none")
