"""What is drawn of a formula: bands, how far they could reach, and what each input and each root explains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from whosays.algebra.enclosing import simplified
from whosays.algebra.expressions import Expression, Name, divisors_of
from whosays.derive import bounds
from whosays.derive.draws import ROOT, factor, joint, quantiles, value, weights
from whosays.derive.shares import band_if_known, ends, explained
from whosays.model.derivation import Band, Entering, Reach
from whosays.model.finding import Estimate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.derive.draws import Draws
    from whosays.derive.figures import Figure
    from whosays.derive.options import Options

DIGITS = 3
"""Significant digits of what is printed (Records 11)."""
NO_DRAWS = "every input is one value"
BEYOND = "the result is beyond what can be drawn"
BY_NOTHING = "what is divided by may be nothing or change its sign, so nothing is drawn"
TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """An estimate or why there is none, its reach or why there is none; by the inputs' names, what each explains and
    the band if it were known; by the statement, what a root's error explains."""

    estimate: Estimate | None = None
    no_estimate: str = ""
    reach: Reach | None = None
    no_reach: str = ""
    shares: Mapping[str, Decimal] = field(default_factory=dict)
    known: Mapping[str, Band] = field(default_factory=dict)
    of_roots: Mapping[str, Decimal] = field(default_factory=dict)


def drawn(found: Expression, figures: Sequence[Figure], size: float, options: Options) -> Drawn:
    """What draws from `figures` make of a formula, times `size`."""
    open_ones = [figure.told.name for figure in figures if not figure.grid and not figure.span.closed]
    if open_ones:
        return Drawn(no_estimate=f"{', '.join(open_ones)}: only a bound is told, which has no distribution")
    moving = [figure for figure in figures if figure.told.entering is not Entering.VALUE and figure.moves]
    if not moving:
        return Drawn(no_estimate=NO_DRAWS)
    draws = joint(figures, options)
    result = value(found, draws) * size
    if any(_crosses(each, figures, draws) for each in divisors_of(found)):
        return Drawn(no_estimate=BY_NOTHING)
    if not np.isfinite(result).all():
        return Drawn(no_estimate=BEYOND)
    reach, why = _reach(simplified(found, {figure.told.name: figure.span for figure in figures}), figures, size)
    several = len(moving) >= TWO
    return Drawn(
        estimate=_estimate(result),
        reach=reach,
        no_reach=why,
        shares={each.told.name: _share(explained(result, draws[each.told.name])) for each in figures},
        known={each.told.name: _known(found, draws, each.told.name, size) for each in moving} if several else {},
        of_roots=dict(_of_roots(result, moving, options)),
    )


def band_of(found: Expression, figures: Sequence[Figure], size: float, options: Options) -> Band | None:
    """The 90 % band of a formula over `figures`, as `drawn` has it; None where nothing can be drawn."""
    if any(not figure.grid and not figure.span.closed for figure in figures):
        return None
    draws = joint(figures, options)
    result = value(found, draws) * size
    if not np.isfinite(result).all() or any(_crosses(each, figures, draws) for each in divisors_of(found)):
        return None
    low, _, best, _, high = map(rounded, ends(result))
    return Band(best=best, low=low, high=high)


def _estimate(result: Draws) -> Estimate:
    low, low50, best, high50, high = map(rounded, ends(result))
    return Estimate(best=best, low50=low50, high50=high50, low=low, high=high)


def _known(found: Expression, draws: Mapping[str, Draws], name: str, size: float) -> Band:
    low, _, best, _, high = (rounded(end * size) for end in band_if_known(found, draws, name))
    return Band(best=best, low=low, high=high)


def _of_roots(result: Draws, figures: Sequence[Figure], options: Options) -> Iterator[tuple[str, Decimal]]:
    """What the error of each root explains of the result, by the root's statement."""
    for kind, name in sorted({each for figure in figures for each in weights(figure)}):
        if kind == ROOT:
            yield name, _share(explained(result, factor((kind, name), options)))


def _reach(found: Expression, figures: Sequence[Figure], size: float) -> tuple[Reach | None, str]:
    boxes = {figure.told.name: bounds.box_of(partial(quantiles, figure)) for figure in figures}
    low, best, high = (round(share * bounds.CELLS) for share in (0.05, 0.5, 0.95))
    try:
        told = bounds.box(found, boxes, (low, best - 1, best, high - 1))
    except bounds.Unbounded as why:
        return None, f"not bounded: {why}"
    if told.uncertain < TWO:
        return None, bounds.ALONE
    return Reach(
        low=rounded(told.low[low] * size),
        best_low=rounded(told.low[best] * size),
        best_high=rounded(told.high[best - 1] * size),
        high=rounded(told.high[high - 1] * size),
        method=told.method,
    ), ""


def _crosses(divisor: Expression, figures: Sequence[Figure], draws: Mapping[str, Draws]) -> bool:
    """Whether what is divided by may be nothing: by its draws, or by the ends of what it is."""
    told = [value(divisor, draws)]
    if isinstance(divisor, Name):
        told += [quantiles(each, np.array([0.0, 1.0])) for each in figures if each.told.name == divisor.name]
    return any(bool(each.min() <= 0 <= each.max()) for each in told)


def _share(value: float) -> Decimal:
    return Decimal(f"{value:.2f}")


def rounded(value: float) -> Decimal:
    """`value` to three significant digits, as a plain number."""
    told = Decimal(f"{value:.{DIGITS - 1}e}")
    return Decimal(int(told)) if told == told.to_integral_value() else told.normalize()
