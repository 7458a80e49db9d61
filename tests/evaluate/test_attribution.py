"""Sources, cues and contents of attributions are scored, alone and together."""

import pytest

from kg.evaluate.attribution import score
from kg.evaluate.records import Attribution, Pair
from tests.evaluate.marks import at, empty, find, perfect, record, value

TEXT = "“It is over,” Yair Lapid, an opposition leader, said. He called on Netanyahu to resign."


def said(source: str | None, cue: str, content: str, *, is_direct: bool = False) -> Attribution:
    return Attribution((at(TEXT, content),), at(TEXT, source) if source else None, at(TEXT, cue), is_direct)


GOLD = record(
    TEXT,
    attributions=[
        said("Yair Lapid, an opposition leader", "said", "“It is over,”", is_direct=True),
        said("He", "called on", "Netanyahu to resign"),
    ],
)
OWN = record(TEXT, attributions=[said("Yair Lapid", "said", "It is over"), said(None, "called", "to resign")])
FIGURES = {
    "source exact": 0.0,
    "source lenient": 66.67,  # 1 of 1, 1 of 2
    "cue exact": 50.0,
    "cue lenient": 100.0,
    "content exact": 50.0,
    "content lenient (IoU >= 0.5)": 50.0,  # 9 of 19 characters is too little
    "content+source": 50.0,
    "content+source+cue": 50.0,
}


@pytest.mark.parametrize("measure", [*FIGURES, "content characters"])
def test_the_gold_itself_scores_all_and_nothing_scores_nothing(measure: str) -> None:
    assert value(score(perfect(GOLD)), measure) == 100.0
    assert value(score(empty(GOLD)), measure) == 0.0


@pytest.mark.parametrize(("measure", "expected"), FIGURES.items())
def test_a_part_that_is_right_counts_alone(measure: str, expected: float) -> None:
    assert value(score([Pair(GOLD, OWN)]), measure) == expected


def test_white_space_is_no_character_of_a_content() -> None:
    figure = find(score([Pair(GOLD, OWN)]), "content characters")

    assert (figure.predicted, figure.gold) == (len("Itisover" + "toresign"), len("“Itisover,”" + "Netanyahutoresign"))


def test_the_recall_is_told_for_direct_and_indirect_speech() -> None:
    figures = score([Pair(GOLD, OWN)])

    assert value(figures, "recall content+source, direct") == 100.0
    assert value(figures, "recall content+source, indirect") == 0.0


def test_a_source_may_be_absent_on_both_sides() -> None:
    gold = record(TEXT, attributions=[said(None, "called on", "Netanyahu to resign")])

    assert value(score(perfect(gold)), "content+source") == 100.0
