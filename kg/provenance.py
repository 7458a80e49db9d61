"""Says in PROV-O where a graph comes from: which run read which state of each article, with what.

Source: https://www.w3.org/TR/prov-o/
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from kg import vocab
from kg.model import Article
from kg.rdf import literals
from kg.rdf.iris import Iris, slug

DIGEST: Final = NamedNode(vocab.KG + "digest")
SPECIALIZATION: Final = NamedNode(vocab.PROV + "specializationOf")
REVISION: Final = NamedNode(vocab.PROV + "wasRevisionOf")
USED: Final = NamedNode(vocab.PROV + "used")
AGENT: Final = NamedNode(vocab.PROV + "wasAssociatedWith")
_TYPE: Final = NamedNode(vocab.RDF + "type")
_SHORT: Final = 12  # hexadecimal digits of a digest in an IRI


@dataclass(frozen=True, slots=True)
class Run:
    """What reads articles, and how. Two runs of one program with the same options are one; there is no clock in it."""

    base: str  # as `iris.base_iri` returns it
    tools: tuple[tuple[str, str], ...]  # names and versions: this package, the ontology
    configuration: str  # a digest of all that decides what an article gives: tools, lexicon, options
    rules: str  # a digest of the rules that edges are derived by

    @property
    def graph(self) -> NamedNode:
        """The graph of provenance."""
        return provenance_graph(self.base)

    @property
    def node(self) -> NamedNode:
        """The run itself."""
        return NamedNode(f"{self.graph.value}#run-{self.configuration[:_SHORT]}")

    def digest(self, article: Article) -> str:
        """Return what changes whenever the article, its header included, or what reads it does."""
        told = [self.configuration, article.text, article.title, article.published, article.publisher, article.url]
        return sha256(json.dumps(told).encode("ascii")).hexdigest()

    def quads(self, article: str, digest: str, *, number: int = 1) -> Iterator[Quad]:
        """Yield the record of an article, by its id, in the state with this digest, the `number`-th that was read."""
        node = Iris(self.base, article).article
        yield from self._quads(self.node, (USED, node))
        state = _state(self.base, article, number)
        yield from self._quads(
            state, (_TYPE, _prov("Entity")), (SPECIALIZATION, node), (DIGEST, literals.text(digest)),
            (_prov("wasGeneratedBy"), self.node),
        )  # fmt: skip
        if number > 1:
            yield from self._quads(state, (REVISION, _state(self.base, article, number - 1)))
        yield from self._run()

    def _run(self) -> Iterator[Quad]:
        yield from self._quads(self.node, (_TYPE, _prov("Activity")))
        yield from self._quads(derived_graph(self.base), (_prov("wasGeneratedBy"), self.node))
        yield from derivation(self.base, self.rules)
        for name, version in self.tools:
            tool = NamedNode(f"{self.graph.value}#{slug(f'{name} {version}')}")
            yield from self._quads(self.node, (AGENT, tool))
            yield from self._quads(
                tool, (_TYPE, _prov("SoftwareAgent")), (NamedNode(vocab.RDFS + "label"), literals.text(name)),
                (NamedNode(vocab.SCHEMA + "softwareVersion"), literals.text(version)),
            )  # fmt: skip

    def _quads(self, subject: NamedNode, *said: tuple[NamedNode, NamedNode | Literal]) -> Iterator[Quad]:
        return (Quad(subject, property, value, self.graph) for property, value in said)


def derivation(base: str, rules: str) -> Iterator[Quad]:
    """Yield by which rules, told by their digest, the derived edges were made."""
    yield Quad(derived_graph(base), DIGEST, literals.text(rules), provenance_graph(base))


def provenance_graph(base: str) -> NamedNode:
    """Return the name of the graph of provenance."""
    return NamedNode(f"{base}graph/provenance")


def derived_graph(base: str) -> NamedNode:
    """Return the name of the graph of derived edges."""
    return NamedNode(f"{base}graph/derived")


def _state(base: str, article: str, number: int) -> NamedNode:
    return Iris(base, article).local("revision", str(number))


def _prov(name: str) -> NamedNode:
    """Return a term of PROV-O."""
    return NamedNode(vocab.PROV + name)
