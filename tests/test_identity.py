"""Ids are safe in IRIs and file names, and no two articles share one."""

import pytest

from kg.identity import article_id, distinct


@pytest.mark.parametrize(
    ("path", "id"),
    [
        ("news/000_7c04.txt", "000_7c04"),
        ("a b & c.txt", "a-b-c"),
        ("Élection.txt", "Election"),
        ("x.2021.txt", "x.2021"),
        ("a%2F..txt", "a-2F"),
        ("a-.txt", "a-"),
        ("...", "article-ab5df625bc76"),
    ],
)
def test_an_id_is_the_name_of_the_file_where_that_is_safe(path: str, id: str) -> None:
    assert article_id(path) == id


def test_names_without_any_latin_letter_differ() -> None:
    assert article_id("新聞.txt") != article_id("ニュース.txt")


def test_a_long_name_is_cut_and_stays_its_own() -> None:
    one, other = article_id("a" * 240 + "1.txt"), article_id("a" * 240 + "2.txt")

    assert one != other
    assert len(one) == len(other) == 200


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert distinct("a", {"a", "a-2"}) == "a-3"
    assert distinct("A", {"a"}) == "A-2"
    assert distinct("b", {"a"}) == "b"
