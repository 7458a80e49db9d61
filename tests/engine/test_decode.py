"""Scores become valid analyses."""

from dataclasses import replace

import numpy as np
import pytest

from kg.engine.decode import Decoder
from kg.engine.labels import NAME_TAGS, Labels
from kg.engine.session import Scores

LABELS = Labels(
    upos=("NOUN", "VERB"),
    xpos=("NN", "VBD"),
    feats=("_", "Tense=Past"),
    deprels=("root", "nsubj", "obj"),
    names=NAME_TAGS,
    roles=("_", "ARG0", "ARGM-TMP"),
)
WORDS = 3


@pytest.fixture
def scores():
    """Score three words, all alike: what a test does not set says nothing."""
    heads = WORDS + 1
    return Scores(
        lengths=np.array([WORDS]),
        upos=np.zeros((1, WORDS, 2), np.float32),
        xpos=np.zeros((1, WORDS, 2), np.float32),
        feats=np.zeros((1, WORDS, 2), np.float32),
        names=np.zeros((1, WORDS, len(NAME_TAGS)), np.float32),
        predicate=np.zeros((1, WORDS, 2), np.float32),
        arcs=np.zeros((1, heads, heads), np.float32),
        deprels=np.zeros((1, WORDS, 3, 1), np.float32),
        heads=np.ones((1, heads, 1), np.float32),
        roles=np.zeros((1, WORDS, 3, 1), np.float32),
        arguments=np.ones((1, WORDS, 1), np.float32),
    )


def test_only_the_child_of_the_root_is_called_root(scores):
    deprels = scores.deprels.copy()
    deprels[:, :, 0] = 9

    [analysis] = Decoder(LABELS).decode(replace(scores, deprels=deprels))

    is_top = [head == 0 for head in analysis.heads]
    assert is_top.count(True) == 1
    assert [deprel == "root" for deprel in analysis.deprels] == is_top


def test_a_core_role_goes_to_the_likeliest_word_only(scores):
    predicate, roles, arguments = scores.predicate.copy(), scores.roles.copy(), scores.arguments.copy()
    predicate[0, 0, 1] = 5
    roles[0, 0, 1] = 4
    arguments[0, 2] = 2

    [analysis] = Decoder(LABELS).decode(replace(scores, predicate=predicate, roles=roles, arguments=arguments))

    [found] = analysis.predicates
    assert (found.word, [(a.label, a.head) for a in found.arguments]) == (1, [("ARG0", 3)])


def test_another_role_may_be_filled_twice_but_not_by_the_predicate(scores):
    predicate, roles = scores.predicate.copy(), scores.roles.copy()
    predicate[0, 0, 1] = 5
    roles[0, 0, 2] = 4

    [analysis] = Decoder(LABELS).decode(replace(scores, predicate=predicate, roles=roles))

    assert [(a.label, a.head) for a in analysis.predicates[0].arguments] == [("ARGM-TMP", 2), ("ARGM-TMP", 3)]


def test_a_name_spans_its_words(scores):
    names = scores.names.copy()
    names[0, 0, NAME_TAGS.index("B-ORG")] = names[0, 1, NAME_TAGS.index("I-ORG")] = names[0, 2, 0] = 9

    [analysis] = Decoder(LABELS).decode(replace(scores, names=names))

    [name] = analysis.names
    assert (name.first, name.last, name.label) == (1, 2, "ORG")
    assert 0.9 < name.score <= 1
