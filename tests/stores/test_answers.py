"""Answers of different stores are the same if they mean the same."""

import json

import pytest

from kg.vocab import XSD
from tests.stores.answers import read


def answer(*terms, variable="x"):
    rows = [{variable: term} for term in terms]
    return read(json.dumps({"head": {"vars": [variable]}, "results": {"bindings": rows}}).encode())


def literal(value, datatype="", language=""):
    tag = {"xml:lang": language} if language else {}
    return {"type": "literal", "value": value, **tag, **({"datatype": XSD + datatype} if datatype else {})}


SAME = (
    (literal("a", language="en-GB"), literal("a", language="en-gb")),
    (literal("a"), literal("a", "string")),
    (literal("0.930", "decimal"), literal("0.93", "decimal")),
    (literal("1E2", "double"), literal("100", "double")),
    (literal("1", "boolean"), literal("true", "boolean")),
    ({"type": "typed-literal", "value": "1", "datatype": XSD + "integer"}, literal("01", "integer")),
)
OTHER = (
    (literal("a"), {"type": "uri", "value": "a"}),
    (literal("a"), literal("A")),
    (literal("a", language="en"), literal("a")),
    (literal("1", "integer"), literal("1")),
    (literal("1", "integer"), literal("1", "decimal")),
    (literal("0", "integer"), literal("false", "boolean")),
    (literal("a"), literal('a"@en')),
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_another_form_is_no_difference(one, other):
    assert answer(one).difference(answer(other)) == ""


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_another_meaning_is_a_difference(one, other):
    assert answer(one).difference(answer(other))


def test_the_order_of_rows_is_no_difference_but_their_number_is():
    a, b = literal("a"), literal("b")

    assert answer(a, b).difference(answer(b, a)) == ""
    assert answer(a).difference(answer(a, a)) == 'adds 1: "a"'
    assert answer(a, a, b).difference(answer(a)) == 'lacks 2: "a", "b"'


def test_what_is_not_bound_differs_from_an_empty_text():
    assert answer(None).difference(answer(literal("")))


def test_yes_and_no_are_answers_too():
    assert read(b'{"head": {}, "boolean": true}').difference(read(b'{"head": {}, "boolean": false}'))


def test_a_page_of_a_server_is_no_answer():
    with pytest.raises(ValueError, match="Expecting"):
        read(b"<html>busy</html>")
