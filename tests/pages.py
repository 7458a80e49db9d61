"""Pages in a real browser: the browser itself, and one who reads a page and notes what it asks for and complains of."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Open the system's Chromium without a window; skip the test where there is none."""
    pytest.importorskip("playwright.sync_api", reason="needs playwright")
    if not _installed():
        pytest.skip("needs Chromium")
    with launched() as opened:
        yield opened


def _installed() -> str | None:
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@contextmanager
def launched() -> Iterator[Any]:
    """Open the system's Chromium without a window, and close it at the end."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=_installed(), args=["--no-sandbox"])
        yield opened
        opened.close()


class Reader:
    """One who opens a page from a file, cut off from any network, with all that it asks for and complains of."""

    def __init__(self, browser: Any, path: Path, anchor: str = "", **options: Any) -> None:
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.tab = browser.new_page(**{"viewport": {"width": 1280, "height": 800}, "offline": True, **options})
        self.tab.on("request", lambda request: self.requests.append(request.url))
        self.tab.on("pageerror", lambda error: self.errors.append(str(error)))
        self.tab.on("console", lambda message: self.errors.append(message.text))
        self.url = path.as_uri() + anchor
        self.tab.goto(self.url)

    @property
    def elsewhere(self) -> list[str]:
        """What was asked for but the page itself and what stands in it."""
        own = (self.url.partition("#")[0], "data:", "blob:")
        return [each for each in self.requests if not each.startswith(own)]


Tag = tuple[str, dict[str, str | None]]


def tags(text: str) -> list[Tag]:
    """Return what an HTML parser takes for tags, with their attributes."""
    parser = _Tags()
    parser.feed(text)
    return parser.found


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Tag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
