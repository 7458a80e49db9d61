"""The libraries that a page carries: what they are, that they ask nobody, and whose they are."""

import gzip
import json
import re
from pathlib import Path

import pytest

LIBRARIES = Path(__file__).parent.parent.parent / "kg" / "export" / "page" / "lib"
PINNED = json.loads((LIBRARIES / "package.json").read_text(encoding="utf-8"))["dependencies"]
NAMESPACES = ("http://www.w3.org/", "about:")
UNASKED = {"https://dbpedia.org/sparql"}  # what the editor would ask if it were let


def unpacked(name: str) -> str:
    content = (LIBRARIES / name).read_bytes()
    return (gzip.decompress(content) if name.endswith(".gz") else content).decode("utf-8")


@pytest.mark.parametrize("name", ["force-graph.min.js", "yasqe.min.js.gz", "yasqe.min.css.gz", "oxigraph.min.js.gz"])
def test_a_library_names_no_other_server_and_ends_no_block(name: str) -> None:
    text = unpacked(name)
    addresses = {each for each in re.findall(r"https?://[\w./-]+", text) if not each.startswith(NAMESPACES)}

    assert addresses <= UNASKED | {"https://github.com/vasturiano/force-graph"}
    assert "</script" not in text.lower()
    assert "url(" not in text or name.endswith(".js.gz") or name == "force-graph.min.js"
    assert "@import" not in text


def test_versions_are_pinned_and_have_their_licence() -> None:
    told = unpacked("LICENSES.txt")

    assert set(PINNED) == {"force-graph", "oxigraph", "@zazuko/yasqe"}
    assert all(f"\n{name} {version}: " in told for name, version in PINNED.items())
    assert unpacked("LICENSES.txt.gz") == told
    assert len(re.findall(r"(?m)^={80}$", told)) > 30


def test_the_engine_is_webassembly() -> None:
    assert gzip.decompress((LIBRARIES / "oxigraph.wasm.gz").read_bytes()).startswith(b"\0asm")
