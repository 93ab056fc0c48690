"""Amounts of one time as amounts of another, against what a calendar gives."""

from __future__ import annotations

import calendar
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.algebra.intervals import Span
from whosays.algebra.periods import turned


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 10_000))
def test_what_a_calendar_gives_is_enclosed(year: int, month: int, daily: int) -> None:
    days_of_month = calendar.monthrange(year, month)[1]
    days_of_year = 365 + calendar.isleap(year)
    for per, wanted, factor in (
        ("day", "month", Decimal(days_of_month)),
        ("day", "year", Decimal(days_of_year)),
        ("week", "month", Decimal(days_of_month) / 7),
        ("week", "year", Decimal(days_of_year) / 7),
        ("month", "year", Decimal(12)),
        ("month", "day", 1 / Decimal(days_of_month)),
        ("year", "day", 1 / Decimal(days_of_year)),
        ("year", "month", 1 / Decimal(12)),
    ):
        found = turned(per, wanted)
        assert found is not None
        low, high = found[0].low, found[0].high
        assert low is not None
        assert high is not None
        assert daily * low <= daily * factor <= daily * high, (per, wanted)


@pytest.mark.parametrize(
    ("per", "wanted", "rule"),
    [
        ("month", "year", "a year has 12 months"),
        ("year", "month", "a year has 12 months"),
        ("week", "day", "a week has 7 days"),
    ],
)
def test_the_rule_is_stated(per: str, wanted: str, rule: str) -> None:
    found = turned(per, wanted)
    assert found is not None
    assert found[1] == rule


def test_the_same_needs_no_rule_and_things_are_no_times() -> None:
    assert turned("rifle", "rifle") == (Span(Decimal(1), Decimal(1)), "")
    assert turned(None, None) == (Span(Decimal(1), Decimal(1)), "")
    assert turned("rifle", "month") is None
    assert turned(None, "month") is None
