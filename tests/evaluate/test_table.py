"""Figures are shown in a table with what they are to reach, and as JSON."""

import json

from kg.errors import SeedError
from kg.evaluate.figures import Figure, Interval
from kg.evaluate.plan import Target, Task
from kg.evaluate.run import Result, Scores
from kg.evaluate.table import dumps, render

TARGETS = (Target("names", 76, 79), Target("recall", 50), Target("MAE"), Target("Pearson r", 10))
TASK = Task("news", "all", lambda _: [], TARGETS)
FIGURES = (
    Figure("names", 80.04, 55, Interval(78.0, 82.25), 90.0, 72.0, 80.04, 10, 20),
    Figure("recall", 40.0, 55, Interval(30.0, 50.0), recall=40.0, gold=20),
    Figure("MAE", 0.666, 55, is_share=False),
    Figure("detail", 1.0, 55, recall=1.0),
)
FAILED = SeedError("it is binary", where="a.txt", remedy="Save it.")
RESULT = Result("news", 55, (FAILED,), (Scores(TASK, FIGURES),))


def test_the_table_shows_figures_floors_and_what_is_missed() -> None:
    head, *lines = render([RESULT]).splitlines()

    assert head.split() == ["set", "topic", "measure", "P", "R", "F1", "95", "%", "texts", "floor", "best"]
    assert lines[:4] == [
        "news  all    names      90.0  72.0  80.0  78.0 – 82.2     55     76  79.0",
        "news  all    recall           40.0        30.0 – 50.0     55     50        missed",
        "news  all    MAE                    0.67                  55",
        "news  all    Pearson r                 –                         10        missed",
    ]


def test_below_the_table_stand_the_texts_that_failed_and_the_floors() -> None:
    *_, failed, floors = render([RESULT]).splitlines()

    assert failed == "1 of 55 texts of news could not be read, and count as empty."
    assert floors == "2 of 3 floors are missed."


def test_json_has_all_figures_with_their_floors() -> None:
    told = json.loads(dumps([RESULT]))["news"]

    assert (told["texts"], told["failures"]) == (55, ["a.txt: it is binary. Save it."])
    measures = told["topics"]["all"]
    assert list(measures) == ["names", "recall", "MAE", "detail"]
    assert measures["names"] == {
        "value": 80.04,
        "documents": 55,
        "interval": {"low": 78.0, "high": 82.25},
        "precision": 90.0,
        "recall": 72.0,
        "f1": 80.04,
        "predicted": 10,
        "gold": 20,
        "floor": 76,
        "best": 79,
    }
