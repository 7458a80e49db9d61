"""Writes Turtle and TriG for people to read: class and label first, short names, a blank line between subjects.

pyoxigraph is faster, but orders no predicates, leaves no line blank, and has one set of prefixes for all articles.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import Final

from kg import vocab
from kg.rdf import order
from kg.rdf.iris import base_of, local_prefixes, prefixes
from kg.rdf.sections import Section

_WIDTH: Final = 100  # characters of the objects on a line, unless one alone is longer
_SEPARATOR: Final = " ;\n    "
_INDENT: Final = "\n        "
_TYPE: Final = f"<{vocab.RDF}type>"
# What a name after a prefix may be; an inner slash is escaped.
# Source: https://www.w3.org/TR/turtle/#grammar-production-PN_LOCAL
_NAME: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*(?:/[A-Za-z0-9_-]+)*")
_BARE: Final = {
    f"<{vocab.XSD}boolean>": re.compile("true|false"),
    f"<{vocab.XSD}integer>": re.compile(r"[+-]?[0-9]+"),
    f"<{vocab.XSD}decimal>": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
}
# Characters that turn the direction of what is shown after them are written as escapes.
_BIDI: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TRIPLE_TERM: Final = re.compile(r"<<\( (\S+) (\S+) (.+) \)>>", re.DOTALL)


def turtle(sections: Iterable[Section]) -> Iterator[str]:
    """Yield the text of a Turtle file; the sections are those of the union."""
    for section, names, heading in _headed(sections, {}):
        yield heading
        yield from _blocks(section, names)


def trig(sections: Iterable[Section], extra: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    """Yield the text of a TriG file; `extra` are prefixes beside the usual ones."""
    for section, names, heading in _headed(sections, extra):
        yield heading
        yield f"\n{_escaped(section.graph)} {{\n" if section.graph else ""
        yield from _blocks(section, names)
        yield "\n}\n" if section.graph else ""


class _Names(dict[str, str]):
    """The terms of one section, from the form of N-Triples to that of Turtle, worked out when first asked for."""

    def __init__(self, article: str, namespaces: Mapping[str, str]) -> None:
        super().__init__()
        self.article = article  # what relative IRIs stand for; empty: nothing
        self.namespaces = namespaces  # namespace to prefix

    def __missing__(self, term: str) -> str:
        name = self[term] = _escaped(self._shortened(term))
        return name

    def _shortened(self, term: str) -> str:
        if term[0] == '"':
            return self._literal(term)
        if term[0] == "_":
            return term
        triple = _TRIPLE_TERM.fullmatch(term)
        if triple:
            return f"<<( {' '.join(map(self._shortened, triple.groups()))} )>>"
        iri = term[1:-1]
        rest = iri.removeprefix(self.article) if self.article else iri
        return f"<{rest}>" if rest == "" or (rest != iri and rest[0] == "#") else self._prefixed(iri)

    def _prefixed(self, iri: str) -> str:
        end = max(iri.rfind("#"), iri.rfind("/")) + 1
        while end > 0:
            prefix = self.namespaces.get(iri[:end])
            if prefix is not None and _NAME.fullmatch(iri, end):
                return f"{prefix}:{iri[end:]}".replace("/", "\\/")
            end = iri.rfind("/", 0, end - 1) + 1
        return f"<{iri}>"

    def _literal(self, term: str) -> str:
        words, quote, tail = term.rpartition('"')
        if not tail.startswith("^^"):
            return term
        form = _BARE.get(tail[2:])
        if form and form.fullmatch(words, 1):
            return words[1:]
        return f"{words}{quote}^^{self._shortened(tail[2:])}"


def _headed(sections: Iterable[Section], extra: Mapping[str, str]) -> Iterator[tuple[Section, _Names, str]]:
    """Yield each section with its names, and the prefixes that come before it."""
    rest = iter(sections)
    first = next(rest, Section("", "", {}))
    common = {**prefixes(base_of(first.article)), **extra}
    heading, last = _declared(common), ""
    names = _Names("", {iri: prefix for prefix, iri in common.items()})
    for section in chain([first], rest):
        if section.article != last:
            own = local_prefixes(section.article) if section.article else {}
            names = _Names(_base(section.article), {iri: prefix for prefix, iri in {**common, **own}.items()})
            base = f"@base <{names.article}> .\n" if names.article else ""
            heading = (heading or "\n") + base + _declared(own)
        yield section, names, _escaped(heading)
        heading, last = "", section.article


def _declared(prefixes: Mapping[str, str]) -> str:
    return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in prefixes.items())


def _base(article: str) -> str:
    """Return what `@base` may be; how libraries resolve against other schemes differs."""
    return article if article.startswith(("http://", "https://")) else ""


def _blocks(section: Section, names: _Names) -> Iterator[str]:
    for subject in order.subjects(section):
        lines = [_line(*each, names) for each in order.predicates(section.subjects[subject])]
        yield f"\n{names[subject]} {_SEPARATOR.join(lines)} .\n"


def _line(predicate: str, objects: list[str], names: _Names) -> str:
    told = names[objects[0]] if len(objects) == 1 else _filled([names[each] for each in objects])
    return f"{'a' if predicate == _TYPE else names[predicate]} {told}"


def _filled(objects: list[str]) -> str:
    """Return a list of objects, broken into lines where it is long."""
    lines = [""]
    for each in objects:
        if lines[-1] and len(lines[-1]) + len(each) > _WIDTH:
            lines.append("")
        lines[-1] += f"{each}, "
    return _INDENT.join(each.rstrip() for each in lines).removesuffix(",")


def _escaped(text: str) -> str:
    return text if text.isascii() else _BIDI.sub(lambda found: f"\\u{ord(found[0]):04X}", text)
