"""Bounds under unknown dependence: against closed forms, and against couplings of every kind."""

from __future__ import annotations

from functools import partial
from typing import TypeAlias

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.algebra.expressions import expression
from whosays.derive.bounds import ALONE, CELLS, FRECHET, REARRANGED, Box, Unbounded, box, box_of
from whosays.derive.draws import value

Shares: TypeAlias = np.typing.NDArray[np.float64]
LOW, BEST, HIGH = (round(share * CELLS) for share in (0.05, 0.5, 0.95))
STEP = 1 / CELLS


def uniform(low: float, high: float) -> Box:
    return box_of(lambda shares: low + (high - low) * shares)


def ends(text: str, **boxes: Box) -> tuple[float, float]:
    """The least 5 % and the largest 95 % quantile."""
    found = box(expression(text, "here"), boxes)
    return float(found.low[LOW]), float(found.high[HIGH - 1])


def test_two_uniform_inputs_have_the_bounds_of_makarov() -> None:
    found = box(expression("a + b", "here"), {"a": uniform(0, 1), "b": uniform(0, 1)})
    assert (found.method, found.uncertain) == (FRECHET, 2)
    assert found.low[LOW] == pytest.approx(0.05)
    assert found.high[HIGH - 1] == pytest.approx(1.95)
    assert found.low[BEST] == pytest.approx(0.5)
    assert found.high[BEST - 1] == pytest.approx(1.5)


def test_three_uniform_inputs_have_the_sharp_bounds() -> None:
    """d(1 + p)/2 and dp/2 (Rüschendorf 1982), where two by two would give 2.95 and .05."""
    found = box(expression("a + b + c", "here"), {name: uniform(0, 1) for name in "abc"})
    assert found.method == REARRANGED
    assert found.high[HIGH - 1] == pytest.approx(3 * 1.95 / 2, abs=2 * STEP)
    assert found.low[LOW] == pytest.approx(3 * 0.05 / 2, abs=2 * STEP)


def test_three_heavy_tails_have_the_sharp_bound() -> None:
    """The dual bound for equal inputs with a falling density (Embrechts and Puccetti 2006; sharp by Puccetti and
    Rüschendorf 2013): the inputs are Pareto(4)."""
    found = box(expression("a + b + c", "here"), {name: box_of(pareto) for name in "abc"})

    def dual(total: float) -> float:
        below = np.linspace(0, total / 3, 20_000, endpoint=False)
        top = total - 2 * below
        area = ((1 + below) ** -3 - (1 + top) ** -3) / 3
        return float((3 * area / (total - 3 * below)).min())

    low, high = 0.0, 50.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if dual(middle) > 0.05 else (low, middle)
    assert low <= found.high[HIGH - 1] <= 1.07 * low  # cells of the tail enter with their outer ends


def pareto(shares: Shares) -> Shares:
    return (1 - np.minimum(shares, 1 - 1e-4)) ** -0.25 - 1


def test_one_input_has_no_dependence() -> None:
    found = box(expression("a * 12 / 2 + 1", "here"), {"a": uniform(1, 2)})
    assert (found.method, found.uncertain) == (ALONE, 1)
    assert found.low[LOW] == pytest.approx(6 * 1.05 + 1)
    assert found.high[HIGH - 1] == pytest.approx(6 * 1.95 + 1)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("a - b", "a + c"),
        ("a * b", "b * a"),
        ("a / d", "a * e"),
        ("sum(a, b, d)", "a + b + d"),
        ("2 * a - b * 1", "c + a * 2"),
    ],
)
def test_signs_and_order_do_not_matter(text: str, same: str) -> None:
    boxes = {"a": uniform(1, 5), "b": uniform(2, 3), "c": uniform(-3, -2), "d": uniform(2, 4)}
    boxes["e"] = box_of(lambda shares: 1 / (4 - 2 * shares))
    assert ends(text, **boxes) == pytest.approx(ends(same, **boxes))


@pytest.mark.parametrize("text", ["a / b", "b * c", "b ** 2", "median(a, b, c)"])
def test_what_neither_grows_nor_falls_is_not_bounded(text: str) -> None:
    with pytest.raises(Unbounded):
        ends(text, a=uniform(1, 2), b=uniform(-1, 2), c=uniform(-3, 3))


def of_values(values: Shares, shares: Shares) -> Shares:
    """The quantiles of values that are equally likely."""
    found: Shares = np.take(values, np.clip(np.ceil(shares * len(values)).astype(int) - 1, 0, len(values) - 1))
    return found


@settings(max_examples=60)
@given(
    st.data(), st.sampled_from(["a + b", "a - b", "a * b", "a / b", "min(a, b)", "max(a, b)", "a * b * c", "a + b - c"])
)
def test_bounds_enclose_any_coupling(data: st.DataObject, text: str) -> None:
    """Whatever the order in which the draws of the inputs meet, the quantiles lie within the bounds."""
    size = 20
    boxes, draws = {}, {}
    for name in "abc":
        values = np.sort(data.draw(st.lists(st.integers(1, 99), min_size=size, max_size=size), label=name)).astype(
            float
        )
        order = data.draw(st.permutations(range(size)), label=f"order of {name}")
        boxes[name] = box_of(partial(of_values, values))
        draws[name] = values[list(order)]
    result = np.sort(value(expression(text, "here"), draws))
    found = box(expression(text, "here"), boxes)
    slack = 1e-9 * (1 + np.abs(result).max()) if found.method != REARRANGED else 0.05 * np.abs(result).max()
    for share in (0.1, 0.25, 0.5, 0.75, 0.9):
        at = round(share * CELLS)
        assert found.low[at - 1] - slack <= result[round(share * size) - 1] <= found.high[at - 1] + slack
