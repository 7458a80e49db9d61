"""The parses of the blocks make one document, whose offsets are those of the article."""

from kg.annotate.foreign.blocks import Parsed, document, texts, words
from kg.model import Article, Block, Name, Span, Token

TEXT = "Fire in York\n\nIt\nburnt. It 🔥 ended."
ARTICLE = Article("x", TEXT, (Block("title", Span(0, 12)), Block("paragraph", Span(14, len(TEXT)))))


def word(id: int, form: str, head: int, start: int = 0, deprel: str = "dep") -> Token:
    return Token(id, form, form, "X", "_", "_", head, deprel, start, start + len(form))


def test_the_text_of_a_block_is_on_one_line_and_has_its_length() -> None:
    assert texts(ARTICLE) == ["Fire in York", "It burnt. It 🔥 ended."]


def test_sentences_are_counted_over_all_blocks_and_stand_at_their_places() -> None:
    name = Name(1, 1, "LOC", 1.0)
    title = Parsed((word(1, "York", 0, 8),), (name,))
    body = [Parsed((word(1, "burnt", 0, 3),), ()), Parsed((), ()), Parsed((word(1, "ended", 0, 15),), ())]

    made = document(ARTICLE, [[title], body])

    assert [(each.index, each.block, each.paragraph) for each in made.sentences] == [
        (0, "title", 0),
        (1, "paragraph", 1),
        (2, "paragraph", 1),
    ]
    assert [made.text(each.span) for each in made.sentences] == ["York", "burnt", "ended"]
    assert made.sentences[0].names == (name,)


def test_white_space_is_no_word_and_hands_its_head_on() -> None:
    kept = words([word(1, " ", 3), word(2, "Lee", 1, deprel="nsubj"), word(3, "left", 0, deprel="ROOT")])

    assert [(each.id, each.form, each.head, each.deprel) for each in kept] == [
        (1, "Lee", 2, "nsubj"),
        (2, "left", 0, "root"),
    ]


def test_a_sentence_keeps_one_root_where_white_space_was_the_root() -> None:
    kept = words([word(1, "Lee", 2), word(2, "  ", 0), word(3, "left", 2)])

    assert [(each.head, each.deprel) for each in kept] == [(0, "root"), (1, "parataxis")]


def test_nothing_is_left_of_white_space() -> None:
    assert words([word(1, "  ", 0)]) == ()
