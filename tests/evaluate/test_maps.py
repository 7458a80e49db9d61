"""The maps of our names to those of the gold sets name what there is, and all that they must."""

from pathlib import Path

import pytest

from kg import vocab
from kg.errors import UsageError
from kg.evaluate import maps
from kg.evaluate.names import Names
from kg.evaluate.political import quads
from kg.ontology import Ontology, load

FOLDER = Path(__file__).parents[1] / "maps"
KG = vocab.KG
ACTORS_AND_PLACES = ("Person", "Organization", "Place", "Group")
RE3D = frozenset("BelongsTo InChargeOf CoLocated AlliesOf FightingAgainst CommWith Likes Dislikes".split())
ACTORS = frozenset("agent patient recipient participant instrument".split())
ROLES = ACTORS | frozenset("place origin destination time topic cause manner extent other".split())


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load()


@pytest.fixture(scope="module")
def read() -> maps.Maps:
    return maps.read(FOLDER)


def of_type(ontology: Ontology, *types: str) -> set[str]:
    """Return the local names of all terms of some types."""
    pairs = ((t.subject.value, t.object.value) for t in ontology.triples if t.predicate.value == vocab.RDF + "type")
    return {vocab.local_name(term) for term, type in pairs if type in types}


def meant(names: Names) -> frozenset[str]:
    return frozenset().union(*names.table.values())


def test_every_type_of_entity_in_the_map_exists(ontology: Ontology, read: maps.Maps) -> None:
    assert set(read.entity_types.table) <= of_type(ontology, vocab.OWL + "Class")
    assert meant(read.entity_types) == set(ACTORS_AND_PLACES)


def test_every_class_of_people_bodies_and_places_has_a_type(ontology: Ontology, read: maps.Maps) -> None:
    classes = {name for name in of_type(ontology, vocab.OWL + "Class") if _actor_or_place(ontology, name)}

    assert len(classes) >= 20
    assert classes == set(read.entity_types.table)


def test_a_class_has_the_type_it_is_below(ontology: Ontology, read: maps.Maps) -> None:
    for name, types in read.entity_types.table.items():
        assert types == {_actor_or_place(ontology, name)}


def _actor_or_place(ontology: Ontology, name: str) -> str | None:
    return next((each for each in ACTORS_AND_PLACES if ontology.is_a(KG + name, KG + each)), None)


@pytest.mark.parametrize("name", ["wikievents", "plover"])
def test_every_type_of_event_in_a_map_exists(ontology: Ontology, read: maps.Maps, name: str) -> None:
    types = {vocab.local_name(type.iri) for type in ontology.event_types}
    table = getattr(read, name).table

    assert len(table) >= 100
    assert set(table) - types == set()


def test_every_relation_or_type_of_event_in_the_map_exists(ontology: Ontology, read: maps.Maps) -> None:
    known = of_type(ontology, vocab.OWL + "ObjectProperty", KG + "EventType")

    assert set(read.re3d.table) - known == set()
    assert meant(read.re3d) == RE3D


def test_every_role_in_the_map_exists(ontology: Ontology, read: maps.Maps) -> None:
    roles = of_type(ontology, KG + "Role")

    assert set(read.roles.table) - roles == set()
    assert roles - set(read.roles.table) == {"condition", "concession"}  # no gold set has them
    assert meant(read.roles) == ROLES


def test_every_type_that_the_ontology_matches_with_plover_has_a_category(ontology: Ontology, read: maps.Maps) -> None:
    matches = [t for t in ontology.triples if t.predicate.value == vocab.SKOS + "closeMatch"]
    matched = {vocab.local_name(t.subject.value) for t in matches if "/plover#" in t.object.value}

    assert len(matched) >= 80
    assert matched - set(read.plover.table) == set()
    assert meant(read.plover) == set(quads())


def test_every_type_of_wikievents_has_three_parts(read: maps.Maps) -> None:
    assert len(meant(read.wikievents)) >= 50
    assert {len(name.split(".")) for name in meant(read.wikievents)} == {3}


def test_a_name_in_two_lines_has_what_both_say(tmp_path: Path) -> None:
    (tmp_path / "plover.tsv").write_text("# comment\n\nAttack\tASSAULT, FIGHT\tnote\nAttack\tCOERCE\n")

    read = maps.read(tmp_path)

    assert read.plover.accepted("Attack") == {"ASSAULT", "FIGHT", "COERCE"}
    assert read.wikievents.accepted("Attack") == {"Attack"}


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("plover.tsv", "Attack ASSAULT\n", "plover.tsv:1: the line 'Attack ASSAULT' has no tab"),
        (
            "other.tsv",
            "Attack\tASSAULT\n",
            "no map is in this folder. Name a folder that holds one of: entity_types.tsv",
        ),
    ],
)
def test_a_map_that_cannot_be_read_is_said(tmp_path: Path, file: str, text: str, message: str) -> None:
    (tmp_path / file).write_text(text)

    with pytest.raises(UsageError) as caught:
        maps.read(tmp_path)

    assert message in str(caught.value)
