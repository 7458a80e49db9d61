"""Run the stages over articles, one at a time; what goes wrong with one does not stop the others."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad

from kg import record, report
from kg.errors import KgError
from kg.model import Article, Document, Extraction, Reading, Resolution
from kg.spool import Spool

_SUFFIX = ".json"


@dataclass(frozen=True, slots=True)
class Stages:
    """One function a stage, ready to be called."""

    annotate: Callable[[Article], Document]
    extract: Callable[[Document], Extraction]
    resolve: Callable[[Extraction], Resolution]
    quads: Callable[[Reading], Iterable[Quad]]
    derive: Callable[[Iterable[Quad]], Iterable[Quad]]
    check: Callable[[Iterable[Quad]], Iterable[KgError]]  # what breaks a shape


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article."""

    name: str  # the article's id; the path, where it has none
    summary: report.Summary | None  # None: it failed
    errors: tuple[KgError, ...] = ()  # why it failed, or which statements break a shape


def run(articles: Iterable[Article | KgError], stages: Stages, *, spool: Spool, records: Path) -> Iterator[Outcome]:
    """Take each article through all stages; keep its quads in the spool and its record as `records/ID.json`.

    An article that fails leaves neither.

    Raises:
        OSError: they cannot be written.
    """
    records.mkdir(parents=True, exist_ok=True)
    for article in articles:
        if isinstance(article, KgError):
            yield Outcome(article.where, None, (article,))
            continue
        try:
            yield _outcome(article, stages, spool, records)
        except KgError as error:
            yield Outcome(article.id, None, (_placed(error, article),))


def reading(article: Article, stages: Stages) -> Reading:
    """Return what is read from an article, before any graph is made of it.

    Raises:
        KgError: it cannot be read.
    """
    extraction = stages.extract(stages.annotate(article))
    return Reading(extraction, stages.resolve(extraction))


def _outcome(article: Article, stages: Stages, spool: Spool, records: Path) -> Outcome:
    read = reading(article, stages)
    quads = tuple(stages.quads(read))
    derived = tuple(stages.derive(quads))
    errors = tuple(_placed(error, article) for error in stages.check((*quads, *derived)))
    spool.add(article.id, quads, derived)
    (records / f"{article.id}{_SUFFIX}").write_text(record.dumps(read), encoding="utf-8", newline="\n")
    return Outcome(article.id, report.summarize(read), errors)


def _placed(error: KgError, article: Article) -> KgError:
    """Return the error with the article's path, where it names no place."""
    return error if error.where else type(error)(error.message, where=article.path, remedy=error.remedy)
