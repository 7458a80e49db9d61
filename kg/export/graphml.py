"""Write GraphML for Gephi, Cytoscape and networkx: what the article speaks of, and how it hangs together.

Sentences are no nodes but an attribute of what was read from them. Every attribute is a string, and every edge has an
id of its own: Gephi drops an edge whose id it has seen.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import networkx
from networkx.readwrite.graphml import write_graphml_xml

from kg import vocab
from kg.export import Content
from kg.rdf import literals, terms
from kg.rdf.order import Kind, kind_of, predicates, subjects
from kg.rdf.sections import Properties, union

FILE = "graph.graphml"

_LEFT_OUT: Final = frozenset({Kind.SENTENCE, Kind.RECORD, Kind.TIE})
_TYPE, _LABEL = f"<{vocab.RDF}type>", f"<{vocab.RDFS}label>"
_TEXT: Final = f"<{vocab.RDF}value>"
_EVENT_TYPE, _STATUS, _EVIDENCE, _QUOTE = (
    f"<{vocab.KG}{name}>" for name in ("eventType", "status", "evidence", "quote")
)
_HEADLINE: Final = f"<{vocab.SCHEMA}headline>"

Attributes = dict[str, str]


def export(content: Content, path: Path) -> None:
    """Write the network of all articles; the whole of it is held in memory."""
    told: dict[str, Properties] = {}
    ordered: list[str] = []
    for section in union(content.quads):
        told.update(section.subjects)
        ordered.extend(subjects(section))
    network = networkx.MultiDiGraph()
    nodes = [each for each in ordered if _TYPE in told[each] and kind_of(told[each]) not in _LEFT_OUT]
    network.add_nodes_from((terms.iri(each), _node(told[each], told)) for each in nodes)
    for number, (start, end, attributes) in enumerate(_edges(nodes, told)):
        network.add_edge(terms.iri(start), terms.iri(end), key=f"e{number}", **attributes)
    write_graphml_xml(network, path, prettyprint=True)


def _node(properties: Properties, told: dict[str, Properties]) -> Attributes:
    """Return what is shown of a node; the empty string stands for what it lacks."""
    labels = properties.get(_LABEL) or properties.get(_HEADLINE) or properties.get(_QUOTE) or []
    return {
        "label": _shown(labels[:1]),
        "kind": kind_of(properties).name.lower(),
        "type": _shown(sorted(properties.get(_EVENT_TYPE) or properties[_TYPE])[:1]),
        "status": _shown(properties.get(_STATUS, [])),
        "evidence": _sentences(properties, told),
    }


def _edges(nodes: list[str], told: dict[str, Properties]) -> Iterator[tuple[str, str, Attributes]]:
    """Yield start, end and attributes of the statements that join two nodes."""
    known = set(nodes)
    for subject in nodes:
        properties = told[subject]
        shared = {"status": _shown(properties.get(_STATUS, [])), "evidence": _sentences(properties, told)}
        for predicate, objects in predicates(properties):
            for each in objects:
                if each in known:
                    yield subject, each, {"label": _shown([predicate]), **shared}


def _sentences(properties: Properties, told: dict[str, Properties]) -> str:
    return _shown([text for each in properties.get(_EVIDENCE, []) for text in told.get(each, {}).get(_TEXT, [])])


def _shown(objects: list[str]) -> str:
    """Return texts, or the names of terms, on one line, in characters that XML has."""
    named = (vocab.local_name(terms.iri(each)) if each[0] == "<" else terms.text(each) for each in objects)
    return literals.text(" ".join(" ".join(named).split())).value
