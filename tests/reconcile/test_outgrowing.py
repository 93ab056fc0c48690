"""Which figures of a count that grows are left behind by a later day's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.making import quantity
from whosays.model.quantity import Qualifier, Quantity
from whosays.reconcile.outgrowing import is_of_one_event, outgrown_reports
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
        (report(quantity(450, qualifier=Qualifier.AT_LEAST), 3), True),
        (report(quantity(1300, qualifier=Qualifier.AT_LEAST), 3), False),
    ],
)
def test_what_a_later_day_lies_wholly_above_is_a_bound_from_below(earlier: Report, bounds: bool) -> None:
    for reports in ([earlier, LATER], [LATER, earlier]):
        found = outgrown_reports(reports)
        assert found[reports.index(LATER)] == LATER
        assert found[reports.index(earlier)].outgrown is bounds


def of_days(*told: tuple[int, int | None]) -> list[Report]:
    """Reports of figures, each so many days after the first of March."""
    return [
        Report(quantity=quantity(low), bloc="b", root=str(at), day=None if day is None else START + timedelta(day))
        for at, (low, day) in enumerate(told)
    ]


START = date(2025, 3, 1)


@pytest.mark.parametrize(
    ("told", "one_event"),
    [
        (((12, 0), (29, 1), (47, 4), (71, 56)), True),
        (((12, 0), (71, 57)), False),
        (((12, 0), (47, 4), (29, 5)), False),
        (((12, 0), (47, 4), (29, 4), (47, 9)), True),
        (((12, 0), (47, None)), False),
        ((), False),
    ],
)
def test_a_toll_of_one_event_is_told_within_weeks_and_does_not_fall(
    told: tuple[tuple[int, int | None], ...], one_event: bool
) -> None:
    reports = of_days(*told)
    assert is_of_one_event(reports) is is_of_one_event(reports[::-1]) is one_event


def test_money_and_what_is_told_of_a_year_are_no_toll() -> None:
    one, other = report(quantity(450), 3), report(quantity(900), 9)
    assert is_of_one_event([one, other])
    assert not is_of_one_event([one, report(quantity(900), 9, vague=True)])
    assert not is_of_one_event([report(quantity(450, unit="EUR"), 3), report(quantity(900, unit="EUR"), 9)])
    assert not is_of_one_event([report(quantity(450, per="month"), 3), report(quantity(900, per="month"), 9)])


@pytest.mark.parametrize(("blocs", "one_event"), [(("north", "north"), True), (("north", "south"), False)])
def test_two_parties_may_each_count_for_themselves(blocs: tuple[str, str], one_event: bool) -> None:
    told = [replace(each, bloc=bloc, party=True) for each, bloc in zip(of_days((450, 3), (900, 9)), blocs, strict=True)]
    assert is_of_one_event(told) is one_event
    assert is_of_one_event([replace(each, party=False) for each in told])
