"""Translate the names of our classes and roles into those of a gold set."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Names:
    """Our names with what they may stand for; without any, the names on both sides are the same."""

    table: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def accepted(self, name: str) -> frozenset[str]:
        """Return what a name may stand for; itself if the table lacks it."""
        return self.table.get(name, frozenset((name,)))

    def coded(self, name: str | None) -> frozenset[str]:
        """Return what a name may stand for; nothing if the table lacks it, unless the table is empty."""
        if name is None:
            return frozenset()
        return self.table.get(name, frozenset()) if self.table else frozenset((name,))


SAME = Names()
