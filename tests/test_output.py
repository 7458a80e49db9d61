"""A folder is replaced as one, or not at all, and files of others stay."""

import os
from pathlib import Path

import pytest

from kg import output
from kg.errors import OutputError
from kg.output import LIST, replacing

_MOVES = 9  # of two lists, three old files, three new ones and the new list


def build(folder: Path, *names: str, text: str = "new") -> None:
    """Write files with a text into the folder, as a run does."""
    with replacing(folder) as new:
        for name in names:
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_text(text)


def content(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != LIST)
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files}


def test_a_folder_that_was_not_there_is_made(tmp_path: Path) -> None:
    build(tmp_path / "a" / "out", "graph.ttl", "standoff/x.json")

    assert content(tmp_path / "a" / "out") == {"graph.ttl": "new", "standoff/x.json": "new"}


def test_files_of_the_run_before_go_and_files_of_others_stay(tmp_path: Path) -> None:
    build(tmp_path, "graph.ttl", "graph.html", "standoff/x.json", "old/y.json", text="old")
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "standoff" / "z.json").write_text("mine")

    build(tmp_path, "graph.ttl", "standoff/w.json")

    assert content(tmp_path) == {
        "graph.ttl": "new",
        "standoff/w.json": "new",
        "notes.txt": "mine",
        "standoff/z.json": "mine",
    }
    assert not (tmp_path / "old").exists()


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_an_interrupted_run_leaves_the_old_files(tmp_path: Path, error: type[BaseException]) -> None:
    build(tmp_path, "graph.ttl", text="old")

    with pytest.raises(error), replacing(tmp_path) as new:
        (new / "graph.ttl").write_text("half")
        raise error

    assert content(tmp_path) == {"graph.ttl": "old"}


def test_an_interrupted_first_run_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), replacing(tmp_path / "out"):
        raise KeyboardInterrupt

    assert not (tmp_path / "out").exists()


def test_a_run_that_writes_nothing_replaces_nothing(tmp_path: Path) -> None:
    build(tmp_path, "graph.ttl", text="old")

    build(tmp_path)

    assert content(tmp_path) == {"graph.ttl": "old"}


@pytest.mark.parametrize("moves", range(_MOVES))
def test_an_error_while_replacing_puts_all_old_files_back(tmp_path: Path, monkeypatch, moves: int) -> None:
    build(tmp_path, "a", "b", "only-old", text="old")
    fail_after(moves, monkeypatch)

    with pytest.raises(KeyboardInterrupt):
        build(tmp_path, "a", "b", "only-new")

    assert content(tmp_path) == {"a": "old", "b": "old", "only-old": "old"}


@pytest.mark.parametrize("moves", range(_MOVES))
def test_a_run_after_one_that_was_killed_finds_the_old_files(tmp_path: Path, monkeypatch, moves: int) -> None:
    build(tmp_path, "a", "b", "only-old", text="old")
    killed_after(moves, tmp_path, monkeypatch)

    build(tmp_path)

    assert content(tmp_path) == {"a": "old", "b": "old", "only-old": "old"}


def test_a_list_cannot_name_files_outside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    build(tmp_path / "out", "graph.ttl")
    (tmp_path / "out" / LIST).write_text(f"../mine\n{tmp_path}/mine\n")

    build(tmp_path / "out", "graph.ttl")

    assert (tmp_path / "mine").exists()


def test_a_file_in_the_place_of_the_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")

    with pytest.raises(OutputError, match=r"out: it cannot be written: File exists. Choose another folder"):
        build(tmp_path / "out", "graph.ttl")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_the_right_to_write_is_an_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(OutputError, match="Permission denied"):
        build(tmp_path / "out", "graph.ttl")


def fail_after(moves: int, monkeypatch) -> None:
    """Let Ctrl-C come at the nth move of a file."""
    move, count = Path.replace, iter(range(100))

    def replace(self: Path, target: Path) -> Path:
        if next(count) == moves:
            raise KeyboardInterrupt
        return move(self, target)

    monkeypatch.setattr(Path, "replace", replace)


def killed_after(moves: int, folder: Path, monkeypatch) -> None:
    """Let the process be killed at the nth move of a file, so that nothing is tidied up."""
    with monkeypatch.context() as patch:
        fail_after(moves, patch)
        patch.setattr(output, "_recover", lambda _: None)
        patch.setattr(output.shutil, "rmtree", lambda *_, **__: None)
        with pytest.raises(KeyboardInterrupt):
            build(folder, "a", "b", "only-new")
