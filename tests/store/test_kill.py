"""A process that is killed at any moment leaves whole articles: all it has acknowledged, and nothing by halves."""

import random
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from pyoxigraph import Quad

from kg.ontology import Ontology
from kg.provenance import provenance_graph
from kg.store import read, writing
from kg.vocab import BASE
from tests import readings
from tests.store.newsroom import RUN, made, quads

ROUNDS = 8
IDS = ("a", "b", "c", "d", "e")


def changes(seed: int) -> Iterator[tuple[str, int]]:
    """Yield articles and the states they are to get, 0 to be removed; no article is removed that is not there."""
    drawn, held = random.Random(seed), set()
    while True:
        id = drawn.choice(IDS)
        state = drawn.choice((1, 2, 3, 0)) if id in held else drawn.choice((1, 2, 3))
        held = held | {id} if state else held - {id}
        yield id, state


def write(folder: Path, ontology: Ontology, seed: int, done: int) -> None:
    """Make the changes that follow those that are done, and say so after each."""
    with writing(folder, base=BASE) as store:
        for id, state in islice(changes(seed), done, None):
            if state:
                store.keep(made(id, state, ontology), RUN)
            else:
                store.remove(id)
            sys.stdout.write("done\n")
            sys.stdout.flush()


def states(seed: int, done: int) -> dict[str, int]:
    found = dict(islice(changes(seed), done))
    return {id: state for id, state in found.items() if state}


def killed(folder: Path, ontology: Path, seed: int, done: int, moment: random.Random) -> int:
    """Let another process write, kill it in the middle of something, and return how many changes it acknowledged."""
    command = [sys.executable, "-m", "tests.store.test_kill", str(folder), str(ontology), str(seed), str(done)]
    acknowledged, last = 0, moment.randint(1, 12)
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as child:
        while acknowledged < last and child.stdout.readline():
            acknowledged += 1
        try:
            child.wait(timeout=moment.random() / 10)  # so that it is somewhere in the next change
        except subprocess.TimeoutExpired:
            child.kill()
        acknowledged += len(child.stdout.readlines())
    assert acknowledged >= last
    return acknowledged


@pytest.mark.slow
def test_a_killed_process_leaves_the_articles_it_acknowledged_whole_and_no_other_by_halves(tmp_path: Path) -> None:
    (tmp_path / "ontology").mkdir()
    ontology = readings.ontology(tmp_path / "ontology")
    folder, moment, done = tmp_path / "store", random.Random(5), 0

    for _ in range(ROUNDS):
        done += killed(folder, ontology.folder, 7, done, moment)
        found = without_provenance(read(folder))
        if found != set(quads(states(7, done), ontology)):
            done += 1  # it was killed after a change and before it said so
        with writing(folder):
            pass  # as every next writer does, clear up

        expected = states(7, done)
        assert found == set(quads(expected, ontology))
        assert {each.id: each.digest for each in read(folder).states()} == {
            id: made(id, state, ontology).digest for id, state in expected.items()
        }
        assert {id: path.read_text() for id, path in read(folder).records()} == {
            id: made(id, state, ontology).record for id, state in expected.items()
        }


def without_provenance(listed) -> set[Quad]:
    return {each for each in listed if each.graph_name != provenance_graph(BASE)}


if __name__ == "__main__":
    from kg.ontology import load

    write(Path(sys.argv[1]), load(Path(sys.argv[2])), int(sys.argv[3]), int(sys.argv[4]))
