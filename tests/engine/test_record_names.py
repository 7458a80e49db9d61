"""Names are scored on gold records."""

import json

import pytest

from kg.engine.evaluate.record_names import score
from kg.engine.parse import Name, Parse, Word

TEXT = "“The Red Cross” helped Ann Li in Rio de Janeiro."


class Reader:
    """An engine that finds the names it is told, by their words from 1."""

    def __init__(self, *names):
        self.names = names

    def parse(self, text, spans):
        words, position = [], 0
        for form in text.split():
            start = text.index(form, position)
            position = start + len(form)
            words.append(Word(form, form, "X", "X", "_", 0, "root", start, position))
        return [[Parse(tuple(words), tuple(Name(*name, 1.0) for name in self.names), ())] for _ in spans]


@pytest.fixture
def folder(tmp_path):
    entities = [("e1", "Red Cross", ["Organization"]), ("e2", "Ann Li", ["Person"]), ("e3", "Rio", ["Place"])]
    mentions = [
        {"entity": id, "start": TEXT.index(form), "end": TEXT.index(form) + len(form)} for id, form, _ in entities
    ]
    record = {
        "text": TEXT,
        "entities": [{"id": id, "type": types[0], "types": types} for id, _, types in entities],
        "mentions": [*mentions, {"entity": "e2", "start": 0, "end": 3, "kind": "pronoun"}],
    }
    (tmp_path / "one.json").write_text(json.dumps(record), encoding="utf-8")
    return tmp_path


def test_quotes_and_articles_at_the_edges_do_not_matter(folder):
    figures = score(Reader((1, 3, "ORG"), (5, 6, "PER"), (8, 8, "LOC")), folder)

    assert figures == {"spans of names": 100.0, "names": 100.0, "names, lenient": 100.0}


def test_a_longer_name_counts_only_leniently(folder):
    figures = score(Reader((8, 10, "LOC")), folder)

    assert figures == {"spans of names": 0.0, "names": 0.0, "names, lenient": 50.0}


def test_a_wrong_kind_is_right_in_its_span_only(folder):
    figures = score(Reader((5, 6, "ORG")), folder)

    assert figures == {"spans of names": 50.0, "names": 0.0, "names, lenient": 0.0}


def test_kinds_that_the_records_do_not_have_are_left_out(folder):
    assert score(Reader((5, 6, "PER"), (4, 4, "MISC")), folder)["names"] == 50.0


def test_a_folder_without_records_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError, match="no gold records"):
        score(Reader(), tmp_path)
