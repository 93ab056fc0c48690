"""Sums of one question in two currencies: whether they can both hold at any published rate of their time.

What always holds: a contradiction names the rate, its dates and who published it; where no rate is published for the
time of the two, or neither has a time, nothing is said (Recording rule 11).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.algebra.intervals import Span, allowed, stated
from whosays.model.period import Period
from whosays.model.quantity import is_currency

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from whosays.algebra.rates import Rate, Rates
    from whosays.reconcile.outgrowing import Held


@dataclass(frozen=True, slots=True)
class AtRates:
    """Two sums that exclude one another, by their places among the figures of their roots: the rates of their time from
    the second's currency to the first's, and the second as stated at these."""

    places: tuple[int, int]
    rate: Rate
    stated: Span


def apart(one: Sequence[Held], other: Sequence[Held], rates: Rates) -> AtRates | None:
    """How the first two sums of two roots that stand in two currencies and for one time exclude one another at every
    rate; None where a rate lets both hold, or none is known."""
    pairs = ((at, to) for at in range(len(one)) for to in range(len(other)))
    places = next(((at, to) for at, to in pairs if _two_currencies(one[at], other[to])), None)
    if places is None:
        return None
    (mine, here), (theirs, there) = one[places[0]], other[places[1]]
    period = _time_of_both(here, there)
    rate = rates.about(theirs.unit, mine.unit, period) if period is not None else None
    if rate is None or allowed(mine).meets(allowed(theirs) * rate.value):
        return None
    return AtRates(places, rate, stated(theirs) * rate.value)


def _two_currencies(one: Held, other: Held) -> bool:
    units = one[0].unit, other[0].unit
    return units[0] != units[1] and all(map(is_currency, units)) and one[0].per == other[0].per


def _time_of_both(one: Period | None, other: Period | None) -> Period | None:
    """From the first day of two times to the last; what has an open end, or none, has the time of the other."""
    told = [each for each in (one, other) if each is not None and each.first is not None and each.last is not None]
    firsts = [each.first for each in told if each.first is not None]
    lasts = [each.last for each in told if each.last is not None]
    return Period(first=min(firsts), last=max(lasts)) if told else None


def at_rates(found: AtRates) -> str:
    """In words: "that is 321 to 340 USD at 1.07 to 1.13 USD for one EUR from 2025-04-16 to 2025-06-17 (by whom)"."""
    rate, dates = found.rate, found.rate.dates
    when = f"from {dates.first} to {dates.last}" if dates.first != dates.last else f"on {dates.first}"
    value = _ends(rate.value)
    return (
        f"that is {_ends(found.stated)} {rate.other} at {value} {rate.other} for one {rate.one} {when} ({rate.source})"
    )


def _ends(span: Span) -> str:
    if span.low is None or span.high is None:
        return f"at least {_plain(span.low)}" if span.low is not None else f"at most {_plain(span.high)}"
    low, high = _plain(span.low), _plain(span.high)
    return low if low == high else f"{low} to {high}"


def _plain(value: Decimal | None) -> str:
    """To three significant digits, without an exponent."""
    rounded = float(f"{value or 0:.3g}")
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.6g}"
