"""Axes: everything has its place, ticks are round, and far-apart values get a logarithm."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.charts import axis_over

VALUES = st.lists(st.decimals(min_value=-(10**9), max_value=10**9, places=2), min_size=1, max_size=6)


@given(VALUES)
def test_everything_has_its_place(values: list[Decimal]) -> None:
    axis = axis_over(values)
    assert all(-1e-9 <= axis.position(value) <= 1 + 1e-9 for value in [*values, *axis.ticks])
    assert 2 <= len(axis.ticks) <= 8
    assert list(axis.ticks) == sorted(set(axis.ticks))


@pytest.mark.parametrize(
    ("values", "log", "ticks"),
    [
        ([10000, 14000], False, [10000, 11000, 12000, 13000, 14000]),
        ([1200, 6000], False, [0, 2000, 4000, 6000]),
        ([5, 5], False, [2, 4, 6, 8]),
        ([100, 1000], False, [0, 500, 1000]),
        ([100, 1001], True, [100, 200, 500, 1000, 2000]),
        ([130, 180000], True, [100, 1000, 10000, 100000]),
        ([-5, 5000], False, [-2000, 0, 2000, 4000, 6000]),
        ([1, 1000000], True, [1, 10, 100, 1000, 10000, 100000, 1000000]),
        ([0, 5000], False, [0, 2000, 4000, 6000]),
    ],
)
def test_ticks(values: list[int], log: bool, ticks: list[int]) -> None:
    axis = axis_over([Decimal(value) for value in values])
    assert axis.log is log
    assert [int(tick) for tick in axis.ticks] == ticks


def test_shares_are_never_on_a_log_axis() -> None:
    assert not axis_over([Decimal(1), Decimal(90)], linear=True).log
