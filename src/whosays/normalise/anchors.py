"""What relative times are resolved against: the date of the document and the time mentioned last. Never today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from whosays.model.period import Period
from whosays.normalise.days import hull


class Lean(StrEnum):
    """Which way a bare month or weekday points. Reports tell what has been; diaries and plans what will be."""

    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The document's date (a day, or as coarse as it is known), the period mentioned last before the words, and the customs.

    `because` says for people what the document's date rests on. `day_first` says which of 02/03 is the day, if the document shows it.
    """

    document: Period | None = None
    mentioned: Period | None = None
    day_first: bool | None = None
    lean: Lean = Lean.PAST
    because: str = ""

    def from_document(self, read: Callable[[date], Period]) -> Period | None:
        """`read` for the earliest and the latest day the document may be of, as one period; None without a date."""
        return _over(self.document, read)

    def from_mentioned(self, read: Callable[[date], Period]) -> Period | None:
        """`read` for both ends of the period mentioned last; None without one."""
        return _over(self.mentioned, read)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A period and why; `alternative` is the second reading of an ambiguous day and month."""

    period: Period
    reason: str
    alternative: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoReading:
    """Why words of time give no period."""

    reason: str


def _over(period: Period | None, read: Callable[[date], Period]) -> Period | None:
    if period is None:
        return None
    ends = [read(day) for day in (period.first, period.last) if day is not None]
    if len(ends) == 2:  # noqa: PLR2004 - both ends are known
        return hull(*ends)
    only = ends[0]
    return Period(first=only.first, last=None) if period.first else Period(first=None, last=only.last)
