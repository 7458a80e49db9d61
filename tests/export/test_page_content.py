"""The data in the page: what its scripts can count on."""

import gzip
import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, Store

from kg import ontology
from kg.export import Content
from kg.export.html import page
from kg.query import Question, answer
from kg.query.named import questions
from kg.rdf.joined import joined
from kg.rdf.stored import store
from tests import graphs, newsroom

ASKED = questions(ontology.home())


def content(quads: Any) -> dict[str, Any]:
    text = page(Content(quads, newsroom.vocabulary(), ASKED)).decode("utf-8")
    return dict(json.loads(text.split('id="content">')[1].split("</script>")[0]))


def unpacked(known: dict[str, Any]) -> str:
    return gzip.decompress(b64decode(known["graph"])).decode("utf-8")


def test_the_page_knows_all_that_its_scripts_ask_for() -> None:
    known = content(newsroom.quads())

    assert set(known) == {
        *("articles", "sentences", "first", "events", "others", "quality", "families"),
        *("nodes", "edges", "claims", "queries", "graph"),
    }
    assert known["articles"][0] | {"sentences": []} == {
        "iri": newsroom.ARTICLE,
        "title": newsroom.TEXT.splitlines()[0],
        "published": "2025-01-21",
        "publisher": "The Example Times",
        "url": "https://news.example/general",
        "sentences": [],
    }
    assert ["events", 42] in known["quality"]


def test_the_questions_are_those_that_need_no_value_and_come_without_their_heading() -> None:
    asked = {each["name"]: each for each in content(newsroom.quads())["queries"]}

    assert set(asked) == {each.name for each in ASKED if not each.needed}
    assert asked["who-resigned"]["title"] == "Who resigned, and why?"
    assert asked["who-resigned"]["columns"] == ["who", "cause"]
    assert asked["who-resigned"]["sparql"].startswith("PREFIX")


@pytest.mark.parametrize("question", [each for each in ASKED if not each.needed], ids=lambda each: each.name)
def test_a_question_has_the_same_answer_in_the_page_as_on_the_graph(question: Any) -> None:
    known = content(newsroom.quads())
    asked = next(each for each in known["queries"] if each["name"] == question.name)
    inside = Store()
    inside.load(unpacked(known), format=RdfFormat.N_TRIPLES)

    assert answer(inside, Question(asked["sparql"])) == answer(
        store(joined(newsroom.quads())), Question(question.sparql)
    )


def test_of_a_large_graph_the_triples_are_those_of_what_is_shown() -> None:
    known = content(graphs.many(3000))

    lines = unpacked(known).splitlines()

    assert len(known["nodes"]) == 1500
    assert {each["iri"] for each in known["nodes"]} <= {each[1 : each.index(">")] for each in lines}
    assert len({each[1 : each.index(">")] for each in lines}) == 1501  # with the article


def test_a_graph_of_too_many_triples_does_not_come_with_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.view.part._LARGEST", 10_000)

    assert "graph" not in content(newsroom.quads())


def test_a_page_without_questions_has_none(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(page(Content(newsroom.quads(), ())))

    assert '"queries":[]' in (tmp_path / "page.html").read_text(encoding="utf-8")
