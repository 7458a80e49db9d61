"""The public interface: build a graph from articles, look at it, write it."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import Quad

from kg import graph, ontology, plugin, record, sources, vocab
from kg.check import check
from kg.errors import CheckError, KgError
from kg.extract import extract
from kg.graph import derive
from kg.model import Article
from kg.ontology import Ontology
from kg.origin import origin
from kg.pipeline import Outcome, Shelf, Stages, reading, run
from kg.provenance import Run
from kg.query.named import questions
from kg.rdf.iris import base_iri
from kg.report import Report, problem
from kg.resolve import resolve
from kg.result import Result, Workspace
from kg.store import Intake, read, writing
from kg.vocab import local_name

__all__ = ["Options", "Result", "build", "recorder", "violations"]


@dataclass(frozen=True, slots=True)
class Options:
    """How a graph is built."""

    published: str | None = None  # ISO 8601 date of the articles that give none; None: unknown
    base: str = vocab.BASE  # what the IRIs of instances begin with
    ontology: Path | None = None  # None: the one in the package
    annotator: str = "engine"  # a module of kg.annotate, and the folder it needs: "conllu=parses"
    threads: int = 1


def build(
    names: Iterable[str],
    options: Options | None = None,
    *,
    store: Path | None = None,
    watch: Callable[[Outcome], None] = lambda _: None,
) -> Result:
    """Build the graph of the articles that `names` lead to: files, folders, globs, "-".

    With `store`, the folder of one, they are added to it: those that it has already are not read again, and the result
    is all that the store then holds. `watch` is told of each article as it is done. Articles that fail are in the
    report.

    Raises:
        KgError: not even the first article could be begun: a broken ontology, a wrong option, no engine, no store.
    """
    chosen = options or Options()
    known = ontology.load(chosen.ontology)
    told = _origin(chosen, known)
    stages = _stages(chosen, known, told)
    outcomes: list[Outcome] = []

    def fill(shelf: Shelf) -> None:
        with _settled():
            for outcome in run(_articles(names, chosen), stages, shelf):
                watch(outcome)
                outcomes.append(outcome)

    vocabulary, asked = tuple(Quad(*each) for each in known.triples), questions(known.folder)
    if store:
        _add(fill, store, told, known)
        return Result(_report(outcomes), read(store), vocabulary, asked)
    home = TemporaryDirectory(prefix="kg-")
    space = Workspace(Path(home.name))
    fill(space)
    space.quads.add_run(quad for each in outcomes if each.digest for quad in told.quads(each.name, each.digest))
    return Result(_report(outcomes), space, vocabulary, asked, home)


@contextmanager
def _settled() -> Iterator[None]:
    """Spare what is loaded by now, the ontology above all, from every look of the garbage collector meanwhile."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _add(fill: Callable[[Shelf], None], store: Path, told: Run, known: Ontology) -> None:
    """Add articles to a store, whose edges all follow from the rules as they are now."""
    with writing(store, base=told.base) as opened:
        if not opened.is_derived_by(known):
            opened.derive(known)
        fill(Intake(opened, told))


def recorder(options: Options | None = None) -> Callable[[Path, str | None], str]:
    """Return what gives the stand-off record, as JSON, of the article in a file, without a graph.

    The date is that of publication, ISO 8601, for an article that gives none; None means unknown. What is returned
    raises a KgError where an article cannot be read.

    Raises:
        KgError: nothing can be read: a broken ontology, a wrong option, no engine.
    """
    chosen = options or Options()
    known = ontology.load(chosen.ontology)
    stages = _stages(chosen, known, _origin(chosen, known))
    reader = plugin.find("read", "text")

    def read(path: Path, published: str | None) -> str:
        (article,) = reader.read(sources.load(path), str(path))
        dated = replace(article, id=path.stem, published=article.published or published)
        return record.dumps(reading(dated, stages))

    return read


def violations(source: Path | Iterable[Quad], known: Ontology) -> Iterator[CheckError]:
    """Yield an error for each statement of a graph that breaks a shape of the ontology, with the words it came from.

    Raises:
        QueryError: the file cannot be read.
    """
    for each in check(source, known):
        rule = f"{local_name(each.path)}: " if each.path else ""
        words = f', read from "{each.sentence}"' if each.sentence else ""
        yield CheckError(f"{each.focus} {rule}{each.message}{words}", remedy="Report it with the article.")


def _stages(options: Options, known: Ontology, told: Run) -> Stages:
    name, _, folder = options.annotator.partition("=")
    annotators = plugin.find("annotate", name)
    return Stages(
        annotate=annotators.annotator(Path(folder) if folder else None, threads=options.threads),
        extract=partial(extract, ontology=known),
        resolve=partial(resolve, ontology=known),
        quads=partial(graph.quads, ontology=known, base=told.base),
        derive=partial(derive.derived, ontology=known, base=told.base),
        check=partial(violations, known=known),
        digest=told.digest,
    )


def _origin(options: Options, known: Ontology) -> Run:
    return origin(known, options.annotator, base_iri(options.base))


def _articles(names: Iterable[str], options: Options) -> Iterator[Article | KgError]:
    reader = plugin.find("read", "text")
    for each in sources.articles(names, reader.read, reader.SUFFIXES):
        if isinstance(each, Article) and each.published is None:
            yield replace(each, published=options.published)
        else:
            yield each


def _report(outcomes: Iterable[Outcome]) -> Report:
    told = tuple(outcomes)
    return Report(
        articles=tuple(each.summary for each in told if each.summary),
        failures=tuple(problem(error) for each in told if not each.digest for error in each.errors),
        violations=tuple(problem(error) for each in told if each.digest for error in each.errors),
        unchanged=tuple(each.name for each in told if each.is_unchanged),
    )
