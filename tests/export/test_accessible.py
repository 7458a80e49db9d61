"""The page keeps nobody out: axe-core finds nothing serious in any view of it, light or dark, wide or narrow.

Source: https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.export import Content
from kg.export.html import FILE, export
from tests import newsroom
from tests.pages import Reader

LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "phone": {"color_scheme": "light", "viewport": {"width": 360, "height": 740}, "has_touch": True},
    "dark-phone": {"color_scheme": "dark", "viewport": {"width": 360, "height": 740}, "has_touch": True},
}
GRAVE = {"serious", "critical"}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / FILE
    export(Content(newsroom.quads(), newsroom.vocabulary()), path)
    return path


def views(tab: Any) -> Iterator[str]:
    """Open every view of the page in turn, and yield what it is called: a person who is picked out, and all tabs."""
    yield "as it opens"
    tab.evaluate("iri => { location.hash = iri; }", newsroom.iri("person/herzi-halevi").value)
    yield "a person"
    for each in tab.locator("[role=tab]:visible").all():
        each.click()
        yield f"tab {each.inner_text()}"
    tab.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = !each.open; })")
    tab.fill("#search", "a")
    yield "legend and suggestions"


def grave(tab: Any) -> list[str]:
    """Return the serious findings: rule, and the elements that break it."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    found = axe.Axe().run(tab).response["violations"]
    return [f"{each['id']}: {[node['target'] for node in each['nodes']]}" for each in found if each["impact"] in GRAVE]


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS)
def test_no_view_has_a_serious_fault(browser: Any, page: Path, look: str) -> None:
    reader = Reader(browser, page, **LOOKS[look])

    faults = {name: found for name in views(reader.tab) if (found := grave(reader.tab))}

    assert faults == {}
    assert not reader.elsewhere


@pytest.mark.browser
def test_a_fault_would_be_found(browser: Any, tmp_path: Path) -> None:
    faulty = (
        '<!doctype html><html lang="en"><title>x</title><main><button></button><p style="color:#ccc">pale</p></main>'
    )
    (tmp_path / FILE).write_text(faulty, encoding="utf-8")

    found = grave(Reader(browser, tmp_path / FILE).tab)

    assert [each.partition(":")[0] for each in found] == ["button-name", "color-contrast"]
