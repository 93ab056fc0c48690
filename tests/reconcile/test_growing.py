"""The estimate in time: the prototype (its first date counted once), what grows and what may fall, and its limits."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from tests.reconcile.forming import formed
from whosays.reconcile.growing import Chain, Timed, fit
from whosays.reconcile.leaving import Leaving
from whosays.reconcile.options import Options
from whosays.reconcile.passing import Moves
from whosays.reconcile.steps import GROWING, GROWTH, WALKING, Steps

if TYPE_CHECKING:
    from numpy.typing import NDArray

DEMO = [
    (1.2, "exact", 3800, "UA"),
    (1.45, "exact", 3000, "ROK"),
    (1.6, "approx", 4000, "West"),
    (3.85, "approx", 4000, "ROK"),
    (5.0, "approx", 4700, "ROK"),
]


def told(*figures: tuple[float, str, int, str]) -> list[Timed]:
    return [Timed(formed(kind, value, value, bloc), month) for month, kind, value, bloc in figures]


def kernels(grid: NDArray[np.float64], scale: float, *months: float) -> NDArray[np.float64]:
    """Of a count that grows by one scale."""
    return Steps(grows=True, scales=(scale,)).kernels(grid, np.array(months))[:, 0]


def band(figures: list[Timed], asked: float, **options: float) -> list[float]:
    posterior = fit(figures, asked, GROWING, Options(reach=1.6, **options))  # type: ignore[arg-type]
    return [math.exp(posterior.quantile(share)) for share in (0.05, 0.5, 0.95)]


def test_the_prototype_is_met_within_two_per_cent() -> None:
    """../shared/model/hmm.py, fit_h(first five figures of its demo, [5.0], n=400, nb=61, its nodes of τ and ω those of
    growing.py), with the evidence of the first date counted once, as it is not there; numpy 2.4.6, 2026-11-29."""
    assert band(told(*DEMO), 5.0) == pytest.approx(PROTOTYPE, rel=0.02)


PROTOTYPE = [3624, 4970, 7253]


def test_a_count_that_grows_is_not_below_what_was_held_before() -> None:
    early, late = told((0, "exact", 5000, "a")), told((0, "exact", 5000, "a"), (6, "exact", 3000, "b"))
    assert band(late, 6)[1] > 3000
    assert band(early, 6)[1] > band(early, 0)[1]


def test_a_stock_may_fall() -> None:
    figures = told((0, "exact", 12_000, "a"), (8, "exact", 4000, "b"), (8, "exact", 4100, "c"))
    walked = fit(figures, 8, WALKING, Options())
    grown = fit(figures, 8, GROWING, Options())
    assert walked.quantile(0.5) < grown.quantile(0.5)


def test_dates_between_change_nothing() -> None:
    """A gamma process: a date that nobody tells a figure for adds nothing but the error of the grid."""
    figures = told((0, "exact", 1000, "a"), (6, "exact", 3000, "b"))
    twice, once = kernels(np.linspace(0, 8, 300), 0.35, 3.0, 6.0)
    assert np.allclose((twice @ twice)[0], once[0], atol=2e-3)
    assert band(figures, 6) == pytest.approx(band(list(reversed(figures)), 6))


def test_steps_keep_their_mean() -> None:
    grid = np.linspace(0, 30, 600)
    (kernel,) = kernels(grid, 0.35, 4.0)
    assert kernel[0] @ grid == pytest.approx(GROWTH * 4.0 * 0.35, rel=1e-3)
    assert kernel.sum(axis=1) == pytest.approx(np.ones(600))


@pytest.mark.parametrize("left_out", range(len(DEMO)))
def test_leaving_one_out_is_a_fit_to_the_others(left_out: int) -> None:
    """Nodes that did not matter with all figures are passed over; that moves no end of the band by a hundredth."""
    figures, options = told(*DEMO), Options(hull=(math.log(600), math.log(25_000)))
    others = [each for at, each in enumerate(figures) if at != left_out]
    short, whole = Leaving(Chain(figures, 5.0, GROWING, options)).fit(left_out), fit(others, 5.0, GROWING, options)
    for share in (0.05, 0.5, 0.95):
        assert short.quantile(share) == pytest.approx(whole.quantile(share), abs=0.01)


def test_no_step_has_a_negative_chance() -> None:
    assert (GROWING.kernels(np.linspace(5, 11, 160), np.array([0.1, 1.1, 6.0])) >= 0).all()


@pytest.mark.parametrize("steps", [GROWING, WALKING])
def test_states_that_move_by_halves_move_as_by_the_whole(steps: Steps) -> None:
    (kernel,) = steps.kernels(np.linspace(5, 11, 161), np.array([2.5]))
    states = np.random.default_rng(1).random((7, 161))
    assert np.allclose(Moves(kernel).after(states), states @ kernel, atol=1e-12)
    assert np.allclose(Moves(kernel).of(1).after(states), states @ kernel[1], atol=1e-12)


def test_figures_that_cannot_all_hold_leave_a_finite_band() -> None:
    figures = told((0, "exact", 90_000, "a"), (0, "exact", 90_100, "a"), (3, "exact", 40, "a"), (3, "exact", 41, "b"))
    assert all(math.isfinite(end) for end in band(figures, 3))
