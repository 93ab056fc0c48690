"""The probability of a reported figure, given what its speaker could have believed: one function a shape.

A speaker believes z = μ + τ·t₄, μ being the truth and what the bloc adds to it. A figure is the interval in which z
lies; a bound is told at a distance below or above z (0.7·Exp(0.25) + 0.3·U(0, log 30)): speakers choose a bound near
what they believe, and a pure survival term would let the estimate float away from the bound. (Model's note.)
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from whosays.reconcile.forms import Shape

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from whosays.reconcile.forms import Form

NEAR = 0.7
"""The share of bounds that are chosen near."""
DISTANCE = 0.25
"""The mean distance of a bound that is chosen near."""
FAR = math.log(30.0)
"""How far from the truth any bound may lie."""
NODES = 20
"""Gauss–Legendre nodes of the distance."""
LEAST = 1e-300
FAITHFUL = 0.97
"""The chance that a copy has its parent's figure."""


def student4(z: NDArray[np.float64]) -> NDArray[np.float64]:
    """The distribution function of Student's t with four degrees of freedom, in closed form."""
    with np.errstate(over="ignore", invalid="ignore"):
        root = np.where(np.isinf(z), np.sign(z), z / np.sqrt(4 + z * z))
    return 0.5 + root * (0.75 - 0.25 * root * root)


def likelihood(form: Form, mu: NDArray[np.float64], tau: NDArray[np.float64]) -> NDArray[np.float64]:
    """The probability of `form` for each error scale `tau`, shape (t, 1), and centre `mu`, shape (n,): shape (t, n)."""
    told = _told(form, mu, tau)
    if form.denied:
        told = 1 - told
    if form.copy:
        told = form.copy * (1 - FAITHFUL if form.changed else FAITHFUL) + (1 - form.copy) * told
    return np.clip(told, LEAST, None)


def _told(form: Form, mu: NDArray[np.float64], tau: NDArray[np.float64]) -> NDArray[np.float64]:
    if form.shape is Shape.INSIDE:
        return _inside(form.low, form.high, mu, tau)
    chance = 1.0 if form.probability is None else form.probability
    below = form.shape is Shape.AT_LEAST
    told = _bound(form, mu, tau, below=below)
    return told if chance == 1 else chance * told + (1 - chance) * _bound(form, mu, tau, below=not below)


def _inside(low: float, high: float, mu: NDArray[np.float64], tau: NDArray[np.float64]) -> NDArray[np.float64]:
    """P(low < z < high)."""
    upper = student4((high - mu) / tau) if math.isfinite(high) else np.ones((len(tau), len(mu)))
    return upper - student4((low - mu) / tau) if math.isfinite(low) else upper


def _bound(form: Form, mu: NDArray[np.float64], tau: NDArray[np.float64], *, below: bool) -> NDArray[np.float64]:
    sign = 1.0 if below else -1.0
    middle, width = (form.low + form.high) / 2, form.high - form.low
    far = student4(sign * (mu - middle) / tau) - student4((sign * (mu - middle) - FAR) / tau)
    far = np.clip(far, 0, None) / FAR
    if form.loose:
        return far
    near = np.zeros_like(far)
    for distance, weight in zip(*_distances(), strict=True):
        near += weight * _inside(form.low + sign * distance, form.high + sign * distance, mu, tau)
    return NEAR * near + (1 - NEAR) * width * far


@lru_cache(maxsize=1)
def _distances() -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Nodes of the distance of a bound chosen near, with their weights."""
    nodes, weights = np.polynomial.legendre.leggauss(NODES)
    return tuple(-np.log1p(-(nodes + 1) / 2) * DISTANCE), tuple(weights / 2)
