"""One who opens the page of a graph in a real browser."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pyoxigraph import Quad

from kg.export import Content
from kg.export.html import FILE, page
from tests import newsroom, pages


class Reader(pages.Reader):
    """One who opens the page of a graph."""

    def __init__(self, browser: Any, folder: Path, quads: Sequence[Quad], **options: Any) -> None:
        (folder / FILE).write_bytes(page(Content(quads, newsroom.vocabulary())))
        super().__init__(browser, folder / FILE, **options)

    def place(self, short: str) -> tuple[float, float]:
        """Return where a node is on the screen, after it has been brought to the middle without being opened."""
        script = """iri => {
            const { id } = page.state.byIri.get(iri);
            page.network.camera.look(page.network.marks.get(id), 1, true);
            const { x, y } = page.network.screenOf(id);
            return [x, y];
        }"""
        x, y = self.tab.evaluate(script, newsroom.iri(short).value)
        return x, y

    def id(self, short: str) -> int:
        """Return the number of a node."""
        return int(self.tab.evaluate("iri => page.state.byIri.get(iri).id", newsroom.iri(short).value))

    def shown(self) -> int:
        """Return how many nodes the network draws."""
        return int(self.tab.evaluate("page.network.shown.length"))
