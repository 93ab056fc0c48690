"""Reading holidays: a fixed day, the nth weekday of a month, or days after Easter, as the language's data say.

Easter is that of the Gregorian calendar; holidays of the moon's calendars are not read.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING

from whosays.normalise.anchors import NoReading, Reading
from whosays.normalise.calendar_forms import in_year, related
from whosays.normalise.days import of_days

if TYPE_CHECKING:
    from whosays.model.period import Period
    from whosays.normalise.anchors import Anchor
    from whosays.normalise.parts import Parts

_NTH, _EASTER = "nth", "easter"


def holiday_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """The day of a holiday, in the year of the words or the one that the document's date suggests."""
    rule = parts.get("holiday")
    if rule is None:
        return NoReading(reason="no holiday is named")
    if parts.has("relation") and not parts.has("unit"):
        return related(parts, anchor, lambda year: _day(rule, year))
    return in_year(parts, anchor, lambda year: _day(rule, year))


def _day(rule: str, year: int) -> Period:
    """The day of `rule` in `year`: "12-25", "nth 11 4 4" (the fourth Thursday of November), "easter -2"."""
    kind, *numbers = rule.split()
    if kind == _NTH:
        month, weekday, number = (int(digits) for digits in numbers)
        only = _nth(year, month, weekday, number)
    elif kind == _EASTER:
        only = easter(year) + timedelta(days=int(numbers[0]))
    else:
        only = date(year, int(kind[:2]), int(kind[3:]))
    return of_days(only, only)


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    if number < 0:
        last = date(year, month, calendar.monthrange(year, month)[1])
        return last - timedelta(days=(last.isoweekday() - weekday) % 7 - 7 * (number + 1))
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar: the anonymous computus printed in Nature, 20 April 1876 (Meeus, 8)."""
    golden, (century, of_century) = year % 19, divmod(year, 100)
    leaps, rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leaps - correction + 15) % 30
    sunday = (32 + 2 * rest + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
