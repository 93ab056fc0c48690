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
from whosays.normalise.days import DAYS, MONTHS, hull, month_number, of_days, unit_at, within
from whosays.normalise.parts import Parts

if TYPE_CHECKING:
    from whosays.normalise.anchors import Anchor

_WEEK, _HOURS = 7, 24
_MONTHS_SEARCHED = 24
_STEPS = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
_TOLD = frozenset({"same", "that", "next", "following"})
_PERIOD = "period"
_SMALL = frozenset({"second", "minute", "hour"})
TOO_SMALL = "a span of less than a day"


def unit_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "last week", "earlier this year", "the end of the month", "the year before", "last night", "last Tuesday"."""
    if parts.has("weekday"):
        return weekday_reading(parts, anchor)
    if parts.has("daypart"):
        return _part_of_day(parts.get("relation") or "this", anchor)
    unit = parts.get("unit") or ""
    if parts.get("relation") in {"same", "that"} and (unit == _PERIOD or parts.after("unit").pairs):
        return same_again(parts, anchor)
    if unit not in MONTHS and unit not in DAYS:
        return NoReading(reason=TOO_SMALL)
    whole = _unit(parts, anchor, unit)
    if isinstance(whole, NoReading) or not parts.has("adverb", "tail"):
        return whole
    return _up_to_now(whole, anchor, unit, later=parts.get("adverb") == "later")


def _part_of_day(relation: str, anchor: Anchor) -> Reading | NoReading:
    """ "Last night", "this morning" by the document; "the same evening", "the next morning" by the day told before."""
    step = -1 if relation in {"last", "previous"} else _STEPS.get(relation, 0)
    if relation in _TOLD and anchor.mentioned is not None and anchor.lean is Lean.PAST:
        return _from_mentioned(anchor, "day", 1 if relation in {"next", "following"} else 0)
    return from_document(anchor, "day", step)


def edge_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "EOY": the late part of the running year; "Vorjahr", "veille": the year or day before the one told of."""
    part, unit = (parts.get("edgeunit") or "late year").split()
    if step := {"previous": -1, "following": 1}.get(part):
        return from_document(anchor, unit, step) if anchor.mentioned is None else _from_mentioned(anchor, unit, step)
    whole = from_document(anchor, unit, 0)
    return whole if isinstance(whole, NoReading) else replace(whole, period=within(whole.period, part))


def _unit(parts: Parts, anchor: Anchor, unit: str) -> Reading | NoReading:
    relation = parts.get("relation") or "this"
    if not parts.has("relation", "direction", "adverb", "tail") and anchor.mentioned is not None and unit != "weekend":
        return _from_mentioned(anchor, unit, 0)
    if parts.has("direction"):
        step = 1 if parts.get("direction") == "later" else -1
        return _from_mentioned(anchor, unit, step)
    if relation in {"that", "same"}:
        return _from_mentioned(anchor, unit, 0)
    if relation == "following" or ((unit, relation) == ("day", "next") and anchor.mentioned is not None):
        return _from_mentioned(anchor, unit, 1)
    if unit == "weekend" and not parts.has("relation"):
        return _weekend(anchor)
    return from_document(anchor, unit, _STEPS.get(relation, 0))


def from_document(anchor: Anchor, unit: str, step: int) -> Reading | NoReading:
    period = anchor.from_document(lambda day: unit_at(unit, day, step))
    if period is None:
        return NoReading(reason=NOT_DATED)
    named = {-1: "the one before", 0: "the current one", 1: "the next"}[step]
    return Reading(period=period, reason=f"{named}, seen from the document's date{because(anchor)}")


def _from_mentioned(anchor: Anchor, unit: str, step: int) -> Reading | NoReading:
    period = anchor.from_mentioned(lambda day: unit_at(unit, day, step))
    if period is None:
        return NoReading(reason=NOTHING_BEFORE)
    return Reading(period=period, reason=f"seen from {mentioned_before(anchor)}")


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


def mentioned_before(anchor: Anchor) -> str:
    return f"{anchor.mentioned.edtf}, mentioned before" if anchor.mentioned else "the document's date"


def because(anchor: Anchor) -> str:
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


def deictic_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """Yesterday, today, tomorrow; overnight, which is of two days."""
    first, _, last = (parts.get("deictic") or "0").partition("/")
    period = anchor.from_document(
        lambda day: hull(unit_at("day", day, int(first)), unit_at("day", day, int(last or first)))
    )
    if period is None:
        return NoReading(reason=NOT_DATED)
    return Reading(period=period, reason=f"seen from the document's date{because(anchor)}")


def weekday_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """A weekday: the latest not after the document (the next where the text looks ahead), or one of a week named with
    it.
    """
    weekday, relation = (parts.number("weekday") or 1) - 1, parts.get("relation")
    if relation == "coming" and not parts.has("unit"):
        period = anchor.from_document(lambda day: nearest_weekday(day, weekday, Lean.FUTURE))
        return Reading(period=period, reason="the next one") if period else NoReading(reason=NOT_DATED)
    bare = relation is None or (relation == "this" and anchor.lean is Lean.FUTURE)
    if bare and not parts.has("unit"):
        period = anchor.from_document(lambda day: nearest_weekday(day, weekday, anchor.lean))
    else:
        period = anchor.from_document(lambda day: _weekday_of_week(day, weekday, _STEPS.get(relation or "this", 1)))
    if period is None:
        return NoReading(reason=NOT_DATED)
    reason = f"the nearest to the document's date{because(anchor)}"
    if relation in {"last", "previous", "past"} and parts.get("unit") is None:
        nearest = anchor.from_document(lambda day: nearest_weekday(day - timedelta(days=1), weekday, Lean.PAST))
        return Reading(
            period=period, reason=f"of the week before{because(anchor)}", alternative=_other(nearest, period)
        )
    return Reading(period=period, reason=reason)


def _other(reading: Period | None, first: Period) -> Period | None:
    """A second reading, where it differs from the first."""
    return reading if reading != first else None


def _weekday_of_week(day: date, weekday: int, step: int) -> Period:
    only = day + timedelta(days=weekday - day.weekday() + _WEEK * step)
    return of_days(only, only)


def nearest_weekday(day: date, weekday: int, lean: Lean) -> Period:
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
