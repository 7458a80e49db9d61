"""Read the texts of a gold set, and score what was read from them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError
from kg.evaluate.figures import Figure
from kg.evaluate.gold import GoldSet, Text
from kg.evaluate.plan import Task
from kg.evaluate.records import Pair, Record
from kg.evaluate.standoff import parse

#: Gives the stand-off record, as JSON, of the article in a file; the date of publication is ISO 8601, or unknown.
Read = Callable[[Path, str | None], str]


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of one task."""

    task: Task
    figures: tuple[Figure, ...]

    def figure(self, measure: str) -> Figure | None:
        """Return a figure by its name; None where nothing could be measured."""
        return next((each for each in self.figures if each.measure == measure), None)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one gold set."""

    name: str
    texts: int
    failures: tuple[KgError, ...]  # of articles that could not be read, which count as empty
    scores: tuple[Scores, ...]


def evaluate(gold: GoldSet, tasks: Iterable[Task], read: Read, *, keep: Path | None = None) -> Result:
    """Read the texts of a set and score them; `keep` is a folder for the records, `SET/ID.json`.

    Raises:
        OSError: the records cannot be written.
    """
    pairs, failures = [], []
    for text in gold.texts:
        try:
            data = read(text.path, text.published)
        except KgError as error:
            failures.append(_placed(error, text))
            pairs.append(Pair(text.gold, Record(text.gold.text)))
            continue
        if keep:
            _write(keep / gold.name / f"{text.id}.json", data)
        pairs.append(Pair(text.gold, parse(data)))
    scores = tuple(Scores(task, tuple(task.score(pairs))) for task in tasks if task.set == gold.name)
    return Result(gold.name, len(gold.texts), tuple(failures), scores)


def _placed(error: KgError, text: Text) -> KgError:
    """Return the error with the article's path, where it names no place."""
    return error if error.where else type(error)(error.message, where=str(text.path), remedy=error.remedy)


def _write(path: Path, data: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(data, encoding="utf-8", newline="\n")
