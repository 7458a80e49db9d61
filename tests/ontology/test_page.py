"""The page of the ontology tells every term once, opens without a network, and is the same every time."""

import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from kg import vocab
from kg.errors import OntologyError, UsageError
from kg.ontology import page, turtle
from kg.ontology.page import anchor
from kg.ontology.page.chapters import chapters

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "ontology"
KEPT = ROOT / "output" / "sample" / "vocabulary.html"

pytest.importorskip("pylode", reason="the page is made by the extra docs")


@pytest.fixture(scope="module")
def html() -> str:
    return page.render(FOLDER)


def terms() -> list[str]:
    known = turtle.read(FOLDER)
    kinds = [vocab.OWL + name for name in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")]
    values = [vocab.KG + name for name in ("Status", "Bound", "SourceKind")]
    return list(dict.fromkeys(iri for kind in (*kinds, *values) for iri in known.instances(kind)))


def entry(html: str, id: str) -> str:
    (found,) = re.findall(rf'<div class="property entity" id="{id}">.*?</table>', html, re.DOTALL)
    return found


def test_every_class_property_and_value_has_an_anchor(html: str) -> None:
    anchors = set(re.findall(r'<div class="property entity" id="([^"]+)"', html))

    assert len(anchors) > 400
    assert {anchor(iri) for iri in terms()} == anchors


def test_every_term_stands_in_one_chapter() -> None:
    told = Counter(iri for part in chapters(turtle.read(FOLDER)) for iri in part.terms)

    assert set(told) == set(terms())
    assert set(told.values()) == {1}


def test_no_id_is_given_twice_and_every_link_inside_the_page_leads_somewhere(html: str) -> None:
    ids = Counter(re.findall(r' id="([^"]+)"', html))
    inside = set(re.findall(r'href="#([^"]+)"', html))

    assert [id for id, times in ids.items() if times > 1] == []
    assert len(inside) > 400
    assert inside - set(ids) == set()


def test_the_page_loads_nothing(html: str) -> None:
    assert "default-src 'none'" in html
    assert re.findall(r"<script|<img|<link|<iframe| src=|@import|url\(", html) == []


def test_an_entry_of_an_event_type_has_its_definition_examples_words_and_place(html: str) -> None:
    told = entry(html, "Resignation")

    for text in (
        "Somebody gives up an office or a job of their own accord.",
        "The minister resigned on Monday.",
        "step down",
        "resignation (noun)",
        'href="#PersonnelEvent"',
        'href="#resignedAs"',
    ):
        assert text in told


def test_an_entry_of_a_property_has_its_domain_and_range(html: str) -> None:
    told = entry(html, "holdsOffice")

    assert re.search(r"Domain</a>.*?#Person", told, re.DOTALL)
    assert re.search(r"Range</a>.*?#Office", told, re.DOTALL)


def test_words_of_the_lexicon_have_no_entry_of_their_own(html: str) -> None:
    assert "newskg/lex/" not in html


def test_the_head_of_the_page_names_version_licence_and_changes(html: str) -> None:
    head = html[html.index('<dl class="head">') : html.index("</dl>")]

    for text in ("0.1.0", "https://creativecommons.org/licenses/by/4.0/", "Changes", "https://w3id.org/newskg/ns#"):
        assert text in head


def test_another_process_makes_the_same_bytes(html: str) -> None:
    code = "from pathlib import Path; from kg.ontology import page; print(page.render(Path('ontology')), end='')"
    made = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)

    assert made.stdout.decode() == html
    assert made.stderr == b""


def test_the_page_kept_for_readers_is_that_of_the_ontology(html: str) -> None:
    assert KEPT.read_text(encoding="utf-8") == html, "run: kg ontology --html output/sample/vocabulary.html"


def test_text_of_an_ontology_cannot_become_html(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "ontology")
    hostile = "<script>alert(1)</script> <img src=x onerror=alert(1)> & [x](javascript:alert(1))"
    (tmp_path / "ontology" / "zz.ttl").write_text(
        f"@prefix kg: <{vocab.KG}> .\n@prefix owl: <{vocab.OWL}> .\n"
        f"@prefix rdfs: <{vocab.RDFS}> .\n@prefix skos: <{vocab.SKOS}> .\n"
        f'kg:Hostile a owl:Class ; rdfs:label "{hostile}" ; rdfs:comment "{hostile}" ; skos:example "{hostile}" .\n',
        encoding="utf-8",
    )

    made = page.render(tmp_path / "ontology")

    assert made.count("alert(1)") >= 3
    assert "<script" not in made
    assert "<img" not in made
    assert 'href="javascript:' not in made


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "core.ttl").write_text("kg:Event a owl:Class .", encoding="utf-8")

    with pytest.raises(OntologyError, match=r"core\.ttl"):
        page.render(tmp_path)


def test_without_pylode_the_error_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pylode", None)

    with pytest.raises(UsageError, match=r"pip install 'newskg\[docs\]'"):
        page.render(FOLDER)
