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

#: Small batches stay in the processor's cache: int8 runs a fifth faster with 300 pieces than with 1,200.
BATCH_PIECES = 300


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
        sized = sorted((self.length(words), number) for number, words in enumerate(sentences))
        group: list[int] = []
        for length, number in sized:
            if group and length * (len(group) + 1) > BATCH_PIECES:
                yield group, self._run([sentences[i] for i in group])
                group = []
            group.append(number)
        if group:
            yield group, self._run([sentences[i] for i in group])

    def _run(self, sentences: Sequence[Sequence[str]]) -> Scores:
        inputs = self._inputs(sentences)
        start = time.perf_counter()
        outputs = self._session.run(None, inputs)
        self.seconds += time.perf_counter() - start
        upos, xpos, feats, names, predicate, arcs, deprels, heads, roles, arguments = outputs
        return Scores(
            lengths=np.array([len(words) for words in sentences]),
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

    def _inputs(self, sentences: Sequence[Sequence[str]]) -> dict[str, NDArray[np.int64]]:
        rows = [self._row(words) for words in sentences]
        width = max(len(pieces) for pieces, _, _ in rows)
        words = max(len(first) for _, _, first in rows)
        size = {"pieces": width, "shapes": width, "mask": width, "first": words}
        inputs = {name: np.zeros((len(rows), wide), np.int64) for name, wide in size.items()}
        for number, (pieces, shapes, first) in enumerate(rows):
            inputs["pieces"][number, : len(pieces)] = pieces
            inputs["shapes"][number, : len(shapes)] = shapes
            inputs["mask"][number, : len(pieces)] = 1
            inputs["first"][number, : len(first)] = first
        return inputs

    def _row(self, words: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
        pieces, shapes, first = [self._wordpiece.start], [0], [0]
        for word in words:
            found = self._wordpiece.pieces(word)
            first.append(len(pieces))
            pieces += found
            shapes += [shape(word)] * len(found)
        return [*pieces, self._wordpiece.end], [*shapes, 0], first


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
