"""Which figures of a count that grows are left behind by a later day's."""

from __future__ import annotations

from datetime import date

import pytest

from tests.making import quantity
from whosays.model.quantity import Qualifier, Quantity
from whosays.model.question import Role
from whosays.reconcile.outgrowing import outgrown_reports
from whosays.reconcile.reports import Report


def report(figure: Quantity, day: int | None, *, vague: bool = False, denied: bool = False) -> Report:
    held = date(2025, 3, day) if day else None
    return Report(quantity=figure, bloc="b", root=str(figure.low), day=held, vague=vague, denied=denied)


LATER = report(quantity(1200), 9)


@pytest.mark.parametrize(
    ("earlier", "bounds"),
    [
        (report(quantity(450), 3), True),
        (report(quantity(450), 9), False),
        (report(quantity(450), None), False),
        (report(quantity(450), 3, vague=True), False),
        (report(quantity(450), 3, denied=True), False),
        (report(quantity(1300), 3), False),
        (report(quantity(450, qualifier=Qualifier.AT_LEAST), 3), False),
    ],
)
def test_what_a_later_day_lies_wholly_above_is_a_bound_from_below(earlier: Report, bounds: bool) -> None:
    for reports in ([earlier, LATER], [LATER, earlier]):
        found = outgrown_reports(reports)
        assert found[reports.index(LATER)] == LATER
        assert (found[reports.index(earlier)].role is Role.BOUNDS_BELOW) is bounds
