"""Lemmas come from the table first, then from the rules."""

import pytest

from kg.engine.lemma import Lemmatizer

TABLE = {("n't", "PART"): "not", ("'s", "AUX"): "be", ("men", "NOUN"): "man", ("me", "PRON"): "I"}


@pytest.mark.parametrize(
    ("form", "upos", "xpos", "lemma"),
    [
        ("n’t", "PART", "RB", "not"),
        ("’s", "AUX", "VBZ", "be"),
        ("Men", "NOUN", "NNS", "man"),
        ("Me", "PRON", "PRP", "I"),
        ("resigned", "VERB", "VBD", "resign"),
        ("Resigning", "VERB", "VBG", "resign"),
        ("hostages", "NOUN", "NNS", "hostage"),
        ("worst", "ADJ", "JJS", "bad"),
        ("Netanyahu", "PROPN", "NNP", "Netanyahu"),
        ("IDF", "NOUN", "NN", "IDF"),
        ("The", "DET", "DT", "the"),
        ("1,139", "NUM", "CD", "1,139"),
        ("", "X", "FW", ""),
    ],
)
def test_a_form_has_the_lemma_of_its_part_of_speech(form, upos, xpos, lemma):
    assert Lemmatizer(TABLE).lemma(form, upos, xpos) == lemma
