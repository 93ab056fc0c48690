"""The incomplete gamma function against those that it includes."""

from __future__ import annotations

import math

import numpy as np
import pytest

from whosays.reconcile.gamma import gamma_below

VALUES = np.array([0.001, 0.3, 1.0, 4.0, 30.0])


def test_gamma_of_shape_one_is_exponential() -> None:
    assert gamma_below(1, VALUES) == pytest.approx(-np.expm1(-VALUES), rel=1e-12)


def test_gamma_of_shape_one_half_is_the_error_function() -> None:
    assert gamma_below(0.5, VALUES) == pytest.approx([math.erf(math.sqrt(x)) for x in VALUES], rel=1e-12)


def test_nothing_lies_below_nought() -> None:
    assert gamma_below(2, np.array([0.0, -1.0])).tolist() == [0, 0]
