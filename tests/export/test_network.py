"""The network in a real browser: what a reader does with pointer and keys, and what the page makes of it."""

from pathlib import Path
from typing import Any

import pytest

from kg.vocab import KG
from tests import graphs, newsroom
from tests.export.reader import Reader

pytestmark = pytest.mark.browser

HALEVI = "person/herzi-halevi"
LAPID = "person/yair-lapid"


@pytest.fixture
def reader(browser: Any, tmp_path: Path) -> Reader:
    return Reader(browser, tmp_path, newsroom.quads())


def selected(reader: Reader) -> dict[str, Any]:
    return dict(reader.tab.evaluate("({ ...page.state.selection })"))


def middle_of_an_edge(reader: Reader) -> tuple[int, float, float]:
    """Return an edge and a place on it, brought to the middle of the stage, where no node lies over it."""
    script = """() => {
        const { network } = page;
        const free = network.routes.find(({ middle }) => !network.boxes.over({ ...middle, width: 30, height: 30 }));
        network.camera.look(free.middle, 2, true);
        const { x, y } = network.stage.graph2ScreenCoords(free.middle.x, free.middle.y);
        const { left, top } = network.container.getBoundingClientRect();
        return [free.edge.id, x + left, y + top];
    }"""
    edge, x, y = reader.tab.evaluate(script)
    return edge, x, y


def test_a_click_on_an_edge_picks_it_with_its_ends_and_nothing_else(reader: Reader) -> None:
    edge, x, y = middle_of_an_edge(reader)

    reader.tab.mouse.click(x, y)

    assert selected(reader)["edges"] == [edge]
    picked = reader.tab.evaluate("[[...page.state.picked.edges], page.state.picked.nodes.size]")
    assert picked == [[edge], 2]
    assert reader.tab.evaluate("page.network.shown.filter((each) => page.network.isFaint(each.id)).length") == 74


def test_a_click_with_control_adds_a_node_and_takes_it_away_again(reader: Reader) -> None:
    reader.tab.mouse.click(*reader.place(HALEVI))
    reader.tab.keyboard.down("Control")
    reader.tab.mouse.click(*reader.place(LAPID))
    both = selected(reader)["nodes"]
    reader.tab.mouse.click(*reader.place(LAPID))
    reader.tab.keyboard.up("Control")

    assert both == [reader.id(HALEVI), reader.id(LAPID)]
    assert selected(reader)["nodes"] == [reader.id(HALEVI)]


def test_a_click_beside_everything_and_escape_deselect(reader: Reader) -> None:
    for leave in (lambda: reader.tab.mouse.click(8, 700), lambda: reader.tab.keyboard.press("Escape")):
        reader.tab.mouse.click(*reader.place(HALEVI))
        assert selected(reader)["nodes"]
        reader.tab.evaluate("page.network.camera.fit({ isSudden: true })")
        reader.tab.mouse.move(8, 700)
        leave()
        assert selected(reader)["nodes"] == []


def test_dragging_moves_the_view_and_selects_nothing(reader: Reader) -> None:
    x, y = reader.place(HALEVI)

    reader.tab.mouse.move(x, y)
    reader.tab.mouse.down()
    reader.tab.mouse.move(x + 60, y + 40, steps=4)
    reader.tab.mouse.up()

    now = reader.tab.evaluate("id => page.network.screenOf(id)", reader.id(HALEVI))
    assert (round(now["x"] - x), round(now["y"] - y)) == (60, 40)
    assert selected(reader)["nodes"] == []


def test_a_double_click_shows_the_neighbours(browser: Any, tmp_path: Path) -> None:
    reader = Reader(browser, tmp_path, graphs.many(400))
    id, x, y = reader.tab.evaluate(
        """() => {
            const { network, state } = page;
            const isOpen = ({ id }) => [...state.neighbours(id)].every((each) => state.visible.ids.has(each));
            const mark = network.shown.find((each) => !isOpen(each));
            network.camera.look(mark, 1, true);
            const { x, y } = network.screenOf(mark.id);
            return [mark.id, x, y];
        }"""
    )

    reader.tab.mouse.dblclick(x, y)

    assert reader.tab.evaluate(
        "id => [...page.state.neighbours(id)].every((each) => page.state.visible.ids.has(each))", id
    )


def test_the_keyboard_walks_opens_adds_and_zooms(reader: Reader) -> None:
    reader.tab.focus("#legend button >> nth=-1")
    reader.tab.keyboard.press("Tab")
    reader.tab.wait_for_function("() => page.network.here")
    first = reader.tab.evaluate("page.network.here")
    before = reader.tab.evaluate("page.network.stage.zoom()")
    reader.tab.keyboard.press("ArrowRight")
    second = reader.tab.evaluate("page.network.here")
    said = reader.tab.inner_text("#here")
    reader.tab.keyboard.press("Enter")
    opened = selected(reader)["nodes"]
    reader.tab.keyboard.press("ArrowLeft")
    third = reader.tab.evaluate("page.network.here")
    reader.tab.keyboard.press("Control+Enter")
    reader.tab.keyboard.press("+")
    reader.tab.wait_for_function(f"() => page.network.stage.zoom() > {before} * 1.2")

    assert second not in (first, None)
    assert reader.tab.evaluate(f"page.state.node.get({second}).name") in said
    assert opened == [second]
    assert selected(reader)["nodes"] == [second, third]


def test_an_arrow_leads_in_its_direction(reader: Reader) -> None:
    reader.tab.focus("#network")
    reader.tab.keyboard.press("ArrowDown")
    x, y = reader.tab.evaluate("(({ x, y }) => [x, y])(page.network.marks.get(page.network.here))")
    reader.tab.keyboard.press("ArrowUp")
    across, down = reader.tab.evaluate("(({ x, y }) => [x, y])(page.network.marks.get(page.network.here))")

    assert down < y
    assert abs(across - x) <= 1.2 * (y - down)


def test_hiding_the_rest_leaves_what_is_picked_until_all_is_shown(reader: Reader) -> None:
    reader.tab.mouse.click(*reader.place(HALEVI))
    reader.tab.click("#rest")
    alone = reader.shown()
    chip = reader.tab.inner_text("#chips")
    reader.tab.click("#all")

    assert alone == 1 + len(set(reader.tab.evaluate("id => [...page.state.neighbours(id)]", reader.id(HALEVI))))
    assert f"only {alone} nodes" in chip
    assert reader.shown() == 76
    assert reader.tab.inner_text("#chips") == ""


def test_the_legend_hides_a_status_and_a_chip_brings_it_back(reader: Reader) -> None:
    planned = "page.network.shown.filter(({ node }) => node.status === 'planned').length"
    before = reader.tab.evaluate(planned)

    reader.tab.click('[data-set="statuses"][data-value="planned"]')
    without = reader.tab.evaluate(planned)
    reader.tab.click(".chip:has-text('without planned')")

    assert (before > 0, without) == (True, 0)
    assert reader.tab.evaluate(planned) == before


def test_who_lifts_filters_by_keyboard_goes_on_with_the_next_and_then_in_the_network(reader: Reader) -> None:
    reader.tab.evaluate("page.state.hides('statuses', 'planned'); page.state.hides('families', 'Place')")

    reader.tab.focus(".chip >> nth=0")
    reader.tab.keyboard.press("Enter")
    then = reader.tab.evaluate("document.activeElement.innerText")
    reader.tab.keyboard.press("Enter")

    assert "without planned" in then
    assert reader.tab.evaluate("document.activeElement.id") == "network"
    assert reader.shown() == 76


def test_what_is_searched_for_is_shown_though_its_type_is_hidden(reader: Reader) -> None:
    reader.tab.click('[data-family="Person"]')
    reader.tab.fill("#search", "halevi")
    reader.tab.keyboard.press("Enter")

    assert selected(reader)["nodes"] == [reader.id(HALEVI)]
    assert reader.tab.get_attribute('[data-family="Person"]', "aria-pressed") == "true"
    where = reader.tab.evaluate("id => page.network.screenOf(id)", reader.id(HALEVI))
    stage = reader.tab.locator("#network").bounding_box()
    assert stage["x"] < where["x"] < stage["x"] + stage["width"]


def test_back_forward_and_a_link_to_several_nodes(browser: Any, reader: Reader) -> None:
    for each in (HALEVI, LAPID):
        reader.tab.fill("#search", each.split("/")[1].replace("-", " "))
        reader.tab.keyboard.press("Enter")
    reader.tab.go_back()
    reader.tab.wait_for_function(f"() => page.state.selection.nodes[0] === {reader.id(HALEVI)}")
    reader.tab.go_forward()
    reader.tab.wait_for_function(f"() => page.state.selection.nodes[0] === {reader.id(LAPID)}")
    reader.tab.evaluate(f"page.state.select({{ nodes: [{reader.id(HALEVI)}, {reader.id(LAPID)}] }})")
    again = browser.new_page()
    again.goto(reader.tab.url)

    assert again.evaluate("page.state.selection.nodes") == [reader.id(HALEVI), reader.id(LAPID)]
    assert not reader.errors


def test_an_edge_from_a_node_to_itself_is_a_loop_beside_it(browser: Any, tmp_path: Path) -> None:
    event = newsroom.iri("A/event/praise")
    reader = Reader(browser, tmp_path, [*newsroom.quads(), newsroom.quad(event, KG + "topic", event)])

    middle, mark = reader.tab.evaluate(
        """() => {
            const loop = page.network.routes.find(({ edge }) => edge.from === edge.to);
            const { x, y, width, height } = page.network.marks.get(loop.edge.from);
            return [[loop.middle.x, loop.middle.y], [x, y, width, height]];
        }"""
    )

    assert middle[0] > mark[0] + mark[2] / 2 or middle[1] < mark[1] - mark[3] / 2


def test_the_stage_rests_until_something_happens(reader: Reader) -> None:
    count = "() => { const { network } = page; network.frames = 0; const draw = network.drawEdges.bind(network);"
    count += " network.drawEdges = (...all) => { network.frames += 1; draw(...all); }; }"
    reader.tab.wait_for_timeout(300)
    reader.tab.evaluate(count)
    reader.tab.wait_for_timeout(300)
    resting = reader.tab.evaluate("page.network.frames")
    reader.tab.evaluate("page.network.redraw()")
    reader.tab.wait_for_function("() => page.network.frames > 0")

    assert resting == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_follow_the_system_until_the_reader_chooses(browser: Any, tmp_path: Path, scheme: str) -> None:
    reader = Reader(browser, tmp_path, newsroom.quads(), color_scheme=scheme)
    background = "getComputedStyle(document.body).backgroundColor"
    canvas = "page.network.palette.colours.page"
    before = reader.tab.evaluate(f"[{background}, {canvas}]")

    reader.tab.click("#theme")

    assert reader.tab.get_attribute("html", "data-theme") != scheme
    assert all(
        one != other for one, other in zip(before, reader.tab.evaluate(f"[{background}, {canvas}]"), strict=True)
    )
    for each in ("dark", "light", "dark"):
        reader.tab.emulate_media(color_scheme=each)
        assert reader.tab.get_attribute("html", "data-theme") != scheme


def test_nothing_moves_where_motion_is_not_wanted(browser: Any, tmp_path: Path) -> None:
    reader = Reader(browser, tmp_path, newsroom.quads(), reduced_motion="reduce")
    before = reader.tab.evaluate("page.network.stage.zoom()")

    after = reader.tab.evaluate(
        "() => { document.getElementById('closer').click(); return page.network.stage.zoom(); }"
    )

    assert after == pytest.approx(before * 1.3)


def test_what_a_filter_leaves_comes_into_sight(reader: Reader) -> None:
    reader.place(HALEVI)
    far = "page.network.camera.look({ x: 9000, y: 9000 }, 2, true)"
    inside = "page.network.shown.map((each) => page.network.camera.isInSight(each))"

    reader.tab.evaluate(f"{far}; page.state.hides('families', 'Place')")
    after_hiding = reader.tab.evaluate(inside)
    reader.tab.evaluate(
        "id => page.state.choose({ only: new Set([id, ...page.state.neighbours(id)]) })", reader.id(LAPID)
    )
    reader.tab.wait_for_function(f"() => {inside}.every(Boolean)")

    assert not any(after_hiding)  # the view stays where the reader left it


def test_the_browser_keeps_its_own_keys(reader: Reader) -> None:
    reader.tab.focus("#network")
    reader.tab.keyboard.press("ArrowDown")
    before = reader.tab.evaluate("[page.network.here, page.network.stage.zoom()]")
    script = """init => {
        const event = new KeyboardEvent("keydown", { ...init, cancelable: true });
        document.getElementById("network").dispatchEvent(event);
        return event.defaultPrevented;
    }"""

    taken = [
        reader.tab.evaluate(script, each)
        for each in ({"key": "ArrowLeft", "altKey": True}, {"key": "+", "ctrlKey": True}, {"key": "0", "metaKey": True})
    ]

    assert taken == [False, False, False]
    assert reader.tab.evaluate("[page.network.here, page.network.stage.zoom()]") == before


@pytest.mark.parametrize("written", ["https://example.org/nothing", "plain"])
def test_an_address_that_is_written_in_another_way_does_not_keep_who_goes_back(reader: Reader, written: str) -> None:
    iri = newsroom.iri(HALEVI).value if written == "plain" else written
    wanted = [reader.id(HALEVI)] if written == "plain" else []
    before = reader.tab.evaluate("history.length")

    reader.tab.evaluate("iri => { location.hash = iri; }", iri)
    reader.tab.wait_for_function("iri => location.hash.slice(1) !== iri", arg=iri)

    assert selected(reader)["nodes"] == wanted
    assert reader.tab.evaluate("history.length") == before + 1
