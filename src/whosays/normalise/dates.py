"""Resolving time expressions to periods, against the document's date and the time mentioned last; never against today.

Precision is never invented: "last year" is the whole year, "late 2024" its last quarter, "until November 2024" has no
start. Every result says in words what it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.lexicon.times import TimeForm
from whosays.model.period import AsOf, Period
from whosays.normalise import back_references, calendar_forms, counted_forms, holidays, relative_forms, written_days
from whosays.normalise.anchors import Anchor, Lean, NoReading, Reading
from whosays.normalise.days import DAYS, MONTHS, moved, of_days, weeks_of, within
from whosays.normalise.parts import Parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from whosays.model.mention import TimeWords

__all__ = ["Anchor", "Lean", "Undated", "read_parts", "resolve"]
_OPEN_START, _OPEN_END = frozenset({"until", "before"}), frozenset({"since", "from", "start", "after"})
_CLOSED, _COUNTS = frozenset({TimeForm.INTERVAL, TimeForm.LENGTH}), frozenset({"number", "count"})
_PARTS = {"early": "its early part", "middle": "its middle part", "late": "its late part"}
_OUTSIDE = NoReading(reason="it lies outside the calendar")


@dataclass(frozen=True, slots=True)
class Undated:
    """Words of time that give no period, and why."""

    words: TimeWords
    reason: str


def resolve(words: TimeWords, anchor: Anchor) -> AsOf | Undated:
    """The period of a time expression, with the reason, or Undated with what is missing."""
    found = _resolved(words.form, words.parts, words.text, anchor)
    return Undated(words, found) if isinstance(found, str) else found


@lru_cache(maxsize=8192)
def _resolved(form: str, pairs: tuple[tuple[str, str], ...], text: str, anchor: Anchor) -> AsOf | str:
    """The period of words that repeat in a text, or the reason why they give none."""
    reading = read_parts(form, pairs, anchor)
    reason = reading.reason if reading is _OUTSIDE else f"{text!r}: {reading.reason}"
    if isinstance(reading, NoReading):
        return reason
    return AsOf(period=reading.period, words=text, reason=reason, alternative=reading.alternative)


@lru_cache(maxsize=8192)
def read_parts(form: str, pairs: tuple[tuple[str, str], ...], anchor: Anchor) -> Reading | NoReading:
    """What words of this form with these parts mean from `anchor`: a text tells the same time again and again."""
    parts = Parts(pairs)
    try:
        reading = _read(TimeForm(form), parts, anchor)
    except (ValueError, OverflowError):
        return _OUTSIDE
    return _related(reading, parts, form) if isinstance(reading, Reading) else reading


def _read(form: TimeForm, parts: Parts, anchor: Anchor) -> Reading | NoReading:
    if form in _COMPOSED:
        return _COMPOSED[form](parts, anchor)
    if form is TimeForm.SEASON and (parts.has("yy") or len([1 for role, _ in parts.pairs if role == "year"]) > 1):
        return calendar_forms.winter_of_two_years(parts)
    reading = _READERS[form](
        parts.without("part") if form is TimeForm.WITHIN else parts.without("sense", "part"), anchor
    )
    part = parts.get("part")
    if part is None or isinstance(reading, NoReading):
        return reading
    return Reading(period=within(reading.period, part), reason=f"{reading.reason}; {_PARTS[part]}")


def _related(reading: Reading, parts: Parts, form: str) -> Reading | NoReading:
    """The period as its preposition has it: "until" opens the start, "since" the end.

    "Before 2018" ends with 2017 and "after 2016" begins with 2017; the rest of a day is after it. "Before the end of"
    and "after the beginning of" run up to that end and from that beginning.
    """
    role, sense = parts.pairs[0] if parts.pairs else ("", "")
    if form in _CLOSED or role != "sense" or (form == TimeForm.YEARS and sense == "from"):
        return reading
    period = _opened(sense, parts, reading.period)
    if period is None:
        return NoReading(reason="the end that would close it is not known")
    if period == reading.period:
        return reading
    return Reading(period=period, reason=f"{reading.reason}; open on one side", alternative=reading.alternative)


def _opened(sense: str, parts: Parts, period: Period) -> Period | None:
    """`period` as its preposition opens it; as it is where that opens nothing, None where nothing would be left."""
    first, last, part = period.first, period.last, parts.get("part")
    if sense == "before" and first is not None and part != "late":
        return Period(first=None, last=first - timedelta(days=1))
    if sense == "after" and last is not None and first != last and part != "early":
        return Period(first=last + timedelta(days=1), last=None)
    if sense in _OPEN_START:
        from_day = date(last.year, 1, 1) if last is not None and _contrasts_years(parts) else None
        return Period(first=from_day, last=last) if last else None
    if sense in _OPEN_END:
        return Period(first=first, last=None) if first else None
    return period


def _contrasts_years(parts: Parts) -> bool:
    """ "Until 17 December of the following year" counts that year up to the day, beside a year told before."""
    again = parts.get("relation") in {"following", "same", "that"} or parts.has("direction")
    return again and parts.get("unit") == "year" and parts.has("month", "daymonth")


def _onwards(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "2018 or later", "from May onwards", "2010 and earlier"."""
    reading = _point(parts.without("sense", "and", "onwards"), anchor)
    if isinstance(reading, NoReading):
        return reading
    opens = "until" if parts.get("onwards") == "until" else "since"
    return _related(reading, Parts((("sense", opens),)), TimeForm.OPENED)


def _point(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """One end of an interval, by the parts that it has."""
    form = next((form for role, form in _BY_ROLE if parts.has(role)), None)
    if form is TimeForm.MONTH and parts.has("day", "ordinal"):
        form = TimeForm.DATE
    return NoReading(reason="no time is named") if form is None else _read(form, parts, anchor)


def _interval(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """From one time to another; an end without a year takes the other's, or the next to it where order asks for it."""
    left, right = parts.ends()
    start, end = _ends(left, right, anchor)
    if isinstance(start, NoReading):
        return start
    if isinstance(end, NoReading):
        return end
    ambiguous = anchor.day_first is None and (start.alternative or end.alternative)
    other = _interval(parts, replace(anchor, day_first=False)) if ambiguous else None
    alternative = other.period if isinstance(other, Reading) else None
    first, last = start.period.first, end.period.last
    if first is not None and last is not None and first > last:
        first, last = (moved("year", first, -1), last) if _dated(right) else (first, moved("year", last, 1))
    if first is None or last is None or first > last:
        return NoReading(reason="its end comes before its start")
    reasons = start.reason if start.reason == end.reason else f"{start.reason}; {end.reason}"
    return Reading(period=of_days(first, last), reason=reasons, alternative=alternative)


def _ends(left: Parts, right: Parts, anchor: Anchor) -> tuple[Reading | NoReading, Reading | NoReading]:
    """Both ends: the one that is dated first, so that the other can be read from it."""
    if _dated(left) and not _dated(right):
        start = _point(left, anchor)
        return start, start if isinstance(start, NoReading) else _point(right, _on_from(start))
    end = _point(right, anchor)
    if isinstance(end, NoReading):
        return end, end
    own = _dated(left) and not (left.has("daymonth") and right.has("year", "iso", "numeric"))
    return _point(left, anchor if own else _back_from(end)), end


def _on_from(start: Reading) -> Anchor:
    """Where the other end of an interval is looked for: from its start on."""
    first = start.period.last or start.period.first
    day = of_days(first, first) if first else None
    return Anchor(document=day, mentioned=start.period, lean=Lean.FUTURE)


def _back_from(end: Reading) -> Anchor:
    last = end.period.last or end.period.first
    return Anchor(document=of_days(last, last)) if last else Anchor()


def _dated(parts: Parts) -> bool:
    return parts.has("year", "yy", "iso", "numeric", "daymonth", "monthyear", "decade", "unit", "relation", "deictic")


def _nth(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "the first three months of 2024", "the last week of March", "the second Monday of May"."""
    pairs = parts.without("sense").pairs
    index = next(n for n, (role, _) in enumerate(pairs) if role in {"unit", "weekday"})
    head, rest = Parts(pairs[: index + 1]), Parts(pairs[index + 1 :])
    whole = _point(rest, anchor)
    if isinstance(whole, NoReading):
        return whole
    first, last = whole.period.first, whole.period.last
    if first is None or last is None:
        return NoReading(reason="it is a part of an open period")
    number = head.number("ordinal")
    if head.has("relation"):
        number = -(number or 1)
    number = number or 1
    period = _nth_weekday(first, last, head, number) if head.has("weekday") else _nth_units(first, last, head, number)
    if period is None:
        return NoReading(reason="the period has no such part")
    if rest.pairs == (("unit", "year"),) and anchor.lean is Lean.PAST and _is_ahead(period, anchor):
        return _nth(Parts((*head.pairs, ("relation", "last"), *rest.pairs)), anchor)
    return Reading(period=period, reason=whole.reason)


def _is_ahead(period: Period, anchor: Anchor) -> bool:
    """Whether a period lies after the document: in January, "the last night of the year" is of the year before."""
    last = anchor.document.last if anchor.document else None
    return last is not None and period.first is not None and period.first > last


def _ending(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "The three months to March", "the year ending 30 June 2024": so many units up to the end of the time named."""
    unit, rest = parts.get("unit") or "", Parts(parts.after("unit").pairs[1:])
    whole = _point(rest, anchor)
    if isinstance(whole, NoReading) or whole.period.last is None or unit not in {*DAYS, *MONTHS}:
        return whole if isinstance(whole, NoReading) else NoReading(reason="a span of less than a day")
    _, count = counted_forms.count_of(Parts(parts.without("sense").pairs[:2]))
    first = moved(unit, whole.period.last + timedelta(days=1), -count)
    return Reading(period=of_days(first, whole.period.last), reason=f"{whole.reason}; counted back from its end")


def _offset(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "Two days after 5 May", "three weeks from tomorrow": counted from the day, to the day."""
    unit = parts.get("unit") or ""
    head, rest = parts, parts.after("unit")
    (role, key), base = rest.pairs[0], Parts(rest.pairs[1:])
    whole = _point(base, anchor)
    least, most = counted_forms.count_of(head)
    if isinstance(whole, NoReading) or whole.period.first is None or unit not in {*DAYS, *MONTHS}:
        return whole if isinstance(whole, NoReading) else NoReading(reason="a span of less than a day")
    back = key in {"until", "before", "earlier"} and role in {"sense", "direction"}
    first, last = whole.period.first, whole.period.last or whole.period.first
    ends = [moved(unit, day, -count if back else count) for day in (first, last) for count in (least, most)]
    return Reading(period=of_days(min(ends), max(ends)), reason=whole.reason)


def _length(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """ "Three days starting next Monday", "18 December for 10 days": so many units from the first day of the time."""
    index = next(n for n, (role, _) in enumerate(parts.pairs) if role == "unit" and parts.pairs[n - 1][0] in _COUNTS)
    unit, head = parts.pairs[index][1], Parts(parts.pairs[index - 1 : index])
    rest = Parts((*parts.pairs[: index - 1], *parts.pairs[index + 1 :]))
    whole = _point(rest.without("sense"), anchor)
    least, most = counted_forms.count_of(head)
    if isinstance(whole, NoReading) or whole.period.first is None or unit not in {*DAYS, *MONTHS} or least != most:
        return whole if isinstance(whole, NoReading) else NoReading(reason="a span of less than a day")
    last = moved(unit, whole.period.first, most) - timedelta(days=1)
    return Reading(period=of_days(whole.period.first, last), reason=f"{whole.reason}; counted on from it")


def _nth_weekday(first: date, last: date, head: Parts, number: int) -> Period | None:
    """The weekday with this number in the period, from its end where negative."""
    weekday = (head.number("weekday") or 1) - 1
    if number < 0:
        only = last - timedelta(days=(last.weekday() - weekday) % 7 - 7 * (number + 1))
    else:
        only = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
    return of_days(only, only) if first <= only <= last else None


def _nth_units(first: date, last: date, head: Parts, number: int) -> Period | None:
    """The units with this number in the period, from its end where negative; weeks are those of the calendar."""
    unit = head.get("unit") or ""
    _, count = counted_forms.count_of(head)
    if unit not in DAYS and unit not in MONTHS:
        return None
    if unit == "week" and (last - first).days >= DAYS["fortnight"]:
        weeks = weeks_of(first, last)
        first, last = weeks.first or first, weeks.last or last
    if number < 0:
        end = moved(unit, last + timedelta(days=1), count * (number + 1)) - timedelta(days=1)
        start = moved(unit, end + timedelta(days=1), -count)
    else:
        start = moved(unit, first, count * (number - 1))
        end = moved(unit, start, count) - timedelta(days=1)
    return of_days(start, min(end, last)) if first <= start <= last else None


def _event(parts: Parts, anchor: Anchor) -> Reading | NoReading:
    """An event that a pack dates; one after the document is not the one it speaks of."""
    if parts.get("event") == "back":
        return NoReading(reason="it counts back from an event whose day is not told")
    if parts.get("event") == "unknown":
        document = anchor.document
        if document is None or document.last is None or document.first != document.last:
            return NoReading(reason="it counts from an event whose day is not told, and no document's date ends it")
        period = Period(first=None, last=document.last)
        return Reading(period=period, reason="since an event whose day is not told, up to the document's date")
    first, last = (date.fromisoformat(day) for day in (parts.get("event") or "").split("/"))
    if anchor.document is not None and anchor.document.last is not None and anchor.document.last < first:
        return NoReading(reason=f"the event known by that name, of {first.isoformat()}, is later than the document")
    return Reading(period=of_days(first, last), reason=f"the event of {of_days(first, last).edtf}, as a pack dates it")


def _clock(_parts: Parts, _anchor: Anchor) -> Reading | NoReading:
    return NoReading(reason="a time of day without a day")


_READERS: dict[TimeForm, Callable[[Parts, Anchor], Reading | NoReading]] = {
    TimeForm.DATE: written_days.date_reading,
    TimeForm.MONTH: calendar_forms.month_reading,
    TimeForm.SEASON: calendar_forms.season_reading,
    TimeForm.QUARTER: calendar_forms.quarter_reading,
    TimeForm.YEAR: calendar_forms.year_reading,
    TimeForm.YEARS: calendar_forms.years_reading,
    TimeForm.DECADE: calendar_forms.decade_reading,
    TimeForm.FISCAL: calendar_forms.fiscal_reading,
    TimeForm.HOLIDAY: holidays.holiday_reading,
    TimeForm.EDGE_UNIT: relative_forms.edge_reading,
    TimeForm.UNIT: relative_forms.unit_reading,
    TimeForm.SPAN: counted_forms.span_reading,
    TimeForm.WITHIN: counted_forms.within_reading,
    TimeForm.WEEK: written_days.week_reading,
    TimeForm.AFTER_NEXT: counted_forms.after_next_reading,
    TimeForm.AGO: counted_forms.ago_reading,
    TimeForm.DEICTIC: relative_forms.deictic_reading,
    TimeForm.WEEKDAY: relative_forms.weekday_reading,
    TimeForm.DAY: relative_forms.day_reading,
    TimeForm.THEN: back_references.then_reading,
    TimeForm.ADVERB: back_references.adverb_reading,
    TimeForm.CLOCK: _clock,
    TimeForm.EVENT: _event,
}
_COMPOSED: dict[TimeForm, Callable[[Parts, Anchor], Reading | NoReading]] = {
    TimeForm.INTERVAL: _interval,
    TimeForm.OPENED: _onwards,
    TimeForm.LENGTH: _length,
    TimeForm.NTH: _nth,
    TimeForm.OFFSET: _offset,
    TimeForm.ENDING: _ending,
}
_BY_ROLE = (
    ("iso", TimeForm.DATE),
    ("numeric", TimeForm.DATE),
    ("daymonth", TimeForm.DATE),
    ("monthyear", TimeForm.MONTH),
    ("deictic", TimeForm.DEICTIC),
    ("month", TimeForm.MONTH),
    ("holiday", TimeForm.HOLIDAY),
    ("season", TimeForm.SEASON),
    ("quarter", TimeForm.QUARTER),
    ("half", TimeForm.QUARTER),
    ("weekday", TimeForm.WEEKDAY),
    ("decade", TimeForm.DECADE),
    ("year", TimeForm.YEAR),
    ("event", TimeForm.EVENT),
    ("unit", TimeForm.UNIT),
)
