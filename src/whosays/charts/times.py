"""An axis of days: years, months or days as its ticks, written as ISO 8601 has them, which every language reads.

What always holds: every day that it was made for has a position between 0 and 1, and so has every tick.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_TICKS = 7
PAD = timedelta(days=15)
"""Either side of a single day."""
YEAR, MONTH, WEEK = 365, 31, 7
MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 12000, 36000)
"""Months between ticks, the least that gives few enough is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """From `first` to `last` day with its ticks."""

    first: date
    last: date
    ticks: tuple[tuple[date, str], ...]

    def position(self, day: date) -> float:
        """Where `day` lies, from 0 to 1; days beyond the axis lie at its end."""
        inside = min(max(day, self.first), self.last)
        return (inside - self.first).days / (self.last - self.first).days


def times_over(days: Iterable[date]) -> Times:
    """The axis for `days`, at least one."""
    told = list(days)
    first, last = min(told), max(told)
    if first == last:
        first = first - PAD if first - date.min > PAD else date.min
        last = last + PAD if date.max - last > PAD else date.max
    span = (last - first).days
    if span <= MONTH * 2:
        step = max(1, -(-span // MOST_TICKS))
        return Times(first=first, last=last, ticks=tuple(_days(first, last, step)))
    months = next(each for each in MONTHS if span / (each * YEAR / 12) <= MOST_TICKS)
    return Times(first=first, last=last, ticks=tuple(_months(first, last, months)))


def _days(first: date, last: date, step: int) -> Iterator[tuple[date, str]]:
    for n in range(0, (last - first).days + 1, step):
        day = first + timedelta(days=n)
        yield day, day.isoformat()


def _months(first: date, last: date, step: int) -> Iterator[tuple[date, str]]:
    """The first days of every `step`th month since year 1."""
    at = first.year * 12 + first.month - 1
    at += -at % step
    while at <= last.year * 12 + last.month - 1:
        day = date(at // 12, at % 12 + 1, 1)
        if day >= first:
            yield day, f"{day.year:04d}" if step % 12 == 0 else f"{day.year:04d}-{day.month:02d}"
        at += step
