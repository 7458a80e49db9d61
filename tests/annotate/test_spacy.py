"""What spaCy parses becomes a document; the documents here are spaCy's own, built by hand."""

import sys
from collections.abc import Iterable, Iterator

import pytest

from kg.annotate.spacy import annotate, annotator
from kg.errors import AnnotateError
from kg.model import Article, Block, Document, Name, Span

CLEARNLP = ("ROOT", "nsubj", "dobj", "prep", "pobj", "conj", "cc", "det", "compound", "punct")
UD = ("ROOT", "nsubj", "obj", "obl", "case", "conj", "cc", "det", "flat", "punct")

# form/upos/xpos/head/deprel, and a slash more where no blank follows; a word alone in a row is white space
TITLE = ["Fire/NOUN/NN/2/nsubj", "burns/VERB/VBZ/0/ROOT", "York/PROPN/NNP/2/dobj/"]
BODY = [
    "The/DET/DT/2/det",
    "Army/PROPN/NNP/3/nsubj",
    "met/VERB/VBD/0/ROOT",
    "🔥/SYM/NFP/3/punct",
    "Ann/PROPN/NNP/6/compound",
    "Lee/PROPN/NNP/3/dobj",
    "in/ADP/IN/3/prep",
    "_/SPACE/_SP/7/dep/",
    "York/PROPN/NNP/7/pobj",
    "and/CCONJ/CC/9/cc",
    "Hull/PROPN/NNP/9/conj/",
    "./PUNCT/./3/punct",
    "It/PRON/PRP/14/nsubj",
    "left/VERB/VBD/0/ROOT/",
]
ENTS = [(0, 2, "ORG"), (4, 6, "PERSON"), (7, 9, "GPE"), (10, 11, "CARDINAL")]


class Stored:
    """A pipeline that gives documents it was made with."""

    def __init__(self, labels: Iterable[str], *documents) -> None:
        self.pipe_labels = {"ner": ["GPE"], "parser": list(labels)}
        self._documents = documents

    def pipe(self, texts: Iterable[str]) -> Iterator:
        for text, document in zip(texts, self._documents, strict=True):
            assert document.text == text
            yield document


@pytest.fixture
def spacy():
    return pytest.importorskip("spacy", reason="spaCy is not installed")


def parsed(spacy, rows: list[str], ents: Iterable[tuple[int, int, str]] = ()):
    """Return a `spacy.tokens.Doc` made of rows."""
    columns = [row.split("/") for row in rows]
    vocab = spacy.blank("en").vocab
    document = spacy.tokens.Doc(
        vocab,
        words=[each[0].replace("_", " ") for each in columns],
        spaces=[len(each) == 5 for each in columns],
        heads=[int(each[3]) - 1 if each[3] != "0" else index for index, each in enumerate(columns)],
        deps=[each[4] for each in columns],
        pos=[each[1] for each in columns],
        tags=[each[2] for each in columns],
        lemmas=["leave" if each[0] == "left" else "" for each in columns],
        morphs=["Tense=Past|VerbForm=Fin" if each[2] == "VBD" else "" for each in columns],
    )
    document.ents = [spacy.tokens.Span(document, *each) for each in ents]
    return document


def annotated(spacy, labels: Iterable[str]) -> Document:
    title, body = parsed(spacy, TITLE), parsed(spacy, BODY, ENTS)
    text = f"{title.text}\n\n{body.text}"
    blocks = (
        Block("title", Span(0, len(title.text))),
        Block("paragraph", Span(len(title.text) + 2, len(text))),
    )
    return annotate(Article("x", text, blocks), Stored(labels, title, body))


def test_each_block_has_its_sentences(spacy) -> None:
    document = annotated(spacy, CLEARNLP)

    assert [(each.index, each.block, each.paragraph) for each in document.sentences] == [
        (0, "title", 0),
        (1, "paragraph", 1),
        (2, "paragraph", 1),
    ]
    assert document.text(document.sentences[2].span) == "It left"


def test_every_word_stands_at_its_place_and_white_space_is_none(spacy) -> None:
    document = annotated(spacy, CLEARNLP)

    tokens = [token for sentence in document.sentences for token in sentence.tokens]

    assert all(document.text(Span(token.start, token.end)) == token.form for token in tokens)
    assert [token.form for token in document.sentences[1].tokens[6:8]] == ["in", "York"]
    assert all(
        [token.id for token in each.tokens] == list(range(1, len(each.tokens) + 1)) for each in document.sentences
    )


def test_a_tree_of_clearnlp_becomes_one_of_universal_dependencies(spacy) -> None:
    tokens = annotated(spacy, CLEARNLP).sentences[1].tokens

    assert " ".join(f"{token.head}:{token.deprel}" for token in tokens) == (
        "2:det 3:nsubj 0:root 3:punct 3:obj 5:flat 8:case 3:obl 10:cc 8:conj 3:punct"
    )


def test_a_tree_of_universal_dependencies_stays_as_it_is(spacy) -> None:
    tokens = annotated(spacy, UD).sentences[1].tokens

    assert " ".join(f"{token.head}:{token.deprel}" for token in tokens[5:]) == (
        "3:dobj 3:prep 7:pobj 8:cc 8:conj 3:punct"
    )


def test_a_word_has_its_lemma_tags_and_features(spacy) -> None:
    left = annotated(spacy, CLEARNLP).sentences[2].tokens[1]
    army = annotated(spacy, CLEARNLP).sentences[1].tokens[1]

    assert (left.lemma, left.upos, left.xpos, left.feats) == ("leave", "VERB", "VBD", "Tense=Past|VerbForm=Fin")
    assert (army.lemma, army.feats) == ("army", "_")


def test_names_have_our_kinds_and_no_article(spacy) -> None:
    document = annotated(spacy, CLEARNLP)

    assert document.sentences[1].names == (Name(2, 2, "ORG", 1.0), Name(5, 6, "PER", 1.0), Name(8, 8, "LOC", 1.0))
    assert not any(each.predicates for each in document.sentences)


def test_an_article_without_text_has_no_sentences() -> None:
    assert annotate(Article("x", "", ()), Stored(CLEARNLP)).sentences == ()


def test_a_missing_library_is_an_error_with_a_remedy(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)

    with pytest.raises(AnnotateError, match=r"spaCy is not installed.* pip install 'newskg\[spacy\]'"):
        annotator()


@pytest.mark.usefixtures("spacy")
def test_a_missing_pipeline_is_an_error_with_a_remedy(tmp_path) -> None:
    with pytest.raises(AnnotateError, match=r"cannot be loaded: .*python -m spacy download en_core_web_sm"):
        annotator(tmp_path / "none")


def test_a_pipeline_without_a_parser_is_refused(spacy, tmp_path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")

    with pytest.raises(AnnotateError, match="has no parser"):
        annotator(tmp_path / "blank")
