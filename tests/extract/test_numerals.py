"""Numbers in words."""

import re
from decimal import Decimal

import pytest

from kg.extract.numerals import Numerals, numerals
from kg.ontology import load


@pytest.fixture(scope="module")
def words() -> Numerals:
    return numerals(load())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,139", "1139"),
        ("0.93", "0.93"),
        ("1.5 million", "1500000"),
        ("a dozen", "12"),
        ("two dozen", "24"),
        ("half a million", "500000"),
        ("two and a half", "2.5"),
        ("fifteen hundred", "1500"),
        ("one hundred and twenty-five", "125"),
        ("two million three hundred thousand", "2300000"),
    ],
)
def test_a_number_is_read_whole_and_exactly(text: str, value: str, words: Numerals) -> None:
    match = re.fullmatch(words.pattern, text)

    assert match is not None
    assert words.read(match[0]) == Decimal(value)


@pytest.mark.parametrize("text", ["half", "a few", "and", "hundreds"])
def test_other_words_are_no_number(text: str, words: Numerals) -> None:
    assert re.fullmatch(words.pattern, text) is None


def test_and_does_not_join_two_numbers(words: Numerals) -> None:
    match = re.match(words.pattern, "ten and twenty")

    assert match is not None
    assert match[0] == "ten"
