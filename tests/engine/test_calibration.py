"""Scores are compared with how often they are right."""

from kg.engine.decode import Analysis
from kg.engine.evaluate import calibration
from kg.engine.evaluate.gold_words import Case
from kg.engine.gold.frames import GoldFrame
from kg.engine.gold.names import TaggedSentence
from kg.engine.gold.treebank import GoldSentence
from kg.engine.parse import Argument, Name, Predicate


def analysis(*, names=(), predicates=()):
    return Analysis((), (), (), (), (), names, predicates)


def case(tags=(), frames=()):
    return Case(GoldSentence("s", "", ()), frames, TaggedSentence("s", tags, tags))


def test_names_are_right_or_wrong_by_score():
    found = (Name(1, 1, "PER", 0.95), Name(2, 2, "ORG", 0.95), Name(3, 3, "LOC", 0.55), Name(4, 4, "MISC", 0.9))

    curve = calibration.names([case(("B-PER", "B-LOC", "B-LOC", "O"))], [analysis(names=found)])

    assert curve == {
        "right of 1 scored 0.5 to 0.6": 100.0,
        "right of 2 scored 0.9 to 1.0": 50.0,
        "mean distance of score and share": 45.0,
    }


def test_arguments_of_wrong_predicates_are_left_out():
    frames = (GoldFrame(2, (("ARG0", 1),)),)
    found = (
        Predicate(2, 1.0, (Argument("ARG0", 1, 0.85), Argument("ARG1", 3, 0.8))),
        Predicate(3, 1.0, (Argument("ARG0", 1, 0.8),)),
    )

    curve = calibration.arguments([case(frames=frames)], [analysis(predicates=found)])

    assert curve["right of 2 scored 0.8 to 0.9"] == 50.0
