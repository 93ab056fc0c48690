"""The axis of a chart: linear, or logarithmic where figures span more than a decade.

What always holds: every value it was made for has a position between 0 and 1, and so has every tick.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LOG_FROM = 10
"""The axis is logarithmic where the largest value exceeds this many times the smallest."""
TICKS = 4
MOST_TICKS = 7
STEPS = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """From `low` to `high` with its ticks."""

    low: Decimal
    high: Decimal
    log: bool
    ticks: tuple[Decimal, ...]

    def position(self, value: Decimal) -> float:
        """Where `value` lies, from 0 to 1 for values of the axis."""
        if self.log:
            low, high, here = (math.log10(v) for v in (self.low, self.high, value))
        else:
            low, high, here = float(self.low), float(self.high), float(value)
        return (here - low) / (high - low)

    def inside(self, value: Decimal) -> Decimal:
        """`value`, or the end of the axis beyond which it lies."""
        return min(max(value, self.low), self.high)


def axis_over(values: Sequence[Decimal], *, linear: bool = False) -> Axis:
    """The axis for `values`, at least one; `linear` whatever they span, as for shares."""
    low, high = min(values), max(values)
    if not linear and low > 0 and high > LOG_FROM * low:
        return _log(low, high)
    return _linear(low, high)


def _linear(low: Decimal, high: Decimal) -> Axis:
    if low == high:
        reach = abs(low) / 2 or Decimal(1)
        low, high = low - reach, high + reach
    step = _step((high - low) / TICKS)
    first, last = (low / step).to_integral_value(ROUND_FLOOR), -((-high / step).to_integral_value(ROUND_FLOOR))
    ticks = tuple(step * n for n in range(int(first), int(last) + 1))
    return Axis(low=ticks[0], high=ticks[-1], log=False, ticks=ticks)


def _step(rough: Decimal) -> Decimal:
    """The next of 1, 2, 5, 10 times a power of ten."""
    power = Decimal(10) ** rough.adjusted()
    return next(power * step for step in STEPS if power * step >= rough)


def _log(low: Decimal, high: Decimal) -> Axis:
    """From a round number at or below `low` to one at or above `high`; their ticks are 1, 2, 5, or powers of ten."""
    first, last = low.adjusted(), high.adjusted()
    rounds = [Decimal(10) ** power * step for power in range(first, last + 1) for step in STEPS[:3]]
    rounds.append(Decimal(10) ** (last + 1))
    start = max(n for n, each in enumerate(rounds) if each <= low)
    end = min(n for n, each in enumerate(rounds) if each >= high)
    ticks = rounds[start : end + 1]
    if len(ticks) > MOST_TICKS:
        powers = [each for each in ticks if each.scaleb(-each.adjusted()) == 1]
        ticks = powers[:: math.ceil(len(powers) / MOST_TICKS)]
    return Axis(low=rounds[start], high=rounds[end], log=True, ticks=tuple(ticks))
