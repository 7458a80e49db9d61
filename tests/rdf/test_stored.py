"""Reading of graphs from files and from stores on disk."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store

from kg.errors import QueryError
from kg.rdf.stored import load, read

QUAD = Quad(*(NamedNode(f"https://example.org/{name}") for name in "spog"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store = Store(str(tmp_path / "store"))
    store.add(QUAD)
    store.flush()
    return tmp_path / "store"


@pytest.mark.parametrize("reading", [load, read])
def test_a_folder_with_a_store_is_read_like_a_file(folder: Path, reading) -> None:
    assert list(reading(folder)) == [QUAD]


def test_a_folder_without_a_store_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"holds no store.*--store"):
        load(tmp_path)


class Changing:
    """A store that loses a file while it is read."""

    def __iter__(self):
        yield QUAD
        raise FileNotFoundError("000007.sst")


def test_a_store_that_changes_while_it_is_read_is_an_error_that_says_so(folder: Path, monkeypatch) -> None:
    monkeypatch.setattr("kg.rdf.stored._opened", lambda _: Changing())

    with pytest.raises(QueryError, match=r"changed while it was read.*Try again"):
        list(read(folder))


def test_a_store_is_opened_again_until_it_keeps_still(folder: Path, monkeypatch) -> None:
    states = iter([{("1.sst", 0)}, {("2.sst", 0)}, {("2.sst", 0)}, {("2.sst", 0)}])
    monkeypatch.setattr("kg.rdf.stored._files", lambda _: next(states))

    assert list(load(folder)) == [QUAD]
    assert not list(states)


def test_a_folder_that_only_looks_like_a_store_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_text("nothing")

    with pytest.raises(QueryError, match="cannot be opened"):
        load(tmp_path)
