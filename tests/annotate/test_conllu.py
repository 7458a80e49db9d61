"""Stored parses come back as they were written, and a wrong one is refused."""

from dataclasses import replace

import pytest

from kg.annotate.conllu import annotator, dumps, loads
from kg.errors import AnnotateError, UsageError
from kg.model import Argument, Document, Name, Predicate
from tests import readings


@pytest.fixture
def document() -> Document:
    document = readings.reading().extraction.document
    first, second, *others = document.sentences
    names = (Name(2, 3, "PER", 0.98),)
    predicates = (Predicate(4, 0.5, (Argument("ARG0", 3, 0.9), Argument("ARGM-TMP", 6, 1.0))), Predicate(1, 1.0, ()))
    return replace(document, sentences=(first, replace(second, names=names, predicates=predicates), *others))


def test_what_is_stored_comes_back(document: Document) -> None:
    stored = dumps(document)

    assert loads(stored, document.article) == document


def test_a_sentence_has_its_text_and_block_and_a_token_its_place(document: Document) -> None:
    first = dumps(document).split("\n\n")[0].split("\n")

    assert first[:4] == [
        "# sent_id = 0",
        "# block = paragraph 0",
        "# text = Top general Herzi Halevi has resigned.",
        "1\tTop\ttop\tX\t_\t_\t0\troot\t_\tStart=0|End=3",
    ]
    assert first[-2].endswith("Start=29|End=37|SpaceAfter=No")


def test_a_line_break_inside_a_sentence_does_not_break_the_file() -> None:
    document = readings.reading().extraction.document
    wrapped = replace(document.article, text=readings.TEXT.replace("Herzi Halevi", "Herzi\nHalevi"))

    assert loads(dumps(replace(document, article=wrapped)), wrapped).sentences == document.sentences


def test_a_parse_of_another_text_is_refused(document: Document) -> None:
    other = replace(document.article, text="X" + readings.TEXT)

    with pytest.raises(AnnotateError, match=r"'Top general.*' is not at 0 in the article"):
        loads(dumps(document), other)


@pytest.mark.parametrize(
    "stored", ["1\tLee\n", "# block = title 0\n1\tLee\tlee\n", "# block = verse 0\n", "# text = Lee\n"]
)
def test_a_malformed_parse_is_refused(stored: str) -> None:
    with pytest.raises(AnnotateError, match="sentence 0: malformed"):
        loads(stored, readings.ARTICLE)


def test_the_annotator_reads_the_article_s_own_file(tmp_path, document: Document) -> None:
    (tmp_path / "000_7c04.conllu").write_text(dumps(document), encoding="utf-8")

    assert annotator(tmp_path)(document.article) == document


def test_a_missing_parse_and_a_missing_folder_are_errors(tmp_path) -> None:
    with pytest.raises(AnnotateError, match="no stored parse"):
        annotator(tmp_path)(readings.ARTICLE)
    with pytest.raises(UsageError, match="no folder"):
        annotator()
