"""Measure pages on one graph after another: `python -m tests.view.measure GRAPH…` prints a table in Markdown.

Ours, ours as `--format pyvis` writes it, that of pyvis itself with all files in line and physics as it comes, and plain
vis-network with physics off. The last two draw all nodes that our page holds, which shows only the first of them. Each
page is opened from its file in a browser of its own. It counts as drawn with the first frame in which its canvas shows
anything; then the wheel zooms for a second and the pointer drags for a second, while frames are counted. A step that
takes too long is stopped, and the table says so. An idle computer gives the best figures.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from kg.cli import main as kg
from tests.pages import launched

_BEGIN: Final = 'id="content">'  # what stands before the data in our page
_VIS: Final = "lib/vis-9.1.2/vis-network.min.js"
_PLAIN: Final = """<!doctype html><html lang="en"><meta charset="utf-8"><title>vis-network</title>
<style>#mynetwork { width: 100%%; height: 750px; }</style><div id="mynetwork"></div>
<script>%s</script>
<script>
const { nodes, edges } = %s;
new vis.Network(document.getElementById("mynetwork"), { nodes: new vis.DataSet(nodes), edges: new vis.DataSet(edges) },
  { physics: false, layout: { randomSeed: 1, improvedLayout: false }, edges: { arrows: "to" } });
</script></html>"""
# Notes when the canvas first shows anything, on the clock that starts with the navigation, and counts frames.
_WATCH: Final = """(() => {
  const small = new OffscreenCanvas(40, 25);
  const look = small.getContext("2d", { willReadFrequently: true });
  const isDrawn = (canvas) => {
    look.drawImage(canvas, 0, 0, 40, 25);
    return look.getImageData(0, 0, 40, 25).data.some((each) => each > 0);
  };
  window.watched = { drawn: null, frames: 0 };
  const step = () => {
    window.watched.frames += 1;
    const canvas = window.watched.drawn === null && document.querySelector("#network canvas, #mynetwork canvas");
    if (canvas && canvas.width && isDrawn(canvas)) window.watched.drawn = performance.now();
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})();"""
_DRAWN: Final = "() => window.watched.drawn !== null"
_SECOND: Final = 1.0
_LATE: Final = 3  # exit code of a page that was not drawn in time
_HEAD: Final = ("articles", "page", "nodes", "MB", "drawn, ms", "frames a second")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure every page of every graph."""
    parser = argparse.ArgumentParser(prog="python -m tests.view.measure", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("graphs", nargs="+", type=Path, metavar="GRAPH", help="a graph file: output/graph.trig")
    parser.add_argument("--limit", type=float, default=60.0, metavar="S", help="seconds for each step (60)")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)  # GRAPH is a page, measured here and now
    chosen = parser.parse_args(arguments)
    if chosen.one:
        raise SystemExit(_measure(chosen.graphs[0], chosen.limit))
    _row(_HEAD)
    _row(["---"] * len(_HEAD))
    with tempfile.TemporaryDirectory() as folder:
        for graph in chosen.graphs:
            for name, page, nodes, articles in _pages(graph, Path(folder)):
                figures = _measured(page, chosen.limit)
                _row([f"{articles:,}", name, f"{nodes:,}", f"{page.stat().st_size / 1e6:.2f}", *figures])


def _row(cells: Sequence[str]) -> None:
    sys.stdout.write(f"| {' | '.join(cells)} |\n")
    sys.stdout.flush()


def _pages(graph: Path, folder: Path) -> Iterator[tuple[str, Path, int, int]]:
    """Yield name, file, number of nodes and of articles of each page."""
    ours = folder / "ours.html"
    _quietly(["view", str(graph), "-o", str(ours)])
    told = json.loads(ours.read_text(encoding="utf-8").partition(_BEGIN)[2].partition("</script>")[0])
    articles, nodes = len(told["articles"]), len(told["nodes"])
    yield "kg", ours, nodes, articles
    _quietly(["export", str(graph), "--format", "pyvis", "-o", str(folder / "export")])
    yield "kg --format pyvis", folder / "export" / "graph.pyvis.html", min(nodes, told["first"]), articles
    for name, write in _PEERS.items():
        path = folder / "peer.html"
        path.write_text(write(told), encoding="utf-8")
        yield name, path, nodes, articles


def _quietly(arguments: list[str]) -> None:
    """Run a command of ours, whose messages have no place in a table."""
    before, sys.stdout = sys.stdout, sys.stderr
    try:
        if kg(arguments):
            raise SystemExit(1)
    finally:
        sys.stdout = before


def _by_pyvis(told: Mapping[str, Any]) -> str:
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line", height="750px")
    for node in told["nodes"]:
        network.add_node(node["id"], label=node["label"], title=node["name"])
    for edge in told["edges"]:
        network.add_edge(edge["from"], edge["to"], label=edge["label"])
    return str(network.generate_html())


def _by_vis(told: Mapping[str, Any]) -> str:
    nodes = [{"id": each["id"], "label": each["label"]} for each in told["nodes"]]
    edges = [{name: each[name] for name in ("from", "to", "label")} for each in told["edges"]]
    library = resources.files("pyvis").joinpath(_VIS).read_text(encoding="utf-8")
    written = json.dumps({"nodes": nodes, "edges": edges}).replace("<", "\\u003c")
    return _PLAIN % (library, written)


_PEERS: Final[Mapping[str, Callable[[Mapping[str, Any]], str]]] = {
    "pyvis 0.3.2, as it comes": _by_pyvis,
    "vis-network 9.1.2, physics off": _by_vis,
}


def _measured(page: Path, limit: float) -> tuple[str, str]:
    """Return the figures of a page, measured in a process of its own, which is ended if it takes too long."""
    command = [sys.executable, "-m", "tests.view.measure", "--one", str(page), "--limit", str(limit)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    try:
        lines, _ = child.communicate(timeout=3 * limit)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)  # its browser too
        lines, _ = child.communicate()
    if child.returncode not in (0, _LATE, -signal.SIGKILL):
        raise SystemExit(f"{page.name} cannot be measured")
    figures = [*lines.split("\n")[:-1], *[f"over {limit:g} s"] * 2]
    return figures[0], figures[1]


def _measure(page: Path, limit: float) -> int:
    """Print when a page was drawn, and how many frames a second it has while it moves; each as soon as it is known."""
    from playwright.sync_api import TimeoutError as LateError

    with launched() as browser:
        tab = browser.new_page(viewport={"width": 1280, "height": 800}, offline=True)
        tab.set_default_timeout(limit * 1000)
        tab.add_init_script(_WATCH)
        tab.goto(page.as_uri(), wait_until="commit")
        try:
            tab.wait_for_function(_DRAWN)
        except LateError:
            return _LATE
        sys.stdout.write(f"{tab.evaluate('window.watched.drawn'):,.0f}\n")
        sys.stdout.flush()
        before, begin = tab.evaluate("window.watched.frames"), perf_counter()
        _zoom_and_drag(tab)
        frames = tab.evaluate("window.watched.frames") - before
        sys.stdout.write(f"{frames / (perf_counter() - begin):.1f}\n")
        return 0


def _zoom_and_drag(tab: Any) -> None:
    """Turn the wheel in and out, then drag to and fro, as long as a second each."""
    box = tab.locator("#network canvas, #mynetwork canvas").first.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 3
    tab.mouse.move(x, y)
    for turn in _for(_SECOND):
        tab.mouse.wheel(0, -60 if turn % 20 < 10 else 60)
    tab.mouse.down()
    for turn in _for(_SECOND):
        tab.mouse.move(x + abs(turn % 40 - 20) * 8, y + abs(turn % 40 - 20) * 3)
    tab.mouse.up()


def _for(seconds: float) -> Iterator[int]:
    """Count, from 0, until that time is over."""
    begin, turn = perf_counter(), 0
    while perf_counter() - begin < seconds:
        yield turn
        turn += 1


if __name__ == "__main__":
    main()
