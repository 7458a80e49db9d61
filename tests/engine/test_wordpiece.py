"""WordPiece cuts words into the longest known pieces."""

import pytest

from kg.engine.wordpiece import MAX_PIECES, WordPiece, shape

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "resign", "##ation", "##s", "cafe", "n", "'", "t", "漢", "a", "##a"]


def named(word):
    return [VOCABULARY[number] for number in WordPiece(VOCABULARY).pieces(word)]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Resignations", ["resign", "##ation", "##s"]),
        ("Café", ["cafe"]),
        ("n't", ["n", "'", "t"]),
        ("漢漢", ["漢", "漢"]),
        ("zebra", ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
        ("", ["[UNK]"]),
    ],
)
def test_a_word_becomes_its_longest_pieces(word, pieces):
    assert named(word) == pieces


def test_a_long_word_has_a_bounded_number_of_pieces():
    assert len(named("'" * 10_000)) == MAX_PIECES


def test_the_cache_does_not_change_the_answer():
    wordpiece = WordPiece(VOCABULARY)

    assert wordpiece.pieces("resigns") == wordpiece.pieces("resigns")


@pytest.mark.parametrize(
    ("word", "number"),
    [("1939", 1), ("1,139", 2), ("—", 3), ("army", 4), ("A", 5), ("IDF", 6), ("Israel", 7), ("McCain", 8)],
)
def test_the_shape_tells_how_a_word_is_written(word, number):
    assert shape(word) == number
