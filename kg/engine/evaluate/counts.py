"""Count hits and turn them into percentages."""

from collections import Counter
from collections.abc import Iterable


class Counts:
    """Hits, guesses and gold items under names."""

    def __init__(self) -> None:
        self._hits: Counter[str] = Counter()
        self._guessed: Counter[str] = Counter()
        self._gold: Counter[str] = Counter()

    def add(self, name: str, gold: Iterable[object], guessed: Iterable[object]) -> None:
        """Compare two sets of items."""
        told, found = set(gold), set(guessed)
        self._hits[name] += len(told & found)
        self._gold[name] += len(told)
        self._guessed[name] += len(found)

    def add_hit(self, name: str, *, is_hit: bool) -> None:
        """Count one item that both sides have."""
        self._hits[name] += is_hit
        self._gold[name] += 1
        self._guessed[name] += 1

    def add_found(self, name: str, hits: int, gold: int, guessed: int) -> None:
        """Add numbers that were counted elsewhere."""
        self._hits[name] += hits
        self._gold[name] += gold
        self._guessed[name] += guessed

    def f1(self) -> dict[str, float]:
        """Return F1 in percent by name: the accuracy where both sides have the same items."""
        return {
            name: round(200 * self._hits[name] / (n + self._guessed[name]), 2) for name, n in self._gold.items() if n
        }
