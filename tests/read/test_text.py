"""Plain text becomes an article: its header, title, subtitle and paragraphs, with the text as it was."""

import pytest

from kg.errors import SeedError
from kg.model import Article
from kg.read.text import LARGEST, read


def article(text: str, path: str = "news/a.txt") -> Article:
    return next(read(text.encode(), path))


def blocks(text: str) -> list[tuple[str, str]]:
    return [(each.kind, text[each.span.start : each.span.end]) for each in article(text).blocks]


def test_the_first_line_is_the_title_and_a_short_second_line_the_subtitle() -> None:
    assert blocks("Mayor quits\nShe leaves after a year\nAnn Lee left.\nNobody knows why.\n") == [
        ("title", "Mayor quits"),
        ("subtitle", "She leaves after a year"),
        ("paragraph", "Ann Lee left."),
        ("paragraph", "Nobody knows why."),
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Ann Lee left on Monday.\n\nNobody knows why.", ["paragraph", "paragraph"]),
        ("Mayor quits\nAnn Lee left.", ["title", "paragraph"]),
        ("Mayor quits\n\nWhy?\n\nNobody knows.", ["title", "subtitle", "paragraph"]),
        ("“She left.”\nNobody knows why.", ["paragraph", "paragraph"]),
        ("Mayor visits the U.S.\nAnn Lee left.", ["title", "paragraph"]),
        ("Mayor quits", ["paragraph"]),
        ("Mayor quits\nShe leaves", ["title", "paragraph"]),
        ("The minister said:\n“We go.”", ["paragraph", "paragraph"]),
        ("a " * 90 + "\nAnn Lee left.", ["paragraph", "paragraph"]),
    ],
)
def test_a_whole_sentence_or_a_long_line_is_no_title(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in blocks(text)] == kinds


def test_header_lines_give_title_date_publisher_and_address() -> None:
    header = "Title: Mayor quits\npublished: 2021-05-07\npublisher: The Paper\nurl: https://paper.example/1\n"
    text = f"{header}\nAnn Lee left\nWhy?"

    found = article(text)

    assert (found.title, found.published) == ("Mayor quits", "2021-05-07")
    assert (found.publisher, found.url) == ("The Paper", "https://paper.example/1")
    assert blocks(text) == [("title", "Mayor quits"), ("paragraph", "Ann Lee left"), ("paragraph", "Why?")]


def test_without_an_empty_line_below_there_is_no_header() -> None:
    found = article("Title: a word with a history\nIt means much.")

    assert found.title == "Title: a word with a history"


def test_a_header_without_a_title_leaves_the_first_line_to_be_it() -> None:
    assert blocks("publisher: The Paper\n\nMayor quits\nAnn Lee left.")[0] == ("title", "Mayor quits")


@pytest.mark.parametrize("date", ["3 of May", "2021-02-30", "05/07/2021"])
def test_a_broken_date_is_an_error_with_its_line(date: str) -> None:
    with pytest.raises(SeedError, match=f"news/a.txt:2: published: '{date}' is not a date. Write it as 2025-05-03."):
        article(f"title: Mayor quits\npublished: {date}\n\nAnn Lee left.")


def test_a_time_of_day_in_the_date_is_left_out() -> None:
    assert article("published: 2021-05-07T10:00:00+02:00\n\nAnn Lee left.").published == "2021-05-07"


def test_lines_of_a_hard_wrapped_paragraph_are_one_block() -> None:
    wrapped = "Mayor quits\n\n" + "\n".join(
        [
            "The mayor of the town said on Monday that she would leave her office at",
            "the end of the year, and that she had not been asked to do so by anybody",
            "in the council. She gave no other reason.",
            "",
            "The council will meet on Friday to name whoever takes over until voters",
            "can choose.",
        ]
    )

    assert [kind for kind, _ in blocks(wrapped)] == ["title", "paragraph", "paragraph"]
    assert blocks(wrapped)[2][1].endswith("voters\ncan choose.")


def test_short_lines_that_are_paragraphs_stay_apart() -> None:
    assert len(blocks("Mayor quits\nShe left.\nHe stayed.\nNobody knows why she did.\nThat is all.\nReally.")) == 6


def test_a_line_of_control_characters_alone_breaks_nothing() -> None:
    text = "Mayor quits\n\nAnn Lee, the mayor,\n\x0b\x0c\nsaid that she\n\x1c\nwould go\n\x0b\nsoon, and left."

    assert [kind for kind, _ in blocks(text)][:2] == ["title", "paragraph"]


def test_the_text_is_kept_with_its_byte_order_mark_and_line_ends() -> None:
    text = "\ufeffMayor quits\r\n\r\n  Ann Lee left. \r\n\xa0\r\nWhy?\r\n"

    assert article(text).text == text
    assert blocks(text) == [("title", "Mayor quits"), ("paragraph", "Ann Lee left."), ("paragraph", "Why?")]


def test_offsets_count_characters_beyond_the_basic_plane_as_one() -> None:
    assert blocks("😀 wins\nAnn 😀 left.")[1] == ("paragraph", "Ann 😀 left.")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no text in it"),
        (b"\xef\xbb\xbf \n\n", "no text in it"),
        (b"title: Mayor quits\n\n", "no text in it"),
        (b"\x89PNG\0\0", "binary"),
        ("Mayor quits".encode("utf-16"), "UTF-16"),
        ("Élection".encode("latin-1"), "byte 0 is not UTF-8"),
        (b"a" * (LARGEST + 1), "more than 200,000"),
    ],
)
def test_what_is_no_article_is_an_error_with_its_place(data: bytes, message: str) -> None:
    with pytest.raises(SeedError, match=message) as caught:
        next(read(data, "news/a.txt"))

    assert caught.value.where == "news/a.txt"
    assert caught.value.remedy


def test_a_line_of_the_largest_size_is_one_paragraph() -> None:
    assert len(article("Ann left. " * (LARGEST // 10)).blocks) == 1
