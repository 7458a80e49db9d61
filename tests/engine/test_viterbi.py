"""Name tags form valid sequences."""

import numpy as np

from kg.engine.viterbi import NameDecoder, log_softmax

TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")


def decoded(rows, length=None):
    scores = log_softmax(np.array([rows], np.float32))
    numbers = NameDecoder(TAGS).decode(scores, np.array([len(rows) if length is None else length]))
    return [TAGS[number] for number in numbers[0]]


def test_the_likeliest_tags_are_kept_where_they_are_valid():
    assert decoded([[0, 9, 0, 0, 0], [0, 0, 9, 0, 0], [9, 0, 0, 0, 0]]) == ["B-PER", "I-PER", "O"]


def test_a_name_does_not_start_inside():
    assert decoded([[0, 3, 4, 0, 0], [0, 0, 9, 0, 0]]) == ["B-PER", "I-PER"]


def test_a_name_does_not_change_its_kind():
    assert decoded([[0, 9, 0, 0, 0], [0, 0, 4, 0, 5]]) == ["B-PER", "I-PER"]


def test_padding_does_not_change_a_sentence():
    rows = [[0, 3, 4, 0, 0], [0, 0, 9, 0, 0]]

    padded = decoded([*rows, [0, 0, 0, 0, 99]], length=2)

    assert padded[:2] == decoded(rows)


def test_log_softmax_sums_to_one():
    scores = np.array([[1.0, 2.0, 1e4]], np.float32)

    assert np.exp(log_softmax(scores)).sum() == 1.0
