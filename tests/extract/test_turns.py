"""Which paragraphs of a printed conversation are somebody's words, and which are the article's own."""

import pytest

from kg.extract.quotes import quotations
from kg.extract.turns import turns
from kg.model import Article, Block, Document, Span


def document(*paragraphs: str) -> Document:
    text, blocks = "\n\n".join(paragraphs), []
    start = 0
    for each in paragraphs:
        blocks.append(Block("paragraph", Span(start, start + len(each))))
        start += len(each) + 2
    return Document(Article("talk", text, tuple(blocks)), ())


def said(*paragraphs: str) -> list[str]:
    """Return the words of the turns."""
    made = document(*paragraphs)
    return [made.text(span).strip() for span in turns(made)]


LABELLED = (
    "The senator spoke to reporters.",
    "Q: Will you go?",
    "A: The vote was lost.",
    "The party left us.",
    "Q: And then?",
    "A: Nothing.",
    "The interview was held on Monday.",
)
NAMED = ("ANN LEE: It rained.", "TOM RAY: The bridge fell.", "ANN LEE: No.", "TOM RAY: Yes.", "He left.")
INTERVIEW = (
    "A farmer talks about the drought.",
    "How are the crises felt?",
    "We lost the harvest. My herd died.",
    "What did the state do?",
    "It sent us grain, and I sold it.",
    "Will it rain?",
    "I hope so.",
    "Our wells are dry.",
    "Ann Lee spoke to Tom Ray in June.",
)


def test_labels_that_return_make_a_conversation_and_what_stands_between_goes_on() -> None:
    assert said(*LABELLED) == ["Will you go?", "The vote was lost.", "The party left us.", "And then?", "Nothing."]
    assert said(*NAMED) == ["It rained.", "The bridge fell.", "No.", "Yes."]


def test_questions_with_answers_in_the_first_person_make_an_interview() -> None:
    assert said(*INTERVIEW) == list(INTERVIEW[1:-1])


def test_who_is_named_once_in_an_interview_is_no_part_of_the_words() -> None:
    assert said(*INTERVIEW[:2], f"Ann Lee: {INTERVIEW[2]}", *INTERVIEW[3:]) == list(INTERVIEW[1:-1])


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Muscat: A bridge was opened.", "The minister came.", "Doha: A school was closed.", "He left."),
        ("UPDATE: The road is open.", "UPDATE: The road is closed.", "Nobody was hurt."),  # one label is no talk
        ("Clinton: 1,769", "Sanders: 1,501", "Clinton: 2,200", "Sanders: 1,800"),  # a table
        ("Who paid?", "The firm paid.", "Who knew?", "The board knew.", "Who left?", "He left."),  # nobody says "I"
        ("Who paid?", "We did.", "The firm paid us."),  # one question is an aside
    ],
)
def test_datelines_labels_tables_and_questions_of_the_article_are_no_conversation(paragraphs: tuple[str, ...]) -> None:
    assert said(*paragraphs) == []


def test_what_a_page_quotes_in_an_element_is_speech() -> None:
    made = document('He wrote: <tweet id="1" author="@ann">The dam broke</tweet>.', "The dam is old.")

    assert [made.text(span) for span in quotations(made)] == ["The dam broke"]
