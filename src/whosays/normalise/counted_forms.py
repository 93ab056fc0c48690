"""Reading counts of units: "the past three weeks", "two days ago", "two Thursdays ago", "the week after next", "in two
weeks".

Nothing is ever relative to today. A report counts from its day, a diary in whole units of the calendar.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from whosays.model.period import Period
from whosays.normalise.anchors import Lean, NoReading, Reading
from whosays.normalise.back_references import NOTHING_BEFORE
from whosays.normalise.calendar_forms import NOT_DATED
from whosays.normalise.days import DAYS, MONTHS, hull, month_number, months_from, moved, of_days, shifted, unit_at
from whosays.normalise.parts import Parts
from whosays.normalise.relative_forms import TOO_SMALL, because, from_document, mentioned_before, nearest_weekday

if TYPE_CHECKING:
    from whosays.normalise.anchors import Anchor

_WEEK, _HOURS = 7, 24
_SMALL = frozenset({"second", "minute", "hour"})


def span_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "the past three weeks": so many units up to the document's date, in months for months and years; 24 hours are a
    day.
    """
    unit, relation = parts.get("unit") or "", parts.get("relation") or ""
    _, most = count_of(parts)
    if unit == "hour":
        unit, most = "day", -(-most // _HOURS)
    if unit not in MONTHS and unit not in DAYS:
        return NoReading(reason=TOO_SMALL)
    if relation in {"coming", "next", "following"}:
        return _coming(parts, anchor, unit, most)
    if relation not in {"last", "past", "previous", "recent", "this"}:
        return NoReading(reason=NOTHING_BEFORE)
    period = anchor.from_document(lambda day: _span(day, unit, -most, anchor.lean))
    if period is None:
        return NoReading(reason=NOT_DATED)
    if relation == "recent":
        return Reading(
            period=Period(first=None, last=period.last), reason=f"up to the document's date{because(anchor)}"
        )
    return Reading(period=period, reason=f"{_counted(most, unit)} up to the document's date{because(anchor)}")


def _coming(parts: Parts, anchor: Anchor, unit: str, most: int) -> Reading | NoReading:
    if not parts.has("number", "count") and anchor.lean is Lean.FUTURE:
        return from_document(anchor, unit, 1)
    if not parts.has("number", "count"):
        period = anchor.from_document(lambda day: of_days(day, day))
        if period is None or period.first is None:
            return NoReading(reason=NOT_DATED)
        return Reading(period=Period(first=period.first, last=None), reason="from the document's date on")
    period = anchor.from_document(lambda day: _span(day, unit, most, anchor.lean))
    if period is None:
        return NoReading(reason=NOT_DATED)
    return Reading(period=period, reason=f"{_counted(most, unit)} from the document's date{because(anchor)}")


def _span(day: date, unit: str, count: int, lean: Lean) -> Period:
    """From `day` so many units on (back where negative): by months for months and longer, else by days.

    A diary counts whole units of the calendar after the current one ("the next two weeks" start on Monday), a report
    from its day.
    """
    if lean is Lean.FUTURE:
        near, far = unit_at(_grain(unit), day, 1 if count > 0 else -1), unit_at(_grain(unit), day, count)
        return hull(near, far)
    if count > 0:
        return of_days(moved("day", day, 1), moved(unit, day, count))
    return of_days(moved(unit, day, count), day)


def _counted(count: int, unit: str) -> str:
    return f"the {unit}" if count == 1 else f"{count} {unit}s"


_COUNTED_FROM = {"day": 31, "week": 92}
"""How many days a time mentioned before may last from which days or weeks are counted."""


def count_of(parts: Parts) -> tuple[int, int]:
    """The least and the most that a count of units may be: (3, 9) for "several", (1, 1) where none is given."""
    written = parts.get("number") or parts.get("count") or "1"
    least, _, most = written.partition("-")
    return int(least), int(most or least)


def ago_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "three days ago" from the document, "two months earlier" from what was mentioned; as precise as the unit."""
    if parts.has("weekdays"):
        return _weekdays_ago(parts, anchor)
    counted = _counted_units(parts)
    unit, direction = counted[-1][0], parts.get("direction")
    if unit in _SMALL:
        return NoReading(reason=TOO_SMALL)
    least, most = counted[-1][1:]
    sign = 1 if direction in {"later", "hence"} else -1

    def there(day: date) -> Period:
        for other, count, _ in counted[:-1]:
            day = moved(other, day, sign * count)
        if anchor.lean is Lean.FUTURE and least == most:
            return of_days(moved(unit, day, sign * most), moved(unit, day, sign * most))
        return hull(
            unit_at(_grain(unit), moved(unit, day, sign * least)), unit_at(_grain(unit), moved(unit, day, sign * most))
        )

    if direction in {"ago", "hence"}:
        period = anchor.from_document(there)
        return (
            Reading(period=period, reason=f"counted from the document's date{because(anchor)}")
            if period
            else NoReading(reason=NOT_DATED)
        )
    exact = unit == "year" and least == most and direction in {"earlier", "later"}
    period = _years_apart(anchor.mentioned, sign * most) if exact else None
    period = period or (None if _is_coarser(anchor.mentioned, unit) else anchor.from_mentioned(there))
    if period is None:
        return NoReading(reason=NOTHING_BEFORE)
    return Reading(period=period, reason=f"counted from {mentioned_before(anchor)}")


def _is_coarser(mentioned: Period | None, unit: str) -> bool:
    """Whether a time is too long for so few units to be counted from it: no day is "two days after" a year."""
    most = _COUNTED_FROM.get(unit)
    if most is None or mentioned is None or mentioned.first is None or mentioned.last is None:
        return False
    return (mentioned.last - mentioned.first).days >= most


def _years_apart(mentioned: Period | None, years: int) -> Period | None:
    """The same months so many years on: "a year earlier" than February is February. None for days and whole years."""
    if mentioned is None or mentioned.first is None or mentioned.last is None:
        return None
    after = mentioned.last + timedelta(days=1)
    if (mentioned.first.day, after.day) != (1, 1) or after.year - mentioned.first.year > 1:
        return None
    first, end = shifted(mentioned.first, years * MONTHS["year"]), shifted(after, years * MONTHS["year"])
    return of_days(first, end - timedelta(days=1))


def _counted_units(parts: Parts) -> list[tuple[str, int, int]]:
    """The units of a count with the least and most of each: "two weeks and a day"."""
    found = []
    for place, (role, key) in enumerate(parts.pairs):
        if role == "unit":
            least, most = count_of(Parts(parts.pairs[:place][-1:]))
            found.append((key, least, most))
    return found


def _weekdays_ago(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "Two Thursdays ago": so many such days back from the document's day, which is not counted itself."""
    weekday, (_, most) = (parts.number("weekdays") or 1) - 1, count_of(parts)
    ahead = parts.get("direction") in {"later", "hence"}

    def there(day: date) -> Period:
        nearest = nearest_weekday(
            day if ahead else day - timedelta(days=1), weekday, Lean.FUTURE if ahead else Lean.PAST
        )
        first = nearest.first or day
        only = first + timedelta(days=_WEEK * (most - 1) * (1 if ahead else -1))
        return of_days(only, only)

    pick = anchor.from_document if parts.get("direction") in {"ago", "hence"} else anchor.from_mentioned
    period = pick(there)
    if period is None:
        return NoReading(reason=NOT_DATED)
    return Reading(period=period, reason=f"{most} such weekdays counted from the document's date{because(anchor)}")


def after_next_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "The week after next", "Friday after next", "March after next": one beyond the next."""
    if (unit := parts.get("unit")) is not None:
        if unit not in MONTHS and unit not in DAYS:
            return NoReading(reason=TOO_SMALL)
        period = anchor.from_document(lambda day: unit_at(unit, day, 2))
    elif (month := parts.number("month")) is not None:
        period = anchor.from_document(lambda day: months_from(_next_month(day, month) + MONTHS["year"]))
    else:
        weekday = (parts.number("weekday") or 1) - 1
        period = anchor.from_document(lambda day: _weekday_after_next(day, weekday))
    if period is None:
        return NoReading(reason=NOT_DATED)
    return Reading(period=period, reason=f"one beyond the next, seen from the document's date{because(anchor)}")


def _next_month(day: date, month: int) -> int:
    here = month_number(day.replace(day=1, month=month))
    return here if here > month_number(day) else here + MONTHS["year"]


def _weekday_after_next(day: date, weekday: int) -> Period:
    first = nearest_weekday(day, weekday, Lean.FUTURE).first or day
    return of_days(first + timedelta(days=_WEEK), first + timedelta(days=_WEEK))


def _grain(unit: str) -> str:
    return {"weekend": "week", "workweek": "week", "workday": "day", "fortnight": "week", "half": "month"}.get(
        unit, unit
    )


def within_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "In two weeks": in a plan the day that it takes one to, in a report no more than a length of time."""
    unit = parts.get("unit") or ""
    least, most = count_of(parts)
    if anchor.lean is not Lean.FUTURE or unit not in {*DAYS, *MONTHS} or least != most:
        return NoReading(reason="a length of time, not a date")
    whole_span = parts.get("sense") == "within"
    period = anchor.from_document(
        lambda day: of_days(day if whole_span else moved(unit, day, most), moved(unit, day, most))
    )
    return Reading(period=period, reason="counted from the document's date") if period else NoReading(reason=NOT_DATED)
