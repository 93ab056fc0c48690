"""Dated exchange rates: what one unit of a currency was worth in another within a period, by whom.

A conversion names date, rate and source or does not happen (Recording rule 11): where no publisher has quotes for the
whole of a period there is no rate, and none is guessed from days before or after it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Protocol

from whosays.algebra.intervals import Span
from whosays.model.period import Period
from whosays.model.rate import Quote

CARRIED = timedelta(days=7)
"""How long a quote stands until the next: no rates are published at weekends and over holidays, longest from Maundy
Thursday to the Tuesday after Easter."""
ABOUT = timedelta(days=31)
"""A text converts at some rate of the weeks before it, and a monthly rate is set in the month before: so long before
and after a day its rate is looked for."""
HUBS = ("EUR", "USD", "GBP")
"""Currencies through which two publishers' rates are joined, where neither of them has the pair."""
FIRST_YEAR = 1999
"""No publisher that ships has rates from before it."""


class Publisher(Protocol):
    """Who publishes quotes: each with `base` on its one side, or of any pairs where there is none."""

    @property
    def base(self) -> str | None: ...

    def quotes(self, one: str, other: str) -> Sequence[Quote]:
        """The quotes of one unit of `one` in `other`, in any order; none where it publishes no such rate."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """What one unit of `one` was worth in `other`: from the lowest to the highest quote that stood in a period.

    `dates` runs from the first day of the first of these quotes to the last of the last. `source` names who published
    them; two, joined by "; ", where the rate was reckoned from rates of two publishers.
    """

    one: str
    other: str
    value: Span
    dates: Period
    source: str

    @property
    def inverse(self) -> Rate:
        """The same rate the other way round."""
        turned = _ONE / self.value
        return Rate(one=self.other, other=self.one, value=turned, dates=self.dates, source=self.source)


_ONE = Span(Decimal(1), Decimal(1))


@dataclass(frozen=True, slots=True)
class _Series:
    """Quotes of one pair by one publisher, in the order of their first days."""

    quotes: tuple[Quote, ...]
    firsts: tuple[date, ...]

    @classmethod
    def of(cls, quotes: Iterable[Quote]) -> _Series:
        ordered = tuple(sorted(quotes, key=lambda quote: (quote.first, quote.last)))
        return cls(ordered, tuple(quote.first for quote in ordered))

    def standing(self, first: date, last: date) -> tuple[Quote, ...]:
        """The quotes that stood from `first` to `last`; none where they leave a hole of more than `CARRIED`.

        Where a quote of a long period holds finer ones that leave holes, it stands by itself.
        """
        begin = max(0, bisect_right(self.firsts, first) - 1)
        found = self.quotes[begin : bisect_right(self.firsts, last)]
        if _whole(found, first, last):
            return found
        return tuple(quote for quote in self.quotes if quote.first <= first and quote.last >= last)[-1:]


def _whole(quotes: Sequence[Quote], first: date, last: date) -> bool:
    """Whether one of `quotes` stood on each day from `first` to `last`."""
    reached = first - timedelta(days=1)
    for quote in quotes:
        if quote.first > reached + timedelta(days=1):
            return False
        reached = max(reached, quote.last + CARRIED)
    return reached >= last


class Rates:
    """The rates of several publishers; what an earlier one has is not asked of a later."""

    def __init__(self, publishers: Iterable[Publisher]) -> None:
        self._publishers = tuple(publishers)
        self._series: dict[tuple[int, str, str], _Series] = {}
        self._known: dict[tuple[str, str, Period], Rate | None] = {}

    def between(self, one: str, other: str, period: Period) -> Rate | None:
        """What one unit of `one` was worth in `other` within `period`, or None where no rate is dated so.

        Asked in this order: each publisher for the pair, either way round or through its base; then two publishers for
        the two halves of the way through the euro, the dollar or the pound. A period with an open end has no rate.
        """
        key = (one, other, period)
        if key not in self._known:
            self._known[key] = self._between(one, other, period)
        return self._known[key]

    def on(self, one: str, other: str, day: date) -> Rate | None:
        """As `between`, on one day."""
        return self.between(one, other, Period(first=day, last=day))

    def about(self, one: str, other: str, period: Period) -> Rate | None:
        """The rate in a period with the weeks before and after it; of the period alone where nobody has those."""
        if period.first is None or period.last is None:
            return None
        wide = Period(first=period.first - ABOUT, last=period.last + ABOUT)
        return self.between(one, other, wide) or self.between(one, other, period)

    def last_at(self, one: str, other: str, value: Span, until: date) -> Rate | None:
        """The last months up to that of `until` in which a unit of `one` came to be worth `value` in `other`, as one
        rate; None where it never was. A month is taken with the next, since a rate of the month passes all between."""
        found: Rate | None = None
        for month in _months_back(until):
            rate = self.between(one, other, month)
            if month.first is not None and month.last is not None and month.last < until:
                following = Period.of_month(month.first.year, month.first.month, 2)
                rate = self.between(one, other, following) or rate
            if rate is not None and rate.value.meets(value):
                found = rate if found is None else _both(rate, found)
            elif found is not None:
                break
        return found

    def _between(self, one: str, other: str, period: Period) -> Rate | None:
        if period.first is None or period.last is None:
            return None
        if one == other:
            return Rate(one=one, other=other, value=_ONE, dates=period, source="the same currency")
        return self._of_one(one, other, period) or next(
            (found for hub in HUBS if (found := self._joined(one, other, hub, period)) is not None), None
        )

    def _of_one(self, one: str, other: str, period: Period) -> Rate | None:
        """The rate of the first publisher that has it by itself."""
        found = (self._published(number, one, other, period) for number in range(len(self._publishers)))
        return next((rate for rate in found if rate is not None), None)

    def _published(self, number: int, one: str, other: str, period: Period) -> Rate | None:
        base = self._publishers[number].base
        if base is None or base in (one, other):
            return self._quoted(number, one, other, period)
        return self._crossed(number, one, other, period)

    def _quoted(self, number: int, one: str, other: str, period: Period) -> Rate | None:
        if quotes := self._standing(number, one, other, period):
            return _rate(one, other, quotes, [quote.value for quote in quotes])
        if quotes := self._standing(number, other, one, period):
            return _rate(other, one, quotes, [quote.value for quote in quotes]).inverse
        return None

    def _crossed(self, number: int, one: str, other: str, period: Period) -> Rate | None:
        """Through the publisher's base, day by day where both halves are quoted on the same days."""
        base = self._publishers[number].base or ""
        ours, theirs = self._standing(number, base, one, period), self._standing(number, base, other, period)
        if not ours or not theirs:
            return None
        if [quote.first for quote in ours] == [quote.first for quote in theirs]:
            crossed = [their.value / our.value for our, their in zip(ours, theirs, strict=True)]
            return _rate(one, other, [*ours, *theirs], crossed)
        half = _rate(base, other, theirs, [quote.value for quote in theirs])
        return _chained(_rate(base, one, ours, [quote.value for quote in ours]).inverse, half)

    def _joined(self, one: str, other: str, hub: str, period: Period) -> Rate | None:
        if hub in (one, other):
            return None
        first, second = self._of_one(one, hub, period), self._of_one(hub, other, period)
        return None if first is None or second is None else _chained(first, second)

    def _standing(self, number: int, one: str, other: str, period: Period) -> tuple[Quote, ...]:
        key = (number, one, other)
        if key not in self._series:
            self._series[key] = _Series.of(self._publishers[number].quotes(one, other))
        if period.first is None or period.last is None:
            return ()
        return self._series[key].standing(period.first, period.last)


def _rate(one: str, other: str, quotes: Sequence[Quote], values: Sequence[Decimal]) -> Rate:
    return Rate(
        one=one,
        other=other,
        value=Span(min(values), max(values)),
        dates=Period(first=min(quote.first for quote in quotes), last=max(quote.last for quote in quotes)),
        source="; ".join(dict.fromkeys(quote.source for quote in quotes)),
    )


def _months_back(day: date) -> Iterator[Period]:
    """The month of `day` and those before it, back to the first that anybody publishes."""
    for number in range(day.year * 12 + day.month - 1, FIRST_YEAR * 12 - 1, -1):
        yield Period.of_month(number // 12, number % 12 + 1)


def _both(earlier: Rate, later: Rate) -> Rate:
    """Two rates of one pair, of periods that meet, as one."""
    lows, highs = (earlier.value.low, later.value.low), (earlier.value.high, later.value.high)
    return Rate(
        one=earlier.one,
        other=earlier.other,
        value=Span(min(low for low in lows if low), max(high for high in highs if high)),
        dates=Period(first=earlier.dates.first, last=later.dates.last),
        source="; ".join(dict.fromkeys((*earlier.source.split("; "), *later.source.split("; ")))),
    )


def _chained(first: Rate, second: Rate) -> Rate:
    spans = (first.dates, second.dates)
    sources = dict.fromkeys((*first.source.split("; "), *second.source.split("; ")))
    return Rate(
        one=first.one,
        other=second.other,
        value=first.value * second.value,
        dates=Period(first=min(d.first for d in spans if d.first), last=max(d.last for d in spans if d.last)),
        source="; ".join(sources),
    )
