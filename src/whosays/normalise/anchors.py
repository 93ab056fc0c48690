"""What relative times are resolved against: the date of the document and the time mentioned last. Never today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from whosays.model.period import Period
from whosays.normalise.days import hull

_COARSEST = timedelta(days=3 * 366)
"""A document known no better than this dates nothing that is relative to it."""


class Lean(StrEnum):
    """Which way a bare month or weekday points. Reports tell what has been; diaries and plans what will be."""

    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The document's date (a day, or as coarse as it is known), the period mentioned last before the words, and the
    customs.

    `running` is the one year of which the text tells days and months by name; `other_year` says that its date line has
    a day without one, so that a year mentioned before is that of the background. `because` says for people what the
    document's date rests on. `day_first` says which of 02/03 is the day, if the document shows it.
    """

    document: Period | None = None
    mentioned: Period | None = None
    running: Period | None = None
    other_year: bool = False
    day_first: bool | None = None
    lean: Lean = Lean.PAST
    because: str = ""

    @property
    def year(self) -> int | None:
        """The year of the document, where it is of one year for certain."""
        first, last = (self.document.first, self.document.last) if self.document else (None, None)
        return first.year if first and last and first.year == last.year else None

    def from_document(self, read: Callable[[date], Period]) -> Period | None:
        """`read` for the earliest and the latest day the document may be of, as one period; None where that is known
        too coarsely.
        """
        if self.document is None or self.document.first is None or self.document.last is None:
            return None
        if self.document.last - self.document.first > _COARSEST:
            return None
        return hull(read(self.document.first), read(self.document.last))

    def from_mentioned(self, read: Callable[[date], Period]) -> Period | None:
        """`read` for both ends of the period mentioned last, or for the one that was named; None without one.

        In a plan nothing need be mentioned: "the following week" follows the day of writing.
        """
        known = self.document if self.mentioned is None and self.lean is Lean.FUTURE else self.mentioned
        if known is None:
            return None
        ends = [read(day) for day in (known.first, known.last) if day is not None]
        return hull(ends[0], ends[-1])


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
