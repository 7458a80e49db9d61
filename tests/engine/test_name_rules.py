"""Training examples: names by rule, partial labels and rewriting, none of which needs torch."""

import random

import pytest

from kg.engine.gold.names import TaggedSentence
from kg.engine.gold.treebank import GoldSentence, GoldWord
from kg.engine.training import masks
from kg.engine.training.augment import varied
from kg.engine.training.entities import Mention, mentions_of, name_tags
from kg.engine.training.examples import Example


def sentence(*rows):
    words = tuple(
        GoldWord(form, "_", upos, xpos, "_", head, deprel, misc) for form, upos, xpos, head, deprel, misc in rows
    )
    return GoldSentence("s", " ".join(word.form for word in words), words)


PRESIDENT = sentence(
    ("The", "DET", "DT", 2, "det", "Entity=(1-person-new"),
    ("president", "NOUN", "NN", 5, "nsubj", "_"),
    (",", "PUNCT", ",", 2, "punct", "_"),
    ("Ann", "PROPN", "NNP", 2, "appos", "Entity=1)(2-person)"),
    ("praised", "VERB", "VBD", 0, "root", "_"),
    ("President", "PROPN", "NNP", 5, "obj", "Entity=(3-person"),
    ("Bo", "PROPN", "NNP", 6, "flat", "_"),
    ("Li", "PROPN", "NNP", 6, "flat", "Entity=3)"),
)


def test_mentions_are_read_from_the_brackets():
    assert mentions_of([PRESIDENT]) == [[Mention(0, 4, "person"), Mention(3, 4, "person"), Mention(5, 8, "person")]]


def test_a_title_is_no_name_and_a_noun_phrase_neither():
    tags = name_tags(PRESIDENT, mentions_of([PRESIDENT])[0])

    assert tags == ["O", "O", "O", "B-PER", "O", "O", "B-PER", "I-PER"]


@pytest.mark.parametrize(
    ("tag", "allowed"),
    [("O", masks.NO_NAME), ("B-politician", masks.allowed("B-PER")), ("I-country", masks.allowed("I-LOC"))],
)
def test_a_corpus_of_names_allows_what_its_labels_mean(tag, allowed):
    tagged = TaggedSentence("", ("word",), (tag,))

    assert masks.column_masks(tagged, masks.POLITICS) == [allowed]


def test_a_variant_keeps_labels_and_words_in_step():
    words = tuple(GoldWord(form, head=head) for form, head in (("He", 2), ("isn't", 0), ("it", 2), (".", 2)))
    example = Example(words, (1, 1, 1, 1), ())
    chance = random.Random(0)

    found = [varied(example, chance) for _ in range(200)]

    assert {len(variant.words) for variant in found} == {3, 4}
    assert all(len(variant.words) == len(variant.names) for variant in found)
    assert {variant.words[1].form for variant in found} >= {"isn't", "isn’t", "Isn't"}
