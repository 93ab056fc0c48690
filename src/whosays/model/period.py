"""Periods of days, and the as-of of a claim: the period, the words it was read from, and the reason."""

from __future__ import annotations

import calendar
from datetime import date

from whosays.model.record import record


@record
class Period:
    """From `first` to `last`, both days included; None is an open end. At least one end is given."""

    first: date | None
    last: date | None

    def __post_init__(self) -> None:
        if self.first is None and self.last is None:
            raise ValueError("a period needs at least one end")
        if self.first is not None and self.last is not None and self.first > self.last:
            raise ValueError(f"a period cannot run from {self.first} to {self.last}")

    @classmethod
    def of_year(cls, year: int) -> Period:
        """The whole of `year`."""
        return cls(first=date(year, 1, 1), last=date(year, 12, 31))

    @classmethod
    def of_month(cls, year: int, month: int, months: int = 1) -> Period:
        """`months` months from the first day of `month`; they may run into the next year."""
        last_month = month + months - 1
        last_year, last_month = year + (last_month - 1) // 12, (last_month - 1) % 12 + 1
        return cls(
            first=date(year, month, 1),
            last=date(last_year, last_month, calendar.monthrange(last_year, last_month)[1]),
        )

    @property
    def edtf(self) -> str:
        """The period as an Extended Date/Time Format interval, no finer than it is: 2024, 2025-03, 2024-09/2024-11,
        ../2024-11."""
        if self.first and self.last:
            whole_months = (
                self.first.day == 1 and self.last.day == calendar.monthrange(self.last.year, self.last.month)[1]
            )
            if whole_months and (self.first.month, self.last.month) == (1, 12):
                first, last = f"{self.first.year:04d}", f"{self.last.year:04d}"
            elif whole_months:
                first, last = self.first.isoformat()[:7], self.last.isoformat()[:7]
            else:
                first, last = self.first.isoformat(), self.last.isoformat()
            return first if first == last else f"{first}/{last}"
        return f"{_start(self.first)}/.." if self.first else f"../{_end(self.last)}"

    def precedes(self, other: Period) -> bool:
        """Whether all of it is before another begins; what has no beginning ("by March") is told of its last day. What
        goes on precedes nothing."""
        begins = other.first or other.last
        return self.last is not None and begins is not None and self.last < begins

    def overlaps(self, other: Period) -> bool:
        """Whether the two periods share a day."""
        starts_in_time = self.first is None or other.last is None or self.first <= other.last
        ends_in_time = other.first is None or self.last is None or other.first <= self.last
        return starts_in_time and ends_in_time


def _start(day: date | None) -> str:
    if day is None:
        return ".."
    return day.isoformat()[:7] if day.day == 1 else day.isoformat()


def _end(day: date | None) -> str:
    if day is None:
        return ".."
    return day.isoformat()[:7] if day.day == calendar.monthrange(day.year, day.month)[1] else day.isoformat()


@record
class AsOf:
    """When a figure held. `words` are the text's own ("March of the current year"), empty where only the document's
    date tells it; `reason` says how they were resolved.

    `inherited` is true where the words stand outside the figure's own sentence or row. `alternative` is the second
    reading of an ambiguous day and month.
    """

    period: Period
    words: str
    reason: str
    inherited: bool = False
    alternative: Period | None = None
