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


def gamma_below(shape: float, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """P(X < x) for X ~ Gamma(shape, 1) and each x of `values`, shape (n,); `shape` is positive."""
    below = np.zeros(len(values))
    small, large = (values > 0) & (values < shape + 1), values >= shape + 1
    below[small] = _front(shape, values[small]) * _series(shape, values[small])
    below[large] = 1 - _front(shape, values[large]) * _fraction(shape, values[large])
    return below


def _front(shape: float, x: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.exp(shape * np.log(x) - x - math.lgamma(shape)))


def _series(shape: float, x: NDArray[np.float64]) -> NDArray[np.float64]:
    term = total = np.full(len(x), 1 / shape)
    for n in range(1, MOST):
        term = term * x / (shape + n)
        total = total + term
        if (term < total * ENOUGH).all():
            break
    return total


def _fraction(shape: float, x: NDArray[np.float64]) -> NDArray[np.float64]:
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
