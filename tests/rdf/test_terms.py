"""Terms in the form of N-Triples are taken apart into what they stand for."""

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg import vocab
from kg.rdf import terms

A = NamedNode("http://x.example/a")
TEXTS = (
    "",
    '"\\\n\r\t\b\f\0',
    "\\U0001FFFE",
    "\\\\U0001FFFE",
    "\U0001fffe\U0010ffff😀",
    "“x”@en",
    'a"^^<b>',
    "\u2028\x85",
)


@pytest.mark.parametrize("text", TEXTS)
def test_the_text_of_a_literal_comes_back(text: str) -> None:
    assert terms.words(str(Literal(text))) == (text, vocab.XSD + "string", "")


def test_language_and_datatype_come_back() -> None:
    assert terms.words(str(Literal('a"', language="en"))) == ('a"', "", "en")
    assert terms.words(str(Literal("1", datatype=A))) == ("1", A.value, "")


def test_only_a_literal_has_words_and_only_a_node_an_iri() -> None:
    triple = f"<<( {Triple(A, A, A)} )>>"

    assert [terms.words(str(each)) for each in (A, BlankNode("b"))] == [None, None]
    assert [terms.iri(each) for each in (str(A), "_:b", '"a"', triple)] == [A.value, "_:b", "", ""]
