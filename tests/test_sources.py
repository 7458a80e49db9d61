"""Sources lead to articles, each once, in a fixed order, and what is wrong with one does not stop the others."""

import io
import os
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg import sources
from kg.errors import KgError, SeedError
from kg.model import Article

SUFFIXES = (".txt",)


def read(data: bytes, path: str) -> Iterator[Article]:
    """Read a file of ids, one a line; "bad" is an error."""
    for line in data.decode().split():
        if line == "bad":
            raise SeedError("it is bad", where=path)
        yield Article(line, line, (), path=path)


def found(*names: str | Path) -> list[str]:
    """Return the ids of the articles, and the messages of the errors."""
    each = sources.articles(map(str, names), read, SUFFIXES)
    return [str(one) if isinstance(one, KgError) else one.id for one in each]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"b.txt": "b", "a.txt": "a", "sub/c.TXT": "c", ".hidden/d.txt": "d", "e.md": "e"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_a_folder_gives_its_texts_in_order_of_their_paths(folder: Path) -> None:
    assert found(folder) == ["a", "b", "c"]


def test_a_file_that_is_named_is_taken_whatever_its_suffix(folder: Path) -> None:
    assert found(folder / "e.md", folder / ".hidden" / "d.txt") == ["e", "d"]


def test_a_pattern_gives_what_it_matches(folder: Path) -> None:
    assert found(f"{folder}/[ab].txt") == ["a", "b"]
    assert found(f"{folder}/**/*.TXT") == ["c"]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("a")

    assert found(tmp_path / "a[1].txt") == ["a"]


def test_a_file_that_is_named_twice_is_read_once(folder: Path) -> None:
    assert found(folder / "b.txt", folder) == ["b", "a", "c"]


def test_articles_of_one_id_get_distinct_ones(tmp_path: Path) -> None:
    for name in ("1.txt", "2.txt", "3.txt"):
        (tmp_path / name).write_text("same" if name != "3.txt" else "Same")

    assert found(tmp_path) == ["same", "same-2", "Same-3"]


def test_standard_input_is_read_once(monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"a")))

    assert found("-", "-") == ["a"]


def test_what_cannot_be_read_is_an_error_and_the_others_go_on(folder: Path) -> None:
    (folder / "aa.txt").write_text("bad")
    missing = folder / "missing.txt"

    assert found(missing, folder) == [
        f"{missing}: there is no such file. Check the name.",
        "a",
        f"{folder}/aa.txt: it is bad.",
        "b",
        "c",
    ]


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    assert found(tmp_path) == [f"{tmp_path}: no article is in this folder. Put files there that end in .txt."]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_without_the_right_to_read_is_an_error(folder: Path) -> None:
    (folder / "a.txt").chmod(0)

    assert "Permission denied" in found(folder / "a.txt")[0]
