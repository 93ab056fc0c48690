"""What figures leave open where their own text reckons with them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from whosays.check import leeway
from whosays.model.quantity import Qualifier, Quantity


def quantity(value: str, unit: str, step: str, qualifier: Qualifier = Qualifier.EXACT) -> Quantity:
    ends = Decimal(value)
    high = None if qualifier is Qualifier.AT_LEAST else ends
    return Quantity(qualifier=qualifier, low=ends, high=high, unit=unit, granularity=Decimal(step))


@pytest.mark.parametrize(
    ("found", "low", "high"),
    [
        (quantity("45", "person", "5"), "45", "45"),
        (quantity("40", "person", "10"), "39", "41"),
        (quantity("12000", "person", "1000"), "11700", "12300"),
        (quantity("30", "percent", "10"), "29", "31"),
        (quantity("30.5", "percent", "0.1"), "30.4", "30.6"),
        (quantity("30", "percent", "10", Qualifier.APPROX), "25", "35"),
        (quantity("2", "ratio", "1"), "1.7", "2.3"),
        (quantity("40", "person", "10", Qualifier.APPROX), "32.5", "47.5"),
    ],
)
def test_what_a_figure_leaves_open(found: Quantity, low: str, high: str) -> None:
    span = leeway.of(found)
    assert (span.low, span.high) == (Decimal(low), Decimal(high))


def test_an_open_end_is_closed_where_it_stands() -> None:
    found = quantity("40", "person", "10", Qualifier.AT_LEAST)
    assert leeway.of(found).high is None
    assert leeway.closed(found).high == Decimal("41")
    assert leeway.pointed(found).high == Decimal("40")
