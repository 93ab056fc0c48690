"""What a count that only grows has left behind: a lower figure of an earlier day.

Twelve dead on Monday and thirty on Wednesday are one toll, two days apart: both hold, and Monday's is a lower bound of
Wednesday's (Recording rule 20). A lower figure of a later day is no such thing: no count of that kind falls.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from whosays.algebra.intervals import allowed
from whosays.model.question import Role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from whosays.model.period import Period
    from whosays.model.quantity import Quantity
    from whosays.reconcile.reports import Report

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


def outgrown_reports(reports: Sequence[Report]) -> list[Report]:
    """`reports` of a count that grows and that is weighed as if it stood still, for some figure has no day: what lies
    wholly below a figure of a later day bounds it and is no rival."""
    dated = {at: each.day for at, each in enumerate(reports) if _has_its_day(each) and each.day is not None}
    past = _below_later(dated, reports)
    return [replace(each, role=Role.BOUNDS_BELOW) if at in past else each for at, each in enumerate(reports)]


def _has_its_day(report: Report) -> bool:
    return report.role is Role.ANSWERS and not report.denied and not report.vague


def _below_later(days: dict[int, date], reports: Sequence[Report]) -> frozenset[int]:
    """The places of the figures that lie wholly below one of a later day; from the last day back, so that each figure
    is looked at once."""
    found: set[int] = set()
    highest = Decimal("-Infinity")
    for _, same in groupby(sorted(days, key=lambda at: days[at], reverse=True), key=lambda at: days[at]):
        told = {at: allowed(reports[at].quantity) for at in same}
        found |= {at for at, span in told.items() if span.high is not None and span.high < highest}
        highest = max([highest, *(span.low for span in told.values() if span.low is not None)])
    return frozenset(found)
