"""The incomplete gamma function of many values at once, by series and continued fraction (Numerical Recipes, 6.2)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

ENOUGH = 1e-14
MOST = 10_000
TINY = 1e-300
"""Stands for nought where a step of Lentz's continued fraction divides by it."""


def log_gamma(shape: NDArray[np.float64]) -> NDArray[np.float64]:
    """The logarithm of Γ at each of a few positive values, of any shape."""
    return np.array([math.lgamma(each) for each in shape.flat]).reshape(shape.shape)


def gamma_below(shapes: NDArray[np.float64] | float, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """P(X < x) for X ~ Gamma(shape, 1) and each x of `values`; the shapes, positive, are broadcast against them."""
    shape = np.asarray(shapes, dtype=np.float64)
    x = np.broadcast_to(values, np.broadcast_shapes(shape.shape, values.shape))
    front = np.exp(shape * np.log(np.where(x > 0, x, 1.0)) - x - log_gamma(shape))
    a = np.broadcast_to(shape, x.shape)
    below = np.zeros(x.shape)
    small, large = (x > 0) & (x < a + 1), x >= a + 1
    below[small] = front[small] * _series(a[small], x[small])
    below[large] = 1 - front[large] * _fraction(a[large], x[large])
    return below


def _series(shape: NDArray[np.float64], x: NDArray[np.float64]) -> NDArray[np.float64]:
    term = total = 1 / shape
    for n in range(1, MOST):
        term = term * x / (shape + n)
        total = total + term
        if (term < total * ENOUGH).all():
            break
    return total


def _fraction(shape: NDArray[np.float64], x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Lentz's continued fraction of the upper tail."""
    b = x + 1 - shape
    c, d = np.full(len(x), 1 / TINY), 1 / b
    found = d
    for n in range(1, MOST):
        a = n * (shape - n)
        b = b + 2
        d = 1 / _apart(a * d + b)
        c = _apart(b + a / c)
        found = found * d * c
        if (np.abs(d * c - 1) < ENOUGH).all():
            break
    return found


def _apart(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(np.abs(values) < TINY, TINY, values)
