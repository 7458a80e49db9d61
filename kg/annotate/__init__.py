"""Annotators: a module each, with `annotator(folder, *, threads) -> Annotate`; its name is the option's value."""

from collections.abc import Callable

from kg.model import Article, Document

Annotate = Callable[[Article], Document]
