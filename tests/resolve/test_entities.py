"""The name an entity is called by."""

import pytest

from tests.resolve.story import story
from tests.resolve.test_names import sentence


@pytest.mark.parametrize(
    ("one", "other", "type", "name"),
    [
        ("ANN LEE", "Lee", "Person", "Ann Lee"),
        ("ANN LEE", "LEE", "Person", "Ann Lee"),
        ("JEAN-LUC MÉLENCHON", "MÉLENCHON", "Person", "Jean-Luc Mélenchon"),
        ("NATO", "NATO", "Organization", "NATO"),
        ("ANN LEE", "Ann Lee", "Person", "Ann Lee"),
    ],
)
def test_a_full_name_in_capitals_is_written_as_elsewhere(one: str, other: str, type: str, name: str) -> None:
    told = story(sentence(one, type), sentence(other, type))

    found = told.resolve().entities

    assert [each.name for each in found] == [name]
