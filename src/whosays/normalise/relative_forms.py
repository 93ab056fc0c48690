"""Reading expressions that are relative to the document's date or to a time mentioned before.

Nothing is ever relative to today. Where the document's date is coarse, both its ends are tried and the result holds
both.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from whosays.model.period import Period
from whosays.normalise.anchors import Lean, NoReading, Reading
from whosays.normalise.back_references import NOTHING_BEFORE, same_again
from whosays.normalise.calendar_forms import NOT_DATED
from whosays.normalise.days import DAYS, MONTHS, hull, month_number, months_from, moved, of_days, unit_at, within
from whosays.normalise.parts import Parts

if TYPE_CHECKING:
    from whosays.normalise.anchors import Anchor

_WEEK, _HOURS = 7, 24
_MONTHS_SEARCHED = 24
_STEPS = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
_PERIOD = "period"
_SMALL = frozenset({"second", "minute", "hour"})
_TOO_SMALL = "a span of less than a day"


def unit_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "last week", "earlier this year", "the end of the month", "the year before", "last night", "last Tuesday"."""
    if (short := parts.get("edgeunit")) is not None:
        part, unit = short.split()
        whole = _from_document(anchor, unit, 0)
        return whole if isinstance(whole, NoReading) else replace(whole, period=within(whole.period, part))
    if parts.has("weekday"):
        return weekday_reading(parts, anchor)
    if parts.has("daypart"):
        step = -1 if parts.get("relation") in {"last", "previous"} else _STEPS.get(parts.get("relation") or "this", 0)
        return _from_document(anchor, "day", step)
    unit = parts.get("unit") or ""
    if parts.get("relation") in {"same", "that"} and (unit == _PERIOD or parts.after("unit").pairs):
        return same_again(parts, anchor)
    if unit not in MONTHS and unit not in DAYS:
        return NoReading(reason=_TOO_SMALL)
    whole = _unit(parts, anchor, unit)
    if isinstance(whole, NoReading) or not parts.has("adverb", "tail"):
        return whole
    return _up_to_now(whole, anchor, unit, later=parts.get("adverb") == "later")


def _unit(parts: Parts, anchor: Anchor, unit: str) -> Reading | NoReading:
    relation = parts.get("relation") or "this"
    if not parts.has("relation", "direction", "adverb", "tail") and anchor.mentioned is not None and unit != "weekend":
        return _from_mentioned(anchor, unit, 0)
    if parts.has("direction"):
        step = 1 if parts.get("direction") == "later" else -1
        return _from_mentioned(anchor, unit, step)
    if relation in {"that", "same"}:
        return _from_mentioned(anchor, unit, 0)
    if relation == "following":
        return _from_mentioned(anchor, unit, 1)
    if unit == "weekend" and not parts.has("relation"):
        return _weekend(anchor)
    return _from_document(anchor, unit, _STEPS.get(relation, 0))


def _from_document(anchor: Anchor, unit: str, step: int) -> Reading | NoReading:
    period = anchor.from_document(lambda day: unit_at(unit, day, step))
    if period is None:
        return NoReading(reason=NOT_DATED)
    named = {-1: "the one before", 0: "the current one", 1: "the next"}[step]
    return Reading(period=period, reason=f"{named}, seen from the document's date{_because(anchor)}")


def _from_mentioned(anchor: Anchor, unit: str, step: int) -> Reading | NoReading:
    period = anchor.from_mentioned(lambda day: unit_at(unit, day, step))
    if period is None:
        return NoReading(reason=NOTHING_BEFORE)
    return Reading(period=period, reason=f"seen from {_mentioned(anchor)}")


def _weekend(anchor: Anchor) -> Reading | NoReading:
    def latest(day: date) -> Period:
        here = unit_at("weekend", day)
        if anchor.lean is Lean.FUTURE:
            return here
        return here if here.first is not None and here.first <= day else unit_at("weekend", day, -1)

    period = anchor.from_document(latest)
    return (
        Reading(period=period, reason="the latest before the document's date")
        if period
        else NoReading(reason=NOT_DATED)
    )


def _mentioned(anchor: Anchor) -> str:
    return f"{anchor.mentioned.edtf}, mentioned before" if anchor.mentioned else "the document's date"


def _because(anchor: Anchor) -> str:
    return f", {anchor.because}" if anchor.because else ""


def _up_to_now(whole: Reading, anchor: Anchor, unit: str, *, later: bool) -> Reading:
    """ "earlier this year" runs to the earliest day the document may be of, in months where that is coarse."""
    if anchor.document is None or anchor.document.first is None:
        return whole
    known = anchor.document.first == anchor.document.last
    now = unit_at("day" if known or unit not in MONTHS or unit == "month" else "month", anchor.document.first)
    first, last = whole.period.first, whole.period.last
    if later:
        return Reading(period=Period(first=now.first, last=last), reason=f"{whole.reason}, from then on")
    if first is None or now.last is None or now.last < first or (last is not None and last < now.last):
        return whole
    return Reading(
        period=of_days(first, now.last), reason=f"{whole.reason}, up to the document's earliest possible date"
    )


def span_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "the past three weeks": so many units up to the document's date, in months for months and years; 24 hours are a
    day.
    """
    unit, relation = parts.get("unit") or "", parts.get("relation") or ""
    _, most = count_of(parts)
    if unit == "hour":
        unit, most = "day", -(-most // _HOURS)
    if unit not in MONTHS and unit not in DAYS:
        return NoReading(reason=_TOO_SMALL)
    if relation in {"coming", "next", "following"}:
        return _coming(parts, anchor, unit, most)
    if relation not in {"last", "past", "previous", "recent", "this"}:
        return NoReading(reason=NOTHING_BEFORE)
    period = anchor.from_document(lambda day: _span(day, unit, -most, anchor.lean))
    if period is None:
        return NoReading(reason=NOT_DATED)
    if relation == "recent":
        return Reading(
            period=Period(first=None, last=period.last), reason=f"up to the document's date{_because(anchor)}"
        )
    return Reading(period=period, reason=f"{_counted(most, unit)} up to the document's date{_because(anchor)}")


def _coming(parts: Parts, anchor: Anchor, unit: str, most: int) -> Reading | NoReading:
    if not parts.has("number", "count") and anchor.lean is Lean.FUTURE:
        return _from_document(anchor, unit, 1)
    if not parts.has("number", "count"):
        period = anchor.from_document(lambda day: of_days(day, day))
        if period is None or period.first is None:
            return NoReading(reason=NOT_DATED)
        return Reading(period=Period(first=period.first, last=None), reason="from the document's date on")
    period = anchor.from_document(lambda day: _span(day, unit, most, anchor.lean))
    if period is None:
        return NoReading(reason=NOT_DATED)
    return Reading(period=period, reason=f"{_counted(most, unit)} from the document's date{_because(anchor)}")


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


def count_of(parts: Parts) -> tuple[int, int]:
    """The least and the most that a count of units may be: (3, 9) for "several", (1, 1) where none is given."""
    written = parts.get("number") or parts.get("count") or "1"
    least, _, most = written.partition("-")
    return int(least), int(most or least)


def ago_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "three days ago" from the document, "two months earlier" from what was mentioned; as precise as the last unit."""
    if parts.has("weekdays"):
        return _weekdays_ago(parts, anchor)
    counted = _counted_units(parts)
    unit, direction = counted[-1][0], parts.get("direction")
    if unit in _SMALL:
        return NoReading(reason=_TOO_SMALL)
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
            Reading(period=period, reason=f"counted from the document's date{_because(anchor)}")
            if period
            else NoReading(reason=NOT_DATED)
        )
    period = anchor.from_mentioned(there)
    if period is None:
        return NoReading(reason=NOTHING_BEFORE)
    return Reading(period=period, reason=f"counted from {_mentioned(anchor)}")


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
        nearest = _nearest_weekday(
            day if ahead else day - timedelta(days=1), weekday, Lean.FUTURE if ahead else Lean.PAST
        )
        first = nearest.first or day
        only = first + timedelta(days=_WEEK * (most - 1) * (1 if ahead else -1))
        return of_days(only, only)

    pick = anchor.from_document if parts.get("direction") in {"ago", "hence"} else anchor.from_mentioned
    period = pick(there)
    if period is None:
        return NoReading(reason=NOT_DATED)
    return Reading(period=period, reason=f"{most} such weekdays counted from the document's date{_because(anchor)}")


def after_next_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "The week after next", "Friday after next", "March after next": one beyond the next."""
    if (unit := parts.get("unit")) is not None:
        if unit not in MONTHS and unit not in DAYS:
            return NoReading(reason=_TOO_SMALL)
        period = anchor.from_document(lambda day: unit_at(unit, day, 2))
    elif (month := parts.number("month")) is not None:
        period = anchor.from_document(lambda day: months_from(_next_month(day, month) + MONTHS["year"]))
    else:
        weekday = (parts.number("weekday") or 1) - 1
        period = anchor.from_document(lambda day: _weekday_after_next(day, weekday))
    if period is None:
        return NoReading(reason=NOT_DATED)
    return Reading(period=period, reason=f"one beyond the next, seen from the document's date{_because(anchor)}")


def _next_month(day: date, month: int) -> int:
    here = month_number(day.replace(day=1, month=month))
    return here if here > month_number(day) else here + MONTHS["year"]


def _weekday_after_next(day: date, weekday: int) -> Period:
    first = _nearest_weekday(day, weekday, Lean.FUTURE).first or day
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


def deictic_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """Yesterday, today, tomorrow."""
    step = parts.number("deictic") or 0
    period = anchor.from_document(lambda day: unit_at("day", day, step))
    if period is None:
        return NoReading(reason=NOT_DATED)
    return Reading(period=period, reason=f"seen from the document's date{_because(anchor)}")


def weekday_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """A weekday: the latest not after the document (the next where the text looks ahead), or one of a week named with
    it.
    """
    weekday, relation = (parts.number("weekday") or 1) - 1, parts.get("relation")
    if relation == "coming" and not parts.has("unit"):
        period = anchor.from_document(lambda day: _nearest_weekday(day, weekday, Lean.FUTURE))
        return Reading(period=period, reason="the next one") if period else NoReading(reason=NOT_DATED)
    bare = relation is None or (relation == "this" and anchor.lean is Lean.FUTURE)
    if bare and not parts.has("unit"):
        period = anchor.from_document(lambda day: _nearest_weekday(day, weekday, anchor.lean))
    else:
        period = anchor.from_document(lambda day: _weekday_of_week(day, weekday, _STEPS.get(relation or "this", 1)))
    if period is None:
        return NoReading(reason=NOT_DATED)
    reason = f"the nearest to the document's date{_because(anchor)}"
    if relation in {"last", "previous", "past"} and parts.get("unit") is None:
        nearest = anchor.from_document(lambda day: _nearest_weekday(day - timedelta(days=1), weekday, Lean.PAST))
        return Reading(
            period=period, reason=f"of the week before{_because(anchor)}", alternative=_other(nearest, period)
        )
    return Reading(period=period, reason=reason)


def _other(reading: Period | None, first: Period) -> Period | None:
    """A second reading, where it differs from the first."""
    return reading if reading != first else None


def _weekday_of_week(day: date, weekday: int, step: int) -> Period:
    only = day + timedelta(days=weekday - day.weekday() + _WEEK * step)
    return of_days(only, only)


def _nearest_weekday(day: date, weekday: int, lean: Lean) -> Period:
    """The latest such day not after `day`; in a plan the next one after it."""
    back = (day.weekday() - weekday) % _WEEK
    only = day + timedelta(days=_WEEK - back) if lean is Lean.FUTURE else day - timedelta(days=back)
    return of_days(only, only)


def day_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "The 5th of last month"; "on the 15th", "Friday the 13th": in the month mentioned last, else the nearest to the
    document.
    """
    number = parts.number("day", "ordinal") or 1
    if parts.has("relation"):
        month = unit_reading(parts.without("day", "ordinal"), anchor)
        if isinstance(month, NoReading) or month.period.first is None:
            return month
        return Reading(period=_day_of_month(month.period.first, number), reason=month.reason)
    mentioned = anchor.mentioned
    if mentioned is not None and anchor.lean is Lean.PAST and (there := _only_month(mentioned)) is not None:
        return Reading(period=_day_of_month(there, number), reason=f"in {mentioned.edtf[:7]}, mentioned before")
    weekday = parts.number("weekday")
    period = anchor.from_document(lambda day: _nearest_such_day(day, number, weekday, anchor.lean))
    return (
        Reading(period=period, reason="the nearest to the document's date") if period else NoReading(reason=NOT_DATED)
    )


def _only_month(period: Period) -> date | None:
    """A day of the one month that `period` lies in, or None."""
    first, last = period.first, period.last
    return first if first and last and month_number(first) == month_number(last) else None


def _day_of_month(day: date, number: int) -> Period:
    """The day with this number in the month of `day`. Raises ValueError where the month is shorter."""
    only = day.replace(day=number)
    return of_days(only, only)


def _nearest_such_day(day: date, number: int, weekday: int | None, lean: Lean) -> Period:
    """The nearest day with this number (and weekday) not after `day`, or after it in a plan; within two years."""
    step = 1 if lean is Lean.FUTURE else -1
    for months in range(_MONTHS_SEARCHED):
        month = unit_at("month", day, step * months)
        if month.first is None or month.last is None or number > month.last.day:
            continue
        only = month.first.replace(day=number)
        fits = weekday is None or only.weekday() == weekday - 1
        if fits and (only > day if lean is Lean.FUTURE else only <= day):
            return of_days(only, only)
    raise ValueError("no such day near the document's date")
