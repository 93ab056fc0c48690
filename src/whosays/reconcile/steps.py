"""How a count moves between two dates: it grows, or it walks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from whosays.algebra.gamma import gamma_below
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
        kernel = np.zeros((count, count))
        for row in range(count):
            kernel[row, row:] = chances[: count - row]
            kernel[row, -1] += max(0.0, 1 - kernel[row].sum())
        return kernel


def _growth(shape: float, step: float, count: int) -> NDArray[np.float64]:
    """The chance of a Gamma(shape, 1) increment at each multiple of `step`: a value between two of them is shared
    between both by its distance, so that the mean is kept.
    """
    ends = [step * cell for cell in range(count + 1)]
    area = [end * gamma_below(shape, end) - shape * gamma_below(shape + 1, end) for end in ends]
    inner = np.diff([0.0, *area], n=2) / step
    return np.asarray(np.clip([area[1] / step, *inner[1:]], 0, None))


GROWING = Steps(grows=True, scales=GROWTH_SCALES)
WALKING = Steps(grows=False, scales=WALK_SCALES)
