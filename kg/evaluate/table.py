"""Show figures: as a table for people, as JSON for programs."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.errors import OutputError
from kg.evaluate.figures import Figure
from kg.evaluate.plan import Target
from kg.evaluate.run import Result, Scores

_HEAD = ("set", "topic", "measure", "P", "R", "F1", "95 %", "texts", "floor", "best", "")
_TEXT_COLUMNS = 3  # from the left
_NOTE = "R alone: the gold marks only a part, and floor and interval are of R. Averages, MAE and r stand below F1."


@dataclass(frozen=True, slots=True)
class Row:
    """One measure of the table."""

    set: str
    topic: str
    target: Target
    figure: Figure | None  # None: nothing could be measured

    def is_missed(self) -> bool:
        """Tell whether there is a floor, and the figure is below it."""
        floor = self.target.floor
        return floor is not None and (self.figure is None or self.figure.value < floor)


def rows(results: Iterable[Result]) -> list[Row]:
    """Return the measures that the table shows."""
    return [
        Row(result.name, scores.task.topic, target, scores.figure(target.measure))
        for result in results
        for scores in result.scores
        for target in scores.task.targets
    ]


def render(results: Sequence[Result]) -> str:
    """Return the table, which articles failed, and how many floors are missed."""
    shown = rows(results)
    floors = [row for row in shown if row.target.floor is not None]
    missed = sum(row.is_missed() for row in floors)
    failed = [
        f"{len(each.failures)} of {each.texts} texts of {each.name} could not be read, and count as empty."
        for each in results
        if each.failures
    ]
    return "\n".join(
        [*_aligned([_HEAD, *map(_cells, shown)]), "", _NOTE, *failed, f"{missed} of {len(floors)} floors are missed."]
    )


def dumps(results: Iterable[Result]) -> str:
    """Return all figures as JSON text: by set, topic and measure."""
    told = {
        result.name: {
            "texts": result.texts,
            "failures": [str(each) for each in result.failures],
            "topics": {scores.task.topic: _measures(scores) for scores in result.scores},
        }
        for result in results
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def save(results: Iterable[Result], path: Path) -> None:
    """Write all figures to a JSON file.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        path.write_text(dumps(results), encoding="utf-8", newline="\n")
    except OSError as error:
        reason = f"it cannot be written: {error.strerror or error}"
        raise OutputError(reason, where=str(path), remedy="Choose another file.") from error


def _measures(scores: Scores) -> dict[str, object]:
    targets = {each.measure: each for each in scores.task.targets}
    return {figure.measure: _told(figure, targets.get(figure.measure)) for figure in scores.figures}


def _told(figure: Figure, target: Target | None) -> dict[str, object]:
    """Return what is known of a figure, by name."""
    known = {**asdict(figure), **(asdict(target) if target else {})}
    left_out = {"measure", "is_share"}
    return {name: value for name, value in known.items() if value is not None and name not in left_out}


def _cells(row: Row) -> tuple[str, ...]:
    target, figure = row.target, row.figure
    names = row.set, row.topic, target.measure
    ends = _number(target.floor, 0), _number(target.best, 1), "missed" if row.is_missed() else ""
    if figure is None:
        return (*names, "", "", "–", "", "", *ends)
    digits = 1 if figure.is_share else 2
    shares = (_number(each, digits) for each in (figure.precision, figure.recall))
    value = "" if figure.f1 is None and figure.recall is not None else _number(figure.value, digits)
    span = figure.interval
    interval = f"{_number(span.low, digits)} – {_number(span.high, digits)}" if span else ""
    return (*names, *shares, value, interval, str(figure.documents), *ends)


def _number(value: float | None, digits: int) -> str:
    return "" if value is None else f"{value:.{digits}f}"


def _aligned(lines: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = (
            cell.ljust(width) if number < _TEXT_COLUMNS else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()
