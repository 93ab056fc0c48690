"""Quotes of exchange rates as somebody published them, and amounts that were converted by them (Recording rule 11)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from whosays.model.period import Period
from whosays.model.record import record


@record
class Quote:
    """What one unit of `one` was worth in `other` from `first` to `last`, both included, as `source` published it."""

    one: str
    other: str
    first: date
    last: date
    value: Decimal
    source: str

    def __post_init__(self) -> None:
        if self.value <= 0:
            raise ValueError(f"a rate is above nothing, not {self.value}")
        if self.first > self.last:
            raise ValueError(f"a quote cannot run from {self.first} to {self.last}")


@record
class Conversion:
    """The amount of a claim in the currency of the house, and by which rate; or `why_not`, where there is none.

    `low` and `high` are in `unit`, `rate_low` and `rate_high` what one unit of the claim's own currency was worth in
    `dates`, as `source` published it. `real_low` and `real_high` are in the prices of `prices`, by the index that
    `index` names; where prices are asked for and the index does not tell them, `why_not` says so.
    """

    claim: str
    unit: str
    low: Decimal | None = None
    high: Decimal | None = None
    rate_low: Decimal | None = None
    rate_high: Decimal | None = None
    dates: Period | None = None
    source: str = ""
    prices: str = ""
    real_low: Decimal | None = None
    real_high: Decimal | None = None
    index: str = ""
    why_not: str = ""


@record
class HouseFinding:
    """The finding of a question in the currency of the house, beside what it is in its own.

    The envelope is from the lowest to the highest of `figures` in any currency, each at the rate of its own time;
    `left_out` of them have none. `dates` and `source` are those of these rates. `best` with its bands is the estimate
    at the rates of all the time of its figures, the ends outward; `rate_low`, `rate_high`, `rate_dates` and
    `rate_source` are these. `why_not` tells what could not be converted.
    """

    question: str
    unit: str
    figures: int
    left_out: int = 0
    envelope_low: Decimal | None = None
    envelope_high: Decimal | None = None
    dates: Period | None = None
    source: str = ""
    best: Decimal | None = None
    low50: Decimal | None = None
    high50: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    rate_low: Decimal | None = None
    rate_high: Decimal | None = None
    rate_dates: Period | None = None
    rate_source: str = ""
    why_not: str = ""
