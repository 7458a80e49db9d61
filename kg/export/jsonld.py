"""Write JSON-LD: a named graph an article, in the terms of `ontology/context.jsonld`, which stands in the file itself.

Embedded, it needs neither a second file nor the network.
"""

import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from kg.export import Content
from kg.ontology import home
from kg.rdf import order
from kg.rdf.compact import Compact, Context, listed
from kg.rdf.iris import base_of
from kg.rdf.sections import Section, sections

FILE = "graph.jsonld"

# A base that every library resolves against alike: no query, no empty and no dot segment.
_PLAIN = re.compile(r"https?://[^/?#]+/(?:[^/?#.][^/?#]*/)*")


def export(content: Content, path: Path) -> None:
    """Write all named graphs in their order.

    Raises:
        OutputError: there are RDF 1.2 statements about statements.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_document(sections(content.quads)))


def _document(parts: Iterator[Section]) -> Iterator[str]:
    first = next(parts, Section("", "", {}))
    context = _context(base_of(first.article))
    compact = Compact(context)
    meanings = (f"{json.dumps(term)}: {json.dumps(meaning)}" for term, meaning in context.items())
    yield '{"@context": {\n' + ",\n".join(meanings) + '\n},\n"@graph": [\n'
    yield from listed(chain.from_iterable(_members(each, compact) for each in chain([first], parts)))
    yield "\n]}\n"


def _context(base: str) -> Context:
    """Return the context of the ontology, with the base of the graph where other IRIs can be relative to it."""
    told: Context = json.loads((home() / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    return {"@base": base, **told} if _PLAIN.fullmatch(base) else told


def _members(section: Section, compact: Compact) -> Iterator[str]:
    """Yield a named graph as one object, or each node of the default graph."""
    subjects, ordered = section.subjects, order.subjects(section)
    if section.graph:
        yield "".join(compact.graph(section.graph, subjects, ordered))
    else:
        yield from (compact.node(each, subjects[each]) for each in ordered)
