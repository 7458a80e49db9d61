"""How a node looks, whatever draws it: words, letters, shape and size."""

from dataclasses import dataclass
from math import sqrt
from textwrap import wrap

from kg import vocab
from kg.view.layout import Box
from kg.view.shown import Node
from kg.vocab import KG, TIME, local_name

_LINE = 15  # characters of a label
_SMALLEST, _LARGEST = 15, 24  # pixels: the letters of a node, by its links
_WIDTH, _HEIGHT = 0.54, 1.2  # of a letter, in parts of its size
_AROUND = (20.0, 16.0)  # pixels: between the words of an event and its border

_SHAPES = {
    vocab.PERSON: "dot",
    vocab.ORGANIZATION: "square",
    vocab.PLACE: "triangle",
    vocab.GROUP: "hexagon",
    vocab.OFFICE: "star",
}
# Colour and dashes are not enough to tell these from what the article asserts.
_SIGNS = {
    vocab.REPORTED: "? ",
    vocab.POSSIBLE: "? ",
    vocab.CONDITIONAL: "? ",
    vocab.DEMANDED: "» ",
    vocab.PLANNED: "» ",
    vocab.DENIED: "✗ ",
    vocab.NEGATED: "✗ ",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """What of a node is drawn: its words and its glyph, which an event has not."""

    label: str
    letter: int  # pixels
    shape: str
    family: str
    glyph: float  # pixels across

    @property
    def box(self) -> Box:
        """The room that it takes."""
        lines = self.label.split("\n")
        width, height = max(map(len, lines)) * self.letter * _WIDTH, len(lines) * self.letter * _HEIGHT
        return Box(width, height + self.glyph) if self.glyph else Box(width + _AROUND[0], height + _AROUND[1])


def mark(node: Node, links: int) -> Mark:
    """Return how a node with so many links looks."""
    letter = min(_LARGEST, _SMALLEST + round(1.5 * sqrt(max(links - 2, 0))))
    label = "\n".join(wrap(signed(node.status, node.label), _LINE)) or "?"
    glyph = 0.0 if node.is_event else 1.8 * letter
    return Mark(label, letter, shape(node), short(node.family), glyph)


def short(family: str) -> str:
    """Return what a family is known by: the name of one of ours, the IRI of any other, as names may be the same."""
    return local_name(family) if family.startswith((KG, TIME)) else family


def shape(node: Node) -> str:
    """Return the shape of a node's family."""
    return "box" if node.is_event else _SHAPES.get(node.family, "diamond")


def signed(status: str, words: str) -> str:
    """Return words with the sign of a status."""
    return _SIGNS.get(status, "") + words
