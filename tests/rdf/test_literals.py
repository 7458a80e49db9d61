"""Literals that every store keeps as they are."""

import pytest

from kg.rdf import literals

NUMBERS = (
    (1139.0, "1139", "integer"),
    (-3.0, "-3", "integer"),
    (0.93, "0.93", "decimal"),
    (2.50, "2.5", "decimal"),
    (1e-7, "0.0000001", "decimal"),
    (4.7e10, "47000000000", "integer"),
)
DATES = (("2023-10-07", "date"), ("2023-10", "gYearMonth"), ("2023", "gYear"))


@pytest.mark.parametrize(("value", "form", "datatype"), NUMBERS)
def test_a_number_has_no_trailing_zeros_and_no_exponent(value, form, datatype):
    found = literals.number(value)

    assert (found.value, found.datatype.value.rsplit("#")[-1]) == (form, datatype)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_has_no_literal(value):
    assert literals.number(value) is None


@pytest.mark.parametrize(("value", "datatype"), DATES)
def test_a_date_keeps_its_granularity(value, datatype):
    assert literals.calendar(value).datatype.value.endswith("#" + datatype)


@pytest.mark.parametrize("value", ["2023-13-45", "2023-02-30", "20231007", "2023-W41", "P15M", "PRESENT_REF", ""])
def test_what_is_no_date_is_not_called_one(value):
    assert literals.calendar(value) is None


def test_characters_that_cannot_be_written_are_replaced():
    assert literals.text("a\ud800b\0c\x1b\uffff\n🔥\u202e").value == "a\ufffdb\ufffdc\ufffd\ufffd\n🔥\u202e"
