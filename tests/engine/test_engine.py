"""The engine as it is shipped, on whole texts."""

import pytest

from kg.engine import Engine, english
from kg.engine.engine import WEIGHTS

ARTICLE = """Israel’s army chief resigns over October 7 failures

Lt. Gen. Herzi Halevi, the chief of staff of the Israeli army, said on Tuesday he will resign. “I can’t,” he wrote.
At least 1,139 people were killed near Paris in France. Anna Smith of Reuters didn't agree.
"""
ODD = [
    "",
    " ",
    "\n\n",
    ".",
    "\x00\u200b\ufeff",
    "🙂 🙂🙂",
    "漢字かな交じり文。",
    "e\u0301" * 300,
    "''''",
    "A" * 3000,
    "a b " * 2000,
]


@pytest.fixture(scope="module")
def engine():
    return Engine.load()


@pytest.fixture(scope="module")
def parses(engine):
    return engine.parse(ARTICLE, spans(ARTICLE))


def spans(text):
    title = text.index("\n")
    return [(0, title), (title, len(text))]


@pytest.mark.engine
def test_each_span_gives_its_sentences(parses):
    assert [len(block) for block in parses] == [1, 4]


@pytest.mark.engine
def test_offsets_point_at_the_forms(parses):
    words = [word for block in parses for parse in block for word in parse.words]

    assert len(words) > 50
    assert all(ARTICLE[word.start : word.end] == word.form for word in words)


@pytest.mark.engine
def test_a_clause_is_analysed(parses):
    words = parses[1][0].words
    resign = next(word for word in words if word.lemma == "resign")

    assert (resign.upos, resign.deprel) == ("VERB", "ccomp")
    assert words[resign.head - 1].lemma == "say"


@pytest.mark.engine
def test_names_are_found(parses):
    found = {
        (" ".join(word.form for word in parse.words[name.first - 1 : name.last]), name.label)
        for parse in parses[1]
        for name in parse.names
    }

    assert {("Herzi Halevi", "PER"), ("France", "LOC"), ("Tuesday", "DATE")} <= found


@pytest.mark.engine
def test_a_predicate_has_its_arguments(parses):
    parse = next(parse for parse in parses[1] if any(word.form == "killed" for word in parse.words))
    killed = next(p for p in parse.predicates if parse.words[p.word - 1].form == "killed")

    assert ("ARG1", "people") in {(a.label, parse.words[a.head - 1].form) for a in killed.arguments}


@pytest.mark.engine
def test_the_same_text_gives_the_same_parses(engine, parses):
    assert engine.parse(ARTICLE, spans(ARTICLE)) == parses
    assert Engine.load().parse(ARTICLE, spans(ARTICLE)) == parses


@pytest.mark.engine
def test_two_threads_change_nothing(parses):
    assert Engine.load(threads=2).parse(ARTICLE, spans(ARTICLE)) == parses


@pytest.mark.engine
@pytest.mark.parametrize("text", ODD)
def test_odd_text_is_parsed_into_trees(engine, text):
    [block] = engine.parse(text, [(0, len(text))])

    assert "".join(word.form for parse in block for word in parse.words) == "".join(text.split())
    assert all([word.head for word in parse.words].count(0) == 1 for parse in block)


@pytest.mark.engine
def test_the_time_in_the_network_is_counted(engine):
    before = engine.network_seconds

    engine.parse("It rained.", [(0, 10)])

    assert engine.network_seconds > before


def test_missing_weights_are_named(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"model\.onnx is missing"):
        Engine.load(tmp_path)


@pytest.mark.engine
def test_broken_weights_are_named(tmp_path):
    for path in WEIGHTS.iterdir():
        content = path.read_bytes()
        (tmp_path / path.name).write_bytes(content[:9000] if path.suffix == ".onnx" else content)

    with pytest.raises(FileNotFoundError, match=r"model\.onnx is no ONNX file"):
        Engine.load(tmp_path)


@pytest.mark.parametrize(
    ("form", "xpos", "features"),
    [
        ("His", "PRP$", "Case=Gen|Gender=Masc|Number=Sing|Person=3|Poss=Yes|PronType=Prs"),
        ("her", "PRP", "Case=Acc|Gender=Fem|Number=Sing|Person=3|PronType=Prs"),
        ("her", "PRP$", "Case=Gen|Gender=Fem|Number=Sing|Person=3|Poss=Yes|PronType=Prs"),
        ("US", "NNP", "Number=Sing"),
        ("The", "DT", "Definite=Def|PronType=Art"),
        ("went", "VBD", "Mood=Ind|Tense=Past|VerbForm=Fin"),
        ("here", "RB", "_"),
        (",", ",", "_"),
    ],
)
def test_the_features_that_tag_and_word_decide_are_known(form, xpos, features):
    assert english.features(form, xpos) == features


def test_no_personal_pronoun_is_left_without_features(engine):
    text = "He said his men had told her that they would follow him to their town, and she left it with its mayor."
    [[parse]] = engine.parse(text, [(0, len(text))])

    pronouns = [word for word in parse.words if word.xpos in ("PRP", "PRP$")]
    assert len(pronouns) == 9
    assert all("PronType=Prs" in word.feats for word in pronouns)
