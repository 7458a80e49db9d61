"""The report counts what was found, what was not understood and what failed."""

import json
from dataclasses import replace

import pytest

from kg import report
from kg.errors import SeedError, UsageError
from kg.model import Gap, Reading
from kg.report import Report
from tests import readings

GAPS = (
    Gap("sentence", 4, "The war"),
    Gap("predicate", 4, "last"),
    Gap("predicate", 3, "kill"),
    Gap("predicate", 1, "last"),
)


def summary() -> report.Summary:
    plain = readings.reading()
    return report.summarize(Reading(replace(plain.extraction, gaps=GAPS), plain.resolution))


def written(*failures: SeedError) -> dict[str, object]:
    return json.loads(report.dumps(Report((summary(), summary()), tuple(map(report.problem, failures)), ())))


def test_events_are_counted_once_however_often_they_are_mentioned() -> None:
    assert summary().events == {"Resignation": 2, "Demand": 1, "Event": 1, "Killing": 1, "Praise": 1, "Statement": 1}


def test_entities_statuses_claims_and_figures_are_counted() -> None:
    found = summary()

    assert found.entities == {"Person": 4, "Group": 2, "Office": 1}
    assert found.statuses == {"asserted": 6, "demanded": 1}
    assert (found.claims, found.claims_without_source, found.figures) == (2, 0, 1)


def test_the_totals_are_those_of_all_articles() -> None:
    totals = written()["totals"]

    assert (totals["articles"], totals["sentences"], totals["sentences_without_statement"]) == (2, 10, 2)
    assert (totals["events"], totals["claims"], totals["figures"]) == (14, 4, 2)


def test_words_outside_the_lexicon_come_with_the_most_frequent_first() -> None:
    assert list(written()["unmapped_predicates"].items()) == [("last", 4), ("kill", 2)]


def test_the_gaps_of_each_article_are_listed() -> None:
    found = written()

    assert found["gaps"] == {"predicate": 6, "sentence": 2}
    assert found["articles"][0]["gaps"][0] == {"kind": "sentence", "sentence": 4, "text": "The war"}


def test_a_failure_is_kept_with_its_remedy() -> None:
    found = written(SeedError("it is binary", where="a.txt", remedy="Save it as text."))

    assert found["failures"] == [{"where": "a.txt", "message": "it is binary", "remedy": "Save it as text."}]
    assert found["totals"]["failures"] == 1


def test_the_table_names_counts_and_folds_what_is_rare() -> None:
    plain = summary()
    many = replace(plain, events={f"Type{letter}": 1 for letter in "abcdefghijk"})

    rows = dict(line.rsplit(None, 1) for line in report.table(report.dumps(Report((many,), (), ()))).split("\n"))

    assert rows["events"] == "11"
    assert rows["  3 others"] == "3"
    assert rows["  without a statement"] == "1"


@pytest.mark.parametrize("text", ["", "[]", "{}", "{"])
def test_what_is_no_report_has_no_table(text: str) -> None:
    with pytest.raises(UsageError, match="no report"):
        report.table(text)
