"""The word lists in `english.toml`."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def words(group: str, name: str) -> tuple[str, ...]:
    """Return the words of a list, longest first, so that a pattern made of them prefers the longest."""
    found: list[str] = _lists()[group][name].split()
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def features(form: str, xpos: str) -> str:
    """Return the features that a word has by its tag, as a CoNLL-U string, "_" where tag and word leave them open."""
    known = _lists()["features"].get(xpos, {})
    found: str = known.get(form.lower(), known.get("*", "_"))
    return found


@cache
def _lists() -> dict[str, dict[str, Any]]:
    text = resources.files("kg.engine").joinpath("english.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
