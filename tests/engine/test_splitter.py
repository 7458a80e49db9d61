"""The splitter finds the sentences of edited news."""

import pytest

from kg.engine.splitter import sentences
from kg.engine.tokenizer import tokenize

CASES = [
    "He left. | She stayed.",
    "Lt. Gen. Halevi resigned. | He was the chief of staff.",
    "It happened in the U.S. | The army said so.",
    "The U.S. Army said so.",
    "It rose to 3.5 percent. | Prices fell 1.2 percent.",
    "“We will go.” | He left.",
    'He said: "We will go." | Nobody did.',
    "“Will you go?” he asked.",
    "It works at Acme Inc. | He knows.",
    "Acme Inc. Chairman Joe Doe left.",
    "They met at 5 p.m. | She was late.",
    "George W. Bush spoke. | J. K. Rowling wrote.",
    "No. 10 declined. | Dr. Who did not.",
    "Wait... what? | Yes!",
    "(It was late.) | They slept.",
    "one line\n\n | another line",
]


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_where_the_bar_stands(case):
    text = case.replace(" | ", " ")
    expected = [part.strip() for part in case.split(" | ")]

    found = [text[part[0].start : part[-1].end] for part in sentences(text, list(tokenize(text)))]

    assert found == expected


def test_no_words_make_no_sentence():
    assert list(sentences("", [])) == []


def test_every_word_is_in_one_sentence():
    text = "A. B? C! ... D.) E." * 50
    tokens = list(tokenize(text))

    found = [token for part in sentences(text, tokens) for token in part]

    assert found == tokens
