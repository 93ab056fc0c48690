"""Integration over a few shared biases: modes of log densities by Newton's steps, Gauss–Hermite nodes around them.

Adaptive Gauss–Hermite quadrature as for random effects (Pinheiro and Bates, 1995): nodes lie where the density is, so
that few of them do.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

ORDER = {1: 11, 2: 7, 3: 4}
"""Nodes in each dimension, by their number."""
NEWTON = 12
"""Steps at most."""
CLOSE = 0.05
"""Newton's steps end where they move by less than this share of the prior's deviation."""


def modes_of(
    height: Callable[[NDArray[np.float64]], NDArray[np.float64]],
    starts: NDArray[np.float64],
    deviation: float,
    reach: float,
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """The modes of log densities, each from its start, shape (s, d); square roots of their covariances there, their
    values. `height` takes points of each density, shape (s, p, d), and gives values, shape (s, p).

    Derivatives are differences over `reach`; the curvature is at least that of the normal prior of `deviation`, and the
    search begins within it, whatever the start is. A step that leads down is halved.
    """
    at = best = np.asarray(np.clip(starts, -deviation, deviation), dtype=np.float64)
    top = np.full(len(at), -math.inf)
    hessian: NDArray[np.float64] = np.tile(np.eye(at.shape[1]), (len(at), 1, 1))
    move: NDArray[np.float64] = np.zeros(at.shape)
    moving = np.ones(len(at), dtype=bool)
    for _ in range(NEWTON):
        value, slope, curve = _derivatives(height, at, reach)
        up = moving & ~(value < top)
        best, top = np.where(up[:, None], at, best), np.where(up, value, top)
        hessian = np.where(up[:, None, None], _bent(curve, deviation), hessian)
        move = np.where(up[:, None], _move(hessian, slope, deviation), move / 2)
        moving &= np.abs(move).max(axis=1) >= CLOSE * deviation
        if not moving.any():
            break
        at = np.where(moving[:, None], best + move, best)
    return best, np.linalg.cholesky(np.linalg.inv(hessian)), top


def _move(hessian: NDArray[np.float64], slope: NDArray[np.float64], deviation: float) -> NDArray[np.float64]:
    """Newton's steps, none longer than twice the deviation."""
    move = np.linalg.solve(hessian, slope[:, :, None])[:, :, 0]
    length = np.abs(move).max(axis=1, keepdims=True)
    return np.asarray(move * np.minimum(1.0, 2 * deviation / np.where(length == 0, 1.0, length)))


def _derivatives(
    height: Callable[[NDArray[np.float64]], NDArray[np.float64]], at: NDArray[np.float64], reach: float
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Values, gradients and Hessians by central differences, all points in one call: shapes (s,), (s, d), (s, d, d)."""
    count = at.shape[1]
    pairs = [(i, j) for i in range(count) for j in range(i)]
    values = height(at[:, None, :] + reach * _around(count))
    middle, up, down = values[:, 0], values[:, 1 : 1 + count], values[:, 1 + count : 1 + 2 * count]
    both = values[:, 1 + 2 * count :]
    curve = np.zeros((len(at), count, count))
    for i in range(count):
        curve[:, i, i] = (up[:, i] + down[:, i] - 2 * middle) / reach**2
    for which, (i, j) in enumerate(pairs):
        ends = both[:, which] + both[:, which + len(pairs)]
        mixed = (ends - up[:, i] - up[:, j] - down[:, i] - down[:, j] + 2 * middle) / (2 * reach**2)
        curve[:, i, j] = curve[:, j, i] = mixed
    return middle, (up - down) / (2 * reach), curve


@lru_cache(maxsize=4)
def _around(count: int) -> NDArray[np.float64]:
    """The points of differences around nought: itself, a step up and down each direction, and along each pair."""
    unit = np.eye(count)
    pairs = [unit[i] + unit[j] for i in range(count) for j in range(i)]
    return np.array([np.zeros(count), *unit, *-unit, *pairs, *(-pair for pair in pairs)])


def _bent(curves: NDArray[np.float64], deviation: float) -> NDArray[np.float64]:
    """The negative Hessians with no direction flatter than the prior is."""
    values, vectors = np.linalg.eigh(-curves)
    return np.asarray((vectors * np.clip(values, 1 / deviation**2, None)[:, None, :]) @ vectors.swapaxes(1, 2))


@lru_cache(maxsize=4)
def hermite(count: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Nodes of a standard normal in `count` dimensions, and the logs of their weights for ∫ f: shapes (q, d), (q,)."""
    nodes, weights = np.polynomial.hermite.hermgauss(ORDER[count])
    grid = np.array(list(product(nodes, repeat=count)))
    logs = np.array([sum(each) for each in product(np.log(weights), repeat=count)])
    return grid * math.sqrt(2), logs + (grid**2).sum(axis=1) + count * math.log(math.sqrt(2))
