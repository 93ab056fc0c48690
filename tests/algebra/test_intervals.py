"""Intervals of figures: what the words allow, by hand from Recording rule 7, and how far two miss each other."""

from __future__ import annotations

from decimal import Decimal

import pytest

from whosays.algebra.intervals import Span, allowed, stated
from whosays.model.quantity import Qualifier, Quantity


def span(low: str | None, high: str | None) -> Span:
    return Span(None if low is None else Decimal(low), None if high is None else Decimal(high))


@pytest.mark.parametrize(
    ("qualifier", "low", "high", "step", "wanted"),
    [
        (Qualifier.EXACT, "12000", "12000", "1000", ("11500", "12500")),
        (Qualifier.APPROX, "12000", "12000", "1000", ("11250", "12750")),
        (Qualifier.RANGE, "10000", "12000", "1000", ("9500", "12500")),
        (Qualifier.EXACT, "0", "0", "1", ("0", "0.5")),
        (Qualifier.MORE_THAN, "40", None, "10", ("40", None)),
        (Qualifier.AT_MOST, None, "2000", "1000", (None, "2000")),
        (Qualifier.ORDER_OF_MAGNITUDE, "100", "999", "100", ("100", "999")),
    ],
)
def test_allowed(
    qualifier: Qualifier, low: str | None, high: str | None, step: str, wanted: tuple[str | None, str | None]
) -> None:
    ends = span(low, high)
    quantity = Quantity(qualifier=qualifier, low=ends.low, high=ends.high, unit="person", granularity=Decimal(step))
    assert allowed(quantity) == span(*wanted)
    assert stated(quantity) == ends


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (("1", "2"), ("2", "3"), "1"),
        (("1", "2"), ("6", "9"), "3"),
        (("6", None), (None, "2"), "3"),
        (("5", "6"), (None, None), "1"),
        (("0", "0"), ("5", "6"), "Infinity"),
    ],
)
def test_gap(one: tuple[str, str], other: tuple[str, str], wanted: str) -> None:
    assert span(*one).gap(span(*other)) == span(*other).gap(span(*one)) == Decimal(wanted)


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (("6", "8"), ("2", "4"), ("1.5", "4")),
        (("6", "8"), ("0", "4"), ("1.5", None)),
        (("6", "8"), ("-1", "4"), (None, None)),
        (("6", None), ("2", "3"), ("2", None)),
        (("-6", "8"), ("2", "4"), ("-3", "4")),
        (("1", "2"), ("-4", "0"), (None, "-0.25")),
    ],
)
def test_quotient(one: tuple[str, str], other: tuple[str, str], wanted: tuple[str | None, str | None]) -> None:
    assert span(*one) / span(*other) == span(*wanted)
