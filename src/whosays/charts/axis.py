"""The axis of a chart: linear, or logarithmic where the largest value is far from the smallest.

What always holds: every value it was made for has a position between 0 and 1, and so has every tick.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LOG_FROM = 20
"""The axis is logarithmic where the largest value exceeds this many times the smallest."""
TICKS = 4
MOST_TICKS = 6
STEPS = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """From `low` to `high` with its ticks."""

    low: Decimal
    high: Decimal
    log: bool
    ticks: tuple[Decimal, ...]

    def position(self, value: Decimal) -> float:
        """Where `value` lies, from 0 to 1."""
        if self.log:
            low, high, here = (math.log10(v) for v in (self.low, self.high, value))
        else:
            low, high, here = float(self.low), float(self.high), float(value)
        return (here - low) / (high - low)


def axis_over(values: Sequence[Decimal]) -> Axis:
    """The axis for `values`, at least one."""
    low, high = min(values), max(values)
    if low > 0 and high > LOG_FROM * low:
        return _log(low, high)
    return _linear(low, high)


def _linear(low: Decimal, high: Decimal) -> Axis:
    if low == high:
        reach = abs(low) / 2 or Decimal(1)
        low, high = low - reach, high + reach
    step = _step((high - low) / TICKS)
    first, last = math.floor(low / step), math.ceil(high / step)
    ticks = tuple(step * n for n in range(first, last + 1))
    return Axis(low=ticks[0], high=ticks[-1], log=False, ticks=ticks)


def _step(rough: Decimal) -> Decimal:
    """The next of 1, 2, 5, 10 times a power of ten."""
    power = Decimal(10) ** rough.adjusted()
    return next(power * step for step in STEPS if power * step >= rough)


def _log(low: Decimal, high: Decimal) -> Axis:
    first = Decimal(10) ** low.adjusted()
    last = Decimal(10) ** high.adjusted()
    if last < high:
        last *= 10
    decades = last.adjusted() - first.adjusted()
    every = math.ceil(decades / (MOST_TICKS - 1))
    powers = [first * Decimal(10) ** n for n in range(0, decades + 1, every)]
    return Axis(low=first, high=last, log=True, ticks=tuple(powers))
