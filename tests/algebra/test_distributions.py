"""Distribution functions against known values."""

from __future__ import annotations

import math

import pytest

from whosays.algebra.student import beta_below, t_below, t_quantile


@pytest.mark.parametrize(("freedom", "t"), [(1, 12.706), (2, 4.303), (4, 2.776), (10, 2.228), (30, 2.042), (1e9, 1.96)])
def test_student_has_the_tables_quantiles(freedom: float, t: float) -> None:
    """97.5 %, as any table prints them."""
    assert t_quantile(0.975, freedom) == pytest.approx(t, abs=6e-4)
    assert t_quantile(0.025, freedom) == pytest.approx(-t, abs=6e-4)
    assert t_below(t_quantile(0.9, freedom), freedom) == pytest.approx(0.9)


def test_infinitely_many_degrees_are_normal() -> None:
    assert t_quantile(0.975, math.inf) == pytest.approx(1.959964, abs=1e-6)
    assert t_below(0, math.inf) == 0.5


def test_ends_of_the_functions() -> None:
    assert (beta_below(2, 3, 0), beta_below(2, 3, 1)) == (0, 1)
    assert beta_below(2, 2, 0.5) == pytest.approx(0.5)
