"""How far a figure may be off where one text reckons with it, which is less than where two hands count.

An author who writes that half of the 300 are 120 has both figures before him: their noughts round off next to nothing.
"""

from __future__ import annotations

from decimal import Decimal

from whosays.algebra.intervals import NOTHING, Span, allowed, stated
from whosays.model.quantity import COUNT, PERCENT, PERSON, RATIO, Qualifier, Quantity

ROUNDED = 10
"""The least step that counts are rounded to: 45 may be counted, 40 may be rounded."""
ROUNDED_OFF = Decimal("0.025")
"""What rounding leaves open at most: a fortieth, half a step in the last of two digits from 20 on."""
POINT = Decimal(1)
"""A share is rounded up or cut off: 17 of 48 are 35 or 36 per cent."""
ABOUT_POINTS = Decimal(5)
"""What "about a third" and "some 30 per cent" leave open, in points."""
ABOUT_TIMES = Decimal("0.15")
"""What "doubled" and "three times as many" leave open: prose says so from a little below."""


def of(quantity: Quantity) -> Span:
    """Every value that a figure may have where its own text reckons with it."""
    exact, about = (quantity.qualifier is kind for kind in (Qualifier.EXACT, Qualifier.APPROX))
    if quantity.unit == RATIO:
        return _around(quantity, abs(quantity.low or NOTHING) * ABOUT_TIMES)
    if quantity.unit == PERCENT and (exact or about):
        return _around(quantity, ABOUT_POINTS if about else min(POINT, quantity.granularity or POINT))
    if not exact:
        return allowed(quantity)
    if quantity.unit in (PERSON, COUNT) and quantity.granularity < ROUNDED:
        return stated(quantity)
    return _around(quantity, min(quantity.granularity / 2, abs(quantity.low or NOTHING) * ROUNDED_OFF))


def pointed(quantity: Quantity) -> Span:
    """The ends as stated, an open one closed at the other: who tells of at least 30 tells of 30."""
    low, high = quantity.low, quantity.high
    return Span(high if low is None else low, low if high is None else high)


def closed(quantity: Quantity) -> Span:
    """`of`, with an open end closed by as much as rounding leaves open."""
    found, ends = of(quantity), pointed(quantity)
    if found.closed:
        return found
    return Span(found.low or ends.times(1 - ROUNDED_OFF).low, found.high or ends.times(1 + ROUNDED_OFF).high)


def _around(quantity: Quantity, slack: Decimal) -> Span:
    low, high = quantity.low, quantity.high
    return Span(None if low is None else max(NOTHING, low - slack), None if high is None else high + slack)
