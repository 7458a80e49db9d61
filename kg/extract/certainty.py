"""The view an article takes of an event, and how it changes under the words that govern it."""

from dataclasses import dataclass, replace

from kg.model import Token
from kg.vocab import ASSERTED, NEGATED, POSSIBLE, REPORTED


@dataclass(frozen=True, slots=True)
class View:
    """What the article holds of an event: reported or not, in which mode, and whether negated within that mode."""

    reported: bool = False
    mode: str = ASSERTED
    negative: bool = False

    @property
    def status(self) -> str:
        """The status from the article's own point of view."""
        return REPORTED if self.reported else self._plain

    @property
    def held(self) -> str:
        """The status in the eyes of whoever says so; negated where the event is, within another mode, denied."""
        return NEGATED if self.negative else self._plain

    @property
    def _plain(self) -> str:
        return NEGATED if self.negative and self.mode == ASSERTED else self.mode

    def under(self, status: str) -> "View":
        """Return the view of what this one governs with a status."""
        if status == REPORTED:
            return View(reported=True)
        if status == ASSERTED:
            return self
        if status == NEGATED:
            twice = self.negative and self.mode == ASSERTED
            return View(self.reported, POSSIBLE) if twice else replace(self, negative=True)
        return View(self.reported, status)

    def presupposed(self) -> "View":
        """Return the view of what is taken for granted here: only the speech it stands in still counts."""
        return View(self.reported)


@dataclass(frozen=True, slots=True)
class Link:
    """The role an event fills in another one of its sentence."""

    governor: Token
    role: str
    own: bool  # the frame of the other names the slot itself; else only the grammar does
