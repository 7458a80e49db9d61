"""The parts of the page that are read, each in a real browser: details, text, claims, tables, time."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests import newsroom
from tests.export import contents
from tests.export.reader import Reader

pytestmark = pytest.mark.browser

HALEVI, RESIGNED, LAPID, NETANYAHU, STEP_DOWN, CALLED, HAMAS, ATTACK, FAILED, REUTERS = range(1, 11)


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Return a function that opens a page with some parts; the page must neither complain nor ask for anything."""
    opened, complaints = [], []

    def open_one(block: Mapping[str, Any], *parts: str, **options: Any) -> Any:
        tab = browser.new_page(**{"viewport": {"width": 900, "height": 800}, **options})
        tab.set_default_timeout(5000)
        tab.on("request", lambda request: complaints.append(request.url) if request.url != url else None)
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("console", lambda message: complaints.append(message.text))
        url = contents.write(tmp_path, block, parts)
        tab.goto(url)
        opened.append(tab)
        return tab

    yield open_one
    for tab in opened:
        tab.close()
    assert not complaints


def select(tab: Any, **selection: Any) -> None:
    tab.evaluate("selection => state.select(selection)", selection)


def selection(tab: Any) -> dict[str, Any]:
    return dict(tab.evaluate("({ ...state.selection })"))


def texts(tab: Any, selector: str) -> list[str]:
    return [" ".join(each.split()) for each in tab.locator(selector).all_inner_texts()]


def section(tab: Any, title: str) -> list[str]:
    """Return the items of the list below a heading of the pane."""
    script = """title => {
        const head = [...document.querySelectorAll("#pane h3, #pane h4")].find((each) => each.textContent === title);
        const items = [...head.nextElementSibling.querySelectorAll("li")];
        return items.map((each) => each.innerText.replace(/\\s+/g, " ").trim());
    }"""
    return list(tab.evaluate(script, title))


def test_a_node_shows_its_statements_both_ways_its_facts_and_its_sentences(open_page: Any) -> None:
    tab = open_page(contents.content(), "pane")

    select(tab, nodes=[STEP_DOWN])

    assert tab.inner_text("#pane h2") == "to step down"
    assert "demanded somebody wants it, it has not happened" in tab.inner_text("#pane")
    assert section(tab, "agent →") == ["⋯Benjamin Netanyahu demanded"]
    assert section(tab, "as content of") == ["⋯called on"]
    assert section(tab, "Who says so") == ["Yair Lapid called on: Netanyahu to step down"]
    assert texts(tab, "#pane mark") == ["to step down"]
    assert tab.get_attribute("#pane dd a", "href") == f"https://www.wikidata.org/entity/Q{STEP_DOWN}"
    assert tab.get_attribute("#pane blockquote a", "href") == "https://example.org/0"


def test_a_statement_and_a_sentence_show_what_belongs_to_them(open_page: Any) -> None:
    tab = open_page(contents.content(), "pane")

    select(tab, edges=[2])
    statement = tab.inner_text("#pane")
    select(tab, sentences=[3])

    assert "called on" in statement
    assert "Opposition leader Yair Lapid" in statement
    assert section(tab, "Events") == ["failed failure reported"]
    assert section(tab, "Statements") == ["failed agent → Benjamin Netanyahu reported"]


def test_a_statement_made_twice_is_told_once_with_all_its_sentences(open_page: Any) -> None:
    block = contents.content()
    block["edges"].append({**block["edges"][0], "evidence": [[1, 0, 0]]})
    tab = open_page(block, "pane")

    select(tab, nodes=[RESIGNED])
    told = section(tab, "agent →")
    tab.click("#pane li:has-text('said 2 times') .line")

    assert told == ["⋯Herzi Halevi said 2 times"]
    assert selection(tab)["edges"] == [1, 9]
    assert len(section(tab, "Evidence")) == 2


def test_expand_shows_hidden_neighbours_and_hide_the_rest_leaves_them_alone(open_page: Any) -> None:
    tab = open_page(contents.content(first=4), "pane")
    select(tab, nodes=[NETANYAHU])

    tab.click("text=Expand neighbours (3 hidden)")
    after = tab.evaluate("[...state.visible.ids].sort((one, other) => one - other)")
    tab.click("text=Hide the rest")

    assert after == [HALEVI, RESIGNED, LAPID, NETANYAHU, STEP_DOWN, CALLED, FAILED]
    assert tab.evaluate("[...state.visible.ids]") == [NETANYAHU, STEP_DOWN, CALLED, FAILED]
    tab.click("text=Show the rest")
    assert tab.evaluate("state.visible.ids.size") == 7


@pytest.mark.parametrize("way", ["by name", "by a click in the graph"])
def test_the_shortest_path_leads_to_a_second_node(open_page: Any, way: str) -> None:
    tab = open_page(contents.content(), "pane")
    select(tab, nodes=[HALEVI])

    tab.click("text=Path to…")
    if way == "by name":
        tab.keyboard.type("ham")
        tab.keyboard.press("Enter")
    else:
        select(tab, nodes=[HAMAS])

    assert texts(tab, "#pane .way li") == [
        "Herzi Halevi",
        "← agent resigned",
        "cause → attack",
        "agent → Hamas",
    ]
    assert selection(tab)["nodes"] == [HALEVI, RESIGNED, ATTACK, HAMAS]
    assert selection(tab)["isWhole"]


def test_who_gives_up_a_path_is_back_at_its_button(open_page: Any) -> None:
    tab = open_page(contents.content(), "pane")
    select(tab, nodes=[HALEVI])

    tab.focus("text=Path to…")
    tab.keyboard.press("Enter")
    asked = tab.evaluate("document.activeElement.matches('.ask-way input')")
    tab.keyboard.press("Escape")

    assert asked
    assert tab.evaluate("document.activeElement.innerText") == "Path to…"


def test_a_whole_name_is_meant_before_one_that_begins_like_it(open_page: Any) -> None:
    block = contents.content()
    block["nodes"][ATTACK - 1]["name"] = "Hamas: attack"
    block["nodes"].insert(0, block["nodes"].pop(ATTACK - 1))
    tab = open_page(block, "pane")
    select(tab, nodes=[HALEVI])

    tab.click("text=Path to…")
    tab.keyboard.type("hamas")
    tab.keyboard.press("Enter")

    assert selection(tab)["nodes"][-1] == HAMAS


def test_where_no_path_leads_the_page_says_so(open_page: Any) -> None:
    tab = open_page(contents.content(), "pane")
    select(tab, nodes=[HALEVI])

    tab.click("text=Path to…")
    tab.keyboard.type("nobody")
    tab.keyboard.press("Enter")
    unknown = tab.inner_text(".ask-way [role=status]")
    tab.fill(".ask-way input", "Reuters")
    tab.keyboard.press("Enter")

    assert unknown == "No name in this graph begins or goes on like that."
    assert "No statements lead from one to the other." in tab.inner_text("#pane")


def test_two_nodes_show_what_they_share(open_page: Any) -> None:
    tab = open_page(contents.content(), "pane")

    select(tab, nodes=[LAPID, NETANYAHU])

    assert texts(tab, "#pane h2") == ["Yair Lapid and Benjamin Netanyahu"]
    assert section(tab, "What they share") == ["called on demand"]


def test_a_link_is_copied_and_the_pane_leads_back(open_page: Any) -> None:
    tab = open_page(contents.content(), "pane")
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    select(tab, nodes=[HAMAS])

    tab.click("text=Copy link")
    tab.wait_for_selector("text=Copied")
    copied = tab.evaluate("navigator.clipboard.readText()")
    tab.click("text=← Overview")

    assert copied.endswith(f"#https%3A%2F%2Fexample.org%2Fthing%2F{HAMAS}")
    assert tab.inner_text("#pane h2") == "In this graph"
    assert tab.evaluate("document.activeElement.tagName") == "H2"


def test_the_text_marks_every_mention_and_nests_those_within_others(open_page: Any) -> None:
    tab = open_page(contents.content(), "text")

    marked = tab.eval_on_selector_all(
        ".article .mention", "all => all.map((each) => [Number(each.dataset.node), each.innerText])"
    )
    inner = tab.eval_on_selector(f'[data-node="{HAMAS}"]', "each => each.parentElement.dataset.node")

    assert marked == [
        [HALEVI, "Herzi Halevi"],
        [RESIGNED, "resigned"],
        [HALEVI, "Halevi"],
        [ATTACK, "Hamas attack"],
        [HAMAS, "Hamas"],
        [LAPID, "Yair Lapid"],
        [CALLED, "called on"],
        [NETANYAHU, "Netanyahu"],
        [STEP_DOWN, "to step down"],
    ]
    assert inner == str(ATTACK)
    assert texts(tab, ".article")[0].startswith(
        "Israel's top general, Herzi Halevi, resigned on Tuesday. “I failed,” Halevi said of the Hamas attack."
    )


def test_kinds_differ_by_line_and_not_by_colour_alone(open_page: Any) -> None:
    tab = open_page(contents.content(), "text")
    style = "each => getComputedStyle(each).textDecorationStyle"

    lines = [tab.eval_on_selector(f'[data-node="{each}"]', style) for each in (HALEVI, HAMAS, ATTACK)]

    assert lines == ["solid", "double", "wavy"]


@pytest.mark.parametrize(
    ("spans", "nested"),
    [
        ([(0, 4), (2, 6)], [[0, 4, [[2, 4, []]]], [4, 6, []]]),
        ([(0, 9), (1, 3), (4, 5)], [[0, 9, [[1, 3, []], [4, 5, []]]]]),
        ([(2, 4), (2, 4)], [[2, 4, [[2, 4, []]]]]),
        ([(3, 3)], []),
    ],
)
def test_mentions_that_overlap_are_cut(open_page: Any, spans: Sequence[tuple[int, int]], nested: Any) -> None:
    tab = open_page(contents.content(), "text")
    script = """spans => {
        const plain = ({ start, end, inside }) => [start, end, inside.map(plain)];
        return nest(spans.map(([start, end], id) => ({ id, start, end }))).map(plain);
    }"""

    assert tab.evaluate(script, spans) == nested


def test_a_click_on_a_sentence_selects_it_and_a_second_one_opens_a_word(open_page: Any) -> None:
    tab = open_page(contents.content(), "text")

    word = f'[data-sentence="1"] [data-node="{HALEVI}"]'

    tab.click(word)
    first, pressed = selection(tab), tab.get_attribute('[data-sentence="1"]', "aria-pressed")
    tab.click(word)

    assert (first["sentences"], first["nodes"], pressed) == ([1], [], "true")
    assert tab.get_attribute('[data-sentence="1"]', "aria-pressed") == "false"
    assert selection(tab)["nodes"] == [HALEVI]


def test_sentences_are_reached_by_keyboard(open_page: Any) -> None:
    tab = open_page(contents.content(), "text")

    tab.focus('[data-sentence][tabindex="0"]')
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("End")
    tab.keyboard.press("Enter")

    assert selection(tab)["sentences"] == [2]
    assert tab.locator('[data-sentence][tabindex="0"]').count() == 1


def test_a_filter_leaves_who_reads_at_the_sentence(open_page: Any) -> None:
    tab = open_page(contents.content(), "text")

    tab.focus('[data-sentence][tabindex="0"]')
    tab.keyboard.press("ArrowDown")
    before = tab.evaluate("document.activeElement.dataset.sentence")
    tab.evaluate("state.hides('families', 'Person')")
    same = tab.evaluate("document.activeElement.dataset.sentence")
    tab.evaluate("state.choose({ articles: new Set([1]) })")

    assert (before, same) == ("1", "1")
    assert tab.input_value("#text select") == "1"


def test_a_selected_node_is_marked_and_scrolled_to_also_in_another_article(open_page: Any) -> None:
    tab = open_page(contents.content(), "text")

    select(tab, nodes=[REUTERS])

    assert tab.input_value("#text select") == "1"
    assert texts(tab, ".mention.here") == ["Reuters"]
    assert tab.locator(".sentence.cited").count() == 1
    select(tab, nodes=[HALEVI])
    assert texts(tab, ".mention.here") == ["Herzi Halevi", "Halevi"]


def test_a_selected_node_far_down_the_text_comes_into_sight(open_page: Any) -> None:
    tab = open_page(contents.many(1500), "text", reduced_motion="reduce")

    select(tab, nodes=[1400])

    box = tab.locator("#text").bounding_box()
    here = tab.locator(".mention.here").bounding_box()
    assert box["y"] < here["y"] < box["y"] + box["height"]


def test_only_one_article_can_be_shown_in_the_graph(open_page: Any) -> None:
    tab = open_page(contents.content(), "text")

    tab.select_option("#text select", "1")
    tab.click("text=Only this article in the graph")

    assert tab.evaluate("[...state.visible.ids]") == [LAPID, NETANYAHU, FAILED, REUTERS]
    tab.click("text=Only this article in the graph")
    assert tab.evaluate("state.filter.articles") is None


def test_speakers_are_ranked_and_their_claims_tell_about_whom(open_page: Any) -> None:
    tab = open_page(contents.content(), "lens")

    speakers = texts(tab, ".speakers button")
    tab.click('.speakers button:has-text("Yair Lapid")')

    assert speakers == [
        "Everybody 4 claims",
        "Yair Lapid 2 claims",
        "Herzi Halevi 1 claim",
        "unnamed officials 1 claim",
    ]
    assert texts(tab, "#lens tbody tr") == [
        "Yair Lapid called on Netanyahu to step down Benjamin Netanyahu reported",
        "Yair Lapid told Netanyahu had failed Benjamin Netanyahu reported",
    ]


def test_the_graph_shows_only_what_one_speaker_says(open_page: Any) -> None:
    tab = open_page(contents.content(), "lens")

    tab.click('.speakers button:has-text("Yair Lapid")')
    tab.click("text=Show in the graph only what Yair Lapid says")
    shown = tab.evaluate("[...state.visible.ids]")
    tab.click('.speakers button:has-text("Herzi Halevi")')
    then = tab.evaluate("[...state.filter.speakers]")
    tab.click("text=Show in the graph what others say too")

    assert shown == [LAPID, NETANYAHU, STEP_DOWN, CALLED, FAILED]
    assert then == [HALEVI]
    assert tab.evaluate("state.visible.ids.size") == 10


def test_who_uses_a_button_or_a_row_by_keyboard_stays_there(open_page: Any) -> None:
    tab = open_page(contents.content(first=2), "lens", "text", "table")
    here = "document.activeElement.innerText"

    tab.select_option("#text select", "1")
    tab.focus("#text .alone")
    tab.keyboard.press("Enter")
    alone = tab.evaluate(here)
    tab.keyboard.press("Enter")
    tab.focus("#lens .choice select")
    tab.select_option("#lens .choice select", index=1)
    is_at_choice = tab.evaluate("document.activeElement.matches('#lens select')")
    tab.focus("#lens tbody button >> nth=0")
    tab.keyboard.press("Enter")

    assert alone == "Only this article in the graph"
    assert is_at_choice
    assert tab.evaluate("document.activeElement.matches('#lens .chosen button')")


def test_a_claim_selects_who_says_it_and_whom_it_is_about(open_page: Any) -> None:
    tab = open_page(contents.content(), "lens")

    tab.select_option("#lens .choice select", label="Benjamin Netanyahu (2)")
    tab.click("#lens tbody tr:has-text('told') td >> nth=0")

    assert tab.locator("#lens tbody tr").count() == 2
    assert selection(tab)["nodes"] == [LAPID, FAILED, NETANYAHU]
    assert tab.locator("#lens tr.chosen").count() == 1


def test_tables_name_their_columns_sort_and_filter(open_page: Any) -> None:
    tab = open_page(contents.content(), "table")
    names = "#table tbody th"

    tab.click("#table thead button:text('Name')")
    up, mark = texts(tab, names), tab.get_attribute("#table thead th >> nth=0", "aria-sort")
    tab.click("#table thead button:text('Statements')")
    tab.click("#table thead button:text('Statements')")
    most = texts(tab, names)[0]
    tab.fill("#table input[type=search]", "organ HAM")

    assert (up[0], mark) == ("Benjamin Netanyahu", "ascending")
    assert most == "Benjamin Netanyahu"
    assert texts(tab, names) == ["Hamas"]
    assert tab.text_content("#table caption") == "Actors, places and things"
    assert tab.inner_text("#table [role=status]") == "1 row"
    assert tab.locator("#table thead th[scope=col]").count() == 5


@pytest.mark.parametrize(
    ("kind", "rows", "chosen"),
    [
        ("Actors, places and things", 5, {"nodes": [HALEVI]}),
        ("Events", 5, {"nodes": [RESIGNED]}),
        ("Statements", 8, {"edges": [1]}),
        ("Claims", 4, {"nodes": [LAPID, CALLED, STEP_DOWN, NETANYAHU]}),
    ],
)
def test_a_row_is_chosen_by_keyboard(open_page: Any, kind: str, rows: int, chosen: Mapping[str, Any]) -> None:
    tab = open_page(contents.content(), "table")

    tab.click(f'#table .kinds button:has-text("{kind} ({rows})")')
    tab.focus("#table tbody button >> nth=1")
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("Enter")

    assert {each: selection(tab)[each] for each in chosen} == chosen
    assert tab.locator("#table tr.chosen button[aria-pressed=true]").count() == 1


def test_tables_follow_the_filter_and_have_pages(open_page: Any) -> None:
    tab = open_page(contents.many(1500), "table")

    full = tab.locator("#table tbody tr").count()
    tab.click("text=Next →")
    second, place = texts(tab, "#table tbody th")[0], texts(tab, "#table .pager span")
    tab.evaluate("state.choose({ limit: 20 })")

    assert (full, second, place) == (200, "thing 400", ["Page 2 of 4"])
    assert tab.locator("#table tbody tr").count() == 10
    assert tab.locator("#table .pager button").count() == 0


def test_time_is_chosen_by_keyboard_and_given_back(open_page: Any) -> None:
    tab = open_page(contents.content(), "timeline")
    last = int(tab.get_attribute("#timeline input[name=from]", "max"))

    tab.focus("#timeline input[name=from]")
    tab.keyboard.press("End")
    days, shown = tab.evaluate("state.filter.days"), tab.evaluate("[...state.visible.ids]")
    told = tab.get_attribute("#timeline input[name=from]", "aria-valuetext")
    tab.click("text=All days")

    assert tab.evaluate("document.activeElement.name") == "from"
    assert last == 15
    assert days == ["2025-01-01", "2025-01-31"]
    assert told == "2025-01-01"
    assert ATTACK not in shown
    assert {RESIGNED, HALEVI, CALLED, FAILED} <= set(shown)
    assert tab.evaluate("state.filter.days") is None


def test_time_is_chosen_by_dragging_and_looked_at_closer(open_page: Any) -> None:
    tab = open_page(contents.content(), "timeline")
    box = tab.locator("#timeline svg").bounding_box()
    middle = box["y"] + box["height"] / 2

    tab.mouse.move(box["x"] + box["width"] * 0.97, middle)
    tab.mouse.down()
    tab.mouse.move(box["x"] + box["width"] * 0.99, middle)
    tab.mouse.up()
    days = tab.evaluate("state.filter.days")
    tab.click("text=Look closer")

    assert days == ["2025-01-01", "2025-01-31"]
    assert tab.get_attribute("#timeline svg", "aria-label").startswith(
        "Events for each day from 2025-01-01 to 2025-01-22"
    )
    assert tab.get_attribute("#timeline svg", "role") == "img"


def test_time_is_hidden_where_there_is_but_one_day(open_page: Any) -> None:
    block = contents.content()
    for node in block["nodes"]:
        node["days"] = ["2025-01-21", "2025-01-21"] if node["days"] else None

    tab = open_page(block, "timeline")

    assert tab.locator("#timeline").is_hidden()


@pytest.mark.parametrize(
    ("first", "last", "unit", "found"),
    [
        ("2024-02-27", "2024-03-01", "day", ["2024-02-27", "2024-02-28", "2024-02-29", "2024-03-01"]),
        ("2024-11-30", "2025-01-01", "month", ["2024-11", "2024-12", "2025-01"]),
        ("0099-05-05", "0101-01-01", "year", ["0099", "0100", "0101"]),
        ("9998-12-31", "9999-12-31", "year", ["9998", "9999"]),
        ("9999-12-30", "9999-12-31", "day", ["9999-12-30", "9999-12-31"]),
    ],
)
def test_no_day_month_or_year_is_left_out(open_page: Any, first: str, last: str, unit: str, found: list[str]) -> None:
    tab = open_page(contents.content(), "timeline")

    assert tab.evaluate("each => bins(...each)", [first, last, unit]) == found
    assert tab.evaluate("edgeOf('2024-02', true)") == "2024-02-29"


def test_hostile_words_stay_words_in_every_part(open_page: Any) -> None:
    tab = open_page(contents.hostile(), *contents._PARTS)

    for chosen in ({"nodes": [STEP_DOWN]}, {"edges": [2]}, {"sentences": [0]}, {"nodes": [LAPID, NETANYAHU]}):
        select(tab, **chosen)
        assert tab.locator("section :is(img, script)").count() == 0
        assert tab.locator("section a:not([href^='https://'])").count() == 0
        assert tab.title() == "Parts"
    for kind in texts(tab, ".kinds button"):
        tab.click(f'.kinds button:has-text("{kind}")')
    select(tab, nodes=[HALEVI])
    tab.click("text=Path to…")

    assert contents.HOSTILE.split()[0] in tab.inner_text("#pane h2")
    assert texts(tab, "#lens tbody th bdi[dir=auto]")
    assert tab.title() == "Parts"


def test_mentions_after_an_emoji_are_counted_in_characters(open_page: Any) -> None:
    tab = open_page(contents.content(), "text", "pane")

    select(tab, nodes=[FAILED])

    assert texts(tab, ".mention.here") == ["Netanyahu had failed"]
    assert texts(tab, "#pane mark") == ["Netanyahu had failed"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_scrolls_only_up_and_down(open_page: Any, scheme: str) -> None:
    options = {"viewport": {"width": 360, "height": 740}, "color_scheme": scheme}
    tab = open_page(contents.hostile(), *contents._PARTS, **options)

    select(tab, nodes=[NETANYAHU])

    assert tab.evaluate("document.documentElement.scrollWidth") <= 360


def test_on_the_whole_page_a_sentence_of_the_text_lights_up_its_statements(browser: Any, tmp_path: Path) -> None:
    reader = Reader(browser, tmp_path, newsroom.quads())
    demanded = reader.id("A/event/stepping-down")

    reader.tab.click("#tabs button:text('Text')")
    reader.tab.click(f"#text [data-node='{demanded}']")

    picked = reader.tab.evaluate(
        "({ nodes: [...page.state.picked.nodes], edges: [...page.state.picked.edges].length })"
    )
    assert demanded in picked["nodes"]
    assert picked["edges"] > 0
    assert reader.tab.locator("#text .sentence[aria-pressed=true]").count() == 1
    reader.tab.click("#tabs button:text('Details')")
    assert reader.tab.inner_text("#pane h2") == "What this sentence tells"
    assert not reader.errors


def test_1500_nodes_are_drawn_and_selected_at_once(open_page: Any) -> None:
    tab = open_page(contents.many(1500), *contents._PARTS)
    script = """() => {
        const before = performance.now();
        state.select({ nodes: [700] });
        state.choose({ limit: 1000 });
        state.select({ sentences: [900] });
        return performance.now() - before;
    }"""

    assert tab.evaluate(script) < 2000
