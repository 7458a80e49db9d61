"""The page of many real articles: a summary that opens whole, and all that can be done from there."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.cli import main
from tests.pages import Reader

CORPUS = Path(__file__).parents[3] / "shared" / "eval" / "corpus"
ARTICLES = 60

pytestmark = [
    pytest.mark.browser,
    pytest.mark.engine,
    pytest.mark.slow,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the corpus, which lies beside the checkout"),
]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = sorted(CORPUS.glob("*.txt"))
    chosen = texts[:: len(texts) // ARTICLES][:ARTICLES]
    folder = tmp_path_factory.mktemp("corpus") / "output"
    assert main(["build", *map(str, chosen), "-o", str(folder), "--format", "html", "--quiet"]) == 0
    return folder / "graph.html"


@pytest.fixture(scope="module")
def reader(browser: Any, path: Path) -> Iterator[Reader]:
    opened = Reader(browser, path)
    yield opened
    assert not opened.elsewhere
    assert not opened.errors


def count(reader: Reader, what: str) -> int:
    return int(reader.tab.evaluate(what))


def test_it_opens_with_a_summary_of_many_articles(reader: Reader) -> None:
    told = "new Set(page.state.visible.nodes.flatMap((each) => each.articles)).size"

    assert reader.tab.inner_text("#title") == f"{ARTICLES} articles"
    assert count(reader, "page.network.shown.length") == 150
    assert count(reader, "page.state.content.events + page.state.content.others") > 5_000
    assert count(reader, told) > ARTICLES / 2


def test_all_that_the_page_holds_can_be_shown_and_nothing_lies_on_anything(reader: Reader) -> None:
    held = count(reader, "page.state.content.nodes.length")

    reader.tab.evaluate("page.state.choose({ limit: 1e9 })")

    places = reader.tab.evaluate("page.network.shown.map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`)")
    assert len(places) == len(set(places)) == held > 1_000
    reader.tab.evaluate("page.state.reset()")


def test_a_node_expands_and_its_articles_can_be_read(reader: Reader) -> None:
    before = count(reader, "page.network.shown.length")
    busiest = "page.state.content.nodes.find((each) => [...page.state.neighbours(each.id)].length > 5).id"

    reader.tab.evaluate(f"page.state.select({{ nodes: [{busiest}] }})")
    reader.tab.evaluate(f"page.state.expand({busiest})")
    reader.tab.get_by_role("tab", name="Text").click()

    assert count(reader, "page.network.shown.length") >= before
    assert reader.tab.locator("#text .cited .here").count() > 0
    reader.tab.evaluate("page.state.reset()")


def test_one_article_can_be_picked_out_and_a_time(reader: Reader) -> None:
    reader.tab.evaluate("page.state.choose({ articles: new Set([0]) })")
    alone = reader.tab.evaluate("page.state.visible.nodes.every((each) => each.articles.includes(0))")
    reader.tab.evaluate("page.state.reset()")
    dated = reader.tab.evaluate("page.state.content.nodes.filter((each) => each.days).map((each) => each.days[0])")
    reader.tab.evaluate("day => page.state.choose({ days: [day, day] })", dated[0])
    within = count(reader, "page.state.visible.nodes.filter((each) => each.days).length")
    reader.tab.evaluate("page.state.reset()")

    assert alone
    assert 0 < within < len(dated)


def test_a_question_is_answered_about_the_part_and_says_so(reader: Reader) -> None:
    reader.tab.get_by_role("tab", name="Ask").click()
    reader.tab.locator("#ask button", has_text="Who criticised whom").first.click()
    reader.tab.wait_for_selector("#ask table", timeout=60_000)

    assert reader.tab.locator("#ask table tbody tr").count() > 0
    assert "carries" in reader.tab.inner_text("#ask")
