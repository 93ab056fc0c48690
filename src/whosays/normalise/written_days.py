"""Reading the days of a date: "2 March 2025", 2025-03-02, 02/03/2025, 5/12, "Friday, July 18", "the week ending 5
May".

An ambiguous day and month keep two readings, unless the document's other dates settle the order. A day that does not
exist is not mended.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from whosays.normalise import relative_forms
from whosays.normalise.anchors import NoReading, Reading
from whosays.normalise.calendar_forms import AS_WRITTEN, CENTURY, MONTHS, full_year, in_year
from whosays.normalise.days import of_days, unit_at
from whosays.normalise.parts import Parts

if TYPE_CHECKING:
    from whosays.model.period import Period
    from whosays.normalise.anchors import Anchor

_NUMBERS = re.compile(r"\d+")
_SIX_DAYS = timedelta(days=6)
_LEAP_YEAR = 2024
_YEAR = 12
_DATES = ("month", "iso", "numeric", "daymonth")


def date_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """A day of a month, or a date in digits."""
    if (written := parts.get("iso")) is not None:
        if written.isdigit():
            written = f"{written[:4]}-{written[4:6]}-{written[6:]}"
        year, month, day = (int(digits) for digits in _NUMBERS.findall(written)[:3])
        return _day_reading(year, month, day)
    if (written := parts.get("numeric")) is not None:
        return _numeric(written, anchor)
    if (written := parts.get("daymonth")) is not None:
        return _without_year(written, anchor)
    return _named_day(parts, anchor)


def _named_day(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    day, month = parts.number("day", "ordinal", "count"), parts.number("month")
    if month is None or day is None:
        return NoReading(reason="a day without a month")
    if day > calendar.monthrange(_LEAP_YEAR, month)[1]:
        return NoReading(reason=f"month {month} has no day {day}")
    if (short := parts.number("yy")) is not None:
        return _day_reading(full_year(short, anchor), month, day)
    fitting = None if parts.has("year", "unit") else _on_weekday(month, day, parts.number("weekday"), anchor)
    if fitting is not None:
        return fitting
    return in_year(parts, anchor, lambda year: _day_of(year, month, day))


def _on_weekday(month: int, day: int, weekday: int | None, anchor: Anchor) -> Reading | None:
    """The year in which the day falls on the weekday named with it, within two years of the document."""
    known = anchor.document or anchor.mentioned
    near = (known.last or known.first) if known is not None else None
    if near is None or weekday is None:
        return None
    years = sorted(
        range(near.year - 2, near.year + 3), key=lambda year: abs((year - near.year) * _YEAR + month - near.month)
    )
    fitting = [year for year in years if _is_weekday(year, month, day, weekday)]
    if not fitting:
        return None
    return Reading(period=_day_of(fitting[0], month, day), reason="the nearest year in which it is that weekday")


def _is_weekday(year: int, month: int, day: int, weekday: int) -> bool:
    return day <= calendar.monthrange(year, month)[1] and date(year, month, day).isoweekday() == weekday


def _day_of(year: int, month: int, day: int) -> Period:
    return of_days(date(year, month, day), date(year, month, day))


def _day_reading(year: int, month: int, day: int, reason: str = AS_WRITTEN) -> Reading | NoReading:
    try:
        only = date(year, month, day)
    except ValueError:
        return NoReading(reason=f"{year}-{month}-{day} is no day of the calendar")
    return Reading(period=of_days(only, only), reason=reason)


def _numeric(written: str, anchor: Anchor) -> Reading | NoReading:
    """Day, month and year in digits. Points are written where the day comes first; else the document or the figures
    decide.
    """
    one, two, year = (int(digits) for digits in _NUMBERS.findall(written))
    year = full_year(year, anchor) if year < CENTURY else year
    day_first, month_first = _day_reading(year, two, one), _day_reading(year, one, two)
    if isinstance(month_first, NoReading) or "." in written:
        return day_first if not isinstance(day_first, NoReading) else month_first
    if isinstance(day_first, NoReading):
        return month_first
    if anchor.day_first is not None or one == two:
        chosen = day_first if anchor.day_first or one == two else month_first
        return Reading(period=chosen.period, reason="day and month in the order of the document's other dates")
    return Reading(
        period=day_first.period, reason="day and month may be either way round", alternative=month_first.period
    )


def _without_year(written: str, anchor: Anchor) -> Reading | NoReading:
    """Day and month in digits, of the year that the document's date suggests."""
    one, two = (int(digits) for digits in _NUMBERS.findall(written))
    orders = [(day, month) for day, month in ((one, two), (two, one)) if 1 <= month <= MONTHS and day >= 1]
    if anchor.day_first is False:
        orders.reverse()
    readings = [_named_day(Parts((("day", str(day)), ("month", str(month)))), anchor) for day, month in orders]
    if not readings or isinstance(readings[0], NoReading):
        return readings[0] if readings else NoReading(reason=f"{written} is no day of the calendar")
    first, other = readings[0], readings[-1]
    if anchor.day_first is not None or isinstance(other, NoReading) or other.period == first.period:
        return first
    return Reading(period=first.period, reason="day and month may be either way round", alternative=other.period)


def week_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "Week 31" of ISO 8601; "the week of 5 May" holds that day, "the week ending 5 May" ends with it."""
    if (number := parts.number("number")) is not None:
        return in_year(
            parts.after("number"), anchor, lambda year: unit_at("week", date.fromisocalendar(year, number, 1))
        )
    written = parts.after("unit").without("edge")
    named = date_reading(written, anchor) if written.has(*_DATES) else relative_forms.day_reading(written, anchor)
    if isinstance(named, NoReading) or named.period.first is None:
        return named
    day, edge = named.period.first, parts.get("edge")
    if edge is None:
        return Reading(period=unit_at("week", day), reason=named.reason)
    week = of_days(day, day + _SIX_DAYS) if edge == "first" else of_days(day - _SIX_DAYS, day)
    return Reading(period=week, reason=named.reason)
