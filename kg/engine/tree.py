"""Find the best dependency tree for a matrix of arc scores (Chu-Liu/Edmonds), with exactly one root.

Source: McDonald et al. 2005, "Non-projective dependency parsing using spanning tree algorithms", section 3.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Heads = NDArray[np.int64]

#: More than the scores of any tree differ. Source: Stanojević and Cohen 2021, "A Root of a Problem", section 4.
_ROOT_PRICE = 1e6


def best_tree(scores: Scores) -> Heads:
    """Return the head of every word, with 0 for the root.

    Args:
        scores: (words + 1, words + 1), log-probabilities of [dependent, head]; row and column 0 stand for the root.
    """
    greedy = _greedy(scores)
    if has_one_root(greedy) and find_cycle(greedy) is None:
        return greedy
    heads = _spanning_tree(scores)
    if has_one_root(heads):
        return heads
    # A price on every arc from the root makes the best tree have as few of them as possible: one.
    priced = scores.copy()
    priced[1:, 0] -= _ROOT_PRICE
    return _spanning_tree(priced)


def has_one_root(heads: Heads | Sequence[int]) -> bool:
    """Tell whether exactly one word hangs from the root; `heads[0]` is not looked at."""
    return int(np.count_nonzero(np.asarray(heads)[1:] == 0)) == 1


def find_cycle(heads: Heads | Sequence[int]) -> list[int] | None:
    """Return the words of one cycle, or None if all words lead to the root."""
    parents = [int(head) for head in heads]
    is_done = [False] * len(parents)
    is_done[0] = True
    for start in range(1, len(parents)):
        path: dict[int, None] = {}
        word = start
        while not is_done[word] and word not in path:
            path[word] = None
            word = parents[word]
        if word in path:
            walked = list(path)
            return walked[walked.index(word) :]
        for word in path:
            is_done[word] = True
    return None


def _greedy(scores: Scores) -> Heads:
    possible = scores.copy()
    np.fill_diagonal(possible, -np.inf)
    heads: Heads = possible.argmax(1)
    heads[0] = 0
    return heads


def _spanning_tree(scores: Scores) -> Heads:
    heads = _greedy(scores)
    found = find_cycle(heads)
    if found is None:
        return heads
    cycle = np.array(found)
    outside = np.setdiff1d(np.arange(len(scores)), cycle)
    smaller, entry, exit_ = _contracted(scores, heads, cycle, outside)
    return _expanded(_spanning_tree(smaller), heads, (cycle, outside), (entry, exit_))


def _contracted(scores: Scores, heads: Heads, cycle: Heads, outside: Heads) -> tuple[Scores, Heads, Heads]:
    """Return the scores with the cycle as one last node, the best place to enter it, and to leave it, per node."""
    last = len(outside)
    smaller = np.full((last + 1, last + 1), -np.inf)
    smaller[:last, :last] = scores[np.ix_(outside, outside)]
    leaving = scores[np.ix_(outside, cycle)]
    smaller[:last, last] = leaving.max(1)
    entering = scores[np.ix_(cycle, outside)] - scores[cycle, heads[cycle]][:, None]
    smaller[last, :last] = entering.max(0)
    return smaller, entering.argmax(0), leaving.argmax(1)


def _expanded(tree: Heads, heads: Heads, nodes: tuple[Heads, Heads], best: tuple[Heads, Heads]) -> Heads:
    cycle, outside = nodes
    entry, exit_ = best
    last = len(outside)
    full = heads.copy()
    for position, word in enumerate(outside):
        head = int(tree[position])
        full[word] = outside[head] if head < last else cycle[exit_[position]]
    full[0] = 0
    above = int(tree[last])
    full[cycle[entry[above]]] = outside[above]
    return full
