"""The incomplete gamma function, by series and continued fraction (Numerical Recipes, section 6.2)."""

from __future__ import annotations

import math

ENOUGH = 1e-14
MOST = 10_000
TINY = 1e-300


def gamma_below(shape: float, x: float) -> float:
    """P(X < x) for X ~ Gamma(shape, 1); `shape` is positive."""
    if x <= 0:
        return 0.0
    front = math.exp(shape * math.log(x) - x - math.lgamma(shape))
    if x < shape + 1:
        return front * _series(shape, x)
    return 1 - front * _fraction(shape, x)


def _series(shape: float, x: float) -> float:
    term = total = 1 / shape
    for n in range(1, MOST):
        term *= x / (shape + n)
        total += term
        if term < total * ENOUGH:
            break
    return total


def _fraction(shape: float, x: float) -> float:
    """Lentz's continued fraction of the upper tail."""
    b = x + 1 - shape
    c, d = 1 / TINY, 1 / b
    found = d
    for n in range(1, MOST):
        a = n * (shape - n)
        b += 2
        d = 1 / apart(a * d + b)
        c = apart(b + a / c)
        found *= d * c
        if abs(d * c - 1) < ENOUGH:
            break
    return found


def apart(value: float) -> float:
    """`value`, kept away from zero: a step of Lentz's continued fraction divides by it."""
    return value if abs(value) > TINY else TINY
