"""Intervals of stated figures: what a figure leaves open by its rounding, its hedge or its bound, and arithmetic on that.

An interval encloses every value that the words allow (Recording rule 7; ±0.5 granularity for an exact figure, ±0.75 for an
approximate one: half a step, and half as much again, as the likelihoods of the model have it). Arithmetic is outward: the result encloses every combination.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from whosays.model.quantity import LOWER_BOUNDS, UPPER_BOUNDS, Qualifier, Quantity

EXACT_STEPS = Decimal("0.5")
APPROX_STEPS = Decimal("0.75")
NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Span:
    """From `low` to `high`, both included; None is an open end."""

    low: Decimal | None
    high: Decimal | None

    def __add__(self, other: Span) -> Span:
        return Span(_plus(self.low, other.low), _plus(self.high, other.high))

    def __sub__(self, other: Span) -> Span:
        return Span(_minus(self.low, other.high), _minus(self.high, other.low))

    def __mul__(self, other: Span) -> Span:
        """Product; figures here are never negative, so an open lower end is nothing."""
        low = (self.low or NOTHING) * (other.low or NOTHING)
        high = None if self.high is None or other.high is None else self.high * other.high
        return Span(low, high)

    def __truediv__(self, other: Span) -> Span:
        low = NOTHING if other.high is None else _ratio(self.low or NOTHING, other.high)
        high = None if self.high is None or not other.low else _ratio(self.high, other.low)
        return Span(low, high)

    def meets(self, other: Span) -> bool:
        """Whether the two share a value."""
        below = self.low is None or other.high is None or self.low <= other.high
        above = other.low is None or self.high is None or other.low <= self.high
        return below and above

    def gap(self, other: Span) -> Decimal:
        """By what factor the two miss each other: 1 where they meet, else the larger of the near ends over the smaller."""
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


def _plus(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one + other


def _minus(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one - other


def _ratio(one: Decimal, other: Decimal) -> Decimal | None:
    return None if other == 0 else one / other


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
