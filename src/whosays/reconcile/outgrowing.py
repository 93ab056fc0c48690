"""What a count that only grows has left behind: a lower figure of an earlier day.

Twelve dead on Monday and thirty on Wednesday are one toll, two days apart: both hold, and Monday's is a lower bound of
Wednesday's (Recording rule 20). A lower figure of a later day is no such thing: no count of that kind falls.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from whosays.algebra.intervals import allowed
from whosays.model.quantity import LOWER_BOUNDS
from whosays.model.question import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.algebra.intervals import Span
    from whosays.model.period import Period
    from whosays.model.quantity import Quantity
    from whosays.reconcile.reports import Report

ONE_EVENT = timedelta(weeks=8)
"""From its first to its last figure: so long the victims of one event are counted; what is told longer goes on."""
PERSON = "person"

Held = tuple["Quantity", "Period | None"]
"""A figure, and when it held, as far as that is known."""


def outgrown(lower: Held, higher: Held) -> bool:
    """Whether `higher`, wholly above the other figure, is of a later day, so that a count has grown past `lower`. Both
    have a day: what is told of a month and of a day in it may be of one day."""
    (low, earlier), (high, later) = lower, higher
    if earlier is None or later is None or not earlier.precedes(later):
        return False
    top, bottom = allowed(low).high, allowed(high).low
    return top is not None and bottom is not None and top < bottom


def either_outgrown(one: Held, other: Held) -> bool:
    """Whether one of two figures has grown past the other, whichever that is."""
    return outgrown(one, other) or outgrown(other, one)


def is_of_one_event(reports: Sequence[Report]) -> bool:
    """Whether a count that grows is that of the victims of one event, as far as its figures tell: persons, all of clear
    days within eight weeks, on no day a figure wholly below one of an earlier day, and not of two blocs, each of which
    may count for itself. What happened stands still then, and only its count has grown: an early figure is an
    incomplete count of the same."""
    told = [each for each in reports if each.root is not None]
    days = [each.day for each in told if each.day is not None and _has_its_day(each)]
    if not told or len(days) < len(told) or max(days) - min(days) > ONE_EVENT:
        return False
    persons = all(each.quantity.unit == PERSON and each.quantity.per is None for each in told)
    parties = {each.bloc for each in told if each.party}
    return persons and len(parties) <= 1 and not _falls(told)


def _falls(reports: Sequence[Report]) -> bool:
    """Whether a figure lies wholly below one of an earlier day; all have a day."""
    highest = Decimal("-Infinity")
    for _, same in groupby(sorted(reports, key=_day), key=_day):
        told = [allowed(each.quantity) for each in same]
        if any(span.high is not None and span.high < highest for span in told):
            return True
        highest = max([highest, *(span.low for span in told if span.low is not None)])
    return False


def _day(report: Report) -> date:
    return report.day or date.max


def outgrown_reports(reports: Sequence[Report]) -> list[Report]:
    """`reports` of a count that grows and that is weighed as if it stood still, for some figure has no day or all are
    of one event: what lies wholly below a figure of a later day bounds it and is no rival."""
    past = _below_later(_dated(reports), reports)
    return [replace(each, outgrown=True) if at in past else each for at, each in enumerate(reports)]


def alone_in_outgrowing(reports: Sequence[Report]) -> frozenset[int]:
    """The places of the reports without which some other would not be outgrown."""
    return frozenset(by for by in _below_later(_dated(reports), reports).values() if by is not None)


def _dated(reports: Sequence[Report]) -> dict[int, date]:
    return {at: each.day for at, each in enumerate(reports) if _has_its_day(each) and each.day is not None}


def _top(span: Span, report: Report) -> Decimal:
    """The end that a later figure must lie above: the upper one; of "at least" the one stated, chosen near what was
    known that day."""
    least = report.quantity.qualifier in LOWER_BOUNDS
    end = span.low if least else span.high
    return Decimal("Infinity") if end is None else end


def _has_its_day(report: Report) -> bool:
    return report.role is Role.ANSWERS and not report.denied and not report.vague


def _below_later(days: dict[int, date], reports: Sequence[Report]) -> dict[int, int | None]:
    """The places of the figures that lie wholly below one of a later day, each with that one's place where it is the
    only one; from the last day back, so that each figure is looked at once."""
    found: dict[int, int | None] = {}
    highest, second = (Decimal("-Infinity"), -1), Decimal("-Infinity")
    for _, same in groupby(sorted(days, key=lambda at: days[at], reverse=True), key=lambda at: days[at]):
        told = {at: allowed(reports[at].quantity) for at in same}
        tops = {at: _top(span, reports[at]) for at, span in told.items()}
        found |= {at: None if top < second else highest[1] for at, top in tops.items() if top < highest[0]}
        lows = [highest, (second, -1), *((span.low, at) for at, span in told.items() if span.low is not None)]
        highest, (second, _) = sorted(lows, reverse=True)[:2]
    return found
