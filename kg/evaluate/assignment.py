"""Pair rows with columns one to one so that the total weight is as large as it can be."""

from collections.abc import Sequence
from math import inf


def best_total(weights: Sequence[Sequence[float]]) -> float:
    """Return the largest total weight of a one-to-one assignment of rows to columns; 0 for an empty table.

    Source: the Hungarian algorithm with potentials, in cubic time; Kuhn, "The Hungarian Method for the Assignment
    Problem", 1955.
    """
    if not weights or not weights[0]:
        return 0.0
    if len(weights) > len(weights[0]):
        return best_total([list(row) for row in zip(*weights, strict=True)])
    search = _Search(weights)
    for row in range(1, len(weights) + 1):
        search.place(row)
    return search.total()


class _Search:
    """The state of the search; rows and columns count from 1, and column 0 holds the row that is being placed."""

    def __init__(self, weights: Sequence[Sequence[float]]) -> None:
        self.weights = weights
        self.of_rows = [0.0] * (len(weights) + 1)  # potentials
        self.of_columns = [0.0] * (len(weights[0]) + 1)
        self.row_in = [0] * (len(weights[0]) + 1)  # 0: the column is free
        self.before = [0] * (len(weights[0]) + 1)  # the column before, on the path to a free one

    def place(self, row: int) -> None:
        """Give a row a column, moving others where that gains."""
        self.row_in[0] = row
        column = self._free_column()
        while column:
            self.row_in[column] = self.row_in[self.before[column]]
            column = self.before[column]

    def total(self) -> float:
        """Return the weight of the pairs."""
        return sum(self.weights[row - 1][column - 1] for column, row in enumerate(self.row_in) if column and row)

    def _free_column(self) -> int:
        """Return the free column at the end of the cheapest path."""
        width = len(self.row_in)
        cheapest, is_used = [inf] * width, [False] * width
        column = 0
        while self.row_in[column]:
            is_used[column] = True
            self._relax(column, cheapest, is_used)
            column = min((j for j in range(1, width) if not is_used[j]), key=cheapest.__getitem__)
            self._shift(cheapest[column], cheapest, is_used)
        return column

    def _relax(self, column: int, cheapest: list[float], is_used: Sequence[bool]) -> None:
        row = self.row_in[column]
        for j in range(1, len(cheapest)):
            if not is_used[j]:
                cost = -self.weights[row - 1][j - 1] - self.of_rows[row] - self.of_columns[j]
                if cost < cheapest[j]:
                    cheapest[j], self.before[j] = cost, column

    def _shift(self, step: float, cheapest: list[float], is_used: Sequence[bool]) -> None:
        for j in range(len(cheapest)):
            if is_used[j]:
                self.of_rows[self.row_in[j]] += step
                self.of_columns[j] -= step
            else:
                cheapest[j] -= step
