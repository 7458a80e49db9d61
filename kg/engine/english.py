"""The word lists in `english.toml`."""

import tomllib
from functools import cache
from importlib import resources


@cache
def words(group: str, name: str) -> tuple[str, ...]:
    """Return the words of a list, longest first, so that a pattern made of them prefers the longest."""
    found = _lists()[group][name].split()
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def _lists() -> dict[str, dict[str, str]]:
    text = resources.files("kg.engine").joinpath("english.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
