"""The shipped ontology is complete and large enough."""

import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pyoxigraph
import pytest

from kg import vocab
from kg.ontology import Ontology, load
from kg.ontology.turtle import FRAME

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "ontology"
KG = vocab.KG
_TYPE = vocab.RDF + "type"


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load(FOLDER)


def declared(ontology: Ontology) -> set[str]:
    return {triple.subject.value for triple in ontology.triples}


def of_type(ontology: Ontology, *types: str) -> set[str]:
    pairs = ((t.subject.value, t.object.value) for t in ontology.triples if t.predicate.value == _TYPE)
    return {subject for subject, type in pairs if type in types}


def words_of(ontology: Ontology, name: str) -> int:
    return len(of_type(ontology, KG + name))


def test_the_folder_beside_the_package_is_the_default(ontology: Ontology) -> None:
    assert load().version == ontology.version == "0.1.0"


def test_the_ontology_is_as_large_as_promised(ontology: Ontology) -> None:
    types = [type for type in ontology.event_types if type.iri != vocab.EVENT]
    entries = of_type(ontology, vocab.ONTOLEX + "Word", vocab.ONTOLEX + "MultiWordExpression")

    assert len(types) >= 60
    assert len(entries) >= 600
    assert words_of(ontology, "OfficeNoun") >= 150
    assert words_of(ontology, "HeadNoun") >= 400
    assert words_of(ontology, "CountryName") >= 200
    assert words_of(ontology, "Demonym") >= 200
    assert words_of(ontology, "StatusCue") >= 200


def test_every_type_is_evoked_by_a_word(ontology: Ontology) -> None:
    evoked = {t.object.value for t in ontology.triples if t.predicate.value == FRAME + "evokes"}

    assert {type.iri for type in ontology.event_types} - evoked <= {vocab.EVENT}


def test_only_phrases_are_called_multiword(ontology: Ontology) -> None:
    phrases = of_type(ontology, vocab.ONTOLEX + "MultiWordExpression")
    words = of_type(ontology, vocab.ONTOLEX + "Word")

    assert [each for each in phrases if " " not in ontology.label(each)] == []
    assert [each for each in words if " " in ontology.label(each)] == []


def test_every_term_has_one_english_label_and_comment(ontology: Ontology) -> None:
    kinds = [vocab.OWL + name for name in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")]
    terms = of_type(
        ontology, *kinds, KG + "Status", KG + "Bound", KG + "Role", FRAME + "Slot", FRAME + "PrepositionSlot"
    )
    said = Counter((t.subject.value, t.predicate.value) for t in ontology.triples)

    for name in ("label", "comment"):
        assert [term for term in sorted(terms) if said[term, vocab.RDFS + name] != 1] == []


def test_every_label_is_english(ontology: Ontology) -> None:
    labels = {vocab.RDFS + "label", vocab.RDFS + "comment", vocab.SKOS + "altLabel", vocab.SKOS + "example"}
    texts = [t for t in ontology.triples if t.predicate.value in labels]

    assert len(texts) > 3000
    assert [t.object.value for t in texts if t.object.language != "en"] == []


def test_every_demonym_and_tie_names_something_declared(ontology: Ontology) -> None:
    places = {t.object.value for t in ontology.triples if t.predicate.value == KG + "ofPlace"}
    relations = {t.object.value for t in ontology.triples if t.predicate.value == KG + "expresses"}

    assert {name for name in places if ontology.place(name) != name} == set()
    assert relations <= of_type(ontology, vocab.OWL + "ObjectProperty")


def test_every_term_the_code_names_is_declared(ontology: Ontology) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "kg").rglob("*.py")))
    named = {KG + name for name in re.findall(r'(?:\bKG \+ |\b_kg\()"(\w+)"', code)} - {KG + "FillerShape"}

    assert len(named) > 60
    assert named - declared(ontology) == set()


def test_every_term_used_as_a_property_of_ours_is_declared(ontology: Ontology) -> None:
    used = {t.predicate.value for t in ontology.triples if t.predicate.value.startswith((KG, FRAME))}
    ranges = {each for each in used if each.endswith(("Is", "Helper", "IsNot", "Not")) and each.startswith(FRAME)}

    assert used - ranges - declared(ontology) == set()


def test_the_block_in_the_readme_works(tmp_path: Path) -> None:
    (block,) = re.findall(r"```turtle\n(.*?)```", (FOLDER / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    shutil.copytree(FOLDER, tmp_path / "ontology")
    neighbour = (FOLDER / "events" / "personnel.ttl").read_text(encoding="utf-8").splitlines(keepends=True)
    prefixes = "".join(line for line in neighbour if line.startswith("@prefix"))
    (tmp_path / "ontology" / "events" / "trade-fairs.ttl").write_text(prefixes + block, encoding="utf-8")

    ontology = load(tmp_path / "ontology")

    assert ontology.event_type(KG + "Auction").label == "auction"
    assert {entry.words for entry in ontology.entries("auction", "verb")} == {("auction", "off"), ("auction",)}


def test_the_context_types_every_property_that_links() -> None:
    context = json.loads((FOLDER / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    core = (FOLDER / "core.ttl").read_text(encoding="utf-8") + (FOLDER / "relations.ttl").read_text(encoding="utf-8")
    links = set(re.findall(r"^kg:(\w+) a (?:kg:Role, )?owl:ObjectProperty", core, re.MULTILINE))
    of_the_ontology = {"givesStatus", "expresses", "directEdge", "directEdgeRole", "fillerIsNot"}

    assert len(links) > 70
    assert {name for name in links - of_the_ontology if context.get(name) != {"@type": "@id"}} == set()


def test_the_context_reads_json_as_our_terms() -> None:
    context = json.loads((FOLDER / "context.jsonld").read_text(encoding="utf-8"))
    text = json.dumps(
        context | {"id": "urn:e", "type": "Resignation", "agent": "urn:p", "label": "x", "direct": "true"}
    )

    triples = {str(quad.triple) for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.JSON_LD)}

    assert f"<urn:e> <{_TYPE}> <{KG}Resignation>" in triples
    assert f"<urn:e> <{KG}agent> <urn:p>" in triples
    assert f'<urn:e> <{vocab.RDFS}label> "x"' in triples
    assert f'<urn:e> <{KG}direct> "true"^^<{vocab.XSD}boolean>' in triples


def test_the_readme_lists_every_role_that_gives_a_status(ontology: Ontology) -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    told = {
        role: KG + row[0]
        for row in re.findall(r"^\| (\w+) \| (`kg:.*) \|$", readme, re.MULTILINE)
        for role in re.findall(r"`kg:(\w+)`", row[1])
    }
    roles = {role.removeprefix(KG) for role in of_type(ontology, KG + "Role")}
    given = {role: ontology.status_given(KG + role) for role in roles}

    assert told == {role: status for role, status in given.items() if status not in (None, vocab.ASSERTED)}
