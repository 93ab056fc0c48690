"""How a count moves between two dates: it grows, or it walks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from whosays.reconcile.gamma import gamma_below, log_gamma
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

    def kernels(self, grid: NDArray[np.float64], months: NDArray[np.float64]) -> NDArray[np.float64]:
        """The chances to go from each cell (row) to each (column) in each of some numbers of `months`, shape (g,), on
        each scale: shape (g, s, n, n). What leaves the grid stays at its end.
        """
        scales = np.array(self.scales)
        if not self.grows:
            return np.array([[normal_kernel(grid, scale * math.sqrt(gap)) for scale in scales] for gap in months])
        count, step = len(grid), float(grid[1] - grid[0])
        chances = _growth(GROWTH * months[:, None, None], step / scales[None, :, None], count)
        ahead = np.concatenate([np.zeros((*chances.shape[:2], count - 1)), chances], axis=2)
        kernels = sliding_window_view(ahead, count, axis=2)[:, :, ::-1].copy()
        kernels[..., -1] += np.maximum(0.0, 1 - kernels.sum(axis=-1))
        return kernels


def _growth(shape: NDArray[np.float64], step: NDArray[np.float64], count: int) -> NDArray[np.float64]:
    """The chance of a Gamma(shape, 1) increment at each multiple of `step`, shape (…, 1) each: a value between two of
    them is shared between both by its distance, so that the mean is kept. Shape (…, count).
    """
    area = _area(shape, np.arange(count + 1) * step)
    inner = np.diff(area, n=2, prepend=0.0) / step
    return np.asarray(np.clip(np.concatenate([area[..., 1:2] / step, inner[..., 1:]], axis=-1), 0, None))


def _area(shape: NDArray[np.float64], ends: NDArray[np.float64]) -> NDArray[np.float64]:
    """The integral of P(X < x) from nought to each of `ends`: end·P(a, end) − a·P(a + 1, end), and P(a + 1, x) is
    P(a, x) less the density's x^a·e^−x / Γ(a + 1) (DLMF 8.8.5)."""
    density = np.zeros(np.broadcast_shapes(shape.shape, ends.shape))
    later = np.broadcast_to(ends > 0, density.shape)
    log = shape * np.log(np.where(ends > 0, ends, 1.0)) - ends - log_gamma(shape + 1)
    density[later] = np.exp(log[later])
    return np.asarray((ends - shape) * gamma_below(shape, ends) + shape * density)


GROWING = Steps(grows=True, scales=GROWTH_SCALES)
WALKING = Steps(grows=False, scales=WALK_SCALES)
