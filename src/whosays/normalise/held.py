"""From when and until when a figure held, where its words of time alone do not say: counts of the running year, ends
named with "by", rules, and both sides of a change.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from whosays.lexicon.packs import MeasureKind
from whosays.lexicon.times import TimeForm
from whosays.model.period import Period

if TYPE_CHECKING:
    from datetime import date

    from whosays.model.mention import Mention, TimeWords
    from whosays.model.period import AsOf

RULE_REASON = "a rule holds from its date until another is told"
FORMER_REASON = "what changed then held until the day before"
REPORT_REASON = "a count of the running year goes up to the document's date"
BY_REASON = "what adds up by a time does so from its start"
_STANDING = frozenset({MeasureKind.RULE, MeasureKind.RATE})
_SINCE = frozenset({TimeForm.MONTH, TimeForm.UNIT, TimeForm.YEAR, TimeForm.SEASON, TimeForm.QUARTER, TimeForm.THEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How a figure's time is told: the kind of its measure, whether it is yet to come, the date of the document, and
    the figure before it, where a change led from that to this one; `standing` are the prepositions of the day
    as of which all is told.
    """

    kind: MeasureKind | None
    ahead: bool
    dated: AsOf | None
    former: Mention | None
    standing: frozenset[str] = frozenset()


def held(found: AsOf, mention: Mention, told: Told) -> AsOf:
    """`found`, the period of the mention's time, as a figure told so has it."""
    time, period = mention.time, found.period
    if time is None:
        return found
    rule = told.kind is MeasureKind.RULE or (told.ahead and told.kind in _STANDING)
    if mention.former and period.first is not None and (rule or period.last is None or not mention.time_inherited):
        return _with(found, Period(first=None, last=period.first - timedelta(days=1)), FORMER_REASON)
    changed = told.former is not None and told.former.time is not None and told.former.time.start == time.start
    of_rule = told.kind is MeasureKind.RULE and mention.time_inherited and not _is_as_of(time, told)
    if is_closed(period) and (of_rule or (rule and changed)):
        return _with(found, Period(first=period.first, last=None), RULE_REASON)
    today = told.dated.period.last if told.dated else None
    ahead = today is not None and period.last is not None and period.last > today
    if told.kind is MeasureKind.CUMULATIVE and _is_late(time) and not ahead:
        return _with(found, Period(first=None, last=period.last), BY_REASON)
    if today is not None and told.kind not in _STANDING and _is_of_running_year(period, time, today):
        return _with(found, Period(first=period.first, last=today), REPORT_REASON)
    return found


def _is_late(time: TimeWords) -> bool:
    """Whether a time is the end of another: "by the end of March"."""
    return time.part("sense") == "by" and time.part("part") == "late"


def _is_as_of(time: TimeWords, told: Told) -> bool:
    return time.sense is not None and time.sense.text.lower() in told.standing


def is_closed(period: Period) -> bool:
    """Whether both ends are known."""
    return period.first is not None and period.last is not None


def _with(found: AsOf, period: Period, reason: str) -> AsOf:
    return replace(found, period=period, reason=f"{found.reason}; {reason}", alternative=None)


def _is_of_running_year(period: Period, time: TimeWords, today: date) -> bool:
    """Whether a period is open from a month of the document's own year on ("since May", "since 1 January"), or from
    when something began ("since the rains began in November").
    """
    first = period.first
    if time.part("sense") != "since" or period.last is not None or first is None:
        return False
    counted = time.form in _SINCE or (first.month, first.day) == (1, 1)
    return ((counted and first.year == today.year) or time.sense is None) and first <= today
