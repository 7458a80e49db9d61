"""Compare two groupings of mentions into chains: MUC, B-cubed, LEA and CEAF-e.

Source: Pradhan et al., "Scoring Coreference Partitions of Predicted Mentions", ACL 2014; Moosavi and Strube, "Which
Coreference Evaluation Metric Do You Trust?", ACL 2016 (LEA).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.evaluate.assignment import best_total

Chain = frozenset[str]


@dataclass(frozen=True, slots=True)
class Part:
    """What one side of a comparison gets, of how much."""

    got: float
    whole: float


def muc(keys: Sequence[Chain], others: Sequence[Chain]) -> Part:
    """Return how many links of the key chains the other chains keep."""
    where = {mention: number for number, chain in enumerate(others) for mention in chain}
    got = 0
    for chain in keys:
        parts = {where[mention] for mention in chain if mention in where}
        got += len(chain) - len(parts) - sum(mention not in where for mention in chain)
    return Part(got, sum(len(chain) - 1 for chain in keys))


def b_cubed(keys: Sequence[Chain], others: Sequence[Chain]) -> Part:
    """Return the sum over the mentions of the share of their key chain that is in their other chain."""
    where = {mention: chain for chain in others for mention in chain}
    got = sum(len(chain & where[each]) / len(chain) for chain in keys for each in chain if each in where)
    return Part(got, sum(map(len, keys)))


def lea(keys: Sequence[Chain], others: Sequence[Chain]) -> Part:
    """Return the sum over the key chains of their size times the share of their links that the others keep."""
    got = sum(_kept(chain, others) for chain in keys)
    return Part(got, sum(map(len, keys)))


def ceaf_e(gold: Sequence[Chain], own: Sequence[Chain]) -> float:
    """Return the total similarity of chains paired one to one in the best way."""
    return best_total([[2 * len(one & two) / (len(one) + len(two)) for two in own] for one in gold])


def _kept(chain: Chain, others: Sequence[Chain]) -> float:
    if len(chain) == 1:
        return float(chain in others)
    return len(chain) * sum(_links(len(chain & other)) for other in others) / _links(len(chain))


def _links(size: int) -> float:
    return size * (size - 1) / 2
