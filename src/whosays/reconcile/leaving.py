"""What a count in time would be without one of its figures, from what was found with all of them.

The nodes of the whole fit are kept, with their shared biases; those of one kind of step are passed along the months
together, once with all figures, then for each figure from its month on. Without one of many figures the likely biases
are still among the nodes of all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from whosays.reconcile.growing import heard
from whosays.reconcile.posterior import Posterior

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from whosays.reconcile.growing import Chain, Node

UNLIKELY = 1e-4
"""Rows below this share of the likeliest are passed over."""


class Leaving:
    """The likely rows of a chain's nodes, ready to be passed along without one figure."""

    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        best = max(float(node.terms.max()) for node in chain.nodes)
        kept = [(node, np.flatnonzero(node.terms > best + np.log(UNLIKELY))) for node in chain.nodes]
        steps = [
            [(node, rows) for node, rows in kept if node.step == step and len(rows)]
            for step in range(len(chain.kernels))
        ]
        self._passes = [_Pass(chain, step, rows) for step, rows in enumerate(steps) if rows]

    def fits(self, each: Sequence[int]) -> dict[int, Posterior]:
        """The truth at the last month without each of some figures, by its place."""
        return {at: self.fit(at) for at in each}

    def fit(self, without: int) -> Posterior:
        """The truth at the last month from all figures but the one at `without`."""
        found = [each.without(without) for each in self._passes]
        highest = max(float(terms.max()) for terms, _ in found)
        total = sum((np.exp(terms - highest) @ states for terms, states in found), np.zeros(len(self._chain.grid)))
        return Posterior(self._chain.grid, total / total.sum()).blurred(self._chain.options.common)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Some rows of a node: its error, its deviation of bias, and the shared biases of each."""

    error: int
    bias: float
    points: NDArray[np.float64]


class _Pass:
    """The rows of one kind of step along the months: the states before each month, what is told there, and the log
    probability of all that was told before."""

    def __init__(self, chain: Chain, step: int, kept: Sequence[tuple[Node, NDArray[np.intp]]]) -> None:
        self._chain, self._kernels = chain, chain.kernels[step]
        self._rows = [_Rows(node.error, float(chain.biases[node.bias]), node.points[rows]) for node, rows in kept]
        self._priors = np.concatenate([node.priors[rows] for node, rows in kept])
        told = [chain.heard[each.error].emitted(each.bias, each.points) for each in self._rows]
        self._told = [self._one([each[month] for each in told]) for month in range(len(chain.months))]
        self._before: list[NDArray[np.float64]] = []
        self._logs: list[NDArray[np.float64]] = []
        state, log = np.broadcast_to(chain.first, self._told[0].shape), np.zeros(len(self._priors))
        for month, said in enumerate(self._told):
            before = state @ self._kernels[month - 1] if month else state
            self._before.append(before)
            self._logs.append(log)
            more, state = heard(before, said)
            log = log + more

    def _one(self, parts: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
        """What is told of the rows of each node, shapes (q, n) or (1, n), as one."""
        cells = len(self._chain.grid)
        return np.concatenate(
            [np.broadcast_to(part, (len(rows.points), cells)) for part, rows in zip(parts, self._rows, strict=True)]
        )

    def without(self, at: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The log weight of each row without the figure at `at`, and its last state: shapes (q,) and (q, n)."""
        first = self._chain.heard[0].month(at)
        said = self._one([self._chain.heard[r.error].said(at, r.bias, r.points) for r in self._rows])
        log = self._priors + self._logs[first]
        state = np.empty(0)
        for month in range(first, len(self._told)):
            before = state @ self._kernels[month - 1] if month > first else self._before[month]
            more, state = heard(before, self._told[month] - said if month == first else self._told[month])
            log = log + more
        return log, state
