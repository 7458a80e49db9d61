"""Questions asked in the page, in a real browser without a network."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.ontology import home
from kg.query import Answer, Rows, query
from kg.query.named import questions
from kg.rdf.iris import PREFIXES
from kg.rdf.stored import read
from kg.vocab import BASE, RDFS
from tests import graphs, newsroom
from tests.export.asking import Asker

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "output" / "sample" / "graph.ttl"
READY = [each for each in questions(home()) if not each.needed]
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?l) }"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def sample(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Open the page of the sample article; it is used by many tests, and closed with nothing asked for elsewhere."""
    asker = Asker(browser, tmp_path_factory.mktemp("sample"), list(read(SAMPLE)))
    yield asker
    assert asker.elsewhere == []
    assert asker.errors == []


def test_each_ready_question_is_answered_as_on_the_command_line(sample: Asker) -> None:
    wrong = {}
    for each in READY:
        result = query(SAMPLE, each.sparql)
        sample.tab.evaluate("document.querySelector('#ask .questions').open = true")
        sample.tab.click(f"#ask li button[aria-label='Run: {each.title}']")
        sample.tab.wait_for_selector(".run:enabled")
        sample.tab.wait_for_selector("#ask .results > *, #ask .wrong")
        assert isinstance(result, Rows)
        found = len(sample.rows())
        if found != len(result.rows) or sample.tab.locator("#ask .wrong").count():
            wrong[each.name] = (found, len(result.rows))

    assert len(READY) > 25
    assert wrong == {}


def test_a_question_shows_its_meaning_and_fills_the_editor(sample: Asker) -> None:
    sample.tab.evaluate("document.querySelector('#ask .questions').open = true")
    sample.tab.fill("#ask input[type=search]", "resigned")
    sample.tab.click("#ask li:visible button")
    sample.tab.wait_for_selector("#ask table")
    written = sample.tab.evaluate("document.querySelector('#ask .CodeMirror').CodeMirror.getValue()")
    sample.tab.evaluate("document.querySelector('#ask .questions').open = true")
    sample.tab.fill("#ask input[type=search]", "")

    assert "Who resigned" in sample.tab.inner_text("#ask .about")
    assert written.startswith("SELECT")
    assert "PREFIX" not in written
    assert "Herzi Halevi" in [row[0] for row in sample.rows()]


def test_prefixes_need_no_declaration_and_are_those_of_the_command_line(sample: Asker) -> None:
    assert sample.tab.evaluate("PREFIXES") == dict(PREFIXES)
    assert "Yes." in sample.ask("ASK { ?e a kg:Resignation ; rdfs:label ?name }")
    assert isinstance(query(SAMPLE, "ASK { ?e a kg:Resignation }"), Answer)


def test_a_node_in_an_answer_is_a_button_that_selects_it(sample: Asker) -> None:
    sample.ask("SELECT ?who { ?who a kg:Person ; rdfs:label 'Herzi Halevi' }")
    sample.tab.click("#ask td button")

    assert sample.selected() == ["Herzi Halevi"]


def test_all_nodes_of_an_answer_are_shown_in_the_graph(sample: Asker) -> None:
    sample.ask("SELECT ?who ?name { ?who a kg:Person ; rdfs:label ?name }")
    names = {row[1] for row in sample.rows()}
    sample.tab.click("#ask .results .actions button:has-text('in graph')")

    assert len(names) > 3
    assert set(sample.selected()) == names
    assert sample.tab.evaluate("page.state.selection.isWhole")


def test_a_name_stands_for_its_nodes(sample: Asker) -> None:
    sample.ask("SELECT ?name { ?who rdfs:label ?name FILTER(?name = 'Gaza') }")
    sample.tab.click("#ask td button")

    assert sample.selected() == ["Gaza"]


def test_triples_come_as_turtle_that_reads(sample: Asker) -> None:
    sample.ask("CONSTRUCT WHERE { ?who a kg:Person ; rdfs:label ?name ; kg:mention ?place }")
    name, text = sample.download("#ask .results button:has-text('Download')")
    wanted = query(SAMPLE, "CONSTRUCT WHERE { ?who a kg:Person ; rdfs:label ?name ; kg:mention ?place }")

    assert name == "answer.ttl"
    assert {each.triple for each in parse(text, RdfFormat.TURTLE)} == {*wanted.triples}  # type: ignore[union-attr]
    assert "kg:Person" in sample.tab.inner_text("#ask pre.scroll")


def test_the_keyboard_asks(sample: Asker) -> None:
    sample.ask("ASK { ?s a kg:Unicorn }")
    sample.tab.evaluate("document.querySelector('#ask .results').replaceChildren()")
    sample.tab.click("#ask .CodeMirror")
    sample.tab.keyboard.press("Control+Enter")
    sample.tab.wait_for_selector("#ask .word")

    assert "No." in sample.tab.inner_text("#ask .word")


def test_who_runs_a_question_by_its_button_is_still_there_when_it_is_answered(sample: Asker) -> None:
    sample.ask("ASK { ?s a kg:Unicorn }")
    sample.tab.evaluate("document.querySelector('#ask .results').replaceChildren()")
    sample.tab.focus("#ask .run")
    sample.tab.keyboard.press("Enter")
    sample.tab.wait_for_selector("#ask .word")

    assert sample.tab.evaluate("document.activeElement.textContent") == "Run"


def test_the_tab_key_leaves_the_editor(sample: Asker) -> None:
    sample.tab.click("#ask .CodeMirror")
    sample.tab.keyboard.press("Tab")

    assert sample.tab.evaluate("document.activeElement.textContent") == "Run"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("SELECT ?s WHERE {\n ?s ?p\n}", r"Line 3, column \d+"),
        ("SELECT ?s { ?s x:y ?o }", "prefix x: is not declared"),
        ("DELETE WHERE { ?s ?p ?o }", r"Line 1, column \d+"),
        ("SELECT * { SERVICE <http://example.org/sparql> { ?s ?p ?o } }", "(?i)service"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(sample: Asker, asked: str, told: str) -> None:
    answer = sample.ask(asked)

    assert re.search(told, answer), answer
    assert sample.tab.locator("#ask .wrong").count() == 1


def test_a_long_answer_is_cut_and_says_so(sample: Asker) -> None:
    answer = sample.ask("SELECT ?s ?p ?o { ?s ?p ?o }")
    _, text = sample.download("#ask .results button:has-text('Download')")

    assert len(sample.rows()) == 500
    assert "Here are the first 500 of" in answer
    assert len(text.splitlines()) > 1000


@pytest.mark.parametrize("is_stopped", [True, False], ids=["by hand", "by its time"])
def test_a_question_without_end_is_stopped_and_the_next_one_answered(sample: Asker, *, is_stopped: bool) -> None:
    sample.tab.evaluate("seconds => { Engine.seconds = seconds; }", 30 if is_stopped else 1)
    sample.tab.evaluate("text => document.querySelector('#ask .CodeMirror').CodeMirror.setValue(text)", ENDLESS)
    sample.tab.click("#ask .run")
    if is_stopped:
        sample.tab.click("#ask button:has-text('Stop')")
    sample.tab.wait_for_selector("#ask .wrong", timeout=10_000)
    told = sample.tab.inner_text("#ask .wrong")
    sample.tab.evaluate("Engine.seconds = 30")

    assert told.startswith("Stopped")
    assert ("1 seconds" in told) is not is_stopped
    assert "Yes." in sample.ask("ASK { ?s ?p ?o }")


def test_hostile_words_stay_words(browser: Any, tmp_path: Path) -> None:
    asker = Asker(browser, tmp_path, graphs.hostile())

    asker.ask("SELECT ?node ?name { ?node rdfs:label ?name }")
    cells = {" ".join(cell.split()) for row in asker.rows() for cell in row}
    asker.ask("CONSTRUCT WHERE { ?s rdfs:label ?name }")
    _, text = asker.download("#ask .results button:has-text('Download')")

    assert " ".join(graphs.HOSTILE.split()) in cells
    assert {each.object.value for each in parse(text, RdfFormat.TURTLE)} == {graphs.HOSTILE}  # type: ignore[union-attr]
    assert asker.tab.locator("#ask img, #ask script").count() == 0
    assert "PWNED" not in asker.tab.title() or asker.tab.title().startswith("<img")
    assert asker.elsewhere == []
    assert asker.errors == []


def test_no_cell_of_a_csv_is_a_formula(browser: Any, tmp_path: Path) -> None:
    label = NamedNode(RDFS + "label")
    names = ['=cmd|"/c calc"!A1', "+1", "-1", "@SUM(A1)", "\tx", "plain, with comma", "'quoted"]
    named = [Quad(newsroom.iri(f"thing/{place}"), label, Literal(name)) for place, name in enumerate(names)]
    asker = Asker(browser, tmp_path, [*newsroom.quads(), *named])

    chosen = f"FILTER(STRSTARTS(STR(?s), '{BASE}thing/'))"

    asker.ask(f"SELECT ?name (-1 AS ?n) {{ ?s rdfs:label ?name {chosen} }} ORDER BY ?s")
    _, text = asker.download("#ask .results button:has-text('Download')")
    rows = list(csv.reader(io.StringIO(text, newline="")))

    assert rows[0] == ["name", "n"]
    assert rows[1:] == [[name if name.startswith("plain") else f"'{name}", "-1"] for name in names]


def test_a_statement_of_two_articles_counts_once(browser: Any, tmp_path: Path) -> None:
    quads = newsroom.quads()
    other = NamedNode(BASE + "article/other")
    again = [Quad(each.subject, each.predicate, each.object, other) for each in quads]
    asker = Asker(browser, tmp_path, [*quads, *again])

    asker.ask("SELECT (COUNT(*) AS ?n) { ?who a kg:Person ; rdfs:label 'Herzi Halevi' }")

    assert asker.rows() == [["1"]]


def test_without_a_worker_the_page_answers_itself_and_warns(browser: Any, tmp_path: Path) -> None:
    asker = Asker(browser, tmp_path, newsroom.quads())
    asker.tab.evaluate("async () => { await Engine.one?.queue; Engine.one = null; delete window.Worker; }")

    answer = asker.ask("ASK { ?s a kg:Person }")

    assert "Yes." in answer
    assert "freezes it" in asker.tab.inner_text("#ask .said")


def test_without_the_editor_there_is_a_plain_one(browser: Any, tmp_path: Path) -> None:
    asker = Asker(browser, tmp_path, newsroom.quads())
    script = """async () => {
        document.getElementById("library-yasqe.min.js").remove();
        const place = document.createElement("div");
        document.body.prepend(place);
        await new Console(page.state, place).open();
        return place.querySelector("textarea").value;
    }"""

    assert asker.tab.evaluate(script).startswith("# Who or what")


def test_a_part_of_a_large_graph_is_called_a_part(browser: Any, tmp_path: Path) -> None:
    asker = Asker(browser, tmp_path, newsroom.quads())
    script = """() => {
        const place = document.createElement("div");
        const content = { ...page.state.content, events: 9000, others: 1000 };
        new Console(Object.assign(Object.create(page.state), { content }), place);
        return place.textContent;
    }"""

    told = asker.tab.evaluate(script)

    assert asker.tab.locator("#ask .part").count() == 0
    assert "of 10,000 nodes, and answers are about them" in told


def test_a_page_without_the_graph_says_how_to_ask(browser: Any, tmp_path: Path) -> None:
    asker = Asker(browser, tmp_path, newsroom.quads())
    script = """() => {
        const place = document.createElement("div");
        document.body.prepend(place);
        const content = { ...page.state.content, graph: undefined };
        new Console(Object.assign(Object.create(page.state), { content }), place);
        return place.textContent;
    }"""

    told = asker.tab.evaluate(script)

    assert "too large" in told
    assert "kg query graph.trig" in told
    assert READY[0].title in told
