"""Figures and periods in words. Expected words follow the house style that the options' defaults describe."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.model.period import Period
from whosays.model.quantity import Qualifier, Quantity
from whosays.report import ReportOptions
from whosays.report.naming import edtf_words
from whosays.report.numbers import interval_words, number, per_words, period_words, quantity_words

HOUSE = ReportOptions()
SWISS = ReportOptions(thousands="’", scale_words=False, currency_symbols={})
Q = Qualifier


def quantity(qualifier: Qualifier, low: str | None, high: str | None, unit: str, per: str | None = None) -> Quantity:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    return Quantity(qualifier=qualifier, low=ends[0], high=ends[1], unit=unit, per=per)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("12000", "12,000"),
        ("0.5", "0.5"),
        ("-7", "−7"),
        ("3000000", "3 million"),
        ("43250000", "43.25 million"),
        ("43254000", "43,254,000"),
        ("4E+9", "4 billion"),
        ("1E+400", "1e+400"),
        ("1200.50", "1,200.5"),
        (str(Decimal(100) / 3), "33.3"),
        (str(Decimal(1) / 6), "0.167"),
        (str(-Decimal(2000000) / 3), "−667,000"),
        ("3.14159265358979", "3.14159265358979"),
        ("1234567890123456789", "1,234,567,890,123,456,789"),
    ],
)
def test_a_number(value: str, words: str) -> None:
    assert number(Decimal(value), HOUSE) == words


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (quantity(Q.EXACT, "12000", "12000", "person"), "12,000"),
        (quantity(Q.APPROX, "12000", "12000", "person"), "about 12,000"),
        (quantity(Q.MORE_THAN, "4500", None, "person"), "more than 4,500"),
        (quantity(Q.AT_LEAST, "4500", None, "count"), "at least 4,500"),
        (quantity(Q.LESS_THAN, None, "1", "USD", "month"), "less than $1 a month"),
        (quantity(Q.AT_MOST, None, "2000", "USD", "month"), "at most $2,000 a month"),
        (quantity(Q.RANGE, "10000", "12000", "person"), "10,000–12,000"),
        (quantity(Q.RANGE, "90", "95", "percent"), "90–95%"),
        (quantity(Q.RANGE, "-7", "-3", "percent"), "−7 – −3%"),
        (quantity(Q.RANGE, "30000", "31000", "USD"), "$30,000–31,000"),
        (quantity(Q.RANGE, "3000", None, "person"), "3,000 or more"),
        (quantity(Q.EXACT, "3000000", "3000000", "RUB"), "RUB 3 million"),
        (quantity(Q.ORDER_OF_MAGNITUDE, "200000000", "999000000", "EUR"), "in the order of €200–999 million"),
        (quantity(Q.ORDER_OF_MAGNITUDE, "1000", None, "person"), "1,000 or more"),
        (quantity(Q.RANGE, "100", "24000000", "USD"), "$100 – $24 million"),
        (quantity(Q.EXACT, "1000", "1000", "km"), "1,000 km"),
        (quantity(Q.EXACT, "5", "5", "USD", "seized_barrel"), "$5 per seized barrel"),
    ],
)
def test_a_quantity(told: Quantity, words: str) -> None:
    assert quantity_words(told, HOUSE) == words


def test_house_style() -> None:
    assert quantity_words(quantity(Q.EXACT, "3000000", "3000000", "USD"), SWISS) == "USD 3’000’000"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("1200", "6000", "1,200–6,000"),
        ("5", "5", "5"),
        ("5", None, "5 or more"),
        (None, "5", "up to 5"),
        (None, None, ""),
    ],
)
def test_an_interval(low: str | None, high: str | None, words: str) -> None:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    assert interval_words(ends[0], ends[1], "person", HOUSE) == words


def test_a_rate_without_words_of_its_own() -> None:
    assert per_words(None) == ""
    assert per_words("shift") == " per shift"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024", "2024"),
        ("2024/2025", "2024–2025"),
        ("2025-03", "March 2025"),
        ("2024-09/2024-11", "September–November 2024"),
        ("2024-12/2025-02", "December 2024 – February 2025"),
        ("2025-04-28", "28 April 2025"),
        ("2025-04-28/2025-05-02", "28 April 2025 – 2 May 2025"),
        ("../2024-11", "until November 2024"),
        ("2024-11/..", "from November 2024"),
        ("../2024-11-05", "until 5 November 2024"),
    ],
)
def test_a_period(edtf: str, words: str) -> None:
    assert edtf_words(edtf) == words


def test_what_is_no_period_stays() -> None:
    assert edtf_words("some day") == "some day"


@given(
    st.lists(st.dates(min_value=date(1900, 1, 1)), min_size=1, max_size=2).map(sorted),
    st.sampled_from(["", "first", "last"]),
)
def test_edtf_loses_nothing(days: list[date], opened: str) -> None:
    period = Period(first=None if opened == "first" else days[0], last=None if opened == "last" else days[-1])
    assert edtf_words(period.edtf) == period_words(period)
