"""Axes reckoned again: from two ticks to the last digit of every place, or not at all."""

from __future__ import annotations

import pytest

from whosays.verify.proof_axes import Axis, axes, straight, uneven

ENDS = (5.0, 95.0)


def test_an_even_axis_is_told_by_two_of_its_ticks() -> None:
    (axis,) = axes([(5.0, 0.0), (95.0, 10_000.0)], ENDS)
    assert axis == Axis(5.0, 95.0, 0.0, 10_000.0)
    assert axis.place(4_770) == pytest.approx(47.93)


def test_what_lies_beyond_the_ends_is_drawn_at_them() -> None:
    (axis,) = axes([(5.0, 0.0), (95.0, 10_000.0)], ENDS)
    assert (axis.place(-3), axis.place(25_000)) == (5.0, 95.0)


def test_the_ends_of_an_axis_by_powers_of_ten_are_found_beyond_its_ticks() -> None:
    told = Axis(5.0, 95.0, 20.0, 50_000.0, log=True)
    ticks = [(round(told.place(value), 2), value) for value in (100.0, 1_000.0, 10_000.0)]
    (axis,) = axes(ticks, ENDS)
    assert axis == told
    assert round(axis.place(45), 2) == 14.33
    assert round(axis.place(43_000), 2) == 93.27


def test_a_tick_that_stands_elsewhere_leaves_no_axis() -> None:
    assert not list(axes([(5.0, 0.0), (50.0, 4_000.0), (95.0, 10_000.0)], ENDS))
    assert not list(axes([(5.0, 0.0)], ENDS))


def test_an_axis_of_days_need_not_end_at_round_values() -> None:
    axis = straight([(20.0, 100.0), (80.0, 160.0)], ENDS)
    assert axis is not None
    assert (axis.low, axis.high) == (85.0, 175.0)


@pytest.mark.parametrize(
    ("values", "odd"), [([0, 5, 10], None), ([1, 2, 5, 10], None), ([5, 10, 11], 11), ([1, 2, 7, 10], 7)]
)
def test_ticks_are_round(values: list[float], odd: float | None) -> None:
    assert uneven(values) == odd
