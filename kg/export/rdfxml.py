"""Write RDF/XML: the union of all graphs."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

import pyoxigraph
from pyoxigraph import Literal, RdfFormat, Triple

from kg.errors import OutputError
from kg.export import Content
from kg.rdf import literals
from kg.rdf.iris import PREFIXES
from kg.rdf.order import statements
from kg.rdf.sections import Section, union

FILE = "graph.rdf"

# Source: https://www.w3.org/TR/xml-names/#NT-NCName
_ENDS_IN_NAME = re.compile(r"[^\W\d][\w.\u00b7-]*$")
_REMEDY = "Choose turtle or ntriples."


def export(content: Content, path: Path) -> None:
    """Write the triples of all graphs, each once, in the order of the Turtle.

    Raises:
        OutputError: a property or a character has no form in XML.
    """
    triples = (each for section in union(content.quads) for each in _triples(section))
    with path.open("wb") as file:
        pyoxigraph.serialize(triples, cast(IO[bytes], _Escaped(file)), RdfFormat.RDF_XML, prefixes=PREFIXES)


class _Escaped:
    """Escapes the carriage returns of texts, which pyoxigraph does not and which XML parsers take for line feeds.

    Source: https://www.w3.org/TR/xml/#sec-line-ends
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def write(self, written: bytes) -> int:
        """Write bytes, and return how many came in."""
        self._file.write(written.replace(b"\r", b"&#13;"))
        return len(written)

    def flush(self) -> None:
        """Hand on what waits to be written."""
        self._file.flush()


def _triples(section: Section) -> Iterator[Triple]:
    lines = "".join(f"{subject} {predicate} {object} .\n" for subject, predicate, object in statements(section))
    for quad in pyoxigraph.parse(lines, format=RdfFormat.N_TRIPLES):
        _check(quad.triple)
        yield quad.triple


def _check(triple: Triple) -> None:
    """Refuse what would make a file that no XML parser reads."""
    if not _ENDS_IN_NAME.search(triple.predicate.value):
        raise OutputError("the property ends in no name of XML", where=triple.predicate.value, remedy=_REMEDY)
    if isinstance(triple.object, Triple):
        raise OutputError("a statement about a statement has no form in RDF/XML", where=str(triple), remedy=_REMEDY)
    if isinstance(triple.object, Literal) and not literals.is_writable(triple.object.value):
        raise OutputError("a character of the text has no form in XML", where=str(triple.subject), remedy=_REMEDY)
