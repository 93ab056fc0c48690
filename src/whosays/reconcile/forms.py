"""Reported figures as the model weighs them: an interval or a bound in the coordinate of the scale, with bloc and copy.

Recording rules 6 and 7 say what the words of a figure leave open; the model's note says how each form is a likelihood.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from whosays.model.quantity import LOWER_BOUNDS, UPPER_BOUNDS, Qualifier, Quantity

if TYPE_CHECKING:
    from whosays.reconcile.scales import Scale

ABOUT = 1.5
"""By how much wider an approximate figure's rounding is than an exact one's (model, k)."""
_LEAST = 1e-4
"""The least width of an interval, in the coordinate: a figure told to more digits is taken as told to so many."""
DENIED = 1.1
"""The factor around a denied figure within which the denial speaks against it (model)."""


class Shape(StrEnum):
    """INSIDE an interval; a bound chosen near what its speaker believes; a bound of a narrower or wider concept."""

    INSIDE = "inside"
    AT_LEAST = "at least"
    AT_MOST = "at most"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One reported figure. `low` and `high` are the ends of its interval; of a bound, of the bin in which it is stated.

    `stated` holds the ends of the figure itself, without what its rounding leaves open; they tell where the truth is
    looked for. `loose` marks a bound that a narrower or wider concept gives, which nobody chose near the truth.
    `probability` is that of a worded probability; `denied` that the figure is denied. `copy` is the chance that the
    figure is taken over from another form; `changed` that it then differs from it.
    """

    shape: Shape
    low: float
    high: float
    bloc: str
    stated: tuple[float, float]
    loose: bool = False
    denied: bool = False
    probability: float | None = None
    copy: float = 0.0
    changed: bool = False

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"a form cannot run from {self.low} to {self.high}")
        if not 0 <= self.copy <= 1:
            raise ValueError(f"the chance of a copy lies between 0 and 1, not at {self.copy}")

    def shifted(self, by: float) -> Form:
        """The same, told `by` further up in the coordinate."""
        ends = self.low + by, self.high + by
        return replace(self, low=ends[0], high=ends[1], stated=(self.stated[0] + by, self.stated[1] + by))


def form(quantity: Quantity, scale: Scale, bloc: str, *, denied: bool = False) -> Form:
    """The form of `quantity`; a range with an open end is a bound."""
    shape = _shape(quantity)
    low, high = _ends(quantity, scale, shape)
    if denied and shape is Shape.INSIDE:
        low, high = low - math.log(DENIED), high + math.log(DENIED)
    ends = [scale.coordinate(float(end)) for end in (quantity.low, quantity.high) if end is not None]
    return Form(shape=shape, low=low, high=high, stated=(min(ends), max(ends)), bloc=bloc, denied=denied)


def _shape(quantity: Quantity) -> Shape:
    if quantity.qualifier in LOWER_BOUNDS or quantity.high is None:
        return Shape.AT_LEAST
    if quantity.qualifier in UPPER_BOUNDS or quantity.low is None:
        return Shape.AT_MOST
    return Shape.INSIDE


def _ends(quantity: Quantity, scale: Scale, shape: Shape) -> tuple[float, float]:
    step = float(quantity.granularity)
    if shape is not Shape.INSIDE:
        stated = float(quantity.low if quantity.low is not None else quantity.high or 0)
        return _bin(stated, step, scale)
    low, high = float(quantity.low or 0), float(quantity.high or 0)
    if quantity.qualifier in (Qualifier.RANGE, Qualifier.ORDER_OF_MAGNITUDE) and low < high:
        return scale.coordinate(low), scale.coordinate(high)
    half = step / 2 * (ABOUT if quantity.qualifier is Qualifier.APPROX else 1)
    return _around(low, half, scale)


def _around(value: float, half: float, scale: Scale) -> tuple[float, float]:
    """The interval that rounding leaves open on either side of `value`, never of no width; at an end of the scale
    (nothing, all of it) from there to `half` off.
    """
    middle = scale.coordinate(value)
    if math.isinf(middle):
        ends = scale.coordinate(value - half), scale.coordinate(value + half)
        return (ends[0], math.inf) if middle > 0 else (-math.inf, ends[1])
    half = max(scale.width(value, half), _LEAST / 2)
    return middle - half, middle + half


def _bin(stated: float, step: float, scale: Scale) -> tuple[float, float]:
    """The bin of a stated bound, one step wide, for a probability is wanted and not a density; a point at an end of the
    scale.
    """
    middle, next_one = scale.coordinate(stated), scale.coordinate(stated + step)
    if math.isinf(middle) or math.isinf(next_one):
        low, high = _around(stated, step / 2, scale)
        return (high - _LEAST, high) if math.isinf(low) else (low, low + _LEAST) if math.isinf(high) else (low, high)
    half = max(next_one - middle, _LEAST) / 2
    return middle - half, middle + half
