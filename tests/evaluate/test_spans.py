"""Spans are compared without what does not matter at their edges, and paired one to one."""

import pytest

from kg.evaluate.spans import align, closeness, core, in_scope, likeness, trim
from kg.model import Span
from tests.evaluate.marks import at


def test_quotes_and_punctuation_at_the_edges_are_dropped() -> None:
    assert trim("  “Yes,” ", Span(0, 9)) == Span(3, 6)


def test_a_span_of_punctuation_alone_stays() -> None:
    assert trim("a … b", Span(2, 3)) == Span(2, 3)


@pytest.mark.parametrize(("phrase", "inner"), [("The Hague", "Hague"), ("“the army”", "army"), ("Theo", "Theo")])
def test_an_article_before_a_name_is_dropped(phrase: str, inner: str) -> None:
    assert core(phrase, Span(0, len(phrase))) == at(phrase, inner)


def test_likeness_is_what_two_spans_share_of_what_they_cover() -> None:
    assert likeness(Span(0, 4), Span(2, 6)) == 2 / 6
    assert likeness(Span(0, 4), Span(4, 6)) == 0
    assert closeness(Span(0, 4), Span(2, 6)) == 2 / 6


def test_the_best_pairs_come_first() -> None:
    worth = {("a", "x"): 0.6, ("a", "y"): 0.5, ("b", "x"): 0.9}

    pairs = align(["a", "b"], ["x", "y"], lambda one, two: worth.get((one, two), 0.0))

    assert pairs == {1: 0, 0: 1}


def test_what_is_not_alike_enough_is_no_pair() -> None:
    assert align(["a"], ["x"], lambda *_: 0.4, least=0.5) == {}


def test_only_what_touches_the_scope_counts() -> None:
    spans = [Span(0, 3), Span(2, 6), Span(7, 9)]

    assert in_scope(spans, (Span(4, 7),), lambda span: span) == [Span(2, 6)]
    assert in_scope(spans, (), lambda span: span) == spans
