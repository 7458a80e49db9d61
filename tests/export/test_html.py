"""The page, as bytes and in a real browser."""

from math import dist
from pathlib import Path
from typing import Any

import pytest

from kg.export import Content
from kg.export.html import FILE, export, page
from kg.vocab import KG
from tests import graphs, newsroom
from tests.export.reader import Reader

STEPPING_DOWN = "A/event/stepping-down"


def test_the_same_graph_gives_the_same_bytes() -> None:
    one = page(Content(newsroom.quads(), newsroom.vocabulary()))
    other = page(Content(newsroom.quads()[::-1], newsroom.vocabulary()[::-1]))

    assert one == other


def test_the_page_is_small_and_needs_no_other_file() -> None:
    text = page(Content(newsroom.quads(), newsroom.vocabulary())).decode("utf-8")

    assert len(text) < 3_000_000  # two of them the engine that answers questions
    assert "Content-Security-Policy" in text
    assert 'src="' not in text.split("<script>")[0]


def test_words_of_the_article_cannot_end_the_block_they_are_in() -> None:
    text = page(Content(graphs.hostile(), ())).decode("utf-8")

    block = text.split('id="content">')[1].split("</script>")[0]

    assert "PWNED" in block
    assert not set(block) & set("<>&\u2028\u2029")


def test_only_the_page_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "output"
    folder.mkdir()
    monkeypatch.chdir(tmp_path)

    export(Content(newsroom.quads(), newsroom.vocabulary()), folder / FILE)

    assert list(tmp_path.rglob("*")) == [folder, folder / FILE]


@pytest.mark.browser
def test_the_page_draws_every_node_and_edge_and_asks_for_nothing(browser: Any, tmp_path: Path) -> None:
    reader = Reader(browser, tmp_path, newsroom.quads())

    drawn = reader.tab.evaluate("[page.network.shown.length, page.network.routes.length]")

    assert drawn == [76, reader.tab.evaluate("page.state.content.edges.length")]
    assert reader.tab.inner_text("#title") == newsroom.TEXT.splitlines()[0]
    assert "The Example Times · 2025-01-21 · 42 events" in reader.tab.inner_text("#meta")
    assert reader.requests == [reader.url]
    assert not reader.errors


@pytest.mark.browser
def test_hostile_words_stay_words(browser: Any, tmp_path: Path) -> None:
    reader = Reader(browser, tmp_path, graphs.hostile())
    shown = " ".join(graphs.HOSTILE.split())

    reader.tab.mouse.move(*reader.place("A/event/1"))
    reader.tab.wait_for_selector("#tip:not([hidden])")
    reader.tab.mouse.click(*reader.place("A/event/1"))
    reader.tab.fill("#search", "img")
    reader.tab.wait_for_selector("#suggestions li")

    assert " ".join(reader.tab.inner_text("#pane h2").split()) == shown
    assert reader.tab.locator("main img, main script, header img, header script, main a, header a").count() == 0
    assert reader.tab.title().startswith("<img")
    assert reader.requests == [reader.url]
    assert not reader.errors


@pytest.mark.browser
def test_parallel_edges_are_all_there(browser: Any, tmp_path: Path) -> None:
    extra = newsroom.quad(newsroom.iri("A/event/praise"), KG + "topic", newsroom.iri("person/herzi-halevi"))
    reader = Reader(browser, tmp_path, [*newsroom.quads(), extra])

    between = reader.tab.evaluate(
        """iris => {
            const [from, to] = iris.map((iri) => page.state.byIri.get(iri).id);
            const between = page.network.routes.filter(({ edge }) => edge.from === from && edge.to === to);
            return between.map(({ edge, middle }) => [edge.label, Math.round(middle.x), Math.round(middle.y)]);
        }""",
        [newsroom.iri("A/event/praise").value, newsroom.iri("person/herzi-halevi").value],
    )

    assert sorted(label for label, *_ in between) == ["patient", "topic"]
    (_, *one), (_, *other) = between
    assert dist(one, other) > 8


@pytest.mark.browser
def test_the_legend_hides_a_type_and_shows_it_again(browser: Any, tmp_path: Path) -> None:
    reader = Reader(browser, tmp_path, newsroom.quads())
    button = reader.tab.locator('[data-family="Person"]')

    button.click()
    without, pressed = reader.shown(), button.get_attribute("aria-pressed")
    button.click()

    assert (without, pressed) == (70, "false")
    assert reader.shown() == 76


@pytest.mark.browser
def test_a_phone_that_is_turned_shows_the_legend(browser: Any, tmp_path: Path) -> None:
    reader = Reader(browser, tmp_path, newsroom.quads(), viewport={"width": 400, "height": 800})
    before = reader.tab.is_visible("#families")

    reader.tab.set_viewport_size({"width": 800, "height": 400})
    reader.tab.wait_for_selector("#families", state="visible")

    assert not before


@pytest.mark.browser
def test_a_click_on_an_event_opens_its_evidence_and_back_closes_it(browser: Any, tmp_path: Path) -> None:
    reader = Reader(browser, tmp_path, newsroom.quads())

    reader.tab.mouse.click(*reader.place(STEPPING_DOWN))
    reader.tab.wait_for_selector("#pane blockquote")

    pane = reader.tab.inner_text("#pane")
    assert "demanded" in pane
    assert "Benjamin Netanyahu" in pane
    assert reader.tab.inner_text("#pane mark") == "to step down"
    assert "Opposition leader Yair Lapid" in reader.tab.inner_text("#pane blockquote")
    reader.tab.go_back()
    reader.tab.wait_for_selector("#pane h2:text('In this graph')")


@pytest.mark.browser
def test_pointing_at_an_event_shows_its_sentence_and_its_source(browser: Any, tmp_path: Path) -> None:
    reader = Reader(browser, tmp_path, newsroom.quads())

    reader.tab.mouse.move(*reader.place("A/event/killing"))
    reader.tab.wait_for_selector("#tip:not([hidden])")

    tip = reader.tab.inner_text("#tip")
    assert "according to Palestinian health authorities" in tip
    assert "claimed the lives of over 47,000 people" in tip


@pytest.mark.browser
def test_search_suggests_by_keyboard_and_a_link_leads_to_a_node(browser: Any, tmp_path: Path) -> None:
    reader = Reader(browser, tmp_path, newsroom.quads())

    reader.tab.fill("#search", "smot")
    reader.tab.keyboard.press("ArrowDown")
    reader.tab.keyboard.press("Enter")
    reader.tab.wait_for_selector("#pane h2:text('Bezalel Smotrich')")
    again = browser.new_page()
    again.goto(reader.tab.url)

    assert again.inner_text("#pane h2") == "Bezalel Smotrich"


@pytest.mark.browser
def test_lines_tell_what_is_asserted_from_what_is_not(browser: Any, tmp_path: Path) -> None:
    reader = Reader(browser, tmp_path, newsroom.quads())

    looks = reader.tab.evaluate(
        """page.network.routes.map(({ edge }) => {
            const { colour, dashes } = page.network.palette.ofEdge(edge, false, false);
            return [edge.status, edge.label, dashes, colour === red()];
        })"""
    )

    dashes = {status: dashes for status, _, dashes, _ in looks}
    denied = [label for _, label, _, is_red in looks if is_red]
    assert dashes["asserted"] == []
    assert len({str(dashes[each]) for each in ("asserted", "reported", "demanded")}) == 3
    assert denied
    assert all(each.startswith("✗") for each in denied)


@pytest.mark.browser
def test_a_large_graph_opens_with_a_part_and_shows_more_on_demand(browser: Any, tmp_path: Path) -> None:
    reader = Reader(browser, tmp_path, graphs.many(400))
    total = reader.tab.evaluate("page.state.content.events + page.state.content.others")

    before = reader.tab.inner_text("#amount")
    reader.tab.click("#more")

    assert before == f"150 of {total} shown"
    assert reader.tab.inner_text("#amount") == f"300 of {total} shown"
    assert reader.tab.evaluate("page.network.shown.every((each) => Number.isFinite(each.x))")


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_scrolls_only_up_and_down(browser: Any, tmp_path: Path, scheme: str) -> None:
    for quads in (newsroom.quads(), graphs.hostile()):
        reader = Reader(browser, tmp_path, quads, viewport={"width": 360, "height": 740}, color_scheme=scheme)

        assert reader.tab.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.browser
def test_the_same_graph_is_drawn_in_the_same_places(browser: Any, tmp_path: Path) -> None:
    script = "page.network.shown.map(({ id, x, y }) => [id, x, y])"

    one, other = (Reader(browser, tmp_path, newsroom.quads()).tab.evaluate(script) for _ in range(2))

    assert one == other
