"""Arithmetic on periods of days: the unit a day lies in, steps forwards and back, thirds of a period, hulls.

Always whole days, Monday to Sunday weeks (ISO 8601), the Gregorian calendar throughout.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from whosays.model.period import Period

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS = {"day": 1, "workday": 1, "workweek": 7, "weekend": 7, "week": 7, "fortnight": 14}
_YEAR, _QUARTER, _DECADE = 12, 3, 120
_THURSDAY, _SATURDAY = 3, 5


def of_days(first: date, last: date) -> Period:
    """The days from `first` to `last`."""
    return Period(first=first, last=last)


def month_number(day: date) -> int:
    """Months since year 0, so that they can be counted."""
    return day.year * _YEAR + day.month - 1


def months_from(number: int, months: int = 1) -> Period:
    """`months` months from the month with this number. Raises ValueError outside the years 1 to 9999."""
    return Period.of_month(number // _YEAR, number % _YEAR + 1, months)


def shifted(day: date, months: int) -> date:
    """`day` as many months later (earlier where negative), or that month's last day where it is shorter."""
    year, month = divmod(month_number(day) + months, _YEAR)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def unit_at(unit: str, day: date, step: int = 0) -> Period:
    """The day, week, weekend, month, quarter … that `day` lies in, or the one `step` further. Raises KeyError for
    other units.
    """
    if unit in MONTHS:
        length = MONTHS[unit]
        number = month_number(day)
        start = number - (number % length if length <= _YEAR or unit in {"decade", "century"} else 0)
        return months_from(start + step * length, length)
    day += timedelta(days=DAYS[unit] * step)
    if unit in {"day", "workday"}:
        return of_days(day, day)
    monday = day - timedelta(days=day.weekday())
    if unit == "weekend":
        return of_days(monday + timedelta(days=_SATURDAY), monday + timedelta(days=_SATURDAY + 1))
    if unit == "workweek":
        return of_days(monday, monday + timedelta(days=_SATURDAY - 1))
    return of_days(monday, monday + timedelta(days=DAYS[unit] - 1))


def moved(unit: str, day: date, count: int) -> date:
    """`day` moved by `count` units. Raises KeyError for units below the day."""
    if unit in MONTHS:
        return shifted(day, MONTHS[unit] * count)
    if unit == "workday":
        return _working_day(day, count)
    return day + timedelta(days=DAYS[unit] * count)


def _working_day(day: date, count: int) -> date:
    """The working day (Monday to Friday) that comes `count` after `day`, or before it where negative."""
    step = timedelta(days=1 if count > 0 else -1)
    while count:
        day += step
        if day.weekday() < _SATURDAY:
            count -= 1 if count > 0 else -1
    return day


def weeks_of(first: date, last: date) -> Period:
    """The weeks that belong to a month or year: those whose Thursday lies in it (ISO 8601, for years)."""
    start = first + timedelta(days=(_THURSDAY - first.weekday()) % 7 - _THURSDAY)
    end = last - timedelta(days=(last.weekday() - _THURSDAY) % 7) + timedelta(days=6 - _THURSDAY)
    return of_days(start, end)


def within(period: Period, part: str) -> Period:
    """The early, middle or late part of a period with two ends.

    A year: its first quarter, its middle four months, its last quarter. A decade: its years 0–3, 4–6, 7–9. A month:
    the days 1–10, 11–20, from 21. Anything else: its thirds, in whole months where it has whole months.
    """
    if period.first is None or period.last is None:
        return period
    first = month_number(period.first)
    months = month_number(period.last) - first + 1
    whole = period.first.day == 1 and (period.last + timedelta(days=1)).day == 1
    if whole and months == _YEAR:
        start, length = {"early": (0, 3), "middle": (4, 4), "late": (9, 3)}[part]
        return months_from(first + start, length)
    if whole and months == _DECADE:
        start, length = {"early": (0, 48), "middle": (48, 36), "late": (84, 36)}[part]
        return months_from(first + start, length)
    if whole and months == 1:
        return _days_of(period.first, {"early": (1, 10), "middle": (11, 20), "late": (21, period.last.day)}[part])
    if whole and months % 3 == 0:
        start = {"early": 0, "middle": 1, "late": 2}[part] * (months // 3)
        return months_from(first + start, months // 3)
    return _third_of_days(period.first, period.last, part)


def _days_of(month: date, days: tuple[int, int]) -> Period:
    return of_days(month.replace(day=days[0]), month.replace(day=days[1]))


def _third_of_days(first: date, last: date, part: str) -> Period:
    """The first, middle or last third, rounded up to whole days: of a week three days."""
    third = timedelta(days=((last - first).days + 3) // 3 - 1)
    if part == "early":
        return of_days(first, first + third)
    if part == "late":
        return of_days(last - third, last)
    middle = first + ((last - first) - third) // 2
    return of_days(middle, middle + third)


def hull(one: Period, other: Period) -> Period:
    """The shortest period that holds both."""
    firsts = [p.first for p in (one, other) if p.first is not None]
    lasts = [p.last for p in (one, other) if p.last is not None]
    return Period(
        first=min(firsts) if len(firsts) == 2 else None,  # noqa: PLR2004 - both
        last=max(lasts) if len(lasts) == 2 else None,  # noqa: PLR2004 - both
    )


def size_in_days(period: Period) -> int | None:
    """How many days a period has, or None for an open one."""
    return (period.last - period.first).days + 1 if period.first and period.last else None
