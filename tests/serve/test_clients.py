"""Programs that are not ours ask the server."""

import os
import re
import shutil
import subprocess

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore

from tests import newsroom
from tests.serve.server import ROOT, TOKEN, served, stored

RESIGNED = "SELECT DISTINCT ?who WHERE { ?e a kg:Resignation ; kg:agent/rdfs:label ?who } ORDER BY ?who"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with served(stored(tmp_path_factory.mktemp("news"), newsroom.quads()), "--update") as found:
        yield found


@pytest.mark.parametrize("format", ["json", "xml", "csv"])
@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_asks_by_each_method_and_format(server, method, format):
    graph = rdflib.Graph(SPARQLStore(f"{server.url}/sparql", method=method, returnFormat=format))

    assert [str(row[0]) for row in graph.query(RESIGNED)] == ["Herzi Halevi", "Yaron Finkelman"]


def test_rdflib_reads_what_a_query_constructs(server):
    graph = rdflib.Graph(SPARQLStore(f"{server.url}/sparql"))

    made = graph.query("CONSTRUCT { ?e kg:status ?s } WHERE { ?e a kg:Resignation ; kg:status ?s }").graph

    assert {str(value) for value in made.objects()} == {"https://w3id.org/newskg/ns#asserted"}


def test_rdflib_changes_a_named_graph(server):
    store = SPARQLUpdateStore(
        f"{server.url}/sparql", f"{server.url}/update", headers={"Authorization": f"Bearer {TOKEN}"}
    )
    graph = rdflib.Graph(store, rdflib.URIRef("urn:rdflib"))
    triple = tuple(map(rdflib.URIRef, ("urn:s", "urn:p", "urn:o")))

    graph.add(triple)
    store.commit()

    assert list(graph) == [triple]


README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^curl ((?:.*\\\n)*.*)", README, re.MULTILINE)


def test_the_readme_shows_curl_three_times():
    assert len(SHOWN) == 3


@pytest.mark.skipif(not shutil.which("curl"), reason="needs curl")
@pytest.mark.parametrize("shown", SHOWN)
def test_curl_asks_as_the_readme_shows(server, shown):
    command = shown.replace("http://127.0.0.1:3030", server.url)
    command = re.sub(r"graph=https:[^']+", f"graph={newsroom.ARTICLE}", command)

    done = subprocess.run(
        ["bash", "-c", f"curl -s -S -w '%{{http_code}}' {command}"],
        env={"KG_TOKEN": TOKEN, "PATH": os.environ["PATH"]},
        capture_output=True,
        check=True,
        text=True,
    )

    assert re.search(r"(event/.*200|Article.*200|^204)\Z", done.stdout, re.DOTALL)


@pytest.mark.skipif(not shutil.which("curl"), reason="needs curl")
def test_curl_copies_a_graph(server, tmp_path):
    file = tmp_path / "graph.ttl"

    subprocess.run(["curl", "-s", "-f", "-o", str(file), f"{server.url}/graphs?graph={newsroom.ARTICLE}"], check=True)

    assert len(rdflib.Graph().parse(file)) == len(
        {each.triple for each in newsroom.quads() if str(each.graph_name) == f"<{newsroom.ARTICLE}>"}
    )
