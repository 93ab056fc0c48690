"""Integration over a few shared biases: the mode of a log density by Newton's steps, Gauss–Hermite nodes around it.

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


def mode_of(
    height: Callable[[NDArray[np.float64]], NDArray[np.float64]],
    start: NDArray[np.float64],
    deviation: float,
    reach: float,
) -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
    """The mode of the log density `height` (rows of points → values), a square root of its covariance there, its value.

    Derivatives are differences over `reach`; the curvature is at least that of the normal prior of `deviation`, and the
    search begins within it, whatever `start` is. A step that leads down is halved.
    """
    at = np.asarray(np.clip(start, -deviation, deviation), dtype=np.float64)
    best, top = at, -math.inf
    hessian: NDArray[np.float64] = np.eye(len(at))
    move: NDArray[np.float64] = np.zeros(len(at))
    for _ in range(NEWTON):
        value, slope, curve = _derivatives(height, at, reach)
        if value < top:
            move = move / 2
        else:
            best, top, hessian = at, value, _bent(curve, deviation)
            move = np.asarray(np.linalg.solve(hessian, slope), dtype=np.float64)
            length = float(np.abs(move).max())
            move = move * min(1.0, 2 * deviation / length if length else 1.0)
        if float(np.abs(move).max()) < CLOSE * deviation:
            break
        at = best + move
    return best, np.linalg.cholesky(np.linalg.inv(hessian)), top


def _derivatives(
    height: Callable[[NDArray[np.float64]], NDArray[np.float64]], at: NDArray[np.float64], reach: float
) -> tuple[float, NDArray[np.float64], NDArray[np.float64]]:
    """Value, gradient and Hessian by central differences, all points in one call."""
    count = len(at)
    unit = reach * np.eye(count)
    pairs = [(i, j) for i in range(count) for j in range(i)]
    points = [at, *(at + unit), *(at - unit), *(at + unit[i] + unit[j] for i, j in pairs)]
    points += [at - unit[i] - unit[j] for i, j in pairs]
    values = height(np.array(points))
    middle, up, down = values[0], values[1 : 1 + count], values[1 + count : 1 + 2 * count]
    both = values[1 + 2 * count :]
    curve = np.diag((up + down - 2 * middle) / reach**2)
    for which, (i, j) in enumerate(pairs):
        ends = both[which] + both[which + len(pairs)]
        mixed = (ends - up[i] - up[j] - down[i] - down[j] + 2 * middle) / (2 * reach**2)
        curve[i, j] = curve[j, i] = mixed
    return float(middle), (up - down) / (2 * reach), curve


def _bent(curve: NDArray[np.float64], deviation: float) -> NDArray[np.float64]:
    """The negative Hessian with no direction flatter than the prior is."""
    values, vectors = np.linalg.eigh(-curve)
    return np.asarray((vectors * np.clip(values, 1 / deviation**2, None)) @ vectors.T)


@lru_cache(maxsize=4)
def hermite(count: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Nodes of a standard normal in `count` dimensions, and the logs of their weights for ∫ f: shapes (q, d), (q,)."""
    nodes, weights = np.polynomial.hermite.hermgauss(ORDER[count])
    grid = np.array(list(product(nodes, repeat=count)))
    logs = np.array([sum(each) for each in product(np.log(weights), repeat=count)])
    return grid * math.sqrt(2), logs + (grid**2).sum(axis=1) + count * math.log(math.sqrt(2))
