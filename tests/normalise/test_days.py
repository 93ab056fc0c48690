"""Arithmetic on days. Expected values follow from the Gregorian calendar and ISO 8601 weeks."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.model.period import Period
from whosays.normalise.days import hull, moved, shifted, unit_at, within

UNITS = ["day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"]
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("unit", "step", "period"),
    [
        ("day", -1, "2024-02-28"),
        ("week", 0, "2024-02-26/2024-03-03"),
        ("weekend", 0, "2024-03-02/2024-03-03"),
        ("month", 1, "2024-03"),
        ("quarter", -1, "2023-10/2023-12"),
        ("half", 0, "2024-01/2024-06"),
        ("year", 0, "2024"),
        ("decade", 0, "2020/2029"),
        ("century", -1, "1900/1999"),
    ],
)
def test_units_around_a_leap_day(unit: str, step: int, period: str) -> None:
    assert unit_at(unit, date(2024, 2, 29), step).edtf == period


@pytest.mark.parametrize(
    ("period", "parts"),
    [
        (Period.of_year(2024), ("2024-01/2024-03", "2024-05/2024-08", "2024-10/2024-12")),
        (Period.of_month(2024, 2), ("2024-02-01/2024-02-10", "2024-02-11/2024-02-20", "2024-02-21/2024-02-29")),
        (Period.of_month(2024, 1, 120), ("2024/2027", "2028/2030", "2031/2033")),
        (Period.of_month(2024, 9, 3), ("2024-09", "2024-10", "2024-11")),
        (
            unit_at("week", date(2024, 5, 6)),
            ("2024-05-06/2024-05-08", "2024-05-08/2024-05-10", "2024-05-10/2024-05-12"),
        ),
    ],
)
def test_early_middle_late(period: Period, parts: tuple[str, str, str]) -> None:
    assert tuple(within(period, part).edtf for part in ("early", "middle", "late")) == parts


def test_a_shorter_month_gives_its_last_day() -> None:
    assert shifted(date(2024, 3, 31), -1) == date(2024, 2, 29)


@given(days, st.sampled_from(UNITS))
def test_units_hold_their_day_and_join_without_gaps(day: date, unit: str) -> None:
    here, following = unit_at(unit, day), unit_at(unit, day, 1)
    assert here.first is not None
    assert here.last is not None
    assert following.first is not None
    assert unit == "weekend" or here.first <= day <= here.last
    assert unit == "weekend" or (following.first - here.last).days == 1


@given(days, days, st.sampled_from(["early", "middle", "late"]))
def test_parts_and_hulls_stay_inside(one: date, other: date, part: str) -> None:
    period = Period(first=min(one, other), last=max(one, other))
    assert hull(within(period, part), period) == period


@given(days, st.sampled_from(["day", "week", "month", "year"]), st.integers(-50, 50))
def test_moving_is_monotonic(day: date, unit: str, count: int) -> None:
    assert (moved(unit, day, count) - day).days * count >= 0
