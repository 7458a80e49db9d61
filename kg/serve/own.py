"""What the server says of itself: the files of its page, its questions, and the description of the service."""

import json
from collections.abc import Mapping
from importlib import resources
from typing import Final

import pyoxigraph
from pyoxigraph import RdfFormat

from kg import vocab
from kg.errors import OntologyError
from kg.ontology import home
from kg.query.named import questions
from kg.rdf.iris import PREFIXES
from kg.serve import Settings
from kg.serve.exchange import Reply

FILES: Final[Mapping[str, tuple[str, str]]] = {
    "/": ("page.html", "text/html; charset=utf-8"),
    "/page.js": ("page.js", "text/javascript; charset=utf-8"),
    "/page.css": ("page.css", "text/css; charset=utf-8"),
}
# The page may run its own files and ask its own server, and nothing else.
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def file(path: str) -> Reply:
    """Return one of `FILES`."""
    name, media = FILES[path]
    return Reply(200, _read(f"page/{name}"), media, {"Content-Security-Policy": _POLICY})


def about(settings: Settings) -> bytes:
    """Return what the page needs to know, as JSON: the prefixes, and the questions that have a name.

    Raises:
        OntologyError: there is no such ontology, or a question cannot be read.
    """
    folder = home(settings.ontology)
    if not folder.is_dir():
        raise OntologyError("there is no such folder", where=str(folder), remedy="Check --ontology.")
    listed = [
        {
            "name": each.name,
            "title": each.title,
            "description": each.description,
            "parameters": dict(each.parameters),
            "needed": each.needed,
            "sparql": each.sparql,
        }
        for each in questions(folder)
    ]
    ours = (vocab.KG, vocab.BASE)
    told = {"prefixes": PREFIXES, "ours": ours, "questions": listed}
    return json.dumps(told, ensure_ascii=False).encode()


def description(endpoint: str, media_type: str) -> bytes:
    """Return what the service at an address can do, in RDF.

    Source: https://www.w3.org/TR/sparql11-service-description/
    """
    form = RdfFormat.from_media_type(media_type)
    assert form, "the media types are Oxigraph's"
    quads = pyoxigraph.parse(_read("description.ttl"), format=RdfFormat.TURTLE, base_iri=endpoint)
    triples = [each.triple for each in quads]
    return pyoxigraph.serialize(triples, format=form, prefixes=quads.prefixes) or b""


def _read(name: str) -> bytes:
    return resources.files("kg.serve").joinpath(name).read_bytes()
