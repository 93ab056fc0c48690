"""What one currency may be worth in another, and who says so: the text itself, a dated rate, or a plausible band.

Rates judge figures in different currencies; here nothing is converted for a reader.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.algebra import rates as dated
from whosays.algebra.intervals import Span
from whosays.check.wording import currency, number
from whosays.lexicon.exchange import bands
from whosays.model.period import Period
from whosays.model.quantity import is_currency

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whosays.check.pairs import Pair
    from whosays.model.claim import Claim

TOLERANCE = Decimal("1.05")
"""Rates and counts of two hands that differ by less than a twentieth are not held against each other: rates move by
that within weeks, and no two counters agree to the last digit."""
ONE = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """What checks are told beside the claims: the day of each document that has one, and the dated rates."""

    days: Mapping[str, date] = field(default_factory=dict)
    rates: dated.Rates = field(default_factory=lambda: dated.Rates(()))

    def periods(self, claim: Claim) -> Iterator[Period]:
        """The times that a claim may have been reckoned at: its own, and that of its document."""
        told = claim.as_of.period if claim.as_of else None
        if told is not None:  # what was paid until November, or is since then, is converted as of November
            yield Period(first=told.first or told.last, last=told.last or told.first)
        day = self.days.get(claim.document)
        if day is not None:
            yield Period(first=day, last=day)

    def about(self, claim: Claim, one: str, other: str) -> tuple[dated.Rate, ...]:
        """The dated rates of one unit of `one` in `other` about the times of `claim`."""
        found = (self.rates.about(one, other, period) for period in self.periods(claim))
        return tuple(dict.fromkeys(rate for rate in found if rate is not None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What one unit of a currency may be worth in another; `words` say by whom, after "a rate that"."""

    span: Span
    words: str


class Rates:
    """What is known of rates: what a document implies itself, else what was published, else what other documents
    imply, else the plausible bands that ship."""

    def __init__(self, pairs: Iterable[Pair], dates: Dates) -> None:
        self._dates = dates
        self._own: dict[tuple[str, str, str], Span] = {}
        self._implied: dict[tuple[str, str], Span] = {}
        for pair in pairs:
            key, document = (pair.dear, pair.cheap), pair.claims[0].document
            self._implied[key] = hull(self._implied.get(key, pair.span), pair.span)
            self._own[document, *key] = hull(self._own.get((document, *key), pair.span), pair.span)
        self._bands = {(band.one, band.in_): (Span(band.least, band.most), band.source) for band in bands()}
        self._kept: dict[tuple[str, str, str, Period | None], Known | None] = {}

    def of(self, claim: Claim, unit: str) -> Known | None:
        """What a unit of the currency of `claim` may be worth in `unit`, or None where nothing tells."""
        key = (claim.quantity.unit, unit, claim.document, claim.as_of.period if claim.as_of else None)
        if key not in self._kept:
            self._kept[key] = self._of(claim, claim.quantity.unit, unit)
        return self._kept[key]

    def _of(self, claim: Claim, one: str, other: str) -> Known | None:
        for way, turned in (((one, other), False), ((other, one), True)):
            own = self._own.get((claim.document, *way))
            if own is not None:
                return Known(span=_turned(own, turned=turned), words=f"the text has at {_at(own, way)}")
        found = self._dates.about(claim, one, other)
        if found:
            dear = found if (found[0].value.high or ONE) >= 1 else tuple(rate.inverse for rate in found)
            return Known(span=_hull_of(found), words="; ".join(f"was {published(rate)}" for rate in dear))
        for way, turned in (((one, other), False), ((other, one), True)):
            implied, band = self._implied.get(way), self._bands.get(way)
            if implied is not None:
                return Known(span=_turned(implied, turned=turned), words=f"the texts have at {_at(implied, way)}")
            if band is not None:
                words = f"has been within {_at(band[0], way)} ({band[1]})"
                return Known(span=_turned(band[0], turned=turned), words=words)
        return None


def published(rate: dated.Rate) -> str:
    """A dated rate in words, with its dates and its source."""
    first, _, last = rate.dates.edtf.partition("/")
    when = f"from {first} to {last}" if last else f"{'on' if rate.dates.first == rate.dates.last else 'in'} {first}"
    return f"{_at(rate.value, (rate.one, rate.other))} {when} ({rate.source})"


def _at(span: Span, way: tuple[str, str]) -> str:
    """ "96.8 to 100 rubles a US dollar"."""
    low, high = number(span.low or Decimal(0)), number(span.high or Decimal(0))
    ends = low if low == high else f"{low} to {high}"
    return f"{ends} {currency(way[1], plural=True)} a {currency(way[0], plural=False)}"


def _turned(span: Span, *, turned: bool) -> Span:
    return Span(ONE, ONE) / span if turned else span


def _hull_of(found: Iterable[dated.Rate]) -> Span:
    first, *others = (rate.value for rate in found)
    for other in others:
        first = hull(first, other)
    return first


def hull(one: Span, other: Span) -> Span:
    """The span that holds both."""
    low = None if one.low is None or other.low is None else min(one.low, other.low)
    high = None if one.high is None or other.high is None else max(one.high, other.high)
    return Span(low, high)


def in_unit(claim: Claim, span: Span, unit: str, rates: Rates) -> Span | None:
    """`span` of the figure of `claim` in `unit`: as it is in the same unit, through a rate between currencies, else
    None."""
    if claim.quantity.unit == unit:
        return span
    if not (is_currency(claim.quantity.unit) and is_currency(unit)):
        return None
    known = rates.of(claim, unit)
    return None if known is None else span * known.span
