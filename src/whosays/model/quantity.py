"""Quantities: a figure as an interval with the kind of bound that its words give it (Recording rules 6 and 7)."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from whosays.model.record import record


class Qualifier(StrEnum):
    """How a figure is bounded by its words."""

    EXACT = "exact"
    APPROX = "approx"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    RANGE = "range"
    ORDER_OF_MAGNITUDE = "order_of_magnitude"


LOWER_BOUNDS = frozenset({Qualifier.AT_LEAST, Qualifier.MORE_THAN})
UPPER_BOUNDS = frozenset({Qualifier.AT_MOST, Qualifier.LESS_THAN})

PERSON = "person"
COUNT = "count"
PERCENT = "percent"
RATIO = "ratio"
TIMES = frozenset({"hour", "day", "night", "week", "month", "quarter", "year"})
"""Times that a rate may be told per; anything else that it is per is a base."""
WRITTEN = 15
"""A figure with decimals that has more digits than this is written by nobody: it is a quotient without an end."""
_CODE = 3


def is_currency(unit: str) -> bool:
    """Whether a unit is the code of a currency (ISO 4217)."""
    return len(unit) == _CODE and unit.isalpha() and unit.isupper()


def as_printed(value: Decimal) -> Decimal:
    """`value` as people are shown it: what no text writes out ("one in three" is 33.333… per cent) to three significant
    digits, anything else whole."""
    digits, exponent = value.normalize().as_tuple()[1:]
    endless = isinstance(exponent, int) and exponent < 0 and len(digits) > WRITTEN
    return Decimal(f"{value:.2e}") if endless else value


@record
class Quantity:
    """A figure that has been read.

    `low` and `high` are in base units of `unit`; None is an open end; an exact or approximate figure has low = high.
    `unit` is "person", "count", "percent", an ISO 4217 code, or a name from the units table; `per` is None, "day",
    "week", "month", "year" or a counted thing. `granularity` is the step that the words round to: 12,000 has 1,000.
    """

    qualifier: Qualifier
    low: Decimal | None
    high: Decimal | None
    unit: str
    per: str | None = None
    granularity: Decimal = Decimal(0)

    def __post_init__(self) -> None:
        low, high = self.low, self.high
        if low is None and high is None:
            raise ValueError("a quantity needs at least one end")
        if low is not None and high is not None and low > high:
            raise ValueError(f"a quantity cannot run from {low} to {high}")
        if self.qualifier in LOWER_BOUNDS and (low is None or high is not None):
            raise ValueError(f"{self.qualifier} leaves the upper end open")
        if self.qualifier in UPPER_BOUNDS and (high is None or low is not None):
            raise ValueError(f"{self.qualifier} leaves the lower end open")
        if self.qualifier in (Qualifier.EXACT, Qualifier.APPROX) and low != high:
            raise ValueError(f"{self.qualifier} has one value, not {low} to {high}")

    @property
    def value(self) -> Decimal | None:
        """The one value of an exact or approximate figure, else None."""
        return self.low if self.low == self.high else None
