"""Run the stages over articles, one at a time; what goes wrong with one does not stop the others."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from pyoxigraph import Quad

from kg import record, report
from kg.errors import KgError
from kg.model import Article, Document, Extraction, Reading, Resolution


@dataclass(frozen=True, slots=True)
class Stages:
    """One function a stage, ready to be called."""

    annotate: Callable[[Article], Document]
    extract: Callable[[Document], Extraction]
    resolve: Callable[[Extraction], Resolution]
    quads: Callable[[Reading], Iterable[Quad]]
    derive: Callable[[Iterable[Quad]], Iterable[Quad]]
    check: Callable[[Iterable[Quad]], Iterable[KgError]]  # what breaks a shape
    digest: Callable[[Article], str]  # what changes whenever the article, or what reads it, does


@dataclass(frozen=True, slots=True)
class Made:
    """All that was made of one article."""

    id: str
    digest: str
    quads: tuple[Quad, ...]  # its graph
    derived: tuple[Quad, ...]  # the edges that follow from it
    record: str  # the stand-off record, as JSON


class Shelf(Protocol):
    """Where a run puts what it makes."""

    def has(self, id: str, digest: str) -> bool:
        """Say whether it holds the article in this very state, so that it need not be read again."""

    def keep(self, made: Made) -> None:
        """Put what was made of an article in the place of what was made of it before."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article."""

    name: str  # the article's id; the path, where it has none
    summary: report.Summary | None  # None: it failed, or need not be read again
    errors: tuple[KgError, ...] = ()  # why it failed, or which statements break a shape
    digest: str = ""  # of what it is now; empty: it failed

    @property
    def is_unchanged(self) -> bool:
        """Whether it was there already and was not read again."""
        return bool(self.digest) and self.summary is None


def run(articles: Iterable[Article | KgError], stages: Stages, shelf: Shelf) -> Iterator[Outcome]:
    """Take each article that the shelf has not through all stages, and put what is made of it there.

    An article that fails leaves the shelf as it was.

    Raises:
        OSError: the shelf cannot be written.
    """
    for article in articles:
        if isinstance(article, KgError):
            yield Outcome(article.where, None, (article,))
            continue
        digest = stages.digest(article)
        if shelf.has(article.id, digest):
            yield Outcome(article.id, None, digest=digest)
            continue
        try:
            yield _outcome(article, digest, stages, shelf)
        except KgError as error:
            yield Outcome(article.id, None, (_placed(error, article),))


def reading(article: Article, stages: Stages) -> Reading:
    """Return what is read from an article, before any graph is made of it.

    Raises:
        KgError: it cannot be read.
    """
    extraction = stages.extract(stages.annotate(article))
    return Reading(extraction, stages.resolve(extraction))


def _outcome(article: Article, digest: str, stages: Stages, shelf: Shelf) -> Outcome:
    read = reading(article, stages)
    quads = tuple(stages.quads(read))
    derived = tuple(stages.derive(quads))
    errors = tuple(_placed(error, article) for error in stages.check((*quads, *derived)))
    shelf.keep(Made(article.id, digest, quads, derived, record.dumps(read)))
    return Outcome(article.id, report.summarize(read), errors, digest)


def _placed(error: KgError, article: Article) -> KgError:
    """Return the error with the article's path, where it names no place."""
    return error if error.where else type(error)(error.message, where=article.path, remedy=error.remedy)
