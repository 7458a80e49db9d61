"""Says statements in compact JSON-LD: with the terms, types and prefixes of a context.

Source: https://www.w3.org/TR/json-ld11/
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from json.encoder import encode_basestring
from typing import Any, Final

from kg import vocab
from kg.errors import OutputError
from kg.rdf import order, terms
from kg.rdf.sections import Properties

Context = Mapping[str, Any]  # the value of "@context", without scoped contexts

_TYPE: Final = f"<{vocab.RDF}type>"
_STRING, _BOOLEAN, _INTEGER = (vocab.XSD + name for name in ("string", "boolean", "integer"))
_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
# What is resolved against the base as it stands: no scheme, no empty and no dot segment.
_RELATIVE: Final = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9_.~-]*(?:/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)*(?:#char=\d+,\d+)?")
_NATIVE: Final = re.compile("0|-?[1-9][0-9]{0,14}")  # integers that every reader of JSON keeps
_WIDTH: Final = 100  # characters of an array on one line
# JSON may stand in a page, and be shown where characters turn the direction of the text.
_ESCAPED: Final = re.compile("[<>\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_DIRECTING: Final = (*map(ord, "\u061c\u200e\u200f"), *range(0x2028, 0x202F), *range(0x2066, 0x206A))
_ESCAPES: Final = {code: f"\\u{code:04x}" for code in (*map(ord, "<>"), *_DIRECTING)}


class Compact:
    """Names and values in the words of one context."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._base = str(context.get("@base", ""))
        self._vocabulary = str(context["@vocab"])
        plain = {term: meaning for term, meaning in context.items() if isinstance(meaning, str)}
        self._prefixes = {iri: term for term, iri in plain.items() if iri[-1] in "#/" and term[0] != "@"}
        self._terms = {self._meaning(term): term for term in context if term[0] != "@"}
        self._keys: dict[str, str] = {}

    def graph(self, name: str, subjects: Mapping[str, Properties], ordered: Iterable[str]) -> Iterator[str]:
        """Yield the parts of a named graph as a JSON object, its nodes in the order given."""
        if self._is_ambiguous(name):
            nodes = [_expanded(each, subjects[each]) for each in ordered]
            yield _dumps({"@context": None, "@id": terms.iri(name), "@graph": nodes})
            return
        yield f'{{"id": {_dumps(self.reference(name))}, "@graph": [\n'
        yield from listed(self.node(each, subjects[each]) for each in ordered)
        yield "\n]}"

    def node(self, subject: str, properties: Properties) -> str:
        """Return a subject with its properties as a JSON object, a property a line."""
        if any(map(self._is_ambiguous, (subject, *properties, *properties.get(_TYPE, ())))):
            return _dumps({"@context": None, **_expanded(subject, properties)})
        lines = [f'"id": {_dumps(self.reference(subject))}']
        for predicate, objects in order.predicates(properties):
            is_type = predicate == _TYPE and all(each[0] in "<_" for each in objects)
            key = "type" if is_type else self._key(predicate)
            values = [self._word(terms.iri(each)) if is_type else self._value(key, each) for each in objects]
            lines.append(f"{_dumps(key)}: {_dumps(values[0]) if len(values) == 1 else _array(values)}")
        return "{" + ",\n    ".join(lines) + "}"

    def reference(self, term: str) -> str:
        """Return an IRI as the value of an "id": relative to the base, with a prefix, or as it is."""
        iri = terms.iri(term)
        rest = iri.removeprefix(self._base)
        if self._base and rest != iri and _RELATIVE.fullmatch(rest):
            return rest
        return self._prefixed(iri) or iri

    def _meaning(self, term: str) -> str:
        """Return the IRI that a term of the context stands for."""
        meaning = self._context[term]
        iri = meaning.get("@id", self._vocabulary + term) if isinstance(meaning, dict) else meaning
        prefix, colon, name = iri.partition(":")
        return f"{self._context[prefix]}{name}" if colon and isinstance(self._context.get(prefix), str) else iri

    def _key(self, predicate: str) -> str:
        if predicate not in self._keys:
            self._keys[predicate] = self._word(predicate[1:-1])
        return self._keys[predicate]

    def _word(self, iri: str) -> str:
        """Return an IRI as a key or a class."""
        name = iri.removeprefix(self._vocabulary)
        is_free = name != iri and name not in self._context and _NAME.fullmatch(name)
        return self._terms.get(iri) or (name if is_free else self._prefixed(iri) or iri)

    def _prefixed(self, iri: str) -> str:
        end = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix = self._prefixes.get(iri[:end])
        return f"{prefix}:{iri[end:]}" if prefix and _NAME.fullmatch(iri, end) else ""

    def _value(self, key: str, term: str) -> object:
        """Return an object, as short as the type allows that the context gives the key."""
        meaning = self._context.get(key)
        coerced = self._full(meaning.get("@type", "")) if isinstance(meaning, dict) else ""
        literal = terms.words(term)
        if literal is None:
            if self._is_ambiguous(term):
                return {"@context": None, **_expanded_object(term)}
            return self.reference(term) if coerced == "@id" and terms.iri(term) else self._linked(term)
        if coerced in ("", "@id", literal.datatype):
            if literal.datatype == _BOOLEAN and literal.text in ("true", "false"):
                return literal.text == "true"
            if literal.datatype == _INTEGER and _NATIVE.fullmatch(literal.text):
                return int(literal.text)
        if literal.datatype == (coerced or _STRING):
            return literal.text
        short = self._prefixed(literal.datatype)
        return {"@value": literal.text, "@type": short} if short else {"@context": None, **_expanded_object(term)}

    def _linked(self, term: str) -> dict[str, str]:
        return {"id": self.reference(term)} if terms.iri(term) else _expanded_object(term)

    def _full(self, name: str) -> str:
        """Return what a prefix and a name stand for; a keyword as it is."""
        prefix, colon, rest = name.partition(":")
        return f"{self._context[prefix]}{rest}" if colon else name

    def _is_ambiguous(self, term: str) -> bool:
        """Say whether an IRI would be taken for a prefix of the context and a name: prov:x."""
        scheme, colon, rest = terms.iri(term).partition(":")
        return bool(colon) and scheme in self._context and not rest.startswith("//")


def listed(objects: Iterable[str]) -> Iterator[str]:
    """Yield the members of a JSON array, with what separates them."""
    for number, each in enumerate(objects):
        yield f",\n{each}" if number else each


def _expanded(subject: str, properties: Properties) -> dict[str, Any]:
    """Return a subject in words that no context changes."""
    return {"@id": terms.iri(subject)} | {
        predicate[1:-1]: [_expanded_object(each) for each in objects]
        for predicate, objects in order.predicates(properties)
    }


def _expanded_object(term: str) -> dict[str, str]:
    literal = terms.words(term)
    if literal is None:
        if term.startswith("<<"):
            remedy = "Choose turtle, trig or ntriples."
            raise OutputError("a statement about a statement has no form in JSON-LD", where=term, remedy=remedy)
        return {"@id": terms.iri(term)}
    if literal.language:
        language, _, direction = literal.language.partition("--")
        told = {"@value": literal.text, "@language": language}
        return told | ({"@direction": direction} if direction else {})
    return {"@value": literal.text} | ({} if literal.datatype == _STRING else {"@type": literal.datatype})


def _array(values: Iterable[object]) -> str:
    """Return an array, a value a line where they are many."""
    told = list(map(_dumps, values))
    line = f"[{', '.join(told)}]"
    return line if len(line) <= _WIDTH else "[\n        " + ",\n        ".join(told) + "]"


def _dumps(value: object) -> str:
    told = encode_basestring(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return told.translate(_ESCAPES) if _ESCAPED.search(told) else told
