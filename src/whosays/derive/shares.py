"""Which input matters: what part of the result's variance each explains by itself, and what the band would be if it
were known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from whosays.derive.draws import value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.algebra.expressions import Expression
    from whosays.derive.draws import Draws

CELLS = 32
"""Cells of equal probability into which an input's draws are cut."""
BAND = (0.05, 0.25, 0.5, 0.75, 0.95)
"""The shares below the ends of the 90 % band, of the 50 % band, and of best."""


def explained(of: Draws, by: Draws) -> float:
    """The part of the variance of `of` that the mean of it given `by` has: the first-order index of Sobol, from given
    draws (Plischke 2010), less what cells of that size have by chance. Of the logarithm where all draws are above
    nothing.
    """
    told = np.log(of) if of.min() > 0 else of
    spread = float(told.var())
    if spread <= 0 or float(np.ptp(by)) == 0:
        return 0.0
    size = len(told) // CELLS
    cells = told[np.argsort(by, kind="stable")][: size * CELLS].reshape(CELLS, size)
    between = float(cells.mean(axis=1).var() * CELLS / (CELLS - 1))
    within = float(cells.var(axis=1, ddof=1).mean())
    return min(1.0, max(0.0, (between - within / size) / spread))


def band_if_known(found: Expression, draws: Mapping[str, Draws], name: str) -> tuple[float, ...]:
    """The ends of the result's bands if one input were known to be its median, as BAND has them."""
    known = {**draws, name: np.full_like(draws[name], np.median(draws[name]))}
    return ends(value(found, known))


def ends(result: Draws) -> tuple[float, ...]:
    """The values of a result below which the shares of BAND lie."""
    return tuple(float(end) for end in np.quantile(result, BAND))
