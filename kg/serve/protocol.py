"""Reads the requests of the SPARQL 1.1 Protocol.

Source: https://www.w3.org/TR/sparql11-protocol/
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode

from kg.query import Dataset
from kg.serve.exchange import HttpError, Request

FORM: Final = "application/x-www-form-urlencoded"
_MOST: Final = 1000  # fields of a form


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a form or of an address."""

    pairs: tuple[tuple[str, str], ...]

    def all(self, name: str) -> tuple[str, ...]:
        """Return the values of a field, in their order."""
        return tuple(value for each, value in self.pairs if each == name)

    def one(self, name: str) -> str | None:
        """Return the value of a field, None if it is not there.

        Raises:
            HttpError: it is there more than once.
        """
        values = self.all(name)
        if len(values) > 1:
            raise HttpError(400, f"There are {len(values)} fields {name!r}. Send one.")
        return values[0] if values else None

    def is_set(self, name: str) -> bool:
        """Say whether a field stands for yes."""
        return (self.one(name) or "").lower() in {"1", "true", "yes"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a client asks."""

    sparql: str | None  # None: no query, which asks for the description of the service
    dataset: Dataset | None  # None: what the query names, or all
    format: str | None  # a name of ours, None: by what the client accepts
    given: Mapping[str, str]  # values for variables
    explain: bool  # whether the sentences behind each row are wanted


def fields(encoded: str | bytes) -> Fields:
    """Return the fields of a form.

    Raises:
        HttpError: it is not UTF-8, or has too many.
    """
    try:
        text = encoded if isinstance(encoded, str) else encoded.decode("ascii")
        return Fields(tuple(parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST)))
    except ValueError as error:
        raise HttpError(400, f"The form cannot be read: {error}. Encode it as UTF-8 in percent.") from error


def asked(request: Request) -> Asked:
    """Return the query of a request by GET, by POST as a form, or by POST as its text.

    Raises:
        HttpError: it is none of these.
    """
    found = fields(request.query)
    sparql = found.one("query")
    if request.method == "POST":
        found, sparql = _sent(request, "query", "A query")
    given = {name[1:]: value for name, value in found.pairs if name.startswith("$")}
    return Asked(sparql, _dataset(found), found.one("format"), given, found.is_set("explain"))


def update(request: Request) -> str:
    """Return the text of an update, sent by POST as a form or as its text.

    Raises:
        HttpError: there is none, or it is to use other graphs than it names.
    """
    found, sparql = _sent(request, "update", "An update")
    if found.all("using-graph-uri") or found.all("using-named-graph-uri"):
        raise HttpError(400, "The graphs an update uses are not taken from the address. Write USING in its text.")
    return sparql


def _sent(request: Request, name: str, called: str) -> tuple[Fields, str]:
    """Return the fields of a POST and the SPARQL in it: in the field of that name, or as its text."""
    found = fields(request.query)
    if request.content_type == FORM:
        found = Fields(found.pairs + fields(request.body).pairs)
        sparql = found.one(name)
    elif request.content_type == f"application/sparql-{name}":
        sparql = _text(request.body)
    else:
        raise HttpError(415, f"{called} is sent as {FORM} or as application/sparql-{name}.")
    if sparql is None:
        raise HttpError(400, f"There is no field '{name}'.")
    return found, sparql


def iri(text: str) -> str:
    """Return the IRI.

    Raises:
        HttpError: it is none.
    """
    try:
        return NamedNode(text).value
    except ValueError as error:
        raise HttpError(400, f"<{text}> is no absolute IRI: {error}.") from error


def _dataset(found: Fields) -> Dataset | None:
    default = tuple(map(iri, found.all("default-graph-uri")))
    named = tuple(map(iri, found.all("named-graph-uri")))
    return Dataset(default, named) if default or named else None


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HttpError(400, f"The text is not UTF-8: {error}.") from error
