"""The rules of the house: who may import whom, how long a file is, how it begins, what it may be called."""

import ast
import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
FILES = sorted((HOUSE / "kg").rglob("*.py"))
LONGEST = 260  # lines; model.py, which only declares, may have more
DECLARES_ONLY = "kg.model"
FORBIDDEN = {"utils", "util", "helpers", "common", "manager", "handler", "process", "data", "info", "misc"}
UNTYPED_EXTRAS = {"torch", "onnx", "safetensors"}  # for training: never needed to use the package

OPTIONAL = {
    "pylode": "kg.ontology.page",
    "pyvis": "kg.export.pyvis",
    "requests": "kg.push.client",
    "spacy": "kg.annotate.spacy",
    "stanza": "kg.annotate.stanza",
    "uvicorn": "kg.serve.web",
}  # who uses them, and only when called

GROUND = {"errors", "model", "vocab", "dates", "identity"}

# Who may import what; a part may always import itself. Folders are named by their name.
ALLOWED = {
    **dict.fromkeys(GROUND, GROUND),
    "engine": set(),
    "ontology": {"errors", "vocab"},
    "plugin": {"errors"},
    "read": GROUND,
    "annotate": GROUND | {"engine"},
    "extract": GROUND | {"ontology"},
    "resolve": GROUND | {"ontology", "extract"},
    "rdf": GROUND,
    "graph": GROUND | {"ontology", "rdf"},
    "check": {"errors", "vocab", "ontology", "rdf"},
    "query": {"errors", "vocab", "rdf"},
    "push": {"errors", "rdf"},
    "view": {"errors", "vocab", "rdf"},
    "export": {"errors", "vocab", "ontology", "rdf", "query", "view"},
    "provenance": GROUND | {"rdf"},
    "origin": {"vocab", "ontology", "graph", "rdf", "plugin", "provenance"},
    "store": {"errors", "vocab", "ontology", "rdf", "graph", "pipeline", "provenance"},
    "serve": {"errors", "vocab", "ontology", "rdf", "query", "store"},
    "spool": set(),
    "sources": GROUND,
    "output": {"errors"},
    "record": {"model", "vocab"},
    "report": {"errors", "model", "vocab"},
    "evaluate": {"errors", "model", "dates"},
    "pipeline": {"errors", "model", "record", "report"},
    "result": {"output", "plugin", "report", "export", "query", "rdf", "spool", "pipeline"},
}
ANYTHING = {"api", "cli", "measure", "__init__", "__main__"}


def module(path: Path) -> str:
    return ".".join(path.relative_to(HOUSE).with_suffix("").parts).removesuffix(".__init__")


def part(name: str) -> str:
    """Return the file or folder of `kg` that a module belongs to: "kg.read.text" is of "read"."""
    return [*name.split("."), "__init__"][1]


def imported(path: Path) -> set[str]:
    """Return the names of all modules that a file imports, those of `from x import y` as x.y."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_the_files_of_the_package_are_found() -> None:
    assert len(FILES) > 50


@pytest.mark.parametrize("path", FILES, ids=module)
def test_a_file_imports_only_what_its_place_allows(path: Path) -> None:
    own = part(module(path))
    ours = {part(name) for name in imported(path) if name.startswith("kg.")}

    if own not in ANYTHING:
        assert own in ALLOWED, f"say in ALLOWED what {own} may import"
        assert ours - {own} <= ALLOWED[own]


def test_the_table_names_only_what_there_is() -> None:
    assert {part(module(path)) for path in FILES} == set(ALLOWED) | ANYTHING


@pytest.mark.parametrize("stage", ["read", "annotate", "export"])
def test_alternatives_of_a_stage_do_not_import_each_other(stage: str) -> None:
    for path in (HOUSE / "kg" / stage).glob("*.py"):
        others = {name for name in imported(path) if re.match(rf"kg\.{stage}\.[a-z]+(\.|$)", name)}
        assert path.stem == "__init__" or all(part_of_package(name, stage) for name in others)


def part_of_package(name: str, stage: str) -> bool:
    """Say whether `kg.read.x` is a name in `kg/read/__init__.py`, not a module."""
    return not (HOUSE / "kg" / stage / f"{name.split('.')[2]}.py").exists()


@pytest.mark.parametrize("path", FILES, ids=module)
def test_a_file_begins_with_a_docstring_and_is_not_too_long(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()

    assert lines[0].startswith('"""')
    assert len(lines) <= LONGEST or module(path) == DECLARES_ONLY


@pytest.mark.parametrize("path", FILES, ids=module)
def test_a_file_has_a_telling_name_without_numbers(path: Path) -> None:
    words = set(path.stem.split("_"))

    assert not words & FORBIDDEN
    assert not re.search(r"\d", path.stem)


@pytest.mark.parametrize("path", [path for path in FILES if "training" not in path.parts], ids=module)
def test_only_training_needs_the_libraries_of_training(path: Path) -> None:
    assert not {name.split(".")[0] for name in imported(path)} & UNTYPED_EXTRAS


@pytest.mark.parametrize(("library", "user"), OPTIONAL.items())
def test_an_optional_library_is_imported_by_one_module_when_it_is_used(library: str, user: str) -> None:
    users = [path for path in FILES if library in {name.split(".")[0] for name in imported(path)}]
    at_once = ast.parse(users[0].read_text(encoding="utf-8")).body

    assert [module(path) for path in users] == [user]
    assert library not in {alias.name for node in at_once if isinstance(node, ast.Import) for alias in node.names}


@pytest.mark.parametrize("path", FILES, ids=module)
def test_no_work_is_hidden_by_a_bare_except_or_an_assert(path: Path) -> None:
    handlers = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ExceptHandler)]
    kinds = [ast.unparse(handler.type) if handler.type else "" for handler in handlers]

    assert not {"", "Exception"} & set(kinds)


def test_neither_code_nor_ontology_knows_the_sample_article() -> None:
    text = (HOUSE / "seeds" / "000_7c04770186c3e195.txt").read_text(encoding="utf-8")
    people = {"Halevi", "Finkelman", "Smotrich", "Lapid", "Netanyahu", "Katz", "Bezalel", "Herzi", "Yaron", "Hamas"}
    known = [*FILES, *(HOUSE / "ontology").rglob("*.*")]

    found = {path.name: people & words(path) for path in known}

    assert all(person in text for person in people)
    assert not {name for name, names in found.items() if names}


def words(path: Path) -> set[str]:
    return set(re.findall(r"\w+", path.read_text(encoding="utf-8")))
