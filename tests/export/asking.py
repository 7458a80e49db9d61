"""One who opens the page of a graph to ask it and to take something away."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pyoxigraph import Quad

from kg.export import Content
from kg.export.html import FILE, page
from tests import newsroom
from tests.pages import Reader

ANSWERED = "#ask .results > *, #ask .wrong"


class Asker(Reader):
    """A reader in whose page the tab of questions is open, with the editor in place."""

    def __init__(self, browser: Any, folder: Path, quads: Sequence[Quad], **options: Any) -> None:
        (folder / FILE).write_bytes(page(Content(quads, newsroom.vocabulary())))
        super().__init__(browser, folder / FILE, **options)
        self.tab.click("#tab-ask")
        self.tab.wait_for_selector("#ask .CodeMirror")

    def ask(self, sparql: str) -> str:
        """Return what the page answers, as text."""
        self.tab.evaluate("text => document.querySelector('#ask .CodeMirror').CodeMirror.setValue(text)", sparql)
        self.tab.click("#ask .run")
        self.tab.wait_for_selector(ANSWERED)
        return str(self.tab.inner_text("#ask .results")) or str(self.tab.inner_text("#ask .wrong"))

    def rows(self) -> list[list[str]]:
        """Return the cells of the table that is shown."""
        script = "rows => rows.map(each => [...each.cells].map(cell => cell.textContent))"
        return list(self.tab.eval_on_selector_all("#ask tbody tr", script))

    def selected(self) -> list[str]:
        """Return the names of the nodes that are selected."""
        return list(self.tab.evaluate("page.state.selection.nodes.map(each => page.state.node.get(each).name)"))

    def download(self, button: str) -> tuple[str, str]:
        """Return the name and the text of the file that a button gives."""
        with self.tab.expect_download() as coming:
            self.tab.click(button)
        return coming.value.suggested_filename, Path(coming.value.path()).read_bytes().decode("utf-8")
