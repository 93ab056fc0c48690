"""Numbers and names in the sentences of checks."""

from __future__ import annotations

from decimal import Decimal

import pytest

from whosays.algebra.intervals import Span
from whosays.check import wording


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("43200000", "43.2 million"),
        ("288000000", "288 million"),
        ("1200000000", "1.2 billion"),
        ("72.6392", "72.6"),
        ("6.6667", "6.67"),
        ("0.3333", "0.333"),
        ("11250", "11,250"),
        ("100", "100"),
        ("999999", "999,999"),
    ],
)
def test_number(value: str, wanted: str) -> None:
    assert wording.number(Decimal(value)) == wanted


@pytest.mark.parametrize(
    ("low", "high", "unit", "wanted"),
    [
        ("100", "200", "USD", "$100 to $200"),
        ("43200000", "43200000", "EUR", "€43.2 million"),
        ("6000", None, "person", "at least 6,000"),
        (None, "45", "percent", "at most 45 %"),
        ("7", "7", "KES", "7 KES"),
    ],
)
def test_span(low: str | None, high: str | None, unit: str, wanted: str) -> None:
    span = Span(None if low is None else Decimal(low), None if high is None else Decimal(high))
    assert wording.span(span, unit) == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("1.0451", "1.05"),
        ("1.3767", "1.38"),
        ("6.944", "6.94"),
        ("23.1", "23.1"),
        ("1111.1", "1,111"),
        ("Infinity", "without limit"),
    ],
)
def test_factor(value: str, wanted: str) -> None:
    assert wording.factor(Decimal(value)) == wanted


def test_currency() -> None:
    assert wording.currency("RUB", plural=True) == "rubles"
    assert wording.currency("USD", plural=False) == "US dollar"
    assert wording.currency("XXX", plural=True) == "XXX"
