"""The readers of annotated corpora."""

import pytest

from kg.engine.evaluate.raw_text import write_out
from kg.engine.gold.frames import GoldFrame, read_frames
from kg.engine.gold.names import read_columns, read_universal, spans
from kg.engine.gold.treebank import MultiWord, read_treebank

TREEBANK = """# newdoc id = one
# sent_id = one-1
# text = He didn't. It's
1\tHe\the\tPRON\tPRP\tCase=Nom|Style=Coll\t2\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tdid\tdo\tAUX\tVBD\t_\t0\troot\t_\t_
3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
4.1\tgone\tgo\tVERB\tVBN\t_\t_\t_\t_\t_
5-6\tIt's\t_\t_\t_\t_\t_\t_\t_\t_
5\tIt\tit\tPRON\tPRP\t_\t2\tdep\t_\t_
6\t's\tbe\tAUX\tVBZ\t_\t2\tdep\t_\t_

# sent_id = one-2
# newpar
# text = No
1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\t_

"""


@pytest.fixture
def document(tmp_path):
    (tmp_path / "a.conllu").write_text(TREEBANK)
    [document] = read_treebank(tmp_path / "a.conllu")
    return document


def test_a_treebank_is_read_without_empty_words(document):
    first, second = document.sentences

    assert first.forms == ["He", "did", "n't", ".", "It", "'s"]
    assert first.multiwords == (MultiWord(2, 3, "didn't"), MultiWord(5, 6, "It's"))
    assert first.words[0].feats == "Case=Nom"
    assert second.starts_paragraph


def test_gold_words_have_their_places_in_the_raw_text(document):
    text, places = write_out(document)

    assert text == "He didn't. It's\n\nNo"
    assert [text[start:end] for start, end in places[0]] == document.sentences[0].forms
    assert places[1] == [(17, 19)]


def test_frames_are_read_by_sentence(tmp_path):
    (tmp_path / "f.tsv").write_text("sent_id\tpredicate\troleset\targuments\ns1\t2\tdo.01\tARG0:1:1-1 ARGM-NEG:3:3-3\n")

    assert read_frames(tmp_path / "f.tsv") == {"s1": (GoldFrame(2, (("ARG0", 1), ("ARGM-NEG", 3))),)}


def test_other_names_of_universal_ner_are_none(tmp_path):
    rows = "# sent_id = s1\n1\tAnn\tB-PER\t-\t-\n2\tX\tB-OTH\t-\t-\n"
    (tmp_path / "n.iob2").write_text(rows)

    assert read_universal(tmp_path / "n.iob2")["s1"].tags == ("B-PER", "O")


def test_inside_tags_become_bio(tmp_path):
    (tmp_path / "n.conll").write_text("The I-ORG\nWho I-ORG\nsang O\nJapan I-LOC\n")

    assert read_columns(tmp_path / "n.conll")[0].tags == ("B-ORG", "I-ORG", "O", "B-LOC")


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        (("O", "O"), set()),
        (("B-PER", "I-PER", "O", "B-LOC"), {(0, 2, "PER"), (3, 4, "LOC")}),
        (("B-PER", "B-PER"), {(0, 1, "PER"), (1, 2, "PER")}),
    ],
)
def test_tags_become_spans(tags, found):
    assert spans(tags) == found
