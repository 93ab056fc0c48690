"""Quantities: which ends go with which qualifier (Recording rule 6), and the one value of an exact figure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.model.quantity import LOWER_BOUNDS, UPPER_BOUNDS, Qualifier, Quantity, as_printed

FIGURES = st.none() | st.integers(-(10**9), 10**9).map(Decimal)


def allowed(qualifier: Qualifier, low: Decimal | None, high: Decimal | None) -> bool:
    """Rule 6, written another way: one value, one end, or two ends in order."""
    if qualifier in LOWER_BOUNDS:
        return low is not None and high is None
    if qualifier in UPPER_BOUNDS:
        return low is None and high is not None
    if qualifier in {Qualifier.EXACT, Qualifier.APPROX}:
        return low is not None and low == high
    ends = [end for end in (low, high) if end is not None]
    return bool(ends) and ends == sorted(ends)


@given(st.sampled_from(Qualifier), FIGURES, FIGURES)
def test_only_ends_that_the_qualifier_has_are_taken(q: Qualifier, low: Decimal | None, high: Decimal | None) -> None:
    if allowed(q, low, high):
        made = Quantity(qualifier=q, low=low, high=high, unit="person")
        assert made.value == (low if low == high else None)
    else:
        with pytest.raises(ValueError, match=r"a quantity|leaves|one value"):
            Quantity(qualifier=q, low=low, high=high, unit="person")


def test_bounds_are_told_apart() -> None:
    assert not LOWER_BOUNDS & UPPER_BOUNDS


def test_only_a_quotient_without_an_end_is_shown_shorter_than_it_is() -> None:
    assert as_printed(Decimal(100) / 3) == Decimal("33.3")
    assert as_printed(Decimal("0.125")) == Decimal("0.125")
    assert as_printed(Decimal(12345678901234567890)) == Decimal(12345678901234567890)
    assert as_printed(Decimal(0)) == 0


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**8), max_value=10**8))
def test_what_a_text_writes_out_is_shown_whole(value: Decimal) -> None:
    assert as_printed(value) == value
