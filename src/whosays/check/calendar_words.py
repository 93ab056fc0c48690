"""Dates and lengths of time among the tokens of a passage, so that what lasted is held against when it began and ended.

A date is as wide as its words: "March 2023" is any day of it. What always holds: only whole expressions are taken, and
a token that belongs to none stays what it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.algebra.intervals import Span
from whosays.lexicon.language import language
from whosays.lexicon.times import TimeWord
from whosays.model.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DAYS = {"day": Decimal(1), "week": Decimal(7), "month": Decimal("30.44"), "year": Decimal("365.25")}
"""Days of each unit of length; of months and years on the mean."""
SOME_YEAR = 2023
"""Dates without a year are reckoned in a common year."""
HALF = Decimal("0.5")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")
_NUMBER = re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class Length:
    """So many days, weeks, months or years, in the text's words."""

    words: str
    number: Decimal
    unit: str

    @property
    def stated(self) -> Span:
        """Its days, on the mean."""
        return Span(self.number * DAYS[self.unit], self.number * DAYS[self.unit])

    @property
    def allowed(self) -> Span:
        """Its days, with half a unit on either side, and a whole day where the first or last may be counted."""
        slack = max(DAYS[self.unit] * HALF, Decimal(1))
        return self.stated + Span(-slack, slack)


@dataclass(frozen=True, slots=True)
class Day:
    """A day, a month or a year, in the text's words; each part that is not told is None."""

    words: str
    year: int | None
    month: int | None
    day: int | None

    def span(self, year: int | None) -> Span:
        """From its first to its last day, counted on; in `year` where it names none."""
        own = self.year or year or SOME_YEAR
        if self.month is None:
            return _days(Period.of_year(own))
        whole = Period.of_month(own, self.month)
        if self.day is None or whole.last is None:
            return _days(whole)
        day = date(own, self.month, min(self.day, whole.last.day))
        return _days(Period(first=day, last=day))


def _days(period: Period) -> Span:
    """From the first to the last day of a period, counted on."""
    first, last = period.first, period.last
    return Span(Decimal(first.toordinal()) if first else None, Decimal(last.toordinal()) if last else None)


Time = Length | Day


def between(first: Day, last: Day) -> tuple[Span, Span]:
    """The days of two dates of which the second is not before the first: where one has no year, it has the other's, or
    the one before or after it."""
    begin, end = first.span(last.year), last.span(first.year)
    if begin.low is not None and end.high is not None and begin.low > end.high:
        if first.year is None and last.year is not None:
            begin = first.span(last.year - 1)
        elif last.year is None:
            end = last.span((first.year or SOME_YEAR) + 1)
    return begin, end


def may_tell(text: str) -> bool:
    """Whether a sentence may tell a length and a date."""
    return _lengths().search(text) is not None


def marked(tokens: Sequence[str]) -> Iterator[tuple[str, Time | None]]:
    """The tokens, with each date and each length as one, its words as they were."""
    at = 0
    while at < len(tokens):
        found, used = _time_at(tokens, at)
        yield " ".join(tokens[at : at + used]), found
        at += used


def _time_at(tokens: Sequence[str], at: int) -> tuple[Time | None, int]:
    """The time that begins with a token, and how many tokens it takes; one token and None where none does."""
    length = _length_at(tokens, at)
    return length if length[0] is not None else _day_at(tokens, at)


def _length_at(tokens: Sequence[str], at: int) -> tuple[Length | None, int]:
    units = language().times.words[TimeWord.UNIT]
    head, _, tail = tokens[at].rpartition("-")
    if tail in units and (number := _number(head)) is not None and units[tail] in DAYS:
        return Length(tokens[at], number, units[tail]), 1
    number = _number(tokens[at])
    unit = units.get(tokens[at + 1]) if at + 1 < len(tokens) else None
    if number is not None and unit in DAYS:
        return Length(f"{tokens[at]} {tokens[at + 1]}", number, str(unit)), 2
    return None, 1


def _number(word: str) -> Decimal | None:
    counts = language().times.words[TimeWord.COUNT]
    if _NUMBER.fullmatch(word):
        return Decimal(word)
    parts = [counts.get(part, "") for part in word.split("-")]
    if not all(part.isdigit() for part in parts) or word in language().nouns.articles:
        return None
    return Decimal(sum(int(part) for part in parts))


def _day_at(tokens: Sequence[str], at: int) -> tuple[Day | None, int]:
    """ "3 March 2023", "March 3, 2023", "March 2023", "3 March", "2023"."""
    months = language().times.words[TimeWord.MONTH]
    day = month = None
    end = at
    for _ in range(2):
        token = tokens[end] if end < len(tokens) else ""
        if day is None and (match := _DAY.fullmatch(token)) and (end > at or _is_month(tokens, at + 1)):
            day, end = int(match[1]), end + 1
        elif month is None and token in months:
            month, end = int(months[token]), end + 1
    comma = end > at and end + 1 < len(tokens) and tokens[end] == "," and _YEAR.fullmatch(tokens[end + 1])
    year_at = end + 1 if comma else end
    year = None
    if year_at < len(tokens) and _YEAR.fullmatch(tokens[year_at]):
        year, end = int(tokens[year_at]), year_at + 1
    if end == at or (year is None and (day is None or month is None)):
        return None, 1
    words = " ".join(token.title() if token in months else token for token in tokens[at:end])
    return Day(words.replace(" ,", ","), year, month, day), end - at


def _is_month(tokens: Sequence[str], at: int) -> bool:
    return at < len(tokens) and tokens[at] in language().times.words[TimeWord.MONTH]


@lru_cache(maxsize=1)
def _lengths() -> re.Pattern[str]:
    units = language().times.words[TimeWord.UNIT]
    told = "|".join(re.escape(word) for word, unit in units.items() if unit in DAYS)
    return re.compile(rf"\w[ -](?:{told})\b")
