"""What a count in time would be without one of its figures, from what was found with all of them.

The likely rows of each node of the whole fit, with their shared biases, are passed along the months once with all
figures, then for each figure from its month on. Without one of many figures the likely biases are still among the nodes
of all.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from whosays.reconcile.passing import chances, weighed
from whosays.reconcile.posterior import Posterior

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from whosays.reconcile.growing import Chain

UNLIKELY = 1e-3
"""Rows below this share of the likeliest are passed over: best without a figure is within about a hundredth of what
1e-4 gives, on made-up counts of five, and all of it takes a fifth less time."""
ENOUGH = 48
"""So many rows are passed along together: few enough to stay in the processor's cache, many for one call."""


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """Some rows of a node: the places of its error, bias and step, the shared biases and the prior of each row."""

    error: int
    bias: int
    step: int
    points: NDArray[np.float64]
    priors: NDArray[np.float64]


class Leaving:
    """The likely rows of a chain's nodes, ready to be passed along without one figure."""

    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        least = max(float(node.terms.max()) for node in chain.nodes) + math.log(UNLIKELY)
        steps: list[list[_Rows]] = [[] for _ in chain.steps]
        for node in chain.nodes:
            kept = node.terms > least
            if kept.any():
                steps[node.step].append(_Rows(node.error, node.bias, node.step, node.points[kept], node.priors[kept]))
        self._together = [each for rows in steps for each in _together(rows)]

    def fit(self, without: int) -> Posterior:
        """The truth at the last month from all figures but the one at `without`."""
        return self.fits([without])[without]

    def fits(self, each: Sequence[int]) -> dict[int, Posterior]:
        """The truth at the last month without each of some figures, by its place."""
        found: dict[int, list[tuple[float, NDArray[np.float64]]]] = {at: [] for at in each}
        for rows in self._together:
            passed = _Pass(self._chain, rows)
            for at in each:
                found[at].append(passed.without(at))
        return {at: self._summed(parts) for at, parts in found.items()}

    def _summed(self, parts: Sequence[tuple[float, NDArray[np.float64]]]) -> Posterior:
        highest = max(height for height, _ in parts)
        total = sum((math.exp(height - highest) * mass for height, mass in parts), np.zeros(len(self._chain.grid)))
        return Posterior(self._chain.grid, total / total.sum()).blurred(self._chain.options.common)


def _together(rows: Sequence[_Rows]) -> Iterator[list[_Rows]]:
    """Rows of one kind of step in lots of about ENOUGH."""
    lot: list[_Rows] = []
    for each in rows:
        lot.append(each)
        if sum(len(some.points) for some in lot) >= ENOUGH:
            yield lot
            lot = []
    if lot:
        yield lot


class _Pass:
    """Rows of one kind of step along the months: the states before each month, what is told there, and the log
    probability of all that was told before."""

    def __init__(self, chain: Chain, rows: Sequence[_Rows]) -> None:
        self._heard, self._rows, self._moves = chain.heard, rows, chain.steps[rows[0].step]
        said = [chain.heard.emitted(each.error, each.bias, each.points) for each in rows]
        self._said = [self._one(parts) for parts in zip(*said, strict=True)]
        self._told = [chances(month) for month in self._said]
        self._before: list[NDArray[np.float64]] = []
        self._logs: list[NDArray[np.float64]] = []
        state, log = chain.first, np.concatenate([each.priors for each in rows])
        for month, told in enumerate(self._told):
            before = self._moves[month - 1].after(state) if month else state
            self._before.append(before)
            self._logs.append(log)
            more, state = weighed(before, *told)
            log = log + more

    def _one(self, parts: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
        """What is told of each of the rows, shapes (q, n) or (1, n), as one."""
        counts = [len(rows.points) for rows in self._rows]
        return np.concatenate(
            [np.broadcast_to(part, (count, part.shape[1])) for part, count in zip(parts, counts, strict=True)]
        )

    def without(self, at: int) -> tuple[float, NDArray[np.float64]]:
        """The log weight of the likeliest row without the figure at `at`, and the last states of all rows without it,
        summed by their weights as shares of that: shape (n,)."""
        first = self._heard.month(at)
        own = self._one([self._heard.said(at, each.error, each.bias, each.points) for each in self._rows])
        others = chances(self._said[first] - own)
        more, state = weighed(self._before[first], *others)
        log = self._logs[first] + more
        for month in range(first + 1, len(self._told)):
            more, state = weighed(self._moves[month - 1].after(state), *self._told[month])
            log = log + more
        highest = float(log.max())
        return highest, np.exp(log - highest) @ state
