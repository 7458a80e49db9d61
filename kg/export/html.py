"""Write one page to look at: a network that needs no server, no network and no other file."""

import json
from importlib import resources
from pathlib import Path

from kg.export import Content
from kg.view import View, view
from kg.view.picture import FIRST, picture

FILE = "graph.html"

_LIBRARY = "lib/force-graph.min.js"
_SCRIPTS = (
    "older.js",
    "state.js",
    "theme.js",
    "places.js",
    "routes.js",
    "draw.js",
    "network.js",
    "camera.js",
    "walk.js",
    "filters.js",
    "search.js",
    "tabs.js",
    "address.js",
    "pane.js",
    "page.js",
)
_ESCAPES = {ord(each): f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"}


def export(content: Content, path: Path) -> None:
    """Write the page; nothing is written beside it."""
    path.write_bytes(page(content))


def page(content: Content) -> bytes:
    """Return the page: the same bytes for the same graph.

    It opens with the most salient nodes and shows more on demand; what it leaves out, it counts. The words of an
    article never run as code, and nothing is fetched.
    """
    texts = {
        "style": _file("page.css"),
        "library": _file(_LIBRARY),
        "script": "\n".join(map(_file, _SCRIPTS)),
        "content": _json(_content(view(content.quads, vocabulary=content.vocabulary))),
    }
    written = _file("page.html")
    for name, text in texts.items():
        before, after = written.split("{{" + name + "}}")
        written = before + text + after
    return written.encode("utf-8")


def _file(name: str) -> str:
    return resources.files("kg.export").joinpath("page", name).read_text(encoding="utf-8")


def _json(value: object) -> str:
    """Return JSON that no HTML parser takes for anything else.

    Source: https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _content(shown: View) -> dict[str, object]:
    drawn = picture(shown)
    return {
        "articles": [[each.title, each.published, each.publisher, each.url] for each in shown.sources],
        "first": FIRST,
        "events": shown.events,
        "others": shown.others,
        "families": drawn.families,
        "nodes": drawn.nodes,
        "edges": drawn.edges,
        "sentences": drawn.sentences,
    }
