"""What a root reports, where its text sets several figures beside one another: one voice, with the room it leaves.

A root is one statement (Recording rule 16), so all that it gives is one report, however many figures it has: as two
reports its error would be drawn twice. Of figures for two dates the later speaks, as a later statement does (rule 20).
Of one date, the report is the range that they span; a bound that stands inwards of the others leaves no end open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.model.quantity import LOWER_BOUNDS, UPPER_BOUNDS, Qualifier, Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from whosays.reconcile.reports import Report


def spoken(reports: Sequence[Report]) -> Report:
    """The one report of a root that gives `reports` beside one another, its fullest first; all of one unit and rate."""
    latest = [each for each in reports if not _outdated(each, reports)]
    quantity = _spanned([each.quantity for each in latest])
    return latest[0] if quantity is None else replace(latest[0], quantity=quantity, probability=None)


def _outdated(report: Report, reports: Sequence[Report]) -> bool:
    """Whether a later day is told beside it; what is told of a year or longer tells no order."""
    day = report.day
    if day is None or report.vague:
        return False
    return any(other.day is not None and not other.vague and other.day > day for other in reports)


def _spanned(told: Sequence[Quantity]) -> Quantity | None:
    """From the lowest to the highest end stated; None where one figure alone is told, or nothing but open ends."""
    low, high = min(map(_lowest, told)), max(map(_highest, told))
    falls = any(each.qualifier in UPPER_BOUNDS and _lowest(each) == low for each in told)
    rises = any(each.qualifier in LOWER_BOUNDS and _highest(each) == high for each in told)
    if len(told) == 1 or (falls and rises):
        return None
    qualifier = Qualifier.AT_LEAST if rises else Qualifier.AT_MOST if falls else Qualifier.RANGE
    step = min(each.granularity for each in told)
    return replace(
        told[0], qualifier=qualifier, low=None if falls else low, high=None if rises else high, granularity=step
    )


def _lowest(told: Quantity) -> Decimal:
    return told.low if told.low is not None else _highest(told)


def _highest(told: Quantity) -> Decimal:
    return told.high if told.high is not None else _lowest(told)
