"""What the other times of a document say for a figure without one: the only day that it tells, the time told before.

Times are read without their prepositions. For the only day those count that need no anchor ("15 January 2016",
"September 2023"); before a time days may have been told, too, that the document's own day dates ("on Saturday").
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.lexicon.times import TimeForm, TimeWord
from whosays.model.period import AsOf, Period
from whosays.normalise.anchors import Anchor, NoReading
from whosays.normalise.dates import read_parts
from whosays.normalise.days import size_in_days

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.model.mention import TimeWords

_NO_ANCHOR = Anchor()
_NARROW = 93
"""Days: a month or a quarter tells of what goes on, a year by itself of what has been."""
_OPENING = frozenset({"since", "from", "before", "after"})
_BY_DOCUMENT = frozenset({TimeForm.DATE, TimeForm.WEEKDAY, TimeForm.DEICTIC})


@dataclass(frozen=True, slots=True)
class ToldTimes:
    """The absolute times of a document in order: where each stands, and its period."""

    starts: tuple[int, ...]
    periods: tuple[Period, ...]
    words: tuple[str, ...]
    days: tuple[tuple[int, Period], ...] = ()
    running: Period | None = None
    unresolved: bool = False

    def before(self, offset: int) -> Period | None:
        """The period told last before `offset`."""
        index = bisect_left(self.starts, offset)
        day = bisect_left(self.days, offset, key=lambda told: told[0])
        if day and (not index or self.days[day - 1][0] > self.starts[index - 1]):
            return self.days[day - 1][1]
        return self.periods[index - 1] if index else None

    def only_day(self) -> AsOf | None:
        """The one day that the document tells, where every other absolute time in it holds that day and no other day
        stands there without its year; else None."""
        days = {period for period in self.periods if period.first == period.last}
        if len(days) != 1 or self.unresolved:
            return None
        (day,) = days
        if not all(period.overlaps(day) for period in self.periods):
            return None
        words = self.words[self.periods.index(day)]
        return AsOf(period=day, words=words, reason=f"{words!r} is the only day that the text tells", inherited=True)


def told_times(times: Sequence[TimeWords], dated: AsOf | None = None) -> ToldTimes:
    """The absolute times among `times`, which stand in the order of the text, and the days that the document's date
    tells, where that is a day.
    """
    day = dated.period if dated is not None and dated.period.first == dated.period.last else None
    found = [(words, period) for words in times if (period := _absolute(words)) is not None]
    return ToldTimes(
        tuple(words.start for words, _ in found),
        tuple(period for _, period in found),
        tuple(words.text for words, _ in found),
        tuple(_days(times, day)) if day is not None else (),
        _running(found),
        day is None and any(words.form == TimeForm.DATE and _absolute(words) is None for words in times),
    )


def _running(found: Sequence[tuple[TimeWords, Period]]) -> Period | None:
    """The one year of all days and months told, but for those from which something began."""
    told = {
        day.year
        for words, period in found
        if words.part(TimeWord.SENSE) not in _OPENING and (size_in_days(period) or _NARROW) < _NARROW
        for day in (period.first, period.last)
        if day is not None
    }
    return Period.of_year(told.pop()) if len(told) == 1 else None


def _days(times: Sequence[TimeWords], day: Period) -> Iterator[tuple[int, Period]]:
    for words in times:
        if words.form in _BY_DOCUMENT and _absolute(words) is None:
            read = read_parts(words.form, _bare(words), Anchor(document=day))
            if not isinstance(read, NoReading):
                yield words.start, read.period


def _absolute(words: TimeWords) -> Period | None:
    """The period of a time that needs no anchor; a known event is none that this text tells the day of."""
    if words.form == TimeForm.EVENT:
        return None
    read = read_parts(words.form, _bare(words), _NO_ANCHOR)
    return None if isinstance(read, NoReading) else read.period


def _bare(words: TimeWords) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in words.parts if pair[0] != "sense") if words.form != TimeForm.INTERVAL else words.parts
