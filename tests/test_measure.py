"""The table of times names every stage of a build."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.engine
def test_every_stage_is_measured(tmp_path: Path) -> None:
    article = tmp_path / "mayor.txt"
    article.write_text("The mayor resigned on Monday.\n", encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "kg.measure", str(article)], capture_output=True, text=True, check=True
    )

    told = {line.split("  ")[0].strip() for line in done.stdout.splitlines() if not line.startswith("  ")}
    assert told >= {"articles", "words", "annotate", "extract", "resolve", "graph", "derive", "check", "peak memory"}
