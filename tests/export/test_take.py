"""What a reader takes away from the page, in a real browser without a network."""

import csv
import io
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pyoxigraph import Literal, RdfFormat, parse

from kg.query import Triples, query
from kg.rdf.stored import read
from kg.vocab import BASE, KG
from tests import graphs, newsroom
from tests.export.asking import Asker
from tests.export.test_console import ROOT, SAMPLE

SVG = "{http://www.w3.org/2000/svg}"
LIBRARIES = ROOT / "kg" / "export" / "page" / "lib"
HALEVI = BASE + "person/herzi-halevi"

pytestmark = pytest.mark.browser


@pytest.fixture
def sample(browser: Any, tmp_path: Path) -> Asker:
    asker = Asker(browser, tmp_path, list(read(SAMPLE)))
    asker.tab.click(".take summary")
    return asker


def take(asker: Asker, label: str) -> tuple[str, str]:
    return asker.download(f".take button:has-text('{label}')")


def pick(asker: Asker, iri: str) -> None:
    asker.tab.evaluate("iri => page.state.select({ nodes: [page.state.byIri.get(iri).id] })", iri)


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_svg_shows_all_that_is_visible(sample: Asker) -> None:
    name, text = take(sample, "SVG")
    root = ElementTree.fromstring(text)
    titles = [each.text for each in root.iter(f"{SVG}title")]
    visible = sample.tab.evaluate("page.state.visible.nodes.map(each => each.name)")
    labels = [each.text for each in root.iter(f"{SVG}text") if each.text]

    assert name == "graph.svg"
    assert sorted(titles[1:]) == sorted(visible)
    assert len(labels) == sample.tab.evaluate("page.state.visible.edges.length")
    assert {"stroke-dasharray"} <= {key for each in root.iter(f"{SVG}path") for key in each.attrib}
    assert sample.elsewhere == []
    assert sample.errors == []


def test_the_png_is_twice_as_large_as_the_picture(sample: Asker) -> None:
    width = int(ElementTree.fromstring(take(sample, "SVG")[1]).attrib["width"])
    with sample.tab.expect_download() as coming:
        sample.tab.click(".take button:has-text('PNG')")
    content = Path(coming.value.path()).read_bytes()

    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20]) == 2 * width
    assert len(content) > 100_000


def test_the_statements_about_what_is_selected_are_those_of_the_graph(sample: Asker) -> None:
    pick(sample, HALEVI)
    name, text = take(sample, "Turtle")
    found = {each.triple for each in parse(text, RdfFormat.TURTLE)}  # type: ignore[union-attr]
    wanted = query(SAMPLE, f"CONSTRUCT WHERE {{ <{HALEVI}> ?property ?value }}")

    assert name == "selection.ttl"
    assert isinstance(wanted, Triples)
    assert {*wanted.triples} == {each for each in found if each.subject.value == HALEVI}
    assert sample.errors == []


def test_the_statements_are_taken_whole_however_many(browser: Any, tmp_path: Path) -> None:
    names = [(f"person/{person}", Literal(f"{person} {place}")) for person in range(300) for place in range(40)]
    quads = [newsroom.quad(newsroom.iri(person), KG + "alias", name) for person, name in names]
    asker = Asker(browser, tmp_path, [*graphs.many(1000), *quads])
    asker.tab.evaluate("page.state.choose({ limit: 1500 })")
    asker.tab.click(".take summary")
    text = take(asker, "Turtle")[1]

    assert {each.value for _, each in names} <= {
        each.object.value for each in parse(text, RdfFormat.TURTLE) if isinstance(each.object, Literal)
    }


def test_without_a_selection_all_that_is_shown_is_taken(sample: Asker) -> None:
    told = sample.tab.wait_for_selector(".take .extent:not(:empty)").inner_text()  # told as the menu opens
    amount = sample.tab.evaluate("page.state.visible.nodes.length")

    assert told == f"{amount} nodes: all that is shown"
    assert len(table(take(sample, "Nodes")[1])) == amount


def test_the_tables_have_the_selection(sample: Asker) -> None:
    pick(sample, HALEVI)
    nodes = table(take(sample, "Nodes")[1])
    edges = table(take(sample, "Edges")[1])

    assert [each["name"] for each in nodes] == ["Herzi Halevi"]
    assert nodes[0]["iri"] == HALEVI
    assert "Top General Resigns" in nodes[0]["evidence"]
    assert len(edges) > 5
    assert all(HALEVI in (each["from"], each["to"]) for each in edges)
    assert "1 node: what is selected" in sample.tab.inner_text(".take .extent")


def test_the_selection_as_a_query_gives_the_same_statements(browser: Any, tmp_path: Path) -> None:
    asker = Asker(browser, tmp_path, list(read(SAMPLE)))
    asker.tab.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    asker.tab.click(".take summary")
    pick(asker, HALEVI)
    turtle = take(asker, "Turtle")[1]
    asker.tab.click(".take button:has-text('SPARQL')")
    asker.tab.wait_for_function("() => window.copied")
    found = query(SAMPLE, asker.tab.evaluate("window.copied"))

    assert isinstance(found, Triples)
    assert {*found.triples} == {each.triple for each in parse(turtle, RdfFormat.TURTLE)}  # type: ignore[union-attr]
    assert "Copied" in asker.tab.inner_text(".take .told")


def test_hostile_words_stay_words_in_all_that_is_taken(browser: Any, tmp_path: Path) -> None:
    asker = Asker(browser, tmp_path, graphs.hostile())
    asker.tab.click(".take summary")

    root = ElementTree.fromstring(take(asker, "SVG")[1])
    words = {" ".join((each.text or "").split()) for each in root.iter(f"{SVG}title")}
    rows = table(take(asker, "Nodes")[1])
    with asker.tab.expect_download():
        asker.tab.click(".take button:has-text('PNG')")

    assert any("<img src=x onerror=" in each for each in words)
    assert {each.tag for each in root.iter()} <= {SVG + each for each in "svg title rect g path text tspan".split()}
    assert any("</script>" in each["name"] for each in rows)
    assert asker.elsewhere == []
    assert asker.errors == []


def test_a_name_that_is_a_formula_is_none_in_a_table(sample: Asker) -> None:
    sample.tab.evaluate("page.state.visible.nodes[0].name = '=cmd|calc'")

    assert table(take(sample, "Nodes")[1])[0]["name"] == "'=cmd|calc"


def test_the_licences_of_the_libraries_come_with_the_page(sample: Asker) -> None:
    name, text = take(sample, "Licences")

    assert name == "LICENSES.txt"
    assert text == (LIBRARIES / "LICENSES.txt").read_text(encoding="utf-8")
    assert all(f"\n{each} " in text for each in ("force-graph", "oxigraph", "@zazuko/yasqe", "codemirror", "d3-zoom"))


def test_the_menu_is_closed_by_escape(sample: Asker) -> None:
    pick(sample, HALEVI)
    sample.tab.focus(".take .menu button")
    sample.tab.keyboard.press("Escape")

    assert not sample.tab.evaluate("document.querySelector('.take details, details.take').open")
    assert sample.tab.evaluate("document.activeElement.textContent") == "Take away"
    assert sample.tab.evaluate("page.state.selection.nodes.length") == 1


def test_the_printed_page_has_the_whole_picture_and_leaves_out_what_only_a_screen_can_use(sample: Asker) -> None:
    sample.tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    sample.tab.emulate_media(media="print")

    assert sample.tab.locator(".paper svg").bounding_box()["width"] > 500  # type: ignore[index]
    assert sample.tab.locator(".paper svg text").count() > 100
    assert not any(sample.tab.is_visible(each) for each in (".take", ".search", "#network", "#tabs"))

    sample.tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert sample.tab.locator(".paper").count() == 0


def test_paper_is_light_and_the_screen_as_dark_as_before(browser: Any, tmp_path: Path) -> None:
    asker = Asker(browser, tmp_path, list(read(SAMPLE)), color_scheme="dark")
    theme = "document.documentElement.dataset.theme"

    asker.tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    printed = asker.tab.evaluate(theme)
    asker.tab.evaluate("dispatchEvent(new Event('afterprint'))")

    assert printed == "light"
    assert asker.tab.evaluate(theme) == "dark"
