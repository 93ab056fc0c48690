"""How what is believed of a count passes along the months: what is told weighs the states, and steps move them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LEAST_TOLD, LEAST_STATE = 1e-100, 1e-120
"""What the figures of a month leave of any state, so that figures which cannot all hold leave something, and what is
left at least in all; smaller numbers are slow to multiply."""


class Moves:
    """The chances to go from each cell (row) to each (column) between two months, by one kind of step, shape (n, n), or
    by several, shape (s, n, n)."""

    def __init__(self, kernels: NDArray[np.float64]) -> None:
        self._kernels = np.where(kernels > LEAST_STATE, kernels, 0.0)
        self._half = kernels.shape[-1] // 2
        self._grows = not self._kernels[..., self._half :, : self._half].any()

    def of(self, step: int) -> Moves:
        """Those of one kind of step among several."""
        return Moves(self._kernels[step])

    def after(self, states: NDArray[np.float64]) -> NDArray[np.float64]:
        """The states moved on, shapes (…, q, n). A count that grows never comes from the upper half into the lower."""
        if not self._grows:
            return np.asarray(states @ self._kernels)
        half, kernels = self._half, self._kernels
        ahead = np.broadcast_shapes(states.shape[:-2], kernels.shape[:-2])
        moved = np.empty((*ahead, *states.shape[-2:]))
        np.matmul(states[..., :half], kernels[..., :half, :half], out=moved[..., :half])
        np.matmul(states, kernels[..., half:], out=moved[..., half:])
        return moved


def forward(
    told: Sequence[NDArray[np.float64]], moves: Sequence[Moves], first: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The log probability of log emissions `told` of each month, shapes (…, q, n) or (1, n), and the last state given
    them, shapes (…, q) and (…, q, n); the first month begins with the state `first`, shape (n,)."""
    state, log = first, np.zeros(1)
    for at, said in enumerate(told):
        more, state = weighed(moves[at - 1].after(state) if at else state, *chances(said))
        log = log + more
    return log, state


def chances(said: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Log emissions, shape (…, q, n), as chances of which the highest of each row is one, and the logs of the heights,
    shape (…, q)."""
    height = said.max(axis=-1, keepdims=True)
    told = said - height
    np.exp(told, out=told)
    told += LEAST_TOLD
    return told, height[..., 0]


def weighed(
    before: NDArray[np.float64], told: NDArray[np.float64], height: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The log probability of what `chances` gives of a month in the states `before`, and the states given it, shapes
    (…, q) and (…, q, n)."""
    state = before * told
    total = state.sum(axis=-1, keepdims=True)
    state /= total
    state += LEAST_STATE
    return np.log(total[..., 0]) + height, state
