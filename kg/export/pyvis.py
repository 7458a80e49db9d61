"""Write the network as a page of pyvis: one file that needs no network and never runs words as code.

It shows the most telling things, at the places they have on our own page, with physics off. The template of pyvis is
mended before any words of an article enter it: it would ask a CDN for bootstrap, tell the heading twice and take it for
HTML, and turn all tooltips into HTML as soon as one of them has "href" in it.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.errors import OutputError
from kg.export import Content
from kg.view import View, view
from kg.view.picture import FIRST, Picture, picture

if TYPE_CHECKING:
    from pyvis.network import Network

FILE = "graph.pyvis.html"

_HEAD: Final = """<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; \
style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>{{ title|e }}</title>
<style>
h1 { font: 600 1.2rem system-ui, sans-serif; overflow-wrap: anywhere; }
#mynetwork { box-sizing: border-box; }
body div.vis-tooltip { white-space: pre-wrap; max-width: 26rem; overflow-wrap: anywhere; }
</style>"""
_TITLE: Final = r"<center>\s*<h1>\{\{heading\}\}</h1>\s*</center>"
# What is wrong in the template of pyvis 0.3.2, how often it is changed, and what stands there instead.
_MENDED: Final = (
    (r"<link\b[^>]*>", 0, ""),
    (r"<script\s[^>]*\bsrc=[^>]*>\s*</script>", 0, ""),
    (_TITLE, 1, ""),
    (_TITLE, 1, '<center><h1><bdi dir="auto">{{ title|e }}</bdi> · {{ amount|e }}</h1></center>'),
    (r"<html>", 1, '<!DOCTYPE html>\n<html lang="en">'),
    (r'<meta charset="utf-8">', 1, _HEAD),
)
_OPTIONS: Final = {
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 100, "navigationButtons": False, "keyboard": {"enabled": True}},
    "edges": {"color": {"color": "#5a6472"}, "font": {"size": 11}, "arrows": {"to": {"scaleFactor": 0.5}}},
}
_LINES: Final[dict[str, dict[str, Any]]] = {
    **{each: {"dashes": [8, 5]} for each in ("reported", "possible", "conditional")},
    **{each: {"dashes": [2, 4]} for each in ("demanded", "planned")},
    **{each: {"dashes": [8, 5], "color": "#b3261e"} for each in ("denied", "negated")},
}
_TINTS: Final = "#cfe2ff #d1f0d6 #ffe3b8 #f6d2e6 #dcd6ff #c9eef2 #f2e2cf #e3e7ec".split()  # of families, in turn
_LOOP: Final = 12  # pixels: the first edge from a node to itself, and how much larger the next


def export(content: Content, path: Path) -> None:
    """Write the page; nothing is written beside it.

    Raises:
        OutputError: the pyvis that is installed has another template.
    """
    path.write_bytes(page(content))


def page(content: Content) -> bytes:
    """Return the page: the same bytes for the same graph.

    Raises:
        OutputError: as `export` does.
    """
    from pyvis.network import Network

    shown = view(content.quads, vocabulary=content.vocabulary, most=FIRST)
    drawn = picture(shown)
    network = Network(directed=True, cdn_resources="in_line", height="calc(100vh - 5rem)")
    network.set_options(json.dumps(_OPTIONS))
    for node in drawn.nodes:
        network.add_node(node["id"], **_node(node, drawn))
    for edge, curve in _curves(drawn.edges):
        network.add_edge(edge["from"], edge["to"], **_edge(edge, drawn), **curve)
    return _written(network, shown).encode("utf-8")


def _written(network: "Network", shown: View) -> str:
    environment = network.templateEnv
    template, _, _ = environment.loader.get_source(environment, network.path)
    nodes, edges, _, height, width, options = network.get_network_data()
    told: str = environment.from_string(_mended(template)).render(
        nodes=nodes,
        edges=edges,
        title=_title(shown),
        amount=_amount(shown),
        height=height,
        width=width,
        options=options,
        bgcolor=network.bgcolor,
        cdn_resources=network.cdn_resources,
        physics_enabled=False,
        tooltip_link=False,  # or its script takes tooltips for HTML
    )
    return told


def _mended(template: str) -> str:
    """Return the template without its faults.

    Raises:
        OutputError: one of them is not where it was.
    """
    for fault, most, instead in _MENDED:
        template, times = re.subn(fault, instead, template, count=most)
        if not times:
            remedy = "Install pyvis 0.3.2, or take --format html."
            raise OutputError("this pyvis has a template that we do not know", where=FILE, remedy=remedy)
    return template


def _title(shown: View) -> str:
    articles = len(shown.sources)
    return " ".join(shown.sources[0].title.split()) if articles == 1 else f"{articles:,} articles"


def _amount(shown: View) -> str:
    total = shown.events + shown.others
    return f"{len(shown.nodes):,} of {total:,} events, actors, places and things"


def _node(node: Mapping[str, Any], drawn: Picture) -> dict[str, Any]:
    family = [each["id"] for each in drawn.families].index(node["group"])
    border = {"borderDashes": _LINES.get(node["status"], {}).get("dashes", False)}
    kept = {name: node[name] for name in ("label", "shape", "x", "y")}
    kind = ", ".join(filter(None, (node["type"], node["status"])))
    return {
        **kept,
        "color": {"background": _TINTS[family % len(_TINTS)], "border": "#3d4650"},
        "size": node["size"] or 1,
        "font": {"size": node["letter"]},
        "shapeProperties": border,
        "title": _tooltip(f"{node['name']}\n{kind}", node, drawn),
    }


def _edge(edge: Mapping[str, Any], drawn: Picture) -> dict[str, Any]:
    kind = ", ".join(filter(None, (edge["label"], edge["status"])))
    return {"label": edge["label"], "title": _tooltip(kind, edge, drawn), **_LINES.get(edge["status"], {})}


def _tooltip(heading: str, thing: Mapping[str, Any], drawn: Picture) -> str:
    """Return plain words: what it is, and the first sentence it was read from."""
    sentences = [drawn.sentences[number][0] for number, _, _ in thing["evidence"][:1]]
    return "\n\n".join((heading, *sentences))


def _curves(edges: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], dict[str, Any]]]:
    """Yield each edge with its curve, and the size of its loop, so that no two lie on each other."""
    loops = Counter[int]()
    for each in edges:
        bend = each["bend"]
        loops[each["from"]] += each["from"] == each["to"]
        curve = {"enabled": bend != 0, "type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": abs(bend)}
        yield each, {"smooth": curve, "selfReference": {"size": _LOOP * (1 + loops[each["from"]])}}
