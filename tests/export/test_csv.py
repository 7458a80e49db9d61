"""The tables hold what the graph holds, one row each, in a form that RFC 4180 and spreadsheets agree on."""

import csv
from pathlib import Path

import pytest

from kg import vocab
from kg.export.csv import COLUMNS, FILE, export, harmless
from tests import readings
from tests.export.sample import content_of

ARTICLE = vocab.BASE + "000_7c04"


@pytest.fixture(scope="module")
def tables(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("csv")
    export(content_of(readings.reading(), folder), folder / FILE)
    return folder / FILE


def rows(tables: Path, name: str) -> list[dict[str, str]]:
    with (tables / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_there_is_a_file_a_table_with_its_columns(tables: Path) -> None:
    assert {each.stem for each in tables.iterdir()} == set(COLUMNS)
    assert all(rows(tables, name)[0].keys() == set(columns) for name, columns in COLUMNS.items())


def test_every_row_is_of_an_article(tables: Path) -> None:
    assert {row["article"] for name in COLUMNS for row in rows(tables, name)} == {ARTICLE}


def test_a_demand_is_no_resignation(tables: Path) -> None:
    found = [(row["status"], row["label"]) for row in rows(tables, "events") if row["type"] == "Resignation"]

    assert found == [
        ("asserted", "Herzi Halevi: Resignation"),
        ("demanded", "Benjamin Netanyahu: Resignation (demanded)"),
    ]


def test_roles_join_events_with_what_fills_them(tables: Path) -> None:
    events = {row["id"]: row["label"] for row in rows(tables, "events")}
    found = {(events[row["event"]], row["role"], row["label"]) for row in rows(tables, "roles")}

    assert ("Yair Lapid: Praise", "agent", "Yair Lapid") in found
    assert ("Yair Lapid: Demand", "demands", "Benjamin Netanyahu: Resignation (demanded)") in found


def test_figures_keep_number_and_bound_and_claims_their_words(tables: Path) -> None:
    (figure,) = rows(tables, "figures")
    claims = rows(tables, "claims")

    assert (figure["value"], figure["bound"], figure["unit"]) == ("1139", "atLeast", "person")
    assert (claims[0]["quote"], claims[0]["direct"]) == ("It is time", "true")
    assert claims[1]["evidence"] == readings.SENTENCES[3]


def test_lines_end_as_rfc_4180_has_it(tables: Path) -> None:
    data = (tables / "events.csv").read_bytes()

    assert data.count(b"\r\n") == data.count(b"\n") == len(rows(tables, "events")) + 1
    assert not data.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "'x", "''", "＝1", "＠x"])
def test_a_text_that_could_be_a_formula_gets_one_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "1139", "“=1”", " =1"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text
