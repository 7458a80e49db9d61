"""Our own paragraphs: names in brackets, two readers, names swapped."""

import random
import shutil

import pytest

from kg.engine.gold.names import spans
from kg.engine.gold.paragraphs import PARTIAL, read_paragraph
from kg.engine.gold.treebank import GoldWord
from kg.engine.labels import NAME_KINDS, NAME_TAGS
from kg.engine.training import masks
from kg.engine.training.agreement import ALL, agreement
from kg.engine.training.examples import PARAGRAPHS, Example, paragraphs
from kg.engine.training.swap import Pool, swapped

TEXT = "[PER Ann Li]’s book on [LOC Peru] sold. Critics at [ORG Ríos & Hijos S.A.] shrugged."


def example(*pairs, heads=None):
    tags = [tag for _, tag in pairs]
    words = tuple(GoldWord(form, head=-1 if heads is None else heads[i]) for i, (form, _) in enumerate(pairs))
    return Example(words, tuple(masks.exact(tags)))


def test_brackets_become_tags_of_words_sentence_by_sentence():
    first, second = read_paragraph(TEXT)

    assert first.forms == ("Ann", "Li", "’s", "book", "on", "Peru", "sold", ".")
    assert first.tags == ("B-PER", "I-PER", "O", "O", "O", "B-LOC", "O", "O")
    assert spans(second.tags) == {(2, 6, "ORG")}


def test_a_word_that_is_a_name_only_in_part_says_nothing():
    [sentence] = read_paragraph("A pro-[ORG Hezbollah] paper closed.")

    tag = sentence.tags[sentence.forms.index("pro-Hezbollah")]
    assert tag == PARTIAL
    assert masks.paragraph_masks([tag], [tag]) == [masks.ANY]


def test_two_names_side_by_side_stay_two():
    [sentence] = read_paragraph("[LOC US] [MISC Clean Rivers Act] passes")

    assert sentence.tags[:2] == ("B-LOC", "B-MISC")


@pytest.mark.parametrize("block", ["[PER Ann", "Ann] Li", "[Ann Li]", "[PER [ORG A] B]"])
def test_a_bracket_that_is_left_over_is_an_error(block):
    with pytest.raises(ValueError, match="a bracket is left over"):
        list(read_paragraph(block))


def test_where_the_readers_disagree_either_may_be_right():
    both, one = masks.paragraph_masks(["B-ORG", "B-LOC"], ["B-ORG", "O"])

    assert both == masks.allowed("B-ORG")
    assert one == masks.allowed("B-LOC", "O", "B-DATE", "I-DATE")


def test_every_paragraph_can_be_read_in_both_taggings_with_the_same_words():
    names = sorted(path.name for path in (PARAGRAPHS / "first").glob("*.txt"))
    examples = list(paragraphs())

    assert names == sorted(path.name for path in (PARAGRAPHS / "second").glob("*.txt"))
    assert len(examples) > 4000
    assert all(len(each.words) == len(each.names) for each in examples)


def test_the_paragraphs_have_only_kinds_that_the_network_knows():
    _, found = agreement(PARAGRAPHS)

    assert set(found) - {ALL} <= set(NAME_KINDS)
    assert found[ALL] > 10_000


def test_agreement_counts_exact_names_with_their_kind(tmp_path):
    readings = {"first": "[PER Ann] met [ORG Rio].", "second": "[PER Ann] met [LOC Rio]."}
    for part, text in readings.items():
        (tmp_path / part).mkdir()
        (tmp_path / part / "one.txt").write_text(text, encoding="utf-8")

    values, found = agreement(tmp_path)

    assert values == {ALL: 50.0, "PER": 100.0, "ORG": 0.0}
    assert found == {ALL: 2, "PER": 1, "ORG": 1}


def test_a_second_tagging_of_other_words_is_an_error(tmp_path):
    shutil.copytree(PARAGRAPHS / "first", tmp_path / "first")
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "war.txt").write_text("Something else.\n", encoding="utf-8")

    with pytest.raises(ValueError, match="argument"):
        agreement(tmp_path)


def test_a_swapped_name_is_another_of_its_kind_with_tags_that_fit():
    pool = Pool.of([example(("Ann", "B-PER"), ("Maria", "I-PER"), ("Li", "I-PER"))])
    before = example(("Bo", "B-PER"), ("spoke", "O"))

    after = swapped(before, pool, random.Random(1), share=1.0)

    assert [word.form for word in after.words] == ["Ann", "Maria", "Li", "spoke"]
    assert after.names == tuple(masks.exact(["B-PER", "I-PER", "I-PER", "O"]))


def test_in_a_tree_only_persons_are_swapped_for_names_of_as_many_words():
    pool = Pool.of([example(("Ann", "B-PER"), ("Li", "I-PER")), example(("Eva", "B-PER")), example(("Rio", "B-LOC"))])
    before = example(("Bo", "B-PER"), ("saw", "O"), ("Peru", "B-LOC"), heads=[2, 0, 2])

    after = swapped(before, pool, random.Random(1), share=1.0)

    assert [(word.form, word.head) for word in after.words] == [("Eva", 2), ("saw", 0), ("Peru", 2)]


def test_a_name_whose_end_is_open_is_not_swapped():
    names = (masks.allowed("B-PER"), masks.allowed("I-PER", "O"))
    before = Example((GoldWord("Bo"), GoldWord("Li")), names)

    assert swapped(before, Pool.of([example(("Ann", "B-PER"))]), random.Random(1), share=1.0) == before


def test_nothing_is_swapped_where_no_share_is_asked_for():
    before = example(("Bo", "B-PER"), ("spoke", "O"))

    assert swapped(before, Pool.of([example(("Ann", "B-PER"))]), random.Random(1), share=0.0) == before


def test_masks_have_one_bit_a_tag():
    assert [masks.allowed(tag) for tag in NAME_TAGS] == [1 << number for number in range(len(NAME_TAGS))]
