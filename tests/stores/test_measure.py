"""The table of times: what it holds, and that a step which takes too long is stopped."""

import subprocess
import sys
from contextlib import suppress

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from kg.vocab import RDFS
from tests.stores.compare import HOUSE
from tests.stores.embedded import limit
from tests.stores.measure import table


def test_what_takes_too_long_is_stopped_even_if_code_swallows_the_alarm_once():
    with pytest.raises(TimeoutError, match="stopped after"), limit(0.01):
        with suppress(TimeoutError):
            wait()
        wait()


def wait():
    while True:
        pass


def test_a_table_has_times_ratios_and_what_went_wrong():
    ours = {"load": ("2.0", ""), "who": ("0.010", "3 rows"), "write": ("1.5", ""), "peak": ("50 MB", "")}
    other = {
        "load": ("30.0", ""),
        "who": ("0.015", "4 rows"),
        "write": ("stopped after 9 s", ""),
        "peak": ("9 MB", ""),
    }

    assert list(table({"ours": ours, "other": other, "none": {}}, ["load", "who", "write", "peak"])) == [
        "| | ours | other | none |",
        "|---|---|---|---|",
        "| load | 2.0 s | 30.0 s (15 ×) | not loaded |",
        "| who (3 rows) | 10 ms | 15 ms (1.5 ×), 4 rows! | not loaded |",
        "| write | 1.5 s | stopped after 9 s | not loaded |",
        "| peak | 50 MB | 9 MB | not loaded |",
    ]


@pytest.mark.slow
def test_the_command_measures_stores_one_after_another(tmp_path):
    graph, query = tmp_path / "graph.ttl", tmp_path / "labels.rq"
    serialize([Quad(NamedNode("urn:a"), NamedNode(RDFS + "label"), Literal("a"))], graph, RdfFormat.TURTLE)
    query.write_text(f"SELECT ?label WHERE {{ ?x <{RDFS}label> ?label }}")
    stores = "kg, in memory;kg, on disk;rdflib"
    options = ["--queries", str(tmp_path), "--ask", "labels", "--stores", stores]
    command = [sys.executable, "-m", "tests.stores.measure", str(graph), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=HOUSE)

    lines = done.stdout.splitlines()
    assert lines[0] == "| | kg, in memory | kg, on disk | rdflib |"
    assert [line.split(" | ")[0] for line in lines[2:6]] == [
        "| load",
        "| labels (1 rows)",
        "| write Turtle",
        "| peak memory",
    ]
    assert "!" not in done.stdout
