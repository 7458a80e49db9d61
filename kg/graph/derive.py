"""Makes what follows from a graph: direct edges by the rules of the ontology, and the record of the run."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from pyoxigraph import NamedNode, Quad, QueryTriples, Store, Triple

from kg import vocab
from kg.errors import OntologyError
from kg.ontology import Ontology
from kg.rdf import literals
from kg.rdf.iris import Iris, slug

_TYPE: Final = NamedNode(vocab.RDF + "type")
_LABEL: Final = NamedNode(vocab.RDFS + "label")
_CONSTRUCT: Final = vocab.SHACL + "construct"
# The rules, and what they may ask of the ontology.
_USED: Final = frozenset({_CONSTRUCT, vocab.RDFS + "subClassOf", vocab.KG + "directEdge", vocab.KG + "directEdgeRole"})


def derived(quads: Iterable[Quad], ontology: Ontology, *, base: str) -> Iterator[Quad]:
    """Yield what the rules of the ontology make of the graphs of one or more articles, each quad once.

    All are in the graph `{base}graph/derived`.

    Raises:
        OntologyError: a rule is no CONSTRUCT query.
    """
    told = _told(ontology)
    store = Store()
    store.bulk_extend(Quad(each.subject, each.predicate, each.object) for each in told)
    store.bulk_extend(Quad(each.subject, each.predicate, each.object) for each in quads)
    rules = (each for each in told if each.predicate.value == _CONSTRUCT)
    found = {each for rule in rules for each in _construct(store, rule)}
    graph = NamedNode(f"{base}graph/derived")
    return (Quad(each.subject, each.predicate, each.object, graph) for each in sorted(found, key=str))


@cache
def _told(ontology: Ontology) -> tuple[Triple, ...]:
    """Return the rules and what they ask of the ontology, read once for an ontology."""
    return tuple(each for each in ontology.triples if each.predicate.value in _USED)


def _construct(store: Store, rule: Triple) -> QueryTriples:
    """Return what one rule makes of the store."""
    sparql = str(getattr(rule.object, "value", ""))
    try:
        made = store.query(sparql)
    except SyntaxError as error:
        raise OntologyError(f"not SPARQL: {error}", where=str(rule.subject), remedy="Mend its sh:construct.") from error
    if not isinstance(made, QueryTriples):
        raise OntologyError("not a CONSTRUCT query", where=str(rule.subject), remedy="Begin it with CONSTRUCT.")
    return made


def provenance(
    articles: Iterable[str], tools: Mapping[str, str], *, base: str, ended: str | None = None
) -> Iterator[Quad]:
    """Yield the record of a run, in the graph `{base}graph/provenance`.

    `articles` are ids as `Article.id`; `tools` are names with their versions: this package, the ontology, the model.
    `ended` is an `xsd:dateTime`; without it two runs give the same quads.
    """
    graph = NamedNode(f"{base}graph/provenance")
    run = NamedNode(f"{graph.value}#run")
    yield Quad(run, _TYPE, _prov("Activity"), graph)
    yield Quad(NamedNode(f"{base}graph/derived"), _prov("wasGeneratedBy"), run, graph)
    for article in sorted(articles):
        yield Quad(run, _prov("used"), Iris(base, article).article, graph)
    for name, version in sorted(tools.items()):
        tool = NamedNode(f"{graph.value}#{slug(name)}")
        yield Quad(run, _prov("wasAssociatedWith"), tool, graph)
        yield Quad(tool, _TYPE, _prov("SoftwareAgent"), graph)
        yield Quad(tool, _LABEL, literals.text(name), graph)
        yield Quad(tool, NamedNode(vocab.SCHEMA + "softwareVersion"), literals.text(version), graph)
    if ended:
        yield Quad(run, _prov("endedAtTime"), literals.typed(ended, "dateTime"), graph)


def _prov(name: str) -> NamedNode:
    """Return a term of PROV-O."""
    return NamedNode(vocab.PROV + name)
