"""Names without the titles a tagger puts into them."""

import pytest

from kg.extract.phrases import Phrases, clean_names
from kg.extract.tree import Tree
from kg.model import Name, Sentence, Token
from tests.extract.sentences import shipped_ontology


def named(words: str) -> Sentence:
    """Return a sentence that is one name, tagged as a person."""
    forms = words.split()
    rows = enumerate(forms, 1)
    tokens = tuple(Token(id, form, form, "PROPN", "NNP", "_", id - 1, "flat", id, id + 1) for id, form in rows)
    return Sentence(0, "paragraph", 0, tokens, (Name(1, len(forms), "PER", 0.9),))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Prime Minister Ann Lee", "Ann Lee"),
        ("Deputy Prime Minister Ann Lee", "Ann Lee"),
        ("Major General Ann Lee", "Ann Lee"),
        ("Ann Lee", "Ann Lee"),
        ("Ann King Junior", "Ann King Junior"),
        ("Ann King", "Ann King"),
    ],
)
def test_a_title_is_no_part_of_a_name(words: str, name: str) -> None:
    sentence = named(words)

    found = [
        " ".join(sentence.token(id).form for id in range(each.first, each.last + 1))
        for each in clean_names(sentence, shipped_ontology())
    ]

    assert found == [name]


@pytest.mark.parametrize(
    ("words", "phrases"),
    [
        # "at least they left", "in place they left": nothing is named
        ("at/ADP/2/case least/ADJ/4/obl they/PRON/4/nsubj left/VERB/0/root", ["they"]),
        ("in/ADP/2/case place/NOUN/4/obl they/PRON/4/nsubj left/VERB/0/root", ["they"]),
        ("six/NUM/4/nsubj in/ADP/3/case 10/NUM/1/nmod left/VERB/0/root", ["six"]),
        ("in/ADP/2/case town/NOUN/4/obl they/PRON/4/nsubj left/VERB/0/root", ["town", "they"]),
    ],
)
def test_a_set_phrase_names_nothing(words: str, phrases: list[str]) -> None:
    text = " ".join(each.split("/")[0] for each in words.split())
    tokens = []
    for id, (form, upos, head, deprel) in enumerate((each.split("/") for each in words.split()), 1):
        start = tokens[-1].end + 1 if tokens else 0
        tokens.append(Token(id, form, form, upos, "", "_", int(head), deprel, start, start + len(form)))

    found = Phrases(Tree(Sentence(0, "paragraph", 0, tuple(tokens))), text, shipped_ontology())

    assert [each.text.split()[0] for each in found] == phrases
