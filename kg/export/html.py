"""Write one page to look at: a network that needs no server, no network and no other file."""

import gzip
import json
import re
from base64 import b64encode
from collections.abc import Iterable
from importlib import resources
from pathlib import Path

from kg.export import Content
from kg.query.named import Named
from kg.view import view
from kg.view.picture import FIRST, picture

FILE = "graph.html"

_STYLES = ("page.css", "pane.css", "reading.css", "ask.css", "take.css")
_LIBRARY = "lib/force-graph.min.js"
_SCRIPTS = (
    "older.js",
    "state.js",
    "parts.js",
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
    "claims.js",
    "sheet.js",
    "about.js",
    "ways.js",
    "pane.js",
    "text.js",
    "lens.js",
    "table.js",
    "timeline.js",
    "tip.js",
    "files.js",
    "turtle.js",
    "engine.js",
    "results.js",
    "console.js",
    "svg.js",
    "take.js",
    "page.js",
)
# What the page unpacks when its reader asks the first question.
_LAZY = ("oxigraph.wasm", "oxigraph.min.js", "yasqe.min.js", "yasqe.min.css")
_HEADING = re.compile(r"\A(#.*\n)+")
_ESCAPES = {ord(each): f"\\u{ord(each):04x}" for each in "<>&\u2028\u2029"}


def export(content: Content, path: Path) -> None:
    """Write the page; nothing is written beside it."""
    path.write_bytes(page(content))


def page(content: Content) -> bytes:
    """Return the page: the same bytes for the same graph.

    It opens with the most salient nodes and shows more on demand; what it leaves out, it counts. The words of an
    article never run as code, and nothing is fetched.
    """
    known = _content(content)
    texts = {
        "style": "\n".join(map(_file, _STYLES)),
        "library": _file(_LIBRARY),
        "lazy": "\n".join(map(_lazy, _LAZY if "graph" in known else ())),
        "script": "\n".join(map(_file, _SCRIPTS)),
        "content": _json(known),
    }
    written = _file("page.html")
    for name, text in texts.items():
        before, after = written.split("{{" + name + "}}")
        written = before + text + after
    return written.encode("utf-8")


def _file(name: str) -> str:
    return resources.files("kg.export").joinpath("page", name).read_text(encoding="utf-8")


def _lazy(name: str) -> str:
    packed = resources.files("kg.export").joinpath("page", "lib", f"{name}.gz").read_bytes()
    return f'<script type="text/plain" id="library-{name}">{b64encode(packed).decode()}</script>'


def _json(value: object) -> str:
    """Return JSON that no HTML parser takes for anything else.

    Source: https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _content(content: Content) -> dict[str, object]:
    """Return all that the page knows; numbers in it count as `kg.view.picture.Picture` says."""
    shown = view(content.quads, vocabulary=content.vocabulary)
    drawn = picture(shown)
    known = {
        "articles": drawn.articles,
        "sentences": drawn.sentences,
        "first": FIRST,
        "events": shown.events,
        "others": shown.others,
        "quality": shown.counts,
        "families": drawn.families,
        "nodes": drawn.nodes,
        "edges": drawn.edges,
        "claims": drawn.claims,
        "queries": [_query(each) for each in content.questions if not each.needed],
    }
    return known | ({"graph": _packed(shown.triples)} if shown.triples else {})


def _query(question: Named) -> dict[str, object]:
    """Return a question without its heading."""
    return {
        "name": question.name,
        "title": question.title,
        "description": question.description,
        "columns": question.columns,
        "sparql": _HEADING.sub("", question.sparql, count=1),
    }


def _packed(lines: Iterable[str]) -> str:
    """Return lines compressed, the same for the same lines, in letters of base64."""
    return b64encode(gzip.compress("".join(lines).encode("utf-8"), mtime=0)).decode("ascii")
