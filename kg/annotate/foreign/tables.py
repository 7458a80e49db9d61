"""The tables of labels and words in `clearnlp.toml`."""

import tomllib
from functools import cache
from importlib import resources


def label(group: str, deprel: str) -> str:
    """Return what a group ("renamed", "left", "nominal") calls a relation; the relation itself where it has none."""
    return _tables()[group].get(deprel, deprel)


@cache
def words(name: str) -> tuple[str, ...]:
    """Return a list of words in the order of the file."""
    return tuple(_tables()["words"][name].split())


@cache
def fixed(relation: str) -> tuple[tuple[str, ...], ...]:
    """Return the fixed expressions with a relation, each as its words, longest first."""
    found = (tuple(line.split()) for line in _tables()["fixed"][relation].strip().splitlines())
    return tuple(sorted(found, key=len, reverse=True))


def fixed_relations() -> tuple[str, ...]:
    """Return the relations that fixed expressions have."""
    return tuple(_tables()["fixed"])


@cache
def _tables() -> dict[str, dict[str, str]]:
    text = resources.files("kg.annotate.foreign").joinpath("clearnlp.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
