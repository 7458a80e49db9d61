"""Turn the scores of a batch into tags, trees, names and predicates."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.engine.labels import Labels
from kg.engine.parse import Argument, Name, Predicate
from kg.engine.session import Scores
from kg.engine.tree import best_tree, find_cycle, has_one_root
from kg.engine.viterbi import NameDecoder, log_softmax

#: A predicate has each of these at most once. Source: Palmer et al. 2005, "The Proposition Bank", section 2.
CORE_ROLES = frozenset(("ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "ARG5"))

_NEVER = -1e9
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Analysis:
    """The labels of one sentence, one entry a word."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    names: tuple[Name, ...]
    predicates: tuple[Predicate, ...]


class Decoder:
    """Knows the label sets."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._names = NameDecoder(labels.names)
        self._root = labels.deprels.index("root")

    def decode(self, scores: Scores) -> list[Analysis]:
        """Return the analysis of each sentence of the batch."""
        upos, xpos, feats = (head.argmax(-1) for head in (scores.upos, scores.xpos, scores.feats))
        heads = _heads(scores)
        deprels = self._deprel_labels(scores, heads)
        tags = log_softmax(scores.names)
        names = self._names.decode(tags, scores.lengths)
        frames = self._frames(scores)
        labels = self._labels
        return [
            Analysis(
                upos=_named(labels.upos, upos[i, :length]),
                xpos=_named(labels.xpos, xpos[i, :length]),
                feats=_named(labels.feats, feats[i, :length]),
                heads=tuple(heads[i, 1 : length + 1].tolist()),
                deprels=_named(labels.deprels, deprels[i, :length]),
                names=tuple(self._spans(names[i, :length], tags[i])),
                predicates=tuple(frames[i]),
            )
            for i, length in enumerate(scores.lengths)
        ]

    def _deprel_labels(self, scores: Scores, heads: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the best label of each word's arc, (sentences, words); only the root's child is `root`."""
        rows = np.arange(len(heads))[:, None]
        labels = (scores.deprels @ scores.heads[rows, heads[:, 1:]][..., None])[..., 0]
        labels[:, :, self._root] = _NEVER
        best: NDArray[np.int64] = labels.argmax(-1)
        best[heads[:, 1:] == 0] = self._root
        return best

    def _spans(self, tags: NDArray[np.int64], scores: NDArray[np.float64]) -> Iterator[Name]:
        """Yield the names of a sentence; the score is the least probability of their tags."""
        written = [*_named(self._labels.names, tags), "O"]
        first = None
        for position, tag in enumerate(written):
            if first is not None and tag[0] != "I":
                inside = np.arange(first, position)
                score = float(np.exp(scores[inside, tags[inside]].min()))
                yield Name(first + 1, position, written[first][2:], round(score, _DIGITS))
                first = None
            if tag[0] == "B":
                first = position

    def _frames(self, scores: Scores) -> list[list[Predicate]]:
        """Return the predicates of each sentence, each with its likeliest role for every word."""
        chances = np.exp(log_softmax(scores.predicate))[:, :, 1]
        is_word = np.arange(chances.shape[1]) < scores.lengths[:, None]
        sentences, words = np.nonzero((chances > 0.5) & is_word)
        # einsum, as a matrix product would wake threads that cost more than they bring
        roles = log_softmax(
            np.einsum("pwe,ple->pwl", scores.arguments[sentences], scores.roles[sentences, words], optimize=False)
        )
        roles[np.arange(len(words)), words, 1:] = _NEVER  # no predicate is its own argument
        labels = np.where(is_word[sentences], roles.argmax(-1), 0)
        found: list[list[Predicate]] = [[] for _ in scores.lengths]
        rows = zip(sentences.tolist(), words.tolist(), labels, roles.max(-1), strict=True)
        for sentence, word, best, likely in rows:
            score = round(float(chances[sentence, word]), _DIGITS)
            found[sentence].append(Predicate(word + 1, score, tuple(self._arguments(best, np.exp(likely)))))
        return found

    def _arguments(self, best: NDArray[np.int64], chances: NDArray[np.float64]) -> Iterator[Argument]:
        """Yield each word's likeliest role; of two words with the same core role, only the likelier has it."""
        heads = np.flatnonzero(best)
        roles = [(self._labels.roles[best[head]], float(chances[head]), int(head)) for head in heads]
        likeliest: dict[str, float] = {}
        for label, chance, _ in roles:
            likeliest[label] = max(chance, likeliest.get(label, 0.0))
        for label, chance, head in roles:
            if label not in CORE_ROLES or chance >= likeliest[label]:
                yield Argument(label, head + 1, round(chance, _DIGITS))


def _heads(scores: Scores) -> NDArray[np.int64]:
    """Return the heads of each sentence with the root's own 0 first, (sentences, words + 1)."""
    arcs = scores.arcs.copy()
    words = np.arange(arcs.shape[1])
    arcs[:, words, words] = _NEVER
    arcs = np.where((words[None, :] <= scores.lengths[:, None])[:, None, :], arcs, np.float32(_NEVER))
    heads: NDArray[np.int64] = arcs.argmax(-1)
    heads[:, 0] = 0
    for number, length in enumerate(scores.lengths):
        found = heads[number, : length + 1]
        if not has_one_root(found) or find_cycle(found) is not None:
            inner = log_softmax(arcs[number, : length + 1, : length + 1])
            heads[number, : length + 1] = best_tree(inner)
        heads[number, length + 1 :] = 0
    return heads


def _named(labels: tuple[str, ...], numbers: NDArray[np.int64]) -> tuple[str, ...]:
    return tuple(labels[i] for i in numbers.tolist())
