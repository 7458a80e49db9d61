"""Articles for stores: real graphs, made from readings built by hand, of articles that share people and edges."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pyoxigraph import Quad

from kg import graph
from kg.graph import derive
from kg.ontology import Ontology
from kg.pipeline import Made
from kg.provenance import Run
from kg.vocab import BASE
from tests import readings

RUN = Run(BASE, (("newskg", "1"), ("ontology", "2")), "c" * 64, "r" * 64)
# What the states of an article say: all, only the praise, only the demand; so they differ in edges too.
STATEMENTS = {
    1: readings.reading().extraction.statements,
    2: (readings.PRAISE,),
    3: (readings.CALL, readings.DEMANDED),
}


def made(id: str, state: int, ontology: Ontology) -> Made:
    """Return what was made of an article in a state, 1 to 3."""
    reading = readings.reading()
    article = replace(reading.extraction.document.article, id=id, title=f"{id}: \\u0022 }} DROP ALL # in state {state}")
    document = replace(reading.extraction.document, article=article)
    extraction = replace(reading.extraction, document=document, statements=STATEMENTS[state])
    quads = tuple(graph.quads(replace(reading, extraction=extraction), ontology, base=BASE))
    derived = tuple(derive.derived(quads, ontology, base=BASE))
    return Made(id, f"digest of {id} in state {state}", quads, derived, f'{{"id": "{id}", "state": {state}}}')


def quads(states: Mapping[str, int], ontology: Ontology) -> Iterator[Quad]:
    """Yield the graphs and the derived edges of articles in these states."""
    for id, state in states.items():
        article = made(id, state, ontology)
        yield from (*article.quads, *article.derived)
