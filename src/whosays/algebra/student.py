"""Student's t: distribution function and quantiles, by the incomplete beta function (Numerical Recipes, 6.4)."""

from __future__ import annotations

import math
from statistics import NormalDist

ENOUGH = 1e-15
MOST = 10_000
TINY = 1e-300
"""Stands for nought where a step of Lentz's continued fraction divides by it."""
BISECTIONS = 200
NORMAL = NormalDist()


def t_below(t: float, freedom: float) -> float:
    """P(T < t) for Student's t with `freedom` degrees of freedom; infinitely many make it normal."""
    if math.isinf(freedom):
        return NORMAL.cdf(t)
    tail = beta_below(freedom / 2, 0.5, freedom / (freedom + t * t)) / 2
    return tail if t < 0 else 1 - tail


def t_quantile(share: float, freedom: float) -> float:
    """The t below which `share` of Student's distribution lies, by bisection."""
    if math.isinf(freedom):
        return NORMAL.inv_cdf(share)
    if share < 0.5:  # noqa: PLR2004 - the middle
        return -t_quantile(1 - share, freedom)
    low, high = 0.0, 1.0
    while t_below(high, freedom) < share:
        high *= 2
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        low, high = (middle, high) if t_below(middle, freedom) < share else (low, middle)
    return (low + high) / 2


def beta_below(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function I_x(a, b)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    log = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    if x < (a + 1) / (a + b + 2):
        return math.exp(log) * _fraction(a, b, x) / a
    return 1 - math.exp(log) * _fraction(b, a, 1 - x) / b


def _fraction(a: float, b: float, x: float) -> float:
    """Lentz's continued fraction."""
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1) or TINY)
    found = d
    for m in range(1, MOST):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for step in (even, odd):
            d = 1 / (1 + step * d or TINY)
            c = 1 + step / c or TINY
            found *= d * c
        if abs(d * c - 1) < ENOUGH:
            break
    return found
