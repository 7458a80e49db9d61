"""Turn examples into padded batches of about the same number of pieces."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from kg.engine.labels import Labels
from kg.engine.training.augment import varied
from kg.engine.training.examples import Example
from kg.engine.wordpiece import WordPiece, shape

UNKNOWN = -1
LONGEST = 160
POOL = 4000


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded tensors of some sentences; word 0 of each is the root.

    pieces, shapes, mask: (sentences, pieces). first, is_word, heads, deprels, upos, xpos, feats, names: (sentences,
    words), `UNKNOWN` where there is no label; names are bit masks, 0 where unknown. is_predicate: (sentences, words).
    frames: (predicates, 2), the sentence and word of each; roles: (predicates, words).
    """

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    is_word: Tensor
    heads: Tensor
    deprels: Tensor
    upos: Tensor
    xpos: Tensor
    feats: Tensor
    names: Tensor
    is_predicate: Tensor
    frames: Tensor
    roles: Tensor


class Batcher:
    """Encode examples with the label sets and the vocabulary."""

    def __init__(self, labels: Labels, wordpiece: WordPiece) -> None:
        self._wordpiece = wordpiece
        heads = ("upos", "xpos", "feats", "deprels", "roles")
        self._ids = {head: {label: i for i, label in enumerate(getattr(labels, head))} for head in heads}

    def epoch(
        self, examples: Iterable[Example], chance: random.Random, *, pieces: int
    ) -> Iterator[tuple[float, Batch]]:
        """Yield the examples in random order and varied, in batches of at most about so many pieces.

        Beside each batch stands which share of the epoch lies behind it.
        """
        changed = [varied(example, chance) for example in examples]
        chance.shuffle(changed)
        groups = list(self.groups(changed, pieces=pieces))
        chance.shuffle(groups)
        for number, group in enumerate(groups):
            yield number / len(groups), self.batch(group)

    def groups(self, examples: Sequence[Example], *, pieces: int) -> Iterator[list[Example]]:
        """Yield groups of sentences of about the same length; sentences over `LONGEST` pieces are left out."""
        sized = [(self._length(example), number) for number, example in enumerate(examples)]
        for start in range(0, len(sized), POOL):
            group: list[Example] = []
            for length, number in sorted(sized[start : start + POOL]):
                if length > LONGEST:
                    continue
                if group and length * (len(group) + 1) > pieces:
                    yield group
                    group = []
                group.append(examples[number])
            if group:
                yield group

    def batch(self, group: Sequence[Example]) -> Batch:
        """Pad the examples of a group into one batch."""
        rows = [self._pieces(example) for example in group]
        width = max(len(example.words) for example in group) + 1
        frames = [frame for number, example in enumerate(group) for frame in self._frames(example, number, width)]
        return Batch(
            pieces=_padded([row[0] for row in rows], 0),
            shapes=_padded([row[1] for row in rows], 0),
            mask=_padded([[1] * len(row[0]) for row in rows], 0),
            first=_padded([row[2] for row in rows], 0),
            is_word=_padded([[0] + [1] * len(example.words) for example in group], 0).bool(),
            heads=_padded([[UNKNOWN, *(word.head for word in example.words)] for example in group], UNKNOWN),
            deprels=self._labels(group, "deprels"),
            upos=self._labels(group, "upos"),
            xpos=self._labels(group, "xpos"),
            feats=self._labels(group, "feats"),
            names=_padded([[0, *example.names] for example in group], 0),
            is_predicate=_padded([_predicates(example) for example in group], UNKNOWN),
            frames=torch.tensor([frame[:2] for frame in frames], dtype=torch.long).view(-1, 2),
            roles=torch.tensor([frame[2] for frame in frames], dtype=torch.long).view(-1, width),
        )

    def _length(self, example: Example) -> int:
        return 2 + sum(len(self._wordpiece.pieces(word.form)) for word in example.words)

    def _pieces(self, example: Example) -> tuple[list[int], list[int], list[int]]:
        pieces, shapes, first = [self._wordpiece.start], [0], [0]
        for word in example.words:
            found = self._wordpiece.pieces(word.form)
            first.append(len(pieces))
            pieces += found
            shapes += [shape(word.form)] * len(found)
        return [*pieces, self._wordpiece.end], [*shapes, 0], first

    def _labels(self, group: Sequence[Example], head: str) -> Tensor:
        field = "deprel" if head == "deprels" else head
        ids = self._ids[head]
        rows = [[UNKNOWN, *(ids.get(getattr(word, field), UNKNOWN) for word in example.words)] for example in group]
        return _padded(rows, UNKNOWN)

    def _frames(self, example: Example, number: int, width: int) -> Iterator[tuple[int, int, list[int]]]:
        """Yield sentence, predicate and the role of every word (0 for none) of each frame."""
        for frame in example.frames or ():
            if frame.predicate > len(example.words):
                continue
            roles = [UNKNOWN] + [0] * len(example.words) + [UNKNOWN] * (width - 1 - len(example.words))
            for label, head in frame.arguments:
                if 0 < head <= len(example.words) and label in self._ids["roles"]:
                    roles[head] = self._ids["roles"][label]
            yield number, frame.predicate, roles


def _predicates(example: Example) -> list[int]:
    if example.frames is None:
        return [UNKNOWN] * (len(example.words) + 1)
    marked = {frame.predicate for frame in example.frames}
    return [UNKNOWN, *(int(i in marked) for i in range(1, len(example.words) + 1))]


def _padded(rows: Sequence[Sequence[int]], value: int) -> Tensor:
    width = max(len(row) for row in rows)
    return torch.tensor([[*row, *[value] * (width - len(row))] for row in rows], dtype=torch.long)
