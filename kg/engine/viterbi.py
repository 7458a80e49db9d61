"""Find the best valid sequence of name tags (BIO) for a batch of sentences."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_NEVER = -1e9


class NameDecoder:
    """Viterbi over BIO tags: an `I-` tag follows only a tag of its own kind."""

    def __init__(self, tags: Sequence[str]) -> None:
        self.tags = tuple(tags)
        inside = np.array([tag[0] == "I" for tag in tags])
        same = np.array([[before[2:] == tag[2:] for tag in tags] for before in tags])
        self._moves = np.where(inside[None, :] & ~same, _NEVER, 0.0)
        self._starts = np.where(inside, _NEVER, 0.0)

    def decode(self, scores: NDArray[np.float64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the tag numbers, (sentences, words); what lies past a sentence's length means nothing.

        Args:
            scores: (sentences, words, tags), log-probabilities.
            lengths: (sentences,), at least 1 each.
        """
        tags: NDArray[np.int64] = scores.argmax(-1)
        is_open = np.arange(1, scores.shape[1]) < lengths[:, None]
        is_broken = self._starts[tags[:, 0]] < 0
        is_broken |= ((self._moves[tags[:, :-1], tags[:, 1:]] < 0) & is_open).any(1)
        broken = np.flatnonzero(is_broken)
        if len(broken):
            tags[broken] = self._best_paths(scores[broken], lengths[broken])
        return tags

    def _best_paths(self, scores: NDArray[np.float64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
        sentences, words, _ = scores.shape
        best = scores[:, 0] + self._starts
        back = np.zeros(scores.shape, np.int64)
        for word in range(1, words):
            paths = best[:, :, None] + self._moves
            back[:, word] = paths.argmax(1)
            is_open = (word < lengths)[:, None]
            best = np.where(is_open, paths.max(1) + scores[:, word], best)
        tags = np.zeros((sentences, words), np.int64)
        rows = np.arange(sentences)
        current = best.argmax(1)
        for word in range(words - 1, -1, -1):
            tags[:, word] = current
            current = np.where(word < lengths, back[rows, word, current], current)
        return tags


def log_softmax(scores: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return log-probabilities over the last axis in double precision."""
    shifted = scores.astype(np.float64)
    shifted -= shifted.max(-1, keepdims=True)
    normed: NDArray[np.float64] = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return normed
