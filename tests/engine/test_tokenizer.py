"""The tokenizer cuts text as the English treebanks do."""

import pytest

from kg.engine.tokenizer import LONGEST, tokenize

CASES = [
    ("They don't know.", "They do n't know ."),
    ("He can’t and cannot.", "He ca n’t and can not ."),
    ("Israel's army; the states' duty", "Israel 's army ; the states ' duty"),
    ("the president’s aide", "the president ’s aide"),
    ("a well-known anti-war film", "a well - known anti-war film"),
    ("Lt. Gen. Herzi Halevi", "Lt. Gen. Herzi Halevi"),
    ("in the U.S. at 5 p.m. sharp", "in the U.S. at 5 p.m. sharp"),
    ("the U.S.-backed plan", "the U.S. - backed plan"),
    ("George H. W. Bush", "George H. W. Bush"),
    ("at least 1,139 people", "at least 1,139 people"),
    ("3.5% of $170m", "3.5 % of $ 170 m"),
    ("US$4.5 or £20", "US$ 4.5 or £ 20"),
    ("at 5:30pm on 9/11", "at 5:30 pm on 9/11"),
    ("the 1990s and the 21st century", "the 1990s and the 21st century"),
    ("No. 10 said no. Nobody left", "No. 10 said no . Nobody left"),
    ("war—and peace – or so", "war — and peace – or so"),
    ("“Yes,” she said… twice", "“ Yes , ” she said … twice"),
    ("and/or not w/o it", "and / or not w/o it"),
    ("see https://example.org/a-b?c=1.", "see https://example.org/a-b?c=1 ."),
    ("mail ann.b@example.co.uk, now", "mail ann.b@example.co.uk , now"),
    ("AT&T and @ann on #news", "AT&T and @ann on #news"),
    ("O'Neill and D’Souza's house", "O'Neill and D’Souza 's house"),
    ("What?! No...", "What ?! No ..."),
    ("(the IDF)", "( the IDF )"),
]


@pytest.mark.parametrize(("text", "words"), CASES)
def test_text_is_cut_into_the_words_of_the_treebanks(text, words):
    found = [token.form for token in tokenize(text)]

    assert found == words.split()


def test_offsets_point_at_the_words_of_the_span():
    text = "Title\n\nHe can't go.  Never!"

    found = list(tokenize(text, 7, len(text)))

    assert [token.form for token in found] == ["He", "ca", "n't", "go", ".", "Never", "!"]
    assert all(text[token.start : token.end] == token.form for token in found)


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b", "\x00", "漢字かな", "🙂🙂", "e\u0301", "\ufeff—"])
def test_every_visible_character_is_in_a_word(text):
    found = "".join(token.form for token in tokenize(text))

    assert found == "".join(text.split())


@pytest.mark.parametrize("unit", ["x", "1", "1,", "a-", "a@", "1.a", ".)", "A&", "a'", "漢", "1/", "_"])
def test_a_line_without_spaces_is_cut_into_bounded_words(unit):
    text = unit * 5000

    found = list(tokenize(text))

    assert "".join(token.form for token in found) == text
    assert max(len(token.form) for token in found) <= LONGEST
