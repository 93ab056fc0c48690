"""Periods: their ends, their EDTF (ISO 8601-2:2019, levels 0 and 1: intervals and open ends), and when they meet."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.model.period import Period

DAYS = st.dates(date(1, 1, 1), date(9998, 12, 31))


def period(first: str | None, last: str | None) -> Period:
    return Period(first=date.fromisoformat(first) if first else None, last=date.fromisoformat(last) if last else None)


@pytest.mark.parametrize(
    ("first", "last", "edtf"),
    [
        ("2024-01-01", "2024-12-31", "2024"),
        ("2023-01-01", "2024-12-31", "2023/2024"),
        ("2025-03-01", "2025-03-31", "2025-03"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2023-02-01", "2023-02-28", "2023-02"),
        ("2024-02-01", "2024-02-28", "2024-02-01/2024-02-28"),
        ("2024-09-01", "2024-11-30", "2024-09/2024-11"),
        ("2024-12-01", "2025-02-28", "2024-12/2025-02"),
        ("2025-03-03", "2025-03-03", "2025-03-03"),
        ("2025-03-03", "2025-03-09", "2025-03-03/2025-03-09"),
        ("2025-03-01", "2025-03-09", "2025-03-01/2025-03-09"),
        (None, "2024-11-30", "../2024-11"),
        (None, "2024-11-29", "../2024-11-29"),
        ("2024-11-01", None, "2024-11/.."),
        ("2024-11-02", None, "2024-11-02/.."),
        ("0987-01-01", "0987-12-31", "0987"),
    ],
)
def test_edtf_is_as_fine_as_the_period(first: str | None, last: str | None, edtf: str) -> None:
    assert period(first, last).edtf == edtf


@given(DAYS, DAYS)
def test_two_periods_with_one_edtf_are_one(one: date, other: date) -> None:
    """Unless the first is the same period, nothing else has its EDTF: neighbours of a day more or less do not."""
    own = Period(first=min(one, other), last=max(one, other))
    assert own.last is not None
    longer = Period(first=own.first, last=own.last + timedelta(days=1))
    assert longer.edtf != own.edtf


@pytest.mark.parametrize(("first", "last"), [(None, None), ("2025-03-04", "2025-03-03")])
def test_a_period_without_ends_or_backwards_is_refused(first: str | None, last: str | None) -> None:
    with pytest.raises(ValueError, match="period"):
        period(first, last)


@pytest.mark.parametrize(
    ("year", "month", "months", "edtf"),
    [(2025, 3, 1, "2025-03"), (2024, 11, 3, "2024-11/2025-01"), (2024, 1, 12, "2024"), (2024, 12, 1, "2024-12")],
)
def test_months_may_run_into_the_next_year(year: int, month: int, months: int, edtf: str) -> None:
    assert Period.of_month(year, month, months).edtf == edtf


def test_a_year_is_its_days() -> None:
    assert Period.of_year(2024) == period("2024-01-01", "2024-12-31")


@given(st.none() | DAYS, st.none() | DAYS, st.none() | DAYS, st.none() | DAYS, DAYS)
def test_periods_overlap_where_a_day_lies_in_both(
    a: date | None, b: date | None, c: date | None, d: date | None, day: date
) -> None:
    """Both ways round, and whenever some day is in both."""
    if (a is None and b is None) or (c is None and d is None):
        a, c = day, day
    one, other = _ordered(a, b), _ordered(c, d)
    assert one.overlaps(other) == other.overlaps(one)
    within = all((p.first is None or p.first <= day) and (p.last is None or day <= p.last) for p in (one, other))
    assert one.overlaps(other) or not within


def _ordered(first: date | None, last: date | None) -> Period:
    if first is not None and last is not None and first > last:
        first, last = last, first
    return Period(first=first, last=last)


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (("2024-01-01", "2024-06-30"), ("2024-06-30", "2024-12-31"), True),
        (("2024-01-01", "2024-06-29"), ("2024-06-30", "2024-12-31"), False),
        ((None, "2024-06-30"), ("2024-07-01", None), False),
        ((None, "2024-07-01"), ("2024-07-01", None), True),
    ],
)
def test_one_shared_day_is_enough(one: tuple[str | None, str], other: tuple[str, str | None], meet: bool) -> None:
    assert period(*one).overlaps(period(*other)) is meet
