"""The scorers give the figures of those they were made from, where the gold sets of the team are at hand."""

import copy
import importlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.evaluate.figures import Figure
from kg.evaluate.maps import Maps
from kg.evaluate.names import Names
from kg.evaluate.plan import plan
from kg.evaluate.records import Pair
from kg.evaluate.standoff import parse

SHARED = Path(__file__).parents[3] / "shared" / "eval"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason=f"the scorers are not at {SHARED}")

TEXTS = 12  # of each set
TASKS = [task for task in plan(Maps()) if (SHARED / "dev" / task.set).is_dir()]
TOPICS = {  # of the scorers there
    "entities, names": "names",
    "entities, all mentions": "entities",
    "coreference, strict": "coreference",
    "coreference, lenient": "coreference",
    "typed events": "events",
    "event triggers": "events",
    "event instances": "instances",
}
Json = dict[str, Any]


@pytest.fixture
def scorers(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the module that knows all scorers."""
    monkeypatch.syspath_prepend(str(SHARED))
    return importlib.import_module("run_all")


def gold_of(name: str) -> list[Json]:
    paths = sorted((SHARED / "dev" / name / "gold").glob("*.json"))
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths[:TEXTS]]


def spoilt(gold: Json) -> Json:
    """Return a prediction made from the gold: some of it left out, moved, or called something else."""
    own = copy.deepcopy({key: value for key, value in gold.items() if key not in ("scope", "ignore")})
    own["events"] = [*own.get("events", ()), *_coded(own), *_happened(own)]
    for name in ("mentions", "events", "relations", "attributions", "times"):
        own[name] = [each for number, each in enumerate(own.get(name, ())) if number % 5]
    for number, span in enumerate(_spans({key: value for key, value in own.items() if key != "doc"})):
        if number % 3 == 0 and span["end"] - span["start"] > 1:
            span["end"] -= 1
    for number, each in enumerate(own.get("entities", ())):
        each["type"] = "Person" if number % 7 == 0 else (each.get("types") or [each["type"]])[-1]
    for event in own["events"]:
        event.pop("factuality_score", None)
        event["factuality"] = "possible" if event["trigger"]["end"] % 2 else "asserted"
        for role in event.get("roles", [])[::4]:
            role["role"] = "patient"
    return own


def _spans(value: object) -> Iterator[Json]:
    if isinstance(value, dict):
        if "start" in value and "end" in value:
            yield value
        for each in value.values():
            yield from _spans(each)
    elif isinstance(value, list):
        for each in value:
            yield from _spans(each)


def _coded(gold: Json) -> Iterator[Json]:
    for each in gold.get("political", ()):
        roles = [{"role": "agent", **span} for span in each["source"]]
        roles += [{"role": "patient", **span} for span in each["target"]]
        for code in (each["code"], each["code"], "DEMAND"):
            yield {"type": code, "trigger": {"start": 0, "end": 1}, "roles": copy.deepcopy(roles)}


def _happened(gold: Json) -> Iterator[Json]:
    where = {each["entity"]: each for each in gold.get("mentions", ())}
    for each in gold.get("instances", ()):
        roles = [
            {"role": one["role"], "target": one["entity"], **_place(where[one["entity"]])}
            for one in each["participants"]
        ]
        time = {"value": each["time"], "start": 0, "end": 1} if each["time"] else None
        yield {"type": "X", "trigger": _place(each["mentions"][0]), "time": time, "roles": roles}


def _place(span: Json) -> Json:
    return {"start": span["start"], "end": span["end"]}


@pytest.mark.parametrize("task", TASKS, ids=lambda task: f"{task.set}, {task.topic}")
def test_a_scorer_gives_the_figures_of_the_one_it_was_made_from(task, scorers: ModuleType) -> None:
    gold = gold_of(task.set)
    own = [spoilt(each) for each in gold]

    figures = task.score(
        [Pair(parse(json.dumps(one)), parse(json.dumps(two))) for one, two in zip(gold, own, strict=True)]
    )

    ours = {figure.measure: figure for figure in figures}
    assert len(ours) >= 2
    for measure, told in theirs(task.set, task.topic, gold, own, scorers).items():
        assert_same(told, ours[measure.replace(" (recall only)", "")])


def theirs(name: str, topic: str, gold: list[Json], own: list[Json], scorers: ModuleType) -> Mapping[str, Any]:
    """Return the figures of the old scorer; those alone that are numbers."""
    if topic == "open relations":
        score = importlib.import_module("score_openie")
        sides = (
            {each["doc"]["id"]: list(map(score.tuple_of, each["relations"])) for each in side} for side in (gold, own)
        )
        told = score.score(*sides)
        return {"CaRB": {key: told[key] for key in ("precision", "recall", "f1", "gold")}, "AUC": told["auc"]}
    scale = scorers.score_factuality.read_scale(SHARED / "mappings" / "factuality_scale.tsv")
    (score,) = [
        run for label, set, run, _ in scorers.plan({}, scale) if set == name and TOPICS.get(label, label) == topic
    ]
    documents = [(one["doc"]["id"], one, two) for one, two in zip(gold, own, strict=True)]
    told = score(documents).results(ci=topic == "attribution")  # one with intervals is enough
    left_out = {"gold types per product class, mean"}
    return {key: value for key, value in told.items() if not isinstance(value, str) and key not in left_out}


def assert_same(told: Json | float, ours: Figure) -> None:
    if isinstance(told, float):
        assert ours.value == pytest.approx(told)
        return
    assert (ours.recall, ours.gold) == pytest.approx((told["recall"], told["gold"]))
    if ours.f1 is not None:
        assert (ours.precision, ours.f1) == pytest.approx((told["precision"], told["f1"]))
    if ours.f1 is not None and "f1_ci95" in told:
        assert (ours.interval.low, ours.interval.high) == pytest.approx(told["f1_ci95"])


def test_the_maps_of_the_team_are_read_as_there(scorers: ModuleType) -> None:
    from kg.evaluate import maps

    folder = Path(__file__).parents[1] / "maps"

    for name in ("entity_types", "wikievents", "plover", "re3d", "roles"):
        told = scorers.read_map(folder / f"{name}.tsv")
        assert getattr(maps.read(folder), name) == Names({key: frozenset(value) for key, value in told.items()})
