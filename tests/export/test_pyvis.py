"""The page of pyvis, as bytes and in a real browser that is cut off from any network."""

from pathlib import Path
from typing import Any

import pytest

from kg.errors import OutputError
from kg.export import Content, pyvis
from kg.export.pyvis import FILE, export, page
from kg.vocab import KG
from tests import graphs, newsroom
from tests.pages import Reader, tags

NEWS = Content(newsroom.quads(), newsroom.vocabulary())


def opened(browser: Any, folder: Path, content: Content) -> Reader:
    export(content, folder / FILE)
    return Reader(browser, folder / FILE)


@pytest.mark.parametrize("content", [NEWS, Content(graphs.hostile(), ())])
def test_no_tag_leads_anywhere(content: Content) -> None:
    found = tags(page(content).decode("utf-8"))

    addresses = [each[name] for _, each in found for name in ("src", "href", "action", "data") if name in each]
    assert addresses == ["data:,"]
    assert [tag for tag, _ in found].count("script") == 3
    assert [tag for tag, _ in found].count("h1") == 1


def test_a_strict_policy_stands_before_everything_it_is_for() -> None:
    found = tags(page(NEWS).decode("utf-8"))

    policy = next(place for place, (_, each) in enumerate(found) if each.get("http-equiv") == "Content-Security-Policy")
    assert (found[policy][1]["content"] or "").startswith("default-src 'none'; script-src 'unsafe-inline';")
    assert {tag for tag, _ in found[:policy]} == {"html", "head", "meta"}


def test_only_the_page_is_written_in_utf_8(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "output").mkdir()
    monkeypatch.chdir(tmp_path)

    export(Content(graphs.hostile(), ()), tmp_path / "output" / FILE)

    assert list(tmp_path.rglob("*")) == [tmp_path / "output", tmp_path / "output" / FILE]
    assert (tmp_path / "output" / FILE).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_template_that_we_do_not_know_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyvis, "_MENDED", (*pyvis._MENDED, ("a fault of tomorrow", 1, "")))

    with pytest.raises(OutputError, match="a template that we do not know") as caught:
        page(NEWS)

    assert caught.value.remedy == "Install pyvis 0.3.2, or take --format html."


@pytest.mark.browser
def test_it_draws_offline_at_our_places_and_asks_for_nothing(browser: Any, tmp_path: Path) -> None:
    reader = opened(browser, tmp_path, NEWS)

    told = reader.tab.evaluate("nodes.get().map(({ id, x, y }) => [id, x, y])")
    drawn = reader.tab.evaluate(
        "Object.entries(network.getPositions()).map(([id, { x, y }]) => [Number(id), Math.round(x), Math.round(y)])"
    )

    assert len(told) == 76
    assert drawn == told
    assert reader.tab.evaluate("network.physics.physicsEnabled") is False
    assert reader.tab.inner_text("h1").startswith(newsroom.TEXT.splitlines()[0])
    assert "76 of 76 events, actors, places and things" in reader.tab.inner_text("h1")
    assert not reader.elsewhere
    assert not reader.errors


@pytest.mark.browser
@pytest.mark.parametrize("thing", ["node", "edge"])
def test_hostile_words_stay_words_in_every_tooltip(browser: Any, tmp_path: Path, thing: str) -> None:
    reader = opened(browser, tmp_path, Content(graphs.hostile(), ()))

    for place in places(reader, thing):
        reader.tab.mouse.move(1, 1)
        reader.tab.mouse.move(*place)
        reader.tab.wait_for_selector("div.vis-tooltip", state="visible")
        assert "<img src=x onerror=" in reader.tab.inner_text("div.vis-tooltip") or thing == "edge"
        assert reader.tab.locator("div.vis-tooltip *:not(br)").count() == 0

    assert reader.tab.locator("img, a, body > script:not([type])").count() == 0
    assert reader.tab.title().startswith("<img")
    assert not reader.elsewhere
    assert not reader.errors


def places(reader: Reader, thing: str) -> list[tuple[float, float]]:
    """Return where the nodes are on the screen, or the middles of the edges."""
    script = """thing => {
        const stage = document.querySelector("#mynetwork canvas").getBoundingClientRect();
        const at = (id) => network.canvasToDOM(network.getPosition(id));
        const middle = ({ from, to }) => ({ x: (at(from).x + at(to).x) / 2, y: (at(from).y + at(to).y) / 2 });
        const found = thing === "node" ? nodes.getIds().map(at) : edges.get().map(middle);
        return found.map(({ x, y }) => [stage.x + x, stage.y + y]);
    }"""
    found = reader.tab.evaluate(script, thing)
    assert found
    return found


@pytest.mark.browser
def test_parallel_edges_are_all_there_and_apart(browser: Any, tmp_path: Path) -> None:
    praise, halevi = newsroom.iri("A/event/praise"), newsroom.iri("person/herzi-halevi")
    quads = [*newsroom.quads(), *(newsroom.quad(praise, KG + each, halevi) for each in ("topic", "instrument"))]
    quads += [newsroom.quad(praise, KG + each, praise) for each in ("cause", "topic")]
    reader = opened(browser, tmp_path, Content(quads, newsroom.vocabulary()))

    curves = reader.tab.evaluate(
        """() => {
            const ends = edges.get().find((each) => each.label === "instrument");
            const parallel = edges.get().filter((each) => each.from === ends.from && each.to === ends.to);
            return parallel.map(({ label, smooth }) => [label, smooth.enabled ? smooth.type : "", smooth.roundness]);
        }"""
    )
    loops = reader.tab.evaluate("edges.get().filter((each) => each.from === each.to).map((each) => each.selfReference)")

    assert sorted(label for label, _, _ in curves) == ["instrument", "patient", "topic"]
    assert len({(side, roundness) for _, side, roundness in curves}) == 3
    assert len({each["size"] for each in loops}) == len(loops) == 2


@pytest.mark.browser
def test_what_is_not_asserted_is_drawn_with_other_lines(browser: Any, tmp_path: Path) -> None:
    reader = opened(browser, tmp_path, NEWS)

    looks = reader.tab.evaluate("edges.get().map(({ label, title, dashes }) => [title.split('\\n')[0], dashes])")

    dashes = {title.rpartition(", ")[2]: dashes for title, dashes in looks}
    assert not dashes["asserted"]
    assert len({str(dashes[each]) for each in ("asserted", "reported", "demanded")}) == 3


@pytest.mark.browser
def test_a_large_graph_shows_its_most_telling_part_and_says_so(browser: Any, tmp_path: Path) -> None:
    reader = opened(browser, tmp_path, Content(graphs.many(400), ()))

    assert reader.tab.evaluate("nodes.length") == 150
    assert "150 of 543 events, actors, places and things" in reader.tab.inner_text("h1")
