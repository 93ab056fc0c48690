"""Reading expressions that name a place in the calendar: months, seasons, quarters, years, decades, fiscal
years.

A missing year is taken from the words ("of the previous year"), else from the document: the latest such day, month or
season that is not after the document. Precision is that of the words.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from whosays.model.period import Period
from whosays.normalise.anchors import Lean, NoReading, Reading
from whosays.normalise.days import hull, month_number, months_from, unit_at
from whosays.normalise.parts import Parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from whosays.normalise.anchors import Anchor

_NUMBERS = re.compile(r"\d+")
CENTURY = 100
_YEAR_DIGITS = 4
MONTHS, _SEASON, _QUARTER, _HALF = 12, 3, 3, 6
_LAST_OF_THISCENTURY = 49
"""Two digits up to this are years of the 2000s where no document date decides (POSIX takes 68; reports look back, not
ahead).
"""
_LEAP_YEARS_APART = 9
"""Years in which 29 February is found, round a century too."""
_FIRST_OLD_DECADE = 30
AS_WRITTEN = "as written"
_ISSUED_WITHIN = timedelta(days=31)
"""A report of up to a quarter's length is written within the month after it, and may tell of what has been since."""
_LONGEST_ISSUE = timedelta(days=92)
"""The days of the longest quarter."""


def year_of(parts: Parts, anchor: Anchor) -> Reading | NoReading | None:
    """The year that the words give, absolutely or by relation; None where they give none."""
    if (year := parts.number("year")) is not None:
        return Reading(period=Period.of_year(year), reason=AS_WRITTEN)
    if parts.get("unit") != "year":
        return None
    step = {"last": -1, "previous": -1, "past": -1, "next": 1}.get(parts.get("relation") or "this", 0)
    told_again = parts.get("relation") in {"that", "same", "following"} or parts.has("direction")
    told_again = told_again or (not parts.has("relation") and anchor.mentioned is not None and anchor.year is None)
    if parts.has("direction"):
        step = 1 if parts.get("direction") == "later" else -1
    elif parts.get("relation") == "following":
        step = 1
    pick = anchor.from_mentioned if told_again else anchor.from_document
    period = pick(lambda day: unit_at("year", day, step))
    if period is None:
        what = "no year was mentioned before" if told_again else "the date of the document is not known"
        return NoReading(reason=f"a year relative to another, and {what}")
    named = (
        {-1: "the year before", 0: "the same year", 1: "the year after"}[step] if told_again else _RELATIVE_YEAR[step]
    )
    because = "" if told_again or not anchor.because else f", because {anchor.because}"
    return Reading(period=period, reason=f"{named} is {period.edtf}{because}")


_RELATIVE_YEAR = {-1: "the previous year", 0: "the current year", 1: "the next year"}


def in_year(parts: Parts, anchor: Anchor, place: Callable[[int], Period]) -> Reading | NoReading:
    """`place(year)` for the year of the words, or for the year that the document's date suggests."""
    year = year_of(parts, anchor)
    if isinstance(year, NoReading):
        return year
    if year is None:
        return _nearest(anchor, place)
    first, last = year.period.first, year.period.last
    if first is None or last is None:
        return Reading(
            period=Period(first=first and place(first.year).first, last=last and place(last.year).last),
            reason=year.reason,
        )
    return Reading(period=hull(place(first.year), place(last.year)), reason=year.reason)


def _nearest(anchor: Anchor, place: Callable[[int], Period]) -> Reading | NoReading:
    """Without a year: the latest not after the document (the next where the text looks ahead), else in the year
    mentioned last, else in the only one of which the text tells days. That something happened in 2022 is no reason.
    """

    def back(day: date) -> Period:
        tried = (_existing(place, day.year - years) for years in range(_LEAP_YEARS_APART))
        return next(here for here in tried if here is not None and here.first is not None and here.first <= day)

    def ahead(day: date) -> Period:
        tried = (_existing(place, day.year + years) for years in range(_LEAP_YEARS_APART))
        return next(here for here in tried if here is not None and here.last is not None and here.last >= day)

    looking_ahead = anchor.lean is Lean.FUTURE
    way = "the next after" if looking_ahead else "the latest not after"
    because = f", {anchor.because}" if anchor.because else ""
    reading = _from_document(
        anchor, ahead if looking_ahead else back, f"no year is given; {way} the document's date{because}"
    )
    if reading is not None:
        return reading
    known = anchor.running if anchor.other_year else anchor.mentioned or anchor.running
    if known is not None and (day := known.last or known.first) is not None:
        return Reading(period=place(day.year), reason=f"no year is given; that of {known.edtf}, mentioned before")
    return NoReading(reason="no year is given, and the date of the document is not known")


def _existing(place: Callable[[int], Period], year: int) -> Period | None:
    """`place(year)`, or None in a year without that day (29 February)."""
    try:
        return place(year)
    except ValueError:
        return None


def _from_document(anchor: Anchor, read: Callable[[date], Period], reason: str) -> Reading | None:
    """One reading from the document's date, or two a year apart where it is coarse; None where it allows more."""
    document = anchor.document
    if document is None or document.first is None or document.last is None:
        return None
    if timedelta(0) < document.last - document.first <= _LONGEST_ISSUE:
        return Reading(period=read(document.last + _ISSUED_WITHIN), reason=reason)
    early, late = read(document.first), read(document.last)
    if early.first is None or late.first is None or early == late:
        return Reading(period=early, reason=reason)
    if early.overlaps(late) or (late.first.year - early.first.year > 1):
        return None
    return Reading(period=early, reason=f"{reason}; a year later if the document is", alternative=late)


def full_year(short: int, anchor: Anchor) -> int:
    """The year that two digits mean: not more than ten years after the document."""
    known = anchor.document and (anchor.document.last or anchor.document.first)
    latest = known.year % CENTURY + 10 if known else _LAST_OF_THISCENTURY
    return short + (2000 if short <= latest else 1900)


def month_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """A month, with or without its year; "last March" is the latest before the document's month."""
    if (written := parts.get("monthyear")) is not None:
        digits = [int(number) for number in _NUMBERS.findall(written)]
        return Reading(period=Period.of_month(digits[1], digits[0]), reason=AS_WRITTEN)
    month = parts.number("month")
    if month is None:
        return NoReading(reason="no month is named")
    if parts.has("relation") and not parts.has("unit"):
        return related(parts, anchor, lambda year: Period.of_month(year, month))
    return in_year(parts, anchor, lambda year: Period.of_month(year, month))


def season_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """A season of three months; a winter takes the year in which it begins, "winter 2022/23" says so itself."""
    month = parts.number("season")
    if month is None:
        return NoReading(reason="no season is named")
    if parts.has("relation") and not parts.has("unit"):
        return related(parts, anchor, lambda year: Period.of_month(year, month, _SEASON))
    return in_year(parts, anchor, lambda year: Period.of_month(year, month, _SEASON))


def related(parts: Parts, anchor: Anchor, place: Callable[[int], Period]) -> Reading | NoReading:
    """ "last March", "this autumn", "next summer", "that winter"."""
    relation = parts.get("relation") or ""
    if relation in {"that", "same", "following"}:
        following = relation == "following"
        again = anchor.from_mentioned(lambda day: _following(place, day) if following else place(day.year))
        return (
            Reading(period=again, reason="in the year mentioned before") if again else NoReading(reason=_NOT_MENTIONED)
        )

    def chosen(day: date) -> Period:
        here = place(day.year)
        if relation in {"last", "previous", "past"}:
            return here if here.last is not None and here.last < day else place(day.year - 1)
        if relation in {"next", "coming"}:
            return here if here.first is not None and here.first > day else place(day.year + 1)
        running = place(day.year - 1)
        return running if running.last is not None and running.last >= day else here

    period = anchor.from_document(chosen)
    if period is None:
        return NoReading(reason=NOT_DATED)
    return Reading(
        period=period, reason=f"from the date of the document{f', {anchor.because}' if anchor.because else ''}"
    )


def _following(place: Callable[[int], Period], day: date) -> Period:
    here = place(day.year)
    return here if here.first is not None and here.first > day else place(day.year + 1)


NOT_DATED = "it is relative to the date of the document, which is not known"
_NOT_MENTIONED = "it refers back to a time, and none was mentioned before"


def quarter_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """A quarter or half of a calendar year."""
    units = [key for role, key in parts.pairs if role == "unit" and key != "year"]
    length = _HALF if parts.has("half") or "half" in units else _QUARTER
    of_year = parts
    if parts.has("ordinal", "relation") and not parts.has("quarter", "half"):
        number = parts.number("ordinal") or MONTHS // length
        of_year = parts if parts.get("unit") == "year" else parts.after("unit")
    else:
        number = parts.number("quarter", "half") or 1
    if not 1 <= number <= MONTHS // length:
        return NoReading(reason=f"a year has no part {number} of {length} months")
    return in_year(of_year, anchor, lambda year: Period.of_month(year, (number - 1) * length + 1, length))


def year_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """A year in digits."""
    year = year_of(parts, anchor)
    return NoReading(reason="no year is named") if year is None else year


def years_reading(parts: Parts, _anchor: Anchor) -> Reading | NoReading:
    """2024/25: both years, since where the year begins is not said; 2003-05 may be a month in ISO 8601 too."""
    year, short = parts.number("year"), parts.number("yy")
    if year is None or short is None:
        return NoReading(reason="no two years")
    last = year - year % CENTURY + short + (CENTURY if short <= year % CENTURY else 0)
    month = Period.of_month(year, short) if 1 <= short <= MONTHS else None
    if month is not None and short <= year % CENTURY:
        return Reading(period=month, reason="a year and a month, since the second number does not come after the first")
    both = hull(Period.of_year(year), Period.of_year(last))
    return Reading(
        period=both, reason=f"both years, {year} and {last}", alternative=None if last == year + 1 else month
    )


def decade_reading(parts: Parts, _anchor: Anchor) -> Reading | NoReading:
    """The 1990s, the 90s: ten years; the 19th century: a hundred, from 1800."""
    if (number := parts.number("ordinal")) is not None:
        return Reading(period=unit_at("century", date((number - 1) * CENTURY, 1, 1)), reason=AS_WRITTEN)
    written = parts.get("decade") or ""
    start = int(written)
    if len(written) < _YEAR_DIGITS:
        start += 1900 if start >= _FIRST_OLD_DECADE else 2000
    return Reading(period=unit_at("decade", date(start, 1, 1)), reason=AS_WRITTEN)


def fiscal_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """A fiscal year: where it begins is not said, so it is taken as the calendar years that name it."""
    if (written := parts.get("fiscalyear")) is not None:
        digits = _NUMBERS.findall(written)[0]
        year = int(digits) if len(digits) == _YEAR_DIGITS else full_year(int(digits), anchor)
        return Reading(period=Period.of_year(year), reason=_FISCAL)
    if parts.has("month"):
        return _twelve_months(parts, anchor)
    if parts.has("yy"):
        return years_reading(parts, anchor)
    years = [int(key) for role, key in parts.pairs if role == "year"]
    if not years:
        named = year_reading(parts, anchor)
        return (
            Reading(period=named.period, reason=f"{named.reason}; {_FISCAL}") if isinstance(named, Reading) else named
        )
    return Reading(period=hull(Period.of_year(years[0]), Period.of_year(years[-1])), reason=_FISCAL)


def _twelve_months(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "The fiscal year from July": the twelve months that begin nearest to the document's date; budgets look ahead."""
    month, year = parts.number("month") or 1, parts.number("year")
    day = (anchor.document.last or anchor.document.first) if anchor.document else None
    if year is None and day is None:
        return NoReading(reason="the year in which it begins is not told, and the date of the document is not known")
    if year is None and day is not None:
        now = month_number(day)
        year = min((day.year + 1, day.year, day.year - 1), key=lambda year: abs(year * MONTHS + month - 1 - now))
    return Reading(period=Period.of_month(year or 1, month, MONTHS), reason="twelve months from the month named")


_FISCAL = "a fiscal year; where it begins is not said, so the calendar year of its name is taken"


def winter_of_two_years(parts: Parts) -> Reading:
    """ "winter 2022/23": from the season's first month in the first of the years."""
    year, month = parts.number("year") or 0, parts.number("season") or 1
    return Reading(period=months_from(month_number(date(year, month, 1)), _SEASON), reason=AS_WRITTEN)
