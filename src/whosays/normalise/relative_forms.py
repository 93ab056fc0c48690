"""Reading expressions that are relative to the document's date or to a time mentioned before.

Nothing is ever relative to today. Where the document's date is coarse, both its ends are tried and the result holds both.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from whosays.model.period import Period
from whosays.normalise.anchors import Lean, NoReading, Reading
from whosays.normalise.calendar_forms import NOT_DATED
from whosays.normalise.days import DAYS, MONTHS, hull, month_number, months_from, moved, of_days, unit_at

if TYPE_CHECKING:
    from whosays.normalise.anchors import Anchor
    from whosays.normalise.parts import Parts

_WEEK = 7
_STEPS = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1}
_SMALL = frozenset({"second", "minute", "hour"})
_NOTHING_BEFORE = "it refers back to a time, and none was mentioned before"
_TOO_SMALL = "a span of less than a day"


def unit_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "last week", "earlier this year", "the end of the month", "the year before", "last night", "last Tuesday"."""
    if parts.has("weekday"):
        return weekday_reading(parts, anchor)
    if parts.has("daypart"):
        step = -1 if parts.get("relation") in {"last", "previous"} else _STEPS.get(parts.get("relation") or "this", 0)
        return _from_document(anchor, "day", step)
    unit = parts.get("unit") or ""
    if unit not in MONTHS and unit not in DAYS:
        return NoReading(reason=_TOO_SMALL)
    whole = _unit(parts, anchor, unit)
    if isinstance(whole, NoReading) or not parts.has("adverb", "tail"):
        return whole
    return _up_to_now(whole, anchor, unit, later=parts.get("adverb") == "later")


def _unit(parts: Parts, anchor: Anchor, unit: str) -> Reading | NoReading:
    relation = parts.get("relation") or "this"
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
    if period is None or anchor.mentioned is None:
        return NoReading(reason=_NOTHING_BEFORE)
    return Reading(period=period, reason=f"seen from {anchor.mentioned.edtf}, mentioned before")


def _weekend(anchor: Anchor) -> Reading | NoReading:
    def latest(day: date) -> Period:
        here = unit_at("weekend", day)
        return here if here.first is not None and here.first <= day else unit_at("weekend", day, -1)

    period = anchor.from_document(latest)
    return (
        Reading(period=period, reason="the latest before the document's date")
        if period
        else NoReading(reason=NOT_DATED)
    )


def _because(anchor: Anchor) -> str:
    return f", {anchor.because}" if anchor.because else ""


def _up_to_now(whole: Reading, anchor: Anchor, unit: str, *, later: bool) -> Reading:
    """ "earlier this year" runs to the earliest day the document may be of, in months for a year: nothing later is vouched for."""
    if anchor.document is None or anchor.document.first is None:
        return whole
    now = unit_at("month" if unit in MONTHS and unit != "month" else "day", anchor.document.first)
    first, last = whole.period.first, whole.period.last
    if later:
        return Reading(period=Period(first=now.first, last=last), reason=f"{whole.reason}, from then on")
    if first is None or now.last is None or now.last < first or (last is not None and last < now.last):
        return whole
    return Reading(
        period=of_days(first, now.last), reason=f"{whole.reason}, up to the document's earliest possible date"
    )


def span_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "the past three weeks": so many units up to the document's date, in months for months and years."""
    unit, relation = parts.get("unit") or "", parts.get("relation") or ""
    if unit not in MONTHS and unit not in DAYS:
        return NoReading(reason=_TOO_SMALL)
    _, most = count_of(parts)
    if relation in {"coming", "next", "following"}:
        return _coming(parts, anchor, unit, most)
    if relation not in {"last", "past", "previous", "recent", "this"}:
        return NoReading(reason=_NOTHING_BEFORE)
    period = anchor.from_document(lambda day: _span(day, unit, -most))
    if period is None:
        return NoReading(reason=NOT_DATED)
    if relation == "recent":
        return Reading(
            period=Period(first=None, last=period.last), reason=f"up to the document's date{_because(anchor)}"
        )
    return Reading(period=period, reason=f"{_counted(most, unit)} up to the document's date{_because(anchor)}")


def _coming(parts: Parts, anchor: Anchor, unit: str, most: int) -> Reading | NoReading:
    if not parts.has("number", "count"):
        period = anchor.from_document(lambda day: of_days(day, day))
        if period is None or period.first is None:
            return NoReading(reason=NOT_DATED)
        return Reading(period=Period(first=period.first, last=None), reason="from the document's date on")
    period = anchor.from_document(lambda day: _span(day, unit, most))
    if period is None:
        return NoReading(reason=NOT_DATED)
    return Reading(period=period, reason=f"{_counted(most, unit)} from the document's date{_because(anchor)}")


def _span(day: date, unit: str, count: int) -> Period:
    """From `day` so many units on (back where negative): by months for months and longer, else by days."""
    if unit in MONTHS:
        months = MONTHS[unit] * count
        return months_from(month_number(day) + min(months, 0), abs(months) + 1)
    other = moved(unit, day, count)
    return of_days(min(day, other), max(day, other))


def _counted(count: int, unit: str) -> str:
    return f"the {unit}" if count == 1 else f"{count} {unit}s"


def count_of(parts: Parts) -> tuple[int, int]:
    """The least and the most that a count of units may be: (3, 9) for "several", (1, 1) where none is given."""
    written = parts.get("number") or parts.get("count") or "1"
    least, _, most = written.partition("-")
    return int(least), int(most or least)


def ago_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "three days ago" from the document, "two months earlier" from what was mentioned; as precise as the unit."""
    unit, direction = parts.get("unit") or "", parts.get("direction")
    if unit in _SMALL:
        return NoReading(reason=_TOO_SMALL)
    least, most = count_of(parts)
    sign = 1 if direction in {"later", "hence"} else -1

    def there(day: date) -> Period:
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
    if period is None or anchor.mentioned is None:
        return NoReading(reason=_NOTHING_BEFORE)
    return Reading(period=period, reason=f"counted from {anchor.mentioned.edtf}, mentioned before")


def _grain(unit: str) -> str:
    return {"weekend": "week", "fortnight": "week", "half": "month", "quarter": "month"}.get(unit, unit)


def deictic_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """Yesterday, today, tomorrow."""
    step = parts.number("deictic") or 0
    period = anchor.from_document(lambda day: unit_at("day", day, step))
    if period is None:
        return NoReading(reason=NOT_DATED)
    return Reading(period=period, reason=f"seen from the document's date{_because(anchor)}")


def weekday_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """A weekday: the latest not after the document (the next where the text looks ahead), or one of a week named with it."""
    weekday, relation = (parts.number("weekday") or 1) - 1, parts.get("relation")
    if parts.get("unit") == "week":
        week = _STEPS.get(relation or "this", 0)
        period = anchor.from_document(lambda day: _weekday_of_week(day, weekday, week))
    else:
        period = anchor.from_document(lambda day: _nearest_weekday(day, weekday, relation, anchor.lean))
    if period is None:
        return NoReading(reason=NOT_DATED)
    return Reading(period=period, reason=f"the nearest to the document's date{_because(anchor)}")


def _weekday_of_week(day: date, weekday: int, step: int) -> Period:
    only = day + timedelta(days=weekday - day.weekday() + _WEEK * step)
    return of_days(only, only)


def _nearest_weekday(day: date, weekday: int, relation: str | None, lean: Lean) -> Period:
    back = (day.weekday() - weekday) % _WEEK
    if relation == "this":
        return _weekday_of_week(day, weekday, 0)
    if relation in {"next", "coming"} or (relation is None and lean is Lean.FUTURE):
        only = day + timedelta(days=(-back) % _WEEK or (_WEEK if relation else 0))
    else:
        only = day - timedelta(days=back or (_WEEK if relation else 0))
    return of_days(only, only)


def day_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "on the 15th": of the month mentioned last, else the latest not after the document."""
    number = parts.number("ordinal") or 1

    def of_month(day: date) -> Period:
        month = unit_at("month", day)
        start = month.first or day
        only = start + timedelta(days=number - 1)
        return of_days(only, only)

    def latest(day: date) -> Period:
        here = of_month(day)
        return (
            here if here.first is not None and here.first <= day else of_month(day.replace(day=1) - timedelta(days=1))
        )

    if anchor.mentioned is not None and anchor.mentioned.first and anchor.mentioned.last:
        first, last = anchor.mentioned.first, anchor.mentioned.last
        if month_number(first) == month_number(last):
            return Reading(period=of_month(first), reason=f"in {anchor.mentioned.edtf[:7]}, mentioned before")
    period = anchor.from_document(latest)
    return (
        Reading(period=period, reason="the latest not after the document's date")
        if period
        else NoReading(reason=NOT_DATED)
    )


def then_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "since then", "at that time": what was mentioned last."""
    if anchor.mentioned is None:
        return NoReading(reason=_NOTHING_BEFORE)
    return Reading(period=anchor.mentioned, reason=f"refers back to {anchor.mentioned.edtf}")


def adverb_reading(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "later": from what was mentioned up to the document; "earlier": before what was mentioned, or before the document."""
    mentioned, document = anchor.mentioned, anchor.document
    if parts.get("adverb") == "earlier":
        known = mentioned or document
        if known is None or (last := known.last or known.first) is None:
            return NoReading(reason=_NOTHING_BEFORE)
        return Reading(period=Period(first=None, last=last), reason=f"before {known.edtf}")
    if mentioned is None or mentioned.first is None:
        return NoReading(reason=_NOTHING_BEFORE)
    last = document.last if document and document.last and document.last >= mentioned.first else None
    until = " up to the document's date" if last else ""
    return Reading(
        period=Period(first=mentioned.first, last=last), reason=f"after {mentioned.edtf}, mentioned before{until}"
    )
