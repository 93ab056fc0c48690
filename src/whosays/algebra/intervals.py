"""Intervals of stated figures: what a figure leaves open by its rounding, its hedge or its bound, and arithmetic on
that.

An interval encloses every value that the words allow (Recording rule 7; ±0.5 granularity for an exact figure, ±0.75
for an approximate one: half a step, and half as much again, as the likelihoods of the model have it). Arithmetic is
outward: the result encloses every combination.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING

from whosays.model.quantity import LOWER_BOUNDS, UPPER_BOUNDS, Qualifier, Quantity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from whosays.model.finding import Interval

EXACT_STEPS = Decimal("0.5")
APPROX_STEPS = Decimal("0.75")
NOTHING = Decimal(0)
WITHOUT_END = Decimal("Infinity")
FROM_BELOW = Decimal("-0")


@dataclass(frozen=True, slots=True, init=False)
class Span:
    """From `low` to `high`, both included; None is an open end."""

    low: Decimal | None
    high: Decimal | None

    def __init__(self, low: Decimal | None, high: Decimal | None) -> None:
        # As `whosays.model.record` does: millions are made, and the setters at hand take half the time.
        _set_low(self, low)
        _set_high(self, high)

    def __add__(self, other: Span) -> Span:
        return Span(_plus(self.low, other.low), _plus(self.high, other.high))

    def __sub__(self, other: Span) -> Span:
        return Span(_minus(self.low, other.high), _minus(self.high, other.low))

    def __mul__(self, other: Span) -> Span:
        if self._told and other._told:
            high = None if self.high is None or other.high is None else self.high * other.high
            return Span((self.low or NOTHING) * (other.low or NOTHING), high)
        return _around(_times(mine, theirs) for mine in self._ends for theirs in other._ends)

    def __truediv__(self, other: Span) -> Span:
        """Quotient; a divisor that may be nothing leaves the far end open."""
        low, high = other._ends
        if low < 0 < high or low == high == 0:
            return Span(None, None)
        signs = (low or NOTHING, high or FROM_BELOW)
        return _around(_over(mine, theirs) for mine in self._ends for theirs in signs)

    @property
    def _told(self) -> bool:
        """Whether it lies wholly above nothing, as counts and sums do; then products are quick."""
        return self.low is not None and self.low > 0

    @property
    def _ends(self) -> tuple[Decimal, Decimal]:
        return (
            -WITHOUT_END if self.low is None else self.low,
            WITHOUT_END if self.high is None else self.high,
        )

    def to_the(self, power: int) -> Span:
        """The span multiplied by itself, `power` times in all."""
        result = self
        for _ in range(power - 1):
            result = result * self
        return result

    def times(self, factor: Decimal) -> Span:
        """Both ends times `factor`, which is not negative."""
        return Span(None if self.low is None else self.low * factor, None if self.high is None else self.high * factor)

    @property
    def middle(self) -> Decimal | None:
        """Halfway between the ends, or None where one is open."""
        return None if self.low is None or self.high is None else (self.low + self.high) / 2

    @property
    def closed(self) -> bool:
        """Whether both ends are known."""
        return self.low is not None and self.high is not None

    def meets(self, other: Span) -> bool:
        """Whether the two share a value."""
        below = self.low is None or other.high is None or self.low <= other.high
        above = other.low is None or self.high is None or other.low <= self.high
        return below and above

    def gap(self, other: Span) -> Decimal:
        """By what factor the two miss each other: 1 where they meet, else the larger of the near ends over the
        smaller."""
        if self.meets(other):
            return Decimal(1)
        lower, upper = (
            (self, other)
            if self.high is not None and other.low is not None and self.high < other.low
            else (other, self)
        )
        near, far = lower.high, upper.low
        if near is None or far is None or near <= 0:
            return Decimal("Infinity")
        return far / near


_set_low, _set_high = Span.__dict__["low"].__set__, Span.__dict__["high"].__set__


def total(spans: Iterable[Span]) -> Span:
    """The sum of `spans`."""
    return reduce(Span.__add__, spans)


def least(spans: Sequence[Span]) -> Span:
    """From the least low to the least high: what the smallest of one value out of each can be."""
    return _around((min(each._ends[0] for each in spans), min(each._ends[1] for each in spans)))


def most(spans: Sequence[Span]) -> Span:
    """As `least`, of the largest."""
    return _around((max(each._ends[0] for each in spans), max(each._ends[1] for each in spans)))


def middling(spans: Sequence[Span]) -> Span:
    """As `least`, of the median, which is halfway between the two in the middle where the values are even in number."""
    lows, highs = (sorted(each._ends[at] for each in spans) for at in (0, 1))
    middle = (len(spans) - 1) // 2, len(spans) // 2
    return _around(_halfway(ends[middle[0]], ends[middle[1]]) for ends in (lows, highs))


def _halfway(one: Decimal, other: Decimal) -> Decimal:
    """Between two ends, of which an open one carries the middle with it, a lower one first."""
    return one if one.is_infinite() else other if other.is_infinite() else (one + other) / 2


def _plus(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one + other


def _minus(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one - other


def _times(one: Decimal, other: Decimal) -> Decimal:
    """A product of ends: nothing times an open end is nothing."""
    return NOTHING if one == 0 or other == 0 else one * other


def _over(one: Decimal, other: Decimal) -> Decimal:
    """A quotient of ends. Division by nothing goes to the open end, on the side that the sign of nothing tells."""
    if other.is_infinite() or one == 0:
        return NOTHING
    if other == 0:
        return WITHOUT_END if (one > 0) is not other.is_signed() else -WITHOUT_END
    return one / other


def _around(ends: Iterable[Decimal]) -> Span:
    """The span that reaches from the lowest to the highest of `ends`; an infinite end is an open one."""
    found = tuple(ends)
    low, high = min(found), max(found)
    return Span(None if low.is_infinite() else low, None if high.is_infinite() else high)


def allowed(quantity: Quantity) -> Span:
    """Every value that the words of `quantity` allow, its rounding included."""
    low, high = quantity.low, quantity.high
    if quantity.qualifier in LOWER_BOUNDS or quantity.qualifier in UPPER_BOUNDS:
        return Span(low, high)
    steps = APPROX_STEPS if quantity.qualifier is Qualifier.APPROX else EXACT_STEPS
    if quantity.qualifier is Qualifier.ORDER_OF_MAGNITUDE:
        steps = NOTHING
    slack = steps * quantity.granularity
    return Span(None if low is None else max(NOTHING, low - slack), None if high is None else high + slack)


def stated(quantity: Quantity) -> Span:
    """The ends of `quantity` as stated, with no slack."""
    return Span(quantity.low, quantity.high)


def open_ends(envelope: Interval, stated: Collection[Quantity]) -> tuple[bool, bool]:
    """Whether the lower and the upper end of an envelope over what is `stated` are only bounds: all that tell the end
    leave it open, as "at most 12" and "more than 200" do."""
    low, high = envelope.low, envelope.high
    above = [q.high is None for q in stated if high is not None and high in (q.low, q.high)]
    below = [q.low is None for q in stated if low is not None and low in (q.low, q.high)]
    return bool(below) and all(below), bool(above) and all(above)
