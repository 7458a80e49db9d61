"""Names without the titles a tagger puts into them."""

import pytest

from kg.extract.phrases import clean_names
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
