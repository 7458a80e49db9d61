"""What a store holds: which articles, in which state, and all quads in the order of an export."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from kg import vocab
from kg.errors import StoreError
from kg.provenance import DIGEST, REVISION, SPECIALIZATION, derived_graph, provenance_graph
from kg.rdf.iris import PREFIXES, Iris
from kg.rdf.stored import load, steady
from kg.store import records

_TYPE: Final = NamedNode(vocab.RDF + "type")
_ACTIVITY: Final = NamedNode(vocab.PROV + "Activity")
_PROVENANCE: Final = "graph/provenance"
_SIZES: Final = "SELECT ?graph (COUNT(*) AS ?size) WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"
_HEADERS: Final = """SELECT ?article ?title ?published WHERE {
  GRAPH ?article { ?article a kg:Article
    OPTIONAL { ?article schema:headline ?title } OPTIONAL { ?article schema:datePublished ?published } } }"""


@dataclass(frozen=True, slots=True)
class State:
    """In which state an article is held."""

    id: str
    number: int  # 1 for what was read first, 2 for the first revision
    digest: str  # of the article and of what read it


@dataclass(frozen=True, slots=True)
class Held:
    """An article in a store."""

    state: State
    title: str  # empty: none
    published: str  # ISO 8601 date; empty: unknown
    triples: int  # in its graph


@dataclass(frozen=True, slots=True)
class Contents:
    """A store that is open."""

    store: Store
    folder: Path
    base: str | None  # what all its IRIs begin with; None: it holds nothing, and nothing is to come

    @property
    def provenance(self) -> NamedNode:
        """The graph of provenance."""
        return provenance_graph(self.base or "")

    @property
    def quads(self) -> "Contents":
        """The quads in the order of an export."""
        return self

    def __iter__(self) -> Iterator[Quad]:
        """Yield all quads: articles in order of their IRIs, derived edges, provenance; each graph sorted.

        One graph at a time is held in memory.
        """
        if self.base is None:
            return
        last = [derived_graph(self.base), self.provenance]
        articles = (each for each in self.store.named_graphs() if each not in last)
        with steady(self.folder):
            for graph in [*sorted(articles, key=str), *last]:
                yield from sorted(self.store.quads_for_pattern(None, None, None, graph), key=str)

    def records(self) -> Iterator[tuple[str, Path]]:
        """Yield the id of each article and the file of its stand-off record, in order of the ids."""
        return ((each.id, records.path(self.folder, each.id, each.number)) for each in self.states())

    def states(self) -> list[State]:
        """Return the state of every article, in order of the ids."""
        if self.base is None:
            return []
        told = self.store.quads_for_pattern(None, SPECIALIZATION, None, self.provenance)
        ids = {
            unquote(each.object.value.removeprefix(self.base)) for each in told if isinstance(each.object, NamedNode)
        }
        return [state for state in map(self.state, sorted(ids)) if state]

    def state(self, id: str) -> State | None:
        """Return in which state an article is held; None if it is not."""
        found = [each for each in self.revisions(id) if not self._has_revision(each)]
        if not found:
            return None
        (digest,) = (each.object for each in self.store.quads_for_pattern(found[0], DIGEST, None, self.provenance))
        return State(id, int(vocab.local_name(found[0].value)), digest.value if isinstance(digest, Literal) else "")

    def revisions(self, id: str) -> list[NamedNode]:
        """Return the nodes of all states that an article was held in."""
        if self.base is None:
            return []
        article = Iris(self.base, id).article
        told = self.store.quads_for_pattern(None, SPECIALIZATION, article, self.provenance)
        return [each.subject for each in told if isinstance(each.subject, NamedNode)]

    def _has_revision(self, state: NamedNode) -> bool:
        return any(self.store.quads_for_pattern(None, REVISION, state, None))

    def rules(self) -> Iterator[Quad]:
        """Yield the statement by which rules the edges were derived; nothing where there are none."""
        if self.base:
            yield from self.store.quads_for_pattern(derived_graph(self.base), DIGEST, None, self.provenance)

    def articles(self) -> Iterator[Held]:
        """Yield all articles in order of their ids."""
        sizes = {str(row["graph"]): int(row["size"].value) for row in self._select(_SIZES)}
        headers = {str(row["article"]): row for row in self._select(_HEADERS)}
        for state in self.states():
            node = str(Iris(self.base or "", state.id).article)
            title, published = ((headers[node][name]) for name in ("title", "published"))
            yield Held(state, title.value if title else "", published.value if published else "", sizes[node])

    def _select(self, sparql: str) -> QuerySolutions:
        found = self.store.query(sparql, prefixes=PREFIXES)
        assert isinstance(found, QuerySolutions)
        return found


def contents(store: Store, folder: Path, base: str | None = None) -> Contents:
    """Return what an open store holds. `base` is what the IRIs of new articles begin with; None: there will be none.

    Raises:
        StoreError: the articles in it have another base.
    """
    runs = store.quads_for_pattern(None, _TYPE, _ACTIVITY, None)
    found = {each.graph_name.value.removesuffix(_PROVENANCE) for each in runs if isinstance(each.graph_name, NamedNode)}
    if base and found - {base}:
        remedy = f"Give --base {min(found)}, or another folder."
        raise StoreError(f"its IRIs begin with {min(found)}, not {base}", where=str(folder), remedy=remedy)
    return Contents(store, folder, base or min(found, default=None))


def read(folder: Path) -> Contents:
    """Open a store for reading; another process may write to it meanwhile.

    Raises:
        QueryError: there is none, or it cannot be opened.
    """
    return contents(load(folder), folder)
