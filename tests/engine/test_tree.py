"""The best tree is a tree with one root."""

from itertools import product

import numpy as np
import pytest

from kg.engine.tree import best_tree, find_cycle, has_one_root


def best_by_search(scores):
    """Try every tree."""
    words = range(1, len(scores))
    trees = ([0, *heads] for heads in product(range(len(scores)), repeat=len(words)))
    valid = (t for t in trees if has_one_root(t) and find_cycle(t) is None)
    return max(valid, key=lambda tree: sum(scores[word, tree[word]] for word in words))


@pytest.mark.parametrize("seed", range(30))
def test_the_best_tree_is_the_one_that_a_search_finds(seed):
    scores = np.random.default_rng(seed).normal(size=(5, 5))

    found = best_tree(scores)

    assert found.tolist() == best_by_search(scores)


@pytest.mark.parametrize("words", [1, 2, 40, 200])
def test_a_tree_has_one_root_and_no_cycle(words):
    scores = np.random.default_rng(words).normal(size=(words + 1, words + 1))

    found = best_tree(scores)

    assert has_one_root(found)
    assert find_cycle(found) is None


def test_a_tie_gives_a_tree_too():
    found = best_tree(np.zeros((6, 6)))

    assert has_one_root(found)
    assert find_cycle(found) is None


def test_a_cycle_is_found():
    assert sorted(find_cycle([0, 0, 3, 4, 2])) == [2, 3, 4]
