"""Every measure of the table is one that a scorer gives, and the floors are those of the plan."""

from kg.evaluate.maps import Maps
from kg.evaluate.names import Names
from kg.evaluate.plan import plan
from kg.evaluate.records import Attribution, Instance, Pair, Participant, Phrase, PoliticalEvent, Relation, Time
from tests.evaluate.marks import at, entity, event, mention, record

TEXT = "Ann Li met Bo on Monday."
ANN, BO, MET = at(TEXT, "Ann Li"), at(TEXT, "Bo"), at(TEXT, "met")
ALL = record(
    TEXT,
    entities=[entity("a", "Person"), entity("b", "Person")],
    mentions=[mention(TEXT, "Ann", "a"), mention(TEXT, "Li", "a"), mention(TEXT, "Bo", "b")],
    events=[event(TEXT, "met", "X.Y.Z", {"agent": "Ann Li", "patient": "Bo"}, score=3.0, polarity="negative")],
    relations=[Relation(Phrase("Ann Li", ANN), Phrase("met"), (Phrase("Bo", BO),), "knows")],
    attributions=[Attribution((MET,), ANN, MET)],
    times=[Time(at(TEXT, "Monday"), "DATE", "2021-05-03")],
    political=[PoliticalEvent("CONSULT", "verbal-cooperation", (ANN,), (BO,), is_symmetric=True)],
    instances=[Instance((MET,), (Participant("agent", "a"),), "2021")],
)
TASKS = plan(Maps(re3d=Names({"knows": frozenset(("knows",))})))


def test_all_sets_have_a_task() -> None:
    assert len(TASKS) == 21
    assert len({task.set for task in TASKS}) == 11


def test_every_measure_of_the_table_is_one_that_its_scorer_gives() -> None:
    for task in TASKS:
        given = {figure.measure for figure in task.score([Pair(ALL, ALL)])}

        assert {target.measure for target in task.targets} <= given, (task.set, task.topic)


def test_the_floors_are_percentages_that_can_be_missed() -> None:
    floors = [target.floor for task in TASKS for target in task.targets if target.floor is not None]

    assert len(floors) == 19
    assert all(0 < floor < 100 for floor in floors)
