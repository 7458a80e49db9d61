"""Write the vocabulary as one HTML page; pyLODE makes the entry of each term, this the page around them."""

import html
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph

from kg import vocab
from kg.errors import UsageError
from kg.ontology import turtle
from kg.ontology.page.chapters import Chapter, chapters, words
from kg.ontology.turtle import Terms
from kg.ontology.vocabulary import PREFIXES, is_term

if TYPE_CHECKING:
    from pylode import OntPub
    from rdflib import Graph, URIRef

_COMMENT: Final = vocab.RDFS + "comment"
_NOTE: Final = vocab.SKOS + "note"

# What an entry says beyond what pyLODE shows of itself: heading by property.
_MORE: Final = {
    vocab.SKOS + "closeMatch": "Close to",
    vocab.OWL + "inverseOf": "Inverse of",
    vocab.OWL + "disjointWith": "Disjoint with",
    vocab.KG + "inverseLabel": "Read backwards",
    vocab.KG + "givesStatus": "Gives status",
    vocab.KG + "directEdge": "Direct edge",
    vocab.KG + "directEdgeRole": "Edge ends at",
    vocab.SCHEMA + "domainIncludes": "Domain",
    _NOTE: "Words",
}

_KINDS: Final = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty", "NamedIndividual")
_VALUES: Final = tuple(vocab.KG + name for name in ("Status", "Bound", "SourceKind"))

# What the head of the page says of the ontology, in this order.
_HEAD: Final = {
    "Version": vocab.OWL + "versionInfo",
    "This version": vocab.OWL + "versionIRI",
    "Namespace": vocab.VANN + "preferredNamespaceUri",
    "Prefix": vocab.VANN + "preferredNamespacePrefix",
    "Created": vocab.DCTERMS + "created",
    "Modified": vocab.DCTERMS + "modified",
    "Creators": vocab.DCTERMS + "creator",
    "Licence": vocab.DCTERMS + "license",
    "Builds on": vocab.RDFS + "seeAlso",
    "Changes": vocab.SKOS + "changeNote",
}


def render(folder: Path) -> str:
    """Return the page of the ontology in a folder; the same files give the same bytes.

    Raises:
        OntologyError: a file is malformed.
        UsageError: pyLODE is not installed, or cannot write its cache.
    """
    terms = turtle.read(folder)
    parts = tuple(chapters(terms))
    entries = _entries(terms, parts)
    style = (files(__package__) / "page.css").read_text(encoding="utf-8")
    frame = (files(__package__) / "page.html").read_text(encoding="utf-8")
    title, about = (_of_ontology(terms, vocab.DCTERMS + name) for name in ("title", "description"))
    texts = {
        "style": style,
        "title": html.escape(" ".join(title)),
        "about": html.escape(" ".join(about)),
        "head": _head(terms),
        "contents": "".join(_contents(part, terms) for part in parts),
        "chapters": "".join(_chapter(part, entries) for part in parts),
    }
    for name, text in texts.items():
        frame = frame.replace(f"<!-- {name} -->", text)
    return frame


def anchor(iri: str) -> str:
    """Return the id of a term's entry: its local name, that of the grammar with "frame-" before it."""
    return ("frame-" if iri.startswith(turtle.FRAME) else "") + vocab.local_name(iri)


def _entries(terms: Terms, parts: Iterable[Chapter]) -> Mapping[str, str]:
    """Return the HTML of each term by its anchor, as pyLODE makes it."""
    with _unchanged_logging():
        try:
            import pylode
            from pylode.rdf_elements import CLASS_PROPS, PROP_PROPS
            from pylode.utils import section_html
        except ImportError as error:
            raise UsageError("pyLODE is not installed", remedy="Install it: pip install 'newskg[docs]'.") from error
        tool = _tool(pylode.OntPub, _graph(terms))
        tool.fids.update({iri: anchor(iri) for part in parts for iri in part.terms})
        found: dict[str, str] = {}
        for kind in _KINDS:
            told = [*(CLASS_PROPS if kind == "Class" else PROP_PROPS), *map(_iri, _MORE)]
            about = (tool.ont, tool.back_onts, tool.ns, _iri(vocab.OWL + kind), list(dict.fromkeys(told)))
            section = section_html(kind, *about, {}, kind, tool.fids, tool.props_labeled)
            for entry in section.children[1:]:  # the first is the heading
                found[entry.attributes["id"]] = entry.render(indent="", pretty=False)
    return found


def _tool(make: "Callable[[Graph], OntPub]", graph: "Graph") -> "OntPub":
    """Return pyLODE's own view of the ontology, with the headings of what it would not tell."""
    try:
        tool = make(graph)
    except PermissionError as error:
        remedy = "Run this once with the right to write there."
        raise UsageError("pyLODE cannot write its cache", where=str(error.filename), remedy=remedy) from error
    for property, heading in _MORE.items():
        tool.props_labeled[_iri(property)] = {"title": heading, "description": heading, "ont_title": "the vocabulary"}
    return tool


@contextmanager
def _unchanged_logging() -> Iterator[None]:
    """Undo what the import of pyLODE does to the logging of the whole program."""
    root = logging.getLogger()
    level, handlers = root.level, list(root.handlers)
    logging.disable()
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
        root.setLevel(level)
        root.handlers[:] = handlers


def _graph(terms: Terms) -> "Graph":
    """Return what the page tells of the terms, for pyLODE; it takes comments for Markdown, which may hold HTML."""
    from rdflib import Graph, Literal

    graph = Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, override=True)
    kept = [t for t in terms.triples if _is_shown(t)]
    graph.parse(pyoxigraph.serialize(kept, format=pyoxigraph.RdfFormat.N_TRIPLES), format="nt")
    for subject in terms.subjects():
        for comment in terms.values(subject, _COMMENT)[:1]:
            graph.set((_iri(subject), _iri(_COMMENT), Literal(_plain(comment), lang="en")))
    for type, text in words(terms):
        graph.add((_iri(type), _iri(_NOTE), Literal(_plain(text))))
    for value in chain.from_iterable(map(terms.instances, _VALUES)):
        graph.add((_iri(value), _iri(vocab.RDF + "type"), _iri(vocab.OWL + "NamedIndividual")))
    return graph


def _plain(text: str) -> str:
    """Return text that is itself after Markdown and HTML have been read from it."""
    return "".join(each if each.isalnum() or each in " ,.;:'()" else f"&#{ord(each)};" for each in text)


def _is_shown(triple: pyoxigraph.Triple) -> bool:
    subject = getattr(triple.subject, "value", "")
    return is_term(subject) or subject.startswith(turtle.FRAME)


def _iri(text: str) -> "URIRef":
    from rdflib import URIRef

    return URIRef(text)


def _of_ontology(terms: Terms, property: str) -> tuple[str, ...]:
    return tuple(value for iri in terms.instances(vocab.OWL + "Ontology") for value in terms.values(iri, property))


def _head(terms: Terms) -> str:
    rows = ((heading, _of_ontology(terms, property)) for heading, property in _HEAD.items())
    return "".join(f"<dt>{name}</dt><dd>{', '.join(map(_value, values))}</dd>\n" for name, values in rows if values)


def _value(text: str) -> str:
    shown = html.escape(text)
    return f'<a href="{shown}">{shown}</a>' if text.startswith(("http://", "https://")) else shown


def _contents(part: Chapter, terms: Terms) -> str:
    links = ", ".join(f'<a href="#{anchor(iri)}">{html.escape(terms.label(iri))}</a>' for iri in part.terms)
    heading = f'<a href="#{part.anchor}">{html.escape(part.title)}</a>'
    return f"<details><summary>{heading} <small>{len(part.terms)}</small></summary><p>{links}</p></details>\n"


def _chapter(part: Chapter, entries: Mapping[str, str]) -> str:
    told = "\n".join(entries[anchor(iri)] for iri in part.terms)
    about = f"<p>{html.escape(part.about)}</p>" if part.about else ""
    return f'<section id="{part.anchor}"><h2>{html.escape(part.title)}</h2>{about}\n{told}\n</section>\n'
