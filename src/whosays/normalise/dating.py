"""The date of a document: from what the file says of itself, from its date line, or inferred from the order of events
told.

Inference (DESIGN, Records 2). Every absolute time that the text tells in the past tense is a lower bound: nobody
reports what has not happened. A time told in the future, and the day the document was obtained, are upper bounds. If
the text also speaks of "the current year" or "the previous year", each year Y between the bounds is tried as the
current one. Y is supported where a season, quarter or month of the previous year, read with Y, falls together with an
absolute time told elsewhere in the text ("the fall of the previous year" beside "in November 2024" supports 2025). The
bounds, or the support of one year alone, may single out Y; then the document is of Y and not before the months of "the
current year" that it tells as past. If nothing singles out a year, only the bounds are given.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from whosays.lexicon.times import TimeForm
from whosays.model.period import AsOf, Period
from whosays.normalise.anchors import Anchor
from whosays.normalise.datelines import dateline, lone_day, stands_as_of, without_year
from whosays.normalise.dates import resolve
from whosays.normalise.days import of_days, size_in_days, unit_at
from whosays.normalise.telling import Tense, sentence_of, tense_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.lexicon.times import Telling
    from whosays.model.document import Capture
    from whosays.model.mention import TimeWords

_LONGEST_SEASON = 100
"""Days: times up to a quarter are narrow enough to tell one year from another."""
_LONGEST_YEAR = 366
"""Days: "this century" bounds nothing from above."""
_LEAD = 600
"""Characters behind a date line in which its report tells of the day."""
_REPORTED = 3
"""Days: of what happened on its day or the two before a report says the weekday alone."""
_YEARS_TRIED = 3
"""Years after the lower bound that are tried as the current one: a text that looks back further gives no support
anyway.
"""
_AGO = {"last": -1, "previous": -1, "past": -1, "this": 0}


@dataclass(frozen=True, slots=True)
class _Told:
    """A time with its tense, and its period where the text gives it without reference to the document's date."""

    words: TimeWords
    tense: Tense
    period: Period | None


@dataclass(frozen=True, slots=True)
class _Bound:
    """A day before or after which the document cannot be, and what says so."""

    day: date
    words: str
    reason: str


def dated(
    found: Capture, text: str, times: Sequence[TimeWords], telling: Telling, captures: Sequence[Capture] = ()
) -> AsOf | None:
    """The date of a document, or None where nothing tells it.

    `found` is what the file says of itself, `captures` what is known of where it was obtained, `times` the time
    expressions of `text` in order, `telling` the language's words for it. The period is a day where the file or its
    date line gives one, else what the bounds leave; `words` are the sentences that it rests on.
    """
    published = next((one.published for one in (found, *captures) if one.published is not None), None)
    if published is not None:
        reason = f"published on {published.isoformat()}, as the file or its record says"
        return AsOf(period=of_days(published, published), words=published.isoformat(), reason=reason)
    upper = _obtained((found, *captures))
    line = dateline(text, times, telling, Anchor(day_first=day_first(times)))
    line = line or _of_one_year(text, times, telling, upper)
    return (
        line or lone_day(text, times, telling) or _stood(text, times, telling) or _inferred(text, times, telling, upper)
    )


def _of_one_year(text: str, times: Sequence[TimeWords], telling: Telling, upper: _Bound | None) -> AsOf | None:
    """The day of a date line without a year, where one year alone is left for it: not before what is told as past, not
    after the day of obtaining, and near the weekdays of the lead ("on Tuesday")."""
    words = without_year(text, times, telling)
    lower = _lower(text, [_told(text, each, telling) for each in times]) if words is not None else None
    if words is None or lower is None or upper is None:
        return None
    weekdays = {int(day) for each in times if each.start < words.end + _LEAD and (day := each.part("weekday"))}
    days = [_in_year(words, year) for year in range(lower.day.year, upper.day.year + 1)]
    left = [day for day in days if day and lower.day <= day <= upper.day and _fits(day, weekdays)]
    if len(left) != 1:
        return None
    reason = f"the only year in which {words.text!r} lies between {lower.reason} and the day on which {upper.reason}"
    return AsOf(period=of_days(left[0], left[0]), words=words.text, reason=reason)


def _in_year(words: TimeWords, year: int) -> date | None:
    read = resolve(words, Anchor(document=of_days(date(year, 12, 31), date(year, 12, 31))))
    return read.period.first if isinstance(read, AsOf) and read.alternative is None else None


def _fits(day: date, weekdays: set[int]) -> bool:
    """Whether one of the weekdays of a report's lead is that of its day or of the days before."""
    return not weekdays or any((day - timedelta(days=back)).isoweekday() in weekdays for back in range(_REPORTED))


def day_first(times: Sequence[TimeWords]) -> bool | None:
    """Which of 02/03 is the day, if another date of the same text ("25/03/2025") shows it; None where none does or two
    disagree.
    """
    shown = set()
    for words in times:
        if written := words.part("numeric"):
            one, two = (int(digits) for digits in written.replace(".", "/").replace("-", "/").split("/")[:2])
            if max(one, two) > _MONTHS >= min(one, two):
                shown.add(one > _MONTHS)
    return shown.pop() if len(shown) == 1 else None


_MONTHS = 12


def _stood(text: str, times: Sequence[TimeWords], telling: Telling) -> AsOf | None:
    """The time as of which a text says in the present how things stand: "what the rules say as of January 2026"."""
    for words in times:
        if not stands_as_of(text, words, telling):
            continue
        read = resolve(words, Anchor())
        if isinstance(read, AsOf) and tense_of(text, words, telling) in {Tense.PRESENT, Tense.NONE}:
            return replace(read, reason=f"the text tells how things stand {words.text!r}")
    return None


def _obtained(captures: Sequence[Capture]) -> _Bound | None:
    days = [one.obtained_at.date() for one in captures if one.obtained_at is not None]
    return _Bound(min(days), "", f"it was obtained on {min(days).isoformat()}") if days else None


def _inferred(text: str, times: Sequence[TimeWords], telling: Telling, obtained: _Bound | None) -> AsOf | None:
    told = [_told(text, words, telling) for words in times]
    lower = _lower(text, told)
    if lower is None:
        return None
    upper = _upper(text, told, lower, obtained)
    year, evidence = _current_year(text, told, lower, upper)
    if year is None:
        return _result(lower, upper, [lower, *([upper] if upper else [])])
    start = _latest(text, told, year, lower)
    end = _Bound(date(year, 12, 31), "", f"the current year is {year}, because {evidence.reason}")
    end = upper if upper is not None and start.day <= upper.day < end.day else end
    return _result(start, end, [start, evidence, end])


def _told(text: str, words: TimeWords, telling: Telling) -> _Told:
    """The time with its tense; its period is read without the preposition, as the time that is named."""
    bare = replace(words, parts=tuple(pair for pair in words.parts if pair[0] != "sense")) if words.sense else words
    read = resolve(words if words.form == TimeForm.INTERVAL else bare, Anchor())
    return _Told(words, tense_of(text, words, telling), read.period if isinstance(read, AsOf) else None)


def _lower(text: str, told: Sequence[_Told]) -> _Bound | None:
    """The latest start of an absolute time told in the past tense."""
    past = [(start, one) for one in told if one.tense is Tense.PAST and (start := _start(one)) is not None]
    if not past:
        return None
    start, one = max(past, key=lambda pair: pair[0])
    return _Bound(start, _sentence(text, one.words), f"{one.words.text!r} is told as past")


def _start(one: _Told) -> date | None:
    """The first day of a time; of an interval, of the year that it ends in."""
    if one.period is None:
        return None
    if one.words.form == TimeForm.INTERVAL and one.period.last is not None:
        return max(one.period.first or date.min, date(one.period.last.year, 1, 1))
    return one.period.first


def _upper(text: str, told: Sequence[_Told], lower: _Bound, obtained: _Bound | None) -> _Bound | None:
    """The earliest end of a time told as yet to come, or the day of obtaining, whichever is first."""
    bounds = [obtained] if obtained and obtained.day >= lower.day else []
    for one in told:
        if one.tense is not Tense.FUTURE or one.period is None or one.period.last is None:
            continue
        if one.period.last >= lower.day and (size_in_days(one.period) or _LONGEST_YEAR) <= _LONGEST_YEAR:
            words = _sentence(text, one.words)
            bounds.append(_Bound(one.period.last, words, f"{one.words.text!r} is told as yet to come"))
    return min(bounds, key=lambda bound: bound.day, default=None)


def _current_year(text: str, told: Sequence[_Told], lower: _Bound, upper: _Bound | None) -> tuple[int | None, _Bound]:
    """The year that "the current year" means, and what says so; None where nothing singles it out."""
    relative = [one for one in told if one.period is None and _years_ago(one.words) is not None]
    if not relative:
        return None, lower
    last = min(upper.day.year, lower.day.year + _YEARS_TRIED) if upper else lower.day.year + _YEARS_TRIED
    years = range(lower.day.year, last + 1)
    if len(years) == 1:
        return years[0], _Bound(lower.day, "", f"it lies between {lower.reason} and {upper.reason if upper else ''}")
    supported = {year: pair for year in years if (pair := _support(relative, told, year)) is not None}
    if len(supported) != 1:
        return None, lower
    year, (one, other) = next(iter(supported.items()))
    together = f"{one.words.text!r} falls together with {other.words.text!r}"
    reason = f"{together} if the current year is {year}, and with nothing else"
    words = " … ".join(dict.fromkeys((_sentence(text, one.words), _sentence(text, other.words))))
    return year, _Bound(lower.day, words, reason)


def _years_ago(words: TimeWords) -> int | None:
    """0 for a time of the current year, -1 for one of the previous, None for any other."""
    return _AGO.get(words.part("relation") or "") if words.part("unit") == "year" else None


def _support(relative: Sequence[_Told], told: Sequence[_Told], year: int) -> tuple[_Told, _Told] | None:
    """A narrow time of the previous year that, read with `year`, falls together with a narrow absolute time."""
    narrow = [
        one
        for one in told
        if one.period is not None and (size_in_days(one.period) or _LONGEST_SEASON) < _LONGEST_SEASON
    ]
    for one in relative:
        read = resolve(one.words, Anchor(document=Period.of_year(year)))
        if _years_ago(one.words) != -1 or not isinstance(read, AsOf):
            continue
        if (size_in_days(read.period) or _LONGEST_SEASON) < _LONGEST_SEASON:
            for other in narrow:
                if other.period is not None and other.period.overlaps(read.period):
                    return one, other
    return None


def _latest(text: str, told: Sequence[_Told], year: int, lower: _Bound) -> _Bound:
    """The lower bound, raised by months of the current year that are told as past."""
    best = lower
    for one in told:
        if one.tense is not Tense.PAST or _years_ago(one.words) != 0 or one.words.part("adverb"):
            continue
        read = resolve(replace(one.words, sense=None, parts=_bare(one.words)), Anchor(document=Period.of_year(year)))
        if isinstance(read, AsOf) and read.period.first is not None and read.period.first > best.day:
            best = _Bound(read.period.first, _sentence(text, one.words), f"{one.words.text!r} is told as past")
    first = unit_at("year", date(year, 1, 1)).first
    return best if first is None or best.day >= first else replace(best, day=first)


def _bare(words: TimeWords) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in words.parts if pair[0] != "sense")


def _sentence(text: str, words: TimeWords) -> str:
    around = sentence_of(text, words)
    return text[around.start : around.end].strip()


def _result(lower: _Bound, upper: _Bound | None, bounds: Sequence[_Bound]) -> AsOf:
    words = " … ".join(dict.fromkeys(bound.words for bound in bounds if bound.words))
    reasons = "; ".join(dict.fromkeys(bound.reason for bound in bounds))
    period = Period(first=lower.day, last=upper.day if upper else None)
    return AsOf(period=period, words=words, reason=f"inferred from the order of events told: {reasons}")
