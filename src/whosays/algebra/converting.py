"""Amounts of claims in the currency of the house, by the rate that stood when they did, and in constant prices.

An amount is converted at its own time: the days of its as-of where it has both, the last one where it has only that,
else the day of its document. Without a day or a published rate it is not converted, and says why. Prices are those of
an index that the user gives; there is none by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from whosays.algebra.intervals import stated
from whosays.model.period import Period
from whosays.model.rate import Conversion

if TYPE_CHECKING:
    from whosays.algebra.rates import Rates
    from whosays.model.claim import Claim

INDEX = "INDEX"
"""What a currency is quoted in by an index of prices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The currency of the house with the rates that lead to it; the period in whose prices amounts are told too, if
    any, in words and as days, with the index that leads there."""

    currency: str
    rates: Rates
    prices: str = ""
    base: Period | None = None
    index: Rates | None = None


def converted(claim: Claim, day: date | None, house: House) -> Conversion | None:
    """The amount of `claim` in the currency of `house`; None where it is in it already and no prices are asked for.
    `day` is that of its document."""
    unit, wanted = claim.quantity.unit, house.currency
    if unit == wanted and house.base is None:
        return None
    bare = Conversion(claim=claim.id, unit=wanted, prices=house.prices)
    period = time_of(claim, day)
    if period is None:
        return replace(bare, why_not="neither the amount nor its document is dated")
    rate = house.rates.between(unit, wanted, period)
    if rate is None:
        return replace(bare, why_not=f"nobody who is known publishes a rate of {unit} for {wanted} in {period.edtf}")
    span = stated(claim.quantity) * rate.value
    low, high = (span.low if claim.quantity.low is not None else None), span.high
    made = replace(
        bare,
        low=low,
        high=high,
        rate_low=rate.value.low,
        rate_high=rate.value.high,
        dates=rate.dates,
        source=rate.source,
    )
    return made if house.base is None else _in_prices(made, period, house)


def time_of(claim: Claim, day: date | None) -> Period | None:
    """When the amount of a claim stood."""
    told = claim.as_of.period if claim.as_of else None
    if told is not None and told.last is not None:
        return told if told.first is not None else Period(first=told.last, last=told.last)
    return Period(first=day, last=day) if day is not None else None


def _in_prices(made: Conversion, period: Period, house: House) -> Conversion:
    if house.index is None or house.base is None:
        return made
    then, base = (house.index.between(made.unit, INDEX, each) for each in (period, house.base))
    if then is None or base is None:
        missing = period if then is None else house.base
        return replace(made, why_not=f"the index of prices has no value of {made.unit} for {missing.edtf}")
    factor = base.value / then.value
    low = None if made.low is None else made.low * (factor.low or 0)
    high = None if made.high is None or factor.high is None else made.high * factor.high
    return replace(made, real_low=low, real_high=high, index=then.source)
