"""What the whole document knows about one of its sentences."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.extract.headlines import Headline
from kg.model import Figure, Time, Token

# A day by the calendar, or of a week where the week is unknown.
_DAY = re.compile(r"[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|W[\dX]{2}-[1-7])")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the document knows about a sentence: its numbers, its dates and its direct speech."""

    times: Mapping[int, Time]  # by token id
    figures: Mapping[int, Figure]  # by token id
    is_quoted: Callable[[Token], bool]
    extractor: str
    headline: Headline | None = None  # None: it is no headline in which somebody says something

    @property
    def days(self) -> frozenset[int]:
        """The ids of the words that head an expression of one day."""
        return frozenset(id for id, time in self.times.items() if time.kind == "DATE" and _DAY.fullmatch(time.value))

    @property
    def amounts(self) -> frozenset[int]:
        """The ids of the words that head a figure and nothing that is counted: money, shares, bare numbers."""
        return frozenset(
            id
            for id, figure in self.figures.items()
            if figure.unit is None or figure.unit == "percent" or _is_currency(figure.unit)
        )


def _is_currency(unit: str) -> bool:
    """Tell whether a unit is a code of ISO 4217, and not a name: "20 Turks"."""
    return len(unit) == 3 and unit.isupper()
