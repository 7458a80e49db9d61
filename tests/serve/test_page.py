"""The page, in a real browser: questions, rows with their sentences, networks; words stay words, and nothing leaves."""
# ruff: noqa: E501

import re

import pytest

from kg.vocab import KG, SCHEMA
from tests import graphs, newsroom
from tests.serve.server import served, stored

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    with served(stored(tmp_path_factory.mktemp("news"), newsroom.quads()), "--rows", "100") as found:
        yield found


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    with served(stored(tmp_path_factory.mktemp("hostile"), graphs.hostile())) as found:
        yield found


class Reader:
    """One who opens the page, with all that it asks for and complains about."""

    def __init__(self, browser, server, address: str = "") -> None:
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.tab = browser.new_page(viewport={"width": 1280, "height": 800})
        self.tab.set_default_timeout(60_000)
        self.tab.on("request", lambda request: self.requests.append(request.url))
        self.tab.on("pageerror", lambda error: self.errors.append(str(error)))
        self.tab.on("console", lambda message: self.errors.append(message.text))
        self.tab.goto(f"{server.url}/{address}")
        self.wait()

    def wait(self) -> str:
        """Return what the page says of the answer, once it has one."""
        script = (
            "text => !['', 'Asking …', 'Drawing the network …'].includes(document.querySelector('#status').textContent)"
        )
        self.tab.wait_for_function(script)
        return self.tab.inner_text("#status")

    def ask(self, sparql: str) -> str:
        self.tab.fill("#query", sparql)
        self.tab.click("#run")
        return self.wait()

    def strangers(self, server) -> list[str]:
        """Return the addresses that the page asked for which are not the server's."""
        return [each for each in self.requests if not each.startswith((server.url, "data:"))]


def test_the_page_opens_with_the_articles_those_without_a_headline_too(browser, tmp_path):
    headless = [each for each in newsroom.quads() if each.predicate.value != SCHEMA + "headline"]

    with served(stored(tmp_path, headless)) as server:
        reader = Reader(browser, server)

        assert re.match(r"[1-9]\d* rows?", reader.tab.inner_text("#status"))


def test_a_named_question_is_answered_with_the_sentences_behind_its_rows(browser, news):
    reader = Reader(browser, news)

    reader.tab.fill("#filter", "who resigned")
    reader.tab.click("#questions button")
    reader.wait()
    reader.tab.click("#answer td button >> nth=0")

    assert re.match(r"[1-9]\d* rows? in \d+\.\d\d s", reader.tab.inner_text("#status"))
    assert "Herzi Halevi" in reader.tab.inner_text("#answer table")
    assert "resign" in reader.tab.inner_text("tr.evidence:not([hidden]) blockquote >> nth=0").lower()
    assert not reader.strangers(news)
    assert not reader.errors


def test_every_question_that_needs_no_value_is_answered(browser, news):
    reader = Reader(browser, news)
    names = reader.tab.evaluate("about.questions.filter(each => !each.needed.length).map(each => each.name)")

    failed = {}
    for name in names:
        reader.tab.click(f"#questions button[data-name={name}]")
        said = reader.wait()
        if not re.match(r"\d+ rows? in", said):
            failed[name] = said

    assert len(names) > 20
    assert not failed


def test_a_question_that_needs_a_value_asks_for_it(browser, news):
    reader = Reader(browser, news)
    question = reader.tab.evaluate("about.questions.find(each => each.needed.length)")

    reader.tab.click(f"#questions button[data-name={question['name']}]")
    asked = reader.wait()
    for name in question["needed"]:
        reader.tab.fill(f"#parameters input[name={name}]", "Herzi Halevi")
    reader.tab.click("#run")

    assert "Give a value" in asked
    assert re.match(r"\d+ rows? in", reader.wait())


def test_an_iri_leads_to_what_the_graph_says_of_it(browser, news):
    reader = Reader(browser, news)
    reader.ask("SELECT ?e WHERE { ?e a kg:Resignation } LIMIT 1")

    reader.tab.click("#answer td a >> nth=0")
    reader.tab.wait_for_function("document.querySelector('#query').value.includes('?property ?value')")
    reader.wait()

    assert "kg:eventType" in reader.tab.inner_text("#answer table")
    assert not reader.errors


def test_a_query_can_be_linked_to(browser, news):
    reader = Reader(browser, news, "#query=ASK%20%7B%7D")

    assert reader.tab.inner_text("#status").startswith("Yes")


def test_a_cut_answer_says_so_on_the_page(browser, news):
    reader = Reader(browser, news)

    cut = reader.ask("SELECT * WHERE { ?s ?p ?o }"), reader.tab.inner_text("#cut")
    reader.ask("SELECT * WHERE { ?s ?p ?o } LIMIT 5")

    assert cut[0].startswith("100 rows")
    assert "cut" in cut[1]
    assert not reader.tab.is_visible("#cut")


def test_what_is_wrong_is_told(browser, news):
    reader = Reader(browser, news)

    malformed = reader.ask("SELECT")
    refused = reader.ask("SELECT * WHERE { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }")

    assert "not SPARQL" in malformed
    assert "SERVICE is refused" in refused


def test_answers_can_be_kept_as_files(browser, news):
    reader = Reader(browser, news)
    reader.ask("SELECT ?e WHERE { ?e a kg:Resignation }")

    with reader.tab.expect_download() as kept:
        reader.tab.click("#files a >> nth=0")

    assert kept.value.suggested_filename == "answer.csv"


def test_the_network_of_the_whole_graph_and_of_a_part_are_drawn(browser, news):
    reader = Reader(browser, news)

    reader.tab.click("#whole")
    reader.wait()
    whole = reader.tab.frame_locator("#answer iframe").locator("#meta").inner_text()
    reader.ask(
        "CONSTRUCT { ?e ?p ?o . ?o a ?t ; rdfs:label ?l } WHERE { ?e a kg:Resignation ; ?p ?o OPTIONAL { ?o a ?t ; rdfs:label ?l } }"
    )
    reader.tab.click("#answer button")
    reader.wait()
    part = reader.tab.frame_locator("#answer iframe").locator("#amount").inner_text()

    assert "42 events" in whole
    assert part
    assert not reader.strangers(news)
    assert not reader.errors


def test_hostile_words_stay_words(browser, hostile):
    reader = Reader(browser, hostile)

    for sparql in (
        "SELECT * WHERE { ?s ?p ?o }",
        "CONSTRUCT WHERE { ?s ?p ?o }",
        "SELECT ?words WHERE { BIND('<img src=x onerror=\"document.title=1\">' AS ?words) }",
        "SELECT ?e ?q WHERE { ?e a kg:Statement ; kg:quote ?q }",
    ):
        reader.ask(sparql)
        for each in reader.tab.query_selector_all("#answer td button"):
            each.click()
    reader.tab.click("#whole")
    reader.wait()

    assert reader.tab.title() == "Ask the graph"
    assert reader.tab.locator("#answer img, #answer script").count() == 0
    assert not reader.tab.locator("a[href^='javascript:']").count()
    assert not reader.strangers(hostile)
    assert not reader.errors


def test_hostile_words_are_shown_whole(browser, hostile):
    reader = Reader(browser, hostile)

    reader.ask(f"SELECT ?q WHERE {{ ?e <{KG}quote> ?q }} LIMIT 1")

    assert reader.tab.text_content("#answer td bdi") == graphs.HOSTILE


def test_the_page_runs_no_script_but_its_own(browser, news):
    reader = Reader(browser, news)

    reader.tab.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'document.title = 1'; document.body.append(s);"
        " document.body.insertAdjacentHTML('beforeend', '<img src=\"https://evil.example/x\" onerror=\"document.title=2\">'); }"
    )
    reader.tab.wait_for_timeout(200)

    assert reader.tab.title() == "Ask the graph"
    assert reader.errors
