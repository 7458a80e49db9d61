"""Data blocks for the page and small pages that show single parts of it, without the network."""

import json
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

HOSTILE = '<img src=x onerror="document.title=1"> <script>document.title=2</script> \u202egnp.exe \U0001f6a8 </bdi>'

_SCRIPTS = (
    *("state.js", "theme.js", "parts.js", "claims.js", "sheet.js"),
    *("about.js", "ways.js", "pane.js", "text.js", "lens.js", "table.js", "timeline.js"),
)
_PARTS = {"pane": "Pane", "text": "Reading", "lens": "Lens", "table": "Tables", "timeline": "Timeline"}
_SENTENCES = (
    ("Israel's top general, Herzi Halevi, resigned on Tuesday.", 0, True),
    ("“I failed,” Halevi said of the Hamas attack.", 0, False),
    ("Opposition leader Yair Lapid called on Netanyahu to step down.", 0, True),
    ("\U0001f6a8\U0001f6a8 Lapid told Reuters that Netanyahu had failed.", 1, True),
    ("Nothing of this is in the graph.", 1, False),
)
_FAMILIES = (
    ("Person", "person", False, "dot"),
    ("Organization", "organization", False, "square"),
    ("Leaving", "leaving", True, "box"),
    ("Speech", "speech", True, "box"),
    ("Violence", "violence", True, "box"),
)
# Name, family, type, status, days, and the words of it in the sentences.
_NODES = (
    ("Herzi Halevi", "Person", "person", "", None, ((0, "Herzi Halevi"), (1, "Halevi"))),
    ("resigned", "Leaving", "resignation", "asserted", "2025-01-21", ((0, "resigned"),)),
    ("Yair Lapid", "Person", "person", "", None, ((2, "Yair Lapid"), (3, "Lapid"))),
    ("Benjamin Netanyahu", "Person", "person", "", None, ((2, "Netanyahu"), (3, "Netanyahu"))),
    ("to step down", "Leaving", "resignation", "demanded", None, ((2, "to step down"),)),
    ("called on", "Speech", "demand", "asserted", "2025-01-22", ((2, "called on"),)),
    ("Hamas", "Organization", "organization", "", None, ((1, "Hamas"),)),
    ("attack", "Violence", "attack", "asserted", "2023-10-07", ((1, "Hamas attack"),)),
    ("failed", "Speech", "failure", "reported", "2025-01-22", ((3, "Netanyahu had failed"),)),
    ("Reuters", "Organization", "organization", "", None, ((3, "Reuters"),)),
)
_EDGES = (
    (2, 1, "agent", "asserted", 0),
    (6, 3, "agent", "asserted", 2),
    (6, 4, "addressee", "asserted", 2),
    (6, 5, "content", "asserted", 2),
    (5, 4, "agent", "demanded", 2),
    (8, 7, "agent", "asserted", 1),
    (2, 8, "cause", "asserted", 1),
    (9, 4, "agent", "reported", 3),
)


def content(**other: object) -> dict[str, Any]:
    """Return the block of two short articles; `other` takes the place of parts of it."""
    return {
        "articles": [
            _article(0, "Top general resigns", [0, 1, 2]),
            _article(1, "Lapid speaks", [3, 4]),
        ],
        "sentences": [list(each) for each in _SENTENCES],
        "first": 150,
        "events": 5,
        "others": 5,
        "quality": [],
        "families": [dict(zip(("id", "label", "isEvent", "shape"), each, strict=True)) for each in _FAMILIES],
        "nodes": [_node(place, *each) for place, each in enumerate(_NODES, start=1)],
        "edges": [_edge(*each) for each in _EDGES],
        "claims": [
            _claim(3, "Yair Lapid", "called on", "Netanyahu to step down", 6, [5], 2),
            _claim(3, "Yair Lapid", "told", "Netanyahu had failed", None, [9], 3),
            _claim(1, "Herzi Halevi", "said", "I failed", None, [], 1, is_direct=True),
            _claim(None, "unnamed officials", "warned", "of more", None, [], None),
        ],
        "queries": [],
        **other,
    }


def hostile() -> dict[str, Any]:
    """Return the same block with words everywhere that try to be more than words."""
    block = content()
    block["sentences"][0][0] = HOSTILE + block["sentences"][0][0]
    for each in block["articles"]:
        each |= {"title": HOSTILE, "url": "javascript:document.title=3", "publisher": HOSTILE}
    for each in block["nodes"]:
        each |= {"name": HOSTILE, "type": HOSTILE, "facts": [[HOSTILE, "javascript:document.title=4"]]}
        each["evidence"].append([0, 0, len(HOSTILE)])
    for each in block["edges"]:
        each["label"] = HOSTILE
    for each in block["claims"]:
        each |= {"speaker": HOSTILE, "cue": HOSTILE, "content": HOSTILE}
    return block


def many(nodes: int) -> dict[str, Any]:
    """Return a block of so many nodes, half of them events, each with two statements and a claim."""
    kinds = (("Person", "person", ""), ("Speech", "demand", "asserted"))
    block = content(first=nodes)
    block["sentences"] = [[f"This is what person {each} did on that day.", 0, each % 5 == 0] for each in range(nodes)]
    block["articles"] = [_article(0, "All of it", list(range(nodes)))]
    block["nodes"] = [
        _told(each + 1, f"thing {each}", *kinds[each % 2], _day(each), [[each, 13, 13 + len(f"person {each}")]])
        for each in range(nodes)
    ]
    block["edges"] = [
        {**_edge(1 + each, 1 + (each * step) % nodes, "agent", "asserted", 0), "evidence": [[each, 0, 0]]}
        for each in range(1, nodes, 2)
        for step in (2, 4)
    ]
    block["claims"] = [
        _claim(1 + each % 90, f"thing {each % 90}", "said", f"claim {each}", None, [each], each)
        for each in range(2, nodes, 2)
    ]
    return block


def write(folder: Path, block: Mapping[str, Any], parts: Sequence[str] = tuple(_PARTS)) -> str:
    """Write a page with these parts and return its address."""
    escaped = json.dumps(block).replace("<", "\\u003c")
    boxes = "".join(f'<section id="{each}" tabindex="-1"></section>' for each in parts)
    made = "".join(f'new {_PARTS[each]}(state, document.getElementById("{each}"));\n' for each in parts)
    style = "".join(map(_file, ("page.css", "pane.css", "reading.css")))
    script = "\n".join(map(_file, _SCRIPTS))
    path = folder / "parts.html"
    path.write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Parts</title><style>{style}\n'
        "html, body { height: auto; } section { overflow-y: auto; max-height: 700px; padding: 14px 16px;"
        " background: var(--sheet); }</style><body>"
        f'<main>{boxes}</main><script type="application/json" id="content">{escaped}</script>'
        "<script>document.documentElement.dataset.theme ="
        ' matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";</script>'
        f'<script>{script}\nconst content = JSON.parse(document.getElementById("content").textContent);'
        f"\nconst state = new State(content);\n{made}</script>",
        encoding="utf-8",
    )
    return path.as_uri()


def _file(name: str) -> str:
    return resources.files("kg.export").joinpath("page", name).read_text(encoding="utf-8")


def _article(place: int, title: str, sentences: Sequence[int]) -> dict[str, Any]:
    return {
        "iri": f"https://example.org/article/{place}",
        "title": title,
        "published": f"2025-01-2{place + 1}",
        "publisher": "The Example",
        "url": f"https://example.org/{place}",
        "sentences": list(sentences),
    }


def _node(
    id: int, name: str, group: str, kind: str, status: str, day: str | None, words: Sequence[tuple[int, str]]
) -> dict[str, Any]:
    return _told(id, name, group, kind, status, day, [_place(*each) for each in words])


def _place(sentence: int, words: str) -> list[int]:
    start = _SENTENCES[sentence][0].index(words)
    return [sentence, start, start + len(words)]


def _told(
    id: int, name: str, group: str, kind: str, status: str, day: str | None, evidence: Sequence[Sequence[int]]
) -> dict[str, Any]:
    articles = {_SENTENCES[each[0]][1] if each[0] < len(_SENTENCES) else 0 for each in evidence}
    return {
        "id": id,
        "iri": f"https://example.org/thing/{id}",
        "name": name,
        "label": name,
        "type": kind,
        "group": group,
        "status": status,
        "facts": [["Wikidata", f"https://www.wikidata.org/entity/Q{id}"]],
        "evidence": [list(each) for each in evidence],
        "passages": len(evidence),
        "articles": sorted(articles),
        "days": [day, day] if day else None,
        "letter": 15,
        "size": 12,
        "shape": "box",
    }


def _edge(start: int, end: int, property: str, status: str, sentence: int) -> dict[str, Any]:
    ends = {"from": start, "to": end}
    return {
        **ends,
        "label": property,
        "property": property,
        "status": status,
        "bend": 0,
        "evidence": [[sentence, 0, 0]],
    }


def _claim(
    source: int | None,
    speaker: str,
    cue: str,
    words: str,
    event: int | None,
    reports: Sequence[int],
    sentence: int | None,
    *,
    is_direct: bool = False,
) -> dict[str, Any]:
    who = {"source": source, "speaker": speaker, "cue": cue, "content": words, "isDirect": is_direct}
    return {**who, "event": event, "reports": list(reports), "sentence": sentence}


def _day(place: int) -> str | None:
    return f"2025-{1 + place % 12:02}-{1 + place % 28:02}" if place % 2 else None
