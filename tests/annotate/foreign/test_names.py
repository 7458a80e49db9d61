"""Names of other libraries get our kinds and lose what is no part of them."""

import pytest

from kg.annotate.foreign.names import Found, named
from kg.model import Name, Token


def words(text: str) -> list[Token]:
    found, start = [], 0
    for id, form in enumerate(text.split(), 1):
        found.append(Token(id, form, form, "X", "_", "_", 0, "dep", start, start + len(form)))
        start += len(form) + 1
    return found


@pytest.mark.parametrize(
    ("labels", "kind"),
    [
        ("PERSON PER", "PER"),
        ("ORG", "ORG"),
        ("GPE LOC FAC", "LOC"),
        ("NORP", "NORP"),
        ("DATE TIME", "DATE"),
        ("EVENT WORK_OF_ART LAW PRODUCT LANGUAGE MISC", "MISC"),
    ],
)
def test_a_label_has_its_kind(labels: str, kind: str) -> None:
    for label in labels.split():
        assert [name.label for name in named([Found(label, 0, 3)], words("Lee left"))] == [kind]


@pytest.mark.parametrize("label", ["CARDINAL", "MONEY", "PERCENT", "ORDINAL", "QUANTITY", "O", ""])
def test_other_labels_are_left_out(label: str) -> None:
    assert not list(named([Found(label, 0, 3)], words("Lee left")))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("the United Nations", 2, 3), ("The Times 's", 2, 2), ("Ann Lee", 1, 2), ("Jones ’", 1, 1)],
)
def test_articles_and_possessives_are_no_part_of_a_name(text: str, first: int, last: int) -> None:
    assert list(named([Found("ORG", 0, len(text))], words(text))) == [Name(first, last, "ORG", 1.0)]


def test_a_name_of_nothing_but_an_article_is_left_out() -> None:
    assert not list(named([Found("ORG", 0, 3)], words("the end")))
