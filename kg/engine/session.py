"""Run the network: words in, scores of every head out."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.engine.wordpiece import WordPiece, shape

Floats = NDArray[np.float32]

#: Small batches stay in the processor's cache and have less padding: int8 runs a third faster than with 1,500 pieces.
BATCH_PIECES = 150


REMEDY = "Install the package again, or name the folder of the weights."


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of a batch of sentences.

    lengths: (sentences,). upos, xpos, feats, names, predicate: (sentences, words, labels). arcs: (sentences, words + 1,
    words + 1), [dependent, head]; row and column 0 stand for the root. A label of an arc scores the dependent's row of
    deprels, (sentences, words, labels, width), times the head's of heads, (sentences, words + 1, width), again with the
    root; a role the predicate's row of roles times the word's of arguments, (sentences, words, width).
    """

    lengths: NDArray[np.int64]
    upos: Floats
    xpos: Floats
    feats: Floats
    names: Floats
    predicate: Floats
    arcs: Floats
    deprels: Floats
    heads: Floats
    roles: Floats
    arguments: Floats


@dataclass(frozen=True, slots=True)
class _Row:
    """The network's input for one sentence: pieces and their shapes, and each word's first piece, the root's before."""

    pieces: list[int]
    shapes: list[int]
    first: list[int]


class Session:
    """The network in onnxruntime."""

    def __init__(self, model: Path, wordpiece: WordPiece, *, threads: int) -> None:
        import onnxruntime  # slow to load, and only needed here

        options: Any = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_mem_pattern = False
        # spinning threads take a core from everybody else, for a few percent
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = _opened(model, options)
        self._wordpiece = wordpiece
        self.seconds = 0.0

    def length(self, words: Sequence[str]) -> int:
        """Return the number of pieces of the words, with the two special ones."""
        return 2 + sum(len(self._wordpiece.pieces(word)) for word in words)

    def batches(self, sentences: Sequence[Sequence[str]]) -> Iterator[tuple[list[int], Scores]]:
        """Yield the scores batch by batch, shortest sentences first, with the numbers of the sentences."""
        rows = [self._row(words) for words in sentences]
        group: list[int] = []
        for number in sorted(range(len(rows)), key=lambda number: len(rows[number].pieces)):
            if group and len(rows[number].pieces) * (len(group) + 1) > BATCH_PIECES:
                yield group, self._run([rows[i] for i in group])
                group = []
            group.append(number)
        if group:
            yield group, self._run([rows[i] for i in group])

    def _run(self, rows: Sequence[_Row]) -> Scores:
        inputs = _inputs(rows)
        start = time.perf_counter()
        outputs = self._session.run(None, inputs)
        self.seconds += time.perf_counter() - start
        upos, xpos, feats, names, predicate, arcs, deprels, heads, roles, arguments = outputs
        return Scores(
            lengths=np.array([len(row.first) - 1 for row in rows]),
            upos=upos[:, 1:],
            xpos=xpos[:, 1:],
            feats=feats[:, 1:],
            names=names[:, 1:],
            predicate=predicate[:, 1:],
            arcs=arcs,
            deprels=_by_label(deprels, heads.shape[-1]),
            heads=heads,
            roles=_by_label(roles, arguments.shape[-1]),
            arguments=arguments[:, 1:],
        )

    def _row(self, words: Sequence[str]) -> _Row:
        pieces, shapes, first = [self._wordpiece.start], [0], [0]
        for word in words:
            found = self._wordpiece.pieces(word)
            first.append(len(pieces))
            pieces += found
            shapes += [shape(word)] * len(found)
        return _Row([*pieces, self._wordpiece.end], [*shapes, 0], first)


def _inputs(rows: Sequence[_Row]) -> dict[str, NDArray[np.int64]]:
    """Return the padded arrays of some sentences."""
    width = max(len(row.pieces) for row in rows)
    words = max(len(row.first) for row in rows)
    size = {"pieces": width, "shapes": width, "mask": width, "first": words}
    inputs = {name: np.zeros((len(rows), wide), np.int64) for name, wide in size.items()}
    for number, row in enumerate(rows):
        inputs["pieces"][number, : len(row.pieces)] = row.pieces
        inputs["shapes"][number, : len(row.shapes)] = row.shapes
        inputs["mask"][number, : len(row.pieces)] = 1
        inputs["first"][number, : len(row.first)] = row.first
    return inputs


def _opened(model: Path, options: Any) -> Any:  # noqa: ANN401  (onnxruntime is untyped)
    import onnxruntime
    from onnxruntime.capi.onnxruntime_pybind11_state import InvalidProtobuf

    try:
        return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    except InvalidProtobuf as error:
        raise FileNotFoundError(f"the engine's weights are broken: {model} is no ONNX file. {REMEDY}") from error


def _by_label(projected: Floats, width: int) -> Floats:
    """Return (sentences, words, labels, width), without the root."""
    sentences, words, _ = projected.shape
    return projected.reshape(sentences, words, -1, width)[:, 1:]
