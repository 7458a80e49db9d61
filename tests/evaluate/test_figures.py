"""Counts by document become percentages with an interval, the same in every run."""

import pytest

from kg.evaluate.figures import Interval, bootstrap, hits, mean_f1, of_counts, recalled
from tests.evaluate.marks import find, value


def test_counts_of_all_documents_are_added_before_they_are_divided() -> None:
    (figure,) = of_counts([[hits("names", 1, 1, 1)], [hits("names", 1, 3, 5)]])

    assert [figure.precision, figure.recall, figure.f1] == pytest.approx([50.0, 100 / 3, 40.0])
    assert (figure.documents, figure.predicted, figure.gold) == (2, 4, 6)


def test_a_document_may_count_a_measure_several_times_or_not_at_all() -> None:
    figures = list(of_counts([[recalled("who", 1, 1), recalled("who", 0, 1)], []]))

    assert value(figures, "who") == 50.0
    assert find(figures, "who").documents == 2


def test_a_recall_has_neither_precision_nor_f1() -> None:
    (figure,) = of_counts([[recalled("who", 3, 4)]])

    assert (figure.value, figure.recall, figure.precision, figure.f1) == (75.0, 75.0, None, None)


def test_nothing_predicted_is_zero() -> None:
    (figure,) = of_counts([[hits("names", 0, 0, 4)]])

    assert (figure.value, figure.precision) == (0.0, 0.0)


def test_one_document_has_no_interval() -> None:
    assert bootstrap(1, lambda _: 1.0) is None


def test_the_interval_holds_the_figure_and_is_the_same_in_every_run() -> None:
    documents = [[hits("names", number % 3, 2, 2)] for number in range(30)]

    (first,), (second,) = of_counts(documents), of_counts(documents)

    assert first.interval == second.interval
    assert first.interval.low < first.value < first.interval.high


def test_documents_that_are_all_alike_leave_no_doubt() -> None:
    (figure,) = of_counts([[hits("names", 1, 2, 2)]] * 5)

    assert figure.interval == Interval(50.0, 50.0)


def test_a_mean_of_f1_is_over_the_measures_it_names() -> None:
    documents = [[hits("a", 1, 1, 1), hits("b", 0, 1, 1), hits("c", 1, 1, 1)]]

    assert mean_f1("mean", ["a", "b"], documents).value == 50.0
