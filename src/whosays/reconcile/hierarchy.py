"""Random effects as Bayes has them: normal results with known errors, a flat or normal mean, a half-Cauchy between.

The mean is integrated in closed form for each standard deviation between studies, that one by quadrature on an even
grid of its angle (Gelman and others, Bayesian Data Analysis, section 5.4).
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

ANGLES = 4000
BISECTIONS = 100
NORMAL = NormalDist()


@dataclass(frozen=True, slots=True, eq=False)
class Hierarchy:
    """The posterior on nodes of τ, the standard deviation between studies: weights, and the mean's normal for each."""

    tau: NDArray[np.float64]
    weight: NDArray[np.float64]
    centre: NDArray[np.float64]
    spread: NDArray[np.float64]

    def tau_quantile(self, share: float) -> float:
        """The τ below which `share` of the probability lies."""
        return float(np.interp(share, np.cumsum(self.weight) - self.weight / 2, self.tau))

    @property
    def tau_mean(self) -> float:
        """The mean of τ."""
        return float(self.weight @ self.tau)

    @property
    def mean(self) -> tuple[float, float]:
        """Mean and standard deviation of the mean effect."""
        middle = float(self.weight @ self.centre)
        return middle, float(np.sqrt(self.weight @ (self.spread**2 + (self.centre - middle) ** 2)))

    def quantile(self, share: float) -> float:
        """The mean effect below which `share` of the probability lies."""
        reach = 12 * float(self.spread.max())
        low, high = float(self.centre.min()) - reach, float(self.centre.max()) + reach
        for _ in range(BISECTIONS):
            middle = (low + high) / 2
            below = sum(
                w * NORMAL.cdf((middle - c) / s)
                for w, c, s in zip(self.weight, self.centre, self.spread, strict=True)
                if w > 0
            )
            low, high = (middle, high) if below < share else (low, middle)
        return (low + high) / 2


def hierarchy(
    y: NDArray[np.float64], v: NDArray[np.float64], scale: float, mean: tuple[float, float] | None = None
) -> Hierarchy:
    """The posterior given results `y` with variances `v`, shape (k,), and τ ~ half-Cauchy(`scale`).

    `mean` is centre and standard deviation of the mean effect's normal prior; flat where it is None.
    """
    angle = (np.arange(ANGLES) + 0.5) / ANGLES * np.pi / 2
    tau = scale * np.tan(angle)  # even steps of the angle have equal prior weight
    each = 1 / (v[None, :] + tau[:, None] ** 2)
    precision, weighted = each.sum(axis=1), each @ y
    start, known = (mean[0], mean[1] ** -2) if mean else (0.0, 0.0)
    total = precision + known
    centre = (weighted + start * known) / total
    log = 0.5 * np.log(each).sum(axis=1) - 0.5 * np.log(total)
    log -= 0.5 * ((each * y**2).sum(axis=1) + known * start**2 - total * centre**2)
    weight = np.exp(log - log.max())
    return Hierarchy(tau, weight / weight.sum(), centre, 1 / np.sqrt(total))
