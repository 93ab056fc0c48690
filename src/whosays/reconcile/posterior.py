"""What is believed of a truth: probability on an even grid of its coordinate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

if TYPE_CHECKING:
    from numpy.typing import NDArray

PEAK = 0.10
"""The least height of a second mode, as a share of the highest (model's note)."""
APART = 0.3
"""The least distance of two modes in the coordinate (model's note)."""
VALLEY = 0.9
"""Between two modes the probability falls below this share of the lower one; a ripple is no mode."""


@dataclass(frozen=True, slots=True, eq=False)
class Posterior:
    """`grid`: even, ascending, shape (n,), in the coordinate. `mass`: not negative, sums to one, shape (n,)."""

    grid: NDArray[np.float64]
    mass: NDArray[np.float64]

    def quantile(self, share: float) -> float:
        """The coordinate below which `share` of the probability lies."""
        return float(np.interp(share, self._below(), self.grid))

    def below(self, coordinate: float) -> float:
        """The probability that the truth lies below `coordinate`."""
        return float(np.interp(coordinate, self.grid, self._below(), left=0.0, right=1.0))

    def _below(self) -> NDArray[np.float64]:
        """The probability below the middle of each cell: half a cell's own mass lies below it."""
        return np.asarray(np.cumsum(self.mass) - self.mass / 2)

    def blurred(self, deviation: float) -> Posterior:
        """The truth and a normal error of `deviation` besides: what all sources may have in common."""
        if deviation <= 0:
            return self
        mass = _normal_step(self.mass, self.grid, deviation)
        return Posterior(self.grid, mass / mass.sum())

    def modes(self) -> tuple[float, ...]:
        """The coordinates of the modes, at least PEAK of the highest high and APART from a higher one."""
        inner = (self.mass[1:-1] >= self.mass[:-2]) & (self.mass[1:-1] > self.mass[2:])
        peaks = [int(at) + 1 for at in np.flatnonzero(inner)]
        kept: list[int] = []
        for peak in sorted(peaks, key=lambda at: (-self.mass[at], at)):
            if self.mass[peak] >= PEAK * self.mass.max() and all(self._parted(peak, other) for other in kept):
                kept.append(peak)
        return tuple(float(self.grid[at]) for at in sorted(kept))

    def _parted(self, one: int, other: int) -> bool:
        low, high = min(one, other), max(one, other)
        valley = self.mass[low : high + 1].min()
        return bool(
            self.grid[high] - self.grid[low] >= APART and valley < VALLEY * min(self.mass[low], self.mass[high])
        )


def normal_kernel(grid: NDArray[np.float64], deviation: float) -> NDArray[np.float64]:
    """The chance to go from each cell (row) to each (column) by a normal step; rows sum to one."""
    chances = sliding_window_view(_by_distance(grid, deviation), len(grid))[::-1]
    return np.asarray(chances / chances.sum(axis=1, keepdims=True))


def _normal_step(mass: NDArray[np.float64], grid: NDArray[np.float64], deviation: float) -> NDArray[np.float64]:
    """What `normal_kernel` makes of probabilities, shape (n,), without the matrix."""
    chances = _by_distance(grid, deviation)
    rows = np.convolve(np.ones(len(grid)), chances, "valid")  # from the last row to the first, which are alike
    return np.asarray(np.convolve(mass / rows, chances, "valid"))


def _by_distance(grid: NDArray[np.float64], deviation: float) -> NDArray[np.float64]:
    """The chance of a normal step by the distance alone, from the whole grid down to the whole grid up, not summing to
    one. A deviation below the width of a cell is taken as 0.6 of it, so that a row is never empty.
    """
    count, cell = len(grid), float(grid[1] - grid[0])
    away = np.arange(1 - count, count) * (cell / max(deviation, 0.6 * cell))
    return np.asarray(np.exp(-0.5 * away**2))
