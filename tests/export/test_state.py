"""What the page knows and what its reader chose: the real state.js and places.js, run by node."""

import json
import shutil
import subprocess
from importlib import resources
from typing import Any

import pytest

NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(NODE is None, reason="needs node")

# Persons 1, 2 and 5, events 3 and 4; 1 says 4 happened. 6 is alone.
_NODES = [
    {"id": 1, "group": "Person", "status": "", "days": None, "articles": [0, 1], "evidence": [[0, 0, 3]]},
    {"id": 2, "group": "Person", "status": "", "days": None, "articles": [0], "evidence": []},
    {
        "id": 3,
        "group": "Attack",
        "status": "asserted",
        "days": ["2025-01-02", "2025-01-04"],
        "articles": [0],
        "evidence": [],
    },
    {
        "id": 4,
        "group": "Attack",
        "status": "reported",
        "days": ["2025-02-01", "2025-02-01"],
        "articles": [1],
        "evidence": [],
    },
    {"id": 5, "group": "Person", "status": "", "days": None, "articles": [1], "evidence": [[1, 4, 9], [1, 12, 15]]},
    {"id": 6, "group": "Person", "status": "", "days": None, "articles": [1], "evidence": []},
]
_EDGES = [
    {"from": 3, "to": 1, "status": "asserted", "evidence": [[0, 0, 9]]},
    {"from": 3, "to": 2, "status": "asserted", "evidence": []},
    {"from": 4, "to": 2, "status": "reported", "evidence": []},
    {"from": 4, "to": 5, "status": "reported", "evidence": [[1, 0, 3]]},
    {"from": 3, "to": 1, "status": "denied", "evidence": []},
]
_CLAIMS = [{"source": 1, "event": None, "reports": [4], "sentence": 1}, {"source": None, "event": None, "reports": [3]}]
CONTENT = {
    "first": 4,
    "families": [{"id": "Person", "isEvent": False}, {"id": "Attack", "isEvent": True}],
    "nodes": [
        {"iri": f"https://example.org/{each['id']}", "label": "x", "letter": 15, "size": 0, **each} for each in _NODES
    ],
    "edges": _EDGES,
    "claims": _CLAIMS,
}
_START = """
const heard = [];
const state = new State(content);
["filter", "select"].forEach((each) => state.addEventListener(each, () => heard.push(each)));
const ids = () => [...state.visible.ids];
const picked = () => state.picked && { nodes: [...state.picked.nodes].sort(), edges: [...state.picked.edges].sort() };
"""


def ran(script: str, content: dict[str, Any] | None = None) -> Any:
    """Return what a script returns, with `state` of the content, what was `heard` of it, its `ids` that are visible."""
    folder = resources.files("kg.export").joinpath("page")
    files = "\n".join(folder.joinpath(each).read_text(encoding="utf-8") for each in ("state.js", "places.js"))
    whole = f"const content = {json.dumps(content or CONTENT)};{files}{_START}"
    code = f"const run = () => {{{whole}{script}}}; console.log(JSON.stringify(run()));"
    assert NODE is not None
    done = subprocess.run([NODE, "-"], input=code, capture_output=True, text=True, timeout=60, check=False)
    assert not done.stderr
    return json.loads(done.stdout)


def test_the_first_nodes_are_visible_with_the_edges_among_them() -> None:
    assert ran("return [ids(), state.visible.edges.map((each) => each.id)]") == [[1, 2, 3, 4], [1, 2, 3, 5]]


def test_more_are_shown_on_demand_and_whoever_listens_is_told() -> None:
    assert ran("state.more(); return [ids(), heard]") == [[1, 2, 3, 4, 5, 6], ["filter"]]


def test_what_is_hidden_by_type_comes_back() -> None:
    script = """
    state.hides("families", "Attack"); const without = ids();
    state.hides("families", "Attack"); return [without, ids()];
    """

    assert ran(script) == [[1, 2], [1, 2, 3, 4]]


def test_a_hidden_status_hides_nodes_and_edges() -> None:
    script = """
    state.hides("statuses", "reported"); const nodes = ids();
    state.hides("statuses", "denied"); return [nodes, state.visible.edges.map((each) => each.id)];
    """

    assert ran(script) == [[1, 2, 3], [1, 2]]


@pytest.mark.parametrize(
    ("patch", "wanted"),
    [
        ("{ articles: new Set([1]) }", [1, 4, 5, 6]),
        ('{ days: ["2025-01-04", "2025-01-31"] }', [1, 2, 3]),
        ('{ days: ["2025-01-05", "2025-01-31"] }', []),
        ("{ speakers: new Set([1]) }", [1, 2, 4, 5]),
        ("{ speakers: new Set([6]) }", [6]),
        ("{ only: new Set([2, 6]) }", [2, 6]),
        ('{ only: new Set([2, 3]), families: new Set(["Person"]) }', [3]),
        ("{ articles: new Set([1]), speakers: new Set([1]) }", [1, 4, 5]),
    ],
)
def test_a_filter_shows_only_what_it_asks_for_whatever_the_limit(patch: str, wanted: list[int]) -> None:
    assert ran(f"state.choose({patch}); return ids()") == wanted


def test_reset_puts_back_what_there_was() -> None:
    script = """
    state.call([6]); state.hides("families", "Person"); state.choose({ only: new Set([3]) });
    state.reset(); return ids();
    """

    assert ran(script) == [1, 2, 3, 4]


def test_reset_keeps_what_the_reader_asked_to_see() -> None:
    assert ran("state.select({ nodes: [6] }); state.reset(); return ids()") == [1, 2, 3, 4, 6]
    assert ran("state.more(); state.choose({ only: new Set([3]) }); state.reset(); return ids().length") == 6


@pytest.mark.parametrize(
    "filter",
    [
        'state.hides("families", "Person")',
        "state.choose({ only: new Set([1]) })",
        "state.choose({ articles: new Set([0]) })",
        "state.choose({ speakers: new Set([6]) })",
        'state.choose({ days: ["2020-01-01", "2020-01-02"] })',
    ],
)
def test_what_is_selected_becomes_visible_whatever_hid_it(filter: str) -> None:
    assert ran(f"{filter}; state.select({{ nodes: [5] }}); return [state.visible.ids.has(5), heard.at(-1)]") == [
        True,
        "select",
    ]


def test_a_statement_that_is_selected_becomes_visible_with_its_ends() -> None:
    assert ran("state.select({ edges: [4] }); return [ids(), state.visible.edges.map((each) => each.id)]") == [
        [1, 2, 3, 4, 5],
        [1, 2, 3, 4, 5],
    ]


def test_a_node_is_shown_with_its_neighbours_but_no_type_that_was_hidden() -> None:
    assert ran("state.expand(4); return ids()") == [1, 2, 3, 4, 5]
    assert ran('state.hides("families", "Person"); state.expand(4); return ids()') == [3, 4]
    assert ran("state.choose({ only: new Set([4]) }); state.expand(4); return ids()") == [2, 4, 5]


@pytest.mark.parametrize(
    ("start", "wanted"),
    [
        ("state.select({ nodes: [3] })", [1, 2, 3]),
        ("state.choose({ limit: 2 }); state.select({ sentences: [0] })", [1, 3]),
        ("state.choose({ articles: new Set([0]) }); state.select({ sentences: [1] })", [4, 5]),
        ("state.select({ sentences: [1] })", [4, 5]),
        ("state.choose({ limit: 2 }); state.select({ sentences: [1] })", [4, 5]),
        ("state.select({ sentences: [7] })", [1, 2, 3, 4]),
        ("state.select()", [1, 2, 3, 4]),
    ],
)
def test_hiding_the_rest_leaves_what_is_picked_and_never_nothing(start: str, wanted: list[int]) -> None:
    assert ran(f"{start}; state.leaveAlone(); return ids()") == wanted


@pytest.mark.parametrize(
    ("selection", "nodes", "edges"),
    [
        ("{ nodes: [3] }", [3], [1, 2, 5]),
        ("{ nodes: [3], isWhole: true }", [3], []),
        ("{ nodes: [1, 3] }", [1, 3], [1, 5]),
        ("{ nodes: [1, 3], edges: [1], isWhole: true }", [1, 3], [1]),
        ("{ edges: [2] }", [2, 3], [2]),
        ("{ sentences: [1] }", [4, 5], [4]),
        ("{ sentences: [0] }", [1, 3], [1]),
    ],
)
def test_what_stands_out_is_the_selection_and_what_belongs_to_it(
    selection: str, nodes: list[int], edges: list[int]
) -> None:
    found = ran(f"state.select({selection}); return picked()")

    assert set(found["nodes"]) >= set(nodes)
    assert found["edges"] == edges
    ends = {end for each in found["edges"] for end in (_EDGES[each - 1]["from"], _EDGES[each - 1]["to"])}
    assert set(found["nodes"]) == set(nodes) | ends


def test_without_a_selection_nothing_stands_out() -> None:
    assert ran("state.select({ nodes: [3] }); state.select(); return [picked(), heard]") == [None, ["select", "select"]]


def test_a_sentence_tells_each_thing_once() -> None:
    assert ran("return [state.toldBy(1), state.toldBy(7)]") == [
        {"nodes": [5], "edges": [4]},
        {"nodes": [], "edges": []},
    ]


@pytest.mark.parametrize(
    ("ends", "wanted"),
    [
        ("1, 5", {"nodes": [1, 3, 2, 4, 5], "edges": [1, 2, 3, 4]}),
        ("5, 2", {"nodes": [5, 4, 2], "edges": [4, 3]}),
        ("2, 2", {"nodes": [2], "edges": []}),
        ("1, 6", None),
    ],
)
def test_a_path_is_the_shortest_way_whatever_the_directions(ends: str, wanted: object) -> None:
    assert ran(f"return state.path({ends})") == wanted


def test_later_nodes_find_room_near_their_neighbours_and_over_nobody() -> None:
    script = """
    const made = (id) => ({ id, label: "some words\\nof it", letter: 15, size: id % 2 ? 0 : 14 });
    const nodes = Array.from({ length: 1500 }, (_, id) => made(id));
    Object.assign(nodes[0], { x: 900, y: -400 });
    const places = new Places(nodes, (id) => (id ? [id % 7] : []));
    const start = performance.now();
    const boxes = nodes.map((each) => boxOf(each, places.of(each)));
    const time = performance.now() - start;
    const meets = (one, other, axis, size) => Math.abs(one[axis] - other[axis]) * 2 < one[size] + other[size];
    const isOver = (one, other) => meets(one, other, "x", "width") && meets(one, other, "y", "height");
    const over = boxes.filter((one, place) => boxes.slice(place + 1).some((other) => isOver(one, other))).length;
    return { over, time, away: Math.hypot(boxes[7].x - 900, boxes[7].y + 400) };
    """

    found = ran(script)

    assert found["over"] == 0
    assert found["away"] < 500
    assert found["time"] < 2000


def test_a_large_graph_is_filtered_at_once() -> None:
    count = 1500
    nodes = [
        {**_NODES[place % 2 + 2], "id": place, "iri": str(place), "days": ["2025-01-01", "2025-01-01"]}
        for place in range(count)
    ]
    edges = [
        {"from": place % count, "to": place * 7 % count, "status": "asserted", "evidence": [[place % 900, 0, 1]]}
        for place in range(5000)
    ]
    claims = [{"source": place, "event": place + 1, "reports": [place + 2]} for place in range(700)]
    script = """
    const start = performance.now();
    state.choose({ speakers: new Set([5, 6]), days: ["2024-01-01", "2026-01-01"] });
    for (let sentence = 0; sentence < 100; sentence += 1) { state.select({ sentences: [sentence] }); picked(); }
    return performance.now() - start;
    """

    assert ran(script, {**CONTENT, "nodes": nodes, "edges": edges, "claims": claims}) < 1000


def test_what_a_sentence_tells_is_shown_as_far_as_the_filter_lets_it() -> None:
    assert ran("state.select({ sentences: [1] }); return ids()") == [1, 2, 3, 4, 5]
    assert ran('state.hides("families", "Person"); state.select({ sentences: [1] }); return ids()') == [3, 4]
    assert ran("state.choose({ only: new Set([1]) }); state.select({ sentences: [1] }); return ids()") == [1]
