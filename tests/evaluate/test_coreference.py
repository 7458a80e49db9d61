"""Chains of mentions are scored as the field does."""

import pytest

from kg.evaluate.assignment import best_total
from kg.evaluate.coreference import CONLL, score
from kg.evaluate.records import Pair, Record
from tests.evaluate.marks import empty, entity, find, mention, perfect, record, value

TEXT = "a1 a2 a3 b4 b5"
MEASURES = ["MUC", "B-cubed", "CEAF-e", "LEA", CONLL]


def chains(groups: dict[str, str]) -> Record:
    """Return a record with the entities named, and the words that mention them."""
    return record(
        TEXT,
        entities=[entity(id, "Person") for id in groups],
        mentions=[mention(TEXT, word, id) for id, words in groups.items() for word in words.split()],
    )


GOLD = chains({"A": "a1 a2 a3", "B": "b4 b5"})


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("is_lenient", [True, False])
def test_the_gold_itself_scores_all_and_nothing_scores_nothing(measure: str, is_lenient: bool) -> None:  # noqa: FBT001
    assert value(score(perfect(GOLD), is_lenient=is_lenient), measure) == 100.0
    assert value(score(empty(GOLD), is_lenient=is_lenient), measure) == 0.0


def test_one_mention_in_the_wrong_chain_is_the_case_of_the_textbook() -> None:
    figures = score([Pair(GOLD, chains({"A": "a1 a2", "B": "a3 b4 b5"}))])

    assert find(figures, "MUC").recall == pytest.approx(200 / 3)  # of three links two are kept
    assert find(figures, "B-cubed").recall == pytest.approx(100 * (2 * 2 / 3 + 1 / 3 + 2) / 5)
    assert value(figures, "CEAF-e") == 80.0  # 2 * 2/5 + 2 * 2/5 of two
    assert find(figures, "LEA").recall == pytest.approx(60.0)  # (3 * 1/3 + 2 * 1) of 5
    three = sum(find(figures, measure).value for measure in MEASURES[:3])
    assert find(figures, CONLL).value == pytest.approx(three / 3)


def test_entities_with_one_mention_do_not_count() -> None:
    figures = score([Pair(GOLD, chains({"A": "a1 a2 a3", "B": "b4 b5"}))])
    alone = score([Pair(chains({"A": "a1 a2 a3", "B": "b4"}), chains({"A": "a1 a2 a3"}))])

    assert value(figures, CONLL) == value(alone, CONLL) == 100.0


def test_chains_of_a_type_that_the_set_lacks_do_not_count() -> None:
    own = record(
        TEXT,
        entities=[entity("A", "Person"), entity("T", "Thing")],
        mentions=[mention(TEXT, word, "A") for word in ("a1", "a2", "a3")]
        + [mention(TEXT, word, "T") for word in ("b4", "b5")],
    )

    assert value(score([Pair(chains({"A": "a1 a2 a3"}), own)]), CONLL) == 100.0


@pytest.mark.parametrize(
    ("weights", "total"),
    [
        ([], 0.0),
        ([[0.9, 0.8], [0.8, 0.1]], 1.6),  # the greedy way gives 1.0
        ([[1.0], [2.0], [3.0]], 3.0),
        ([[1, 2, 3], [2, 4, 6], [3, 6, 9]], 14),
    ],
)
def test_the_best_assignment_is_not_the_greedy_one(weights: list[list[float]], total: float) -> None:
    assert best_total(weights) == pytest.approx(total)
