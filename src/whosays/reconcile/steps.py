"""How a count moves between two dates: it grows, or it walks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from whosays.reconcile.gamma import gamma_below
from whosays.reconcile.posterior import normal_kernel

if TYPE_CHECKING:
    from numpy.typing import NDArray

GROWTH = 0.6
"""Shape of the gamma process a month (model's note)."""
GROWTH_SCALES = (0.15, 0.35, 0.8)
"""Scales of the gamma process, alike likely (model's note)."""
WALK_SCALES = (0.05, 0.15, 0.4)
"""Deviations of a stock's walk a month on the log scale, alike likely."""


@dataclass(frozen=True, slots=True)
class Steps:
    """`grows`: a cumulative count; else a stock that may fall. `scales` are mixed with equal weight."""

    grows: bool
    scales: tuple[float, ...]

    def kernel(self, grid: NDArray[np.float64], months: float, scale: float) -> NDArray[np.float64]:
        """The chance to go from each cell (row) to each (column) in `months`; what leaves the grid stays at its end."""
        if not self.grows:
            return normal_kernel(grid, scale * math.sqrt(months))
        count, step = len(grid), float(grid[1] - grid[0])
        chances = _growth(GROWTH * months, step / scale, count)
        ahead = np.arange(count) - np.arange(count)[:, None]
        kernel = np.where(ahead >= 0, chances[np.abs(ahead)], 0.0)
        kernel[:, -1] += np.maximum(0.0, 1 - kernel.sum(axis=1))
        return kernel


def _growth(shape: float, step: float, count: int) -> NDArray[np.float64]:
    """The chance of a Gamma(shape, 1) increment at each multiple of `step`: a value between two of them is shared
    between both by its distance, so that the mean is kept.
    """
    area = _area(shape, np.arange(count + 1) * np.float64(step))
    inner = np.diff(area, n=2, prepend=0.0) / step
    return np.asarray(np.clip([area[1] / step, *inner[1:]], 0, None))


def _area(shape: float, ends: NDArray[np.float64]) -> NDArray[np.float64]:
    """The integral of P(X < x) from nought to each of `ends`: end·P(a, end) − a·P(a + 1, end), and P(a + 1, x) is
    P(a, x) less the density's x^a·e^−x / Γ(a + 1) (DLMF 8.8.5)."""
    density = np.zeros(len(ends))
    later = ends > 0
    density[later] = np.exp(shape * np.log(ends[later]) - ends[later] - math.lgamma(shape + 1))
    return np.asarray((ends - shape) * gamma_below(shape, ends) + shape * density)


GROWING = Steps(grows=True, scales=GROWTH_SCALES)
WALKING = Steps(grows=False, scales=WALK_SCALES)
