"""Reading figures: interval, bound, unit, rate, granularity (Recording rules 6, 7 and 11, the gold's guideline 3)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.extract.amounts import amount_grammar, amounts, readings
from whosays.lexicon.currencies import currencies
from whosays.lexicon.language import language
from whosays.lexicon.units import units
from whosays.model.quantity import Qualifier, Quantity
from whosays.normalise.amounts import DAMAGE, Obstacle, quantity
from whosays.normalise.money import Countries

GRAMMAR = amount_grammar(language().numbers, language().hedges, units(), currencies())


def read(text: str, **context: object) -> Quantity | Obstacle:
    (words,) = amounts(text, 0, len(text), GRAMMAR)[0]
    return quantity(words, **context)  # type: ignore[arg-type]


READ = [
    ("12,000", 12000, 12000, "exact", "count"),
    ("about 300 euros", 300, 300, "approx", "EUR"),
    ("nearly 40%", 40, 40, "approx", "percent"),
    ("an estimated 50", 50, 50, "approx", "count"),
    ("some 2,900", 2900, 2900, "approx", "count"),
    ("100 or more", 100, None, "at_least", "count"),
    ("no fewer than 30", 30, None, "at_least", "count"),
    ("20,000+", 20000, None, "at_least", "count"),
    ("3,000 at most", None, 3000, "at_most", "count"),
    ("up to $2,000", None, 2000, "at_most", "USD"),
    ("no more than 60", None, 60, "at_most", "count"),
    ("well over 50 km", 50, None, "more_than", "km"),
    ("just over half", 50, None, "more_than", "percent"),
    ("hardly 1,100", None, 1100, "less_than", "count"),
    ("less than $1", None, 1, "less_than", "USD"),
    ("at least about 300", 300, None, "at_least", "count"),
    ("11 to 12,000", 11000, 12000, "range", "count"),
    ("300-400k", 300000, 400000, "range", "count"),
    ("$5,600–11,200", 5600, 11200, "range", "USD"),
    ("$1.2bn to $2.3bn", 1200000000, 2300000000, "range", "USD"),
    ("between 90% and 95%", 90, 95, "range", "percent"),
    ("from 10,000 to nearly 12,000", 10000, 12000, "range", "count"),
    ("more than 10 and less than 20", 10, 20, "range", "count"),
    ("at most 100 and at least 20", 20, 100, "range", "count"),
    ("hundreds", 100, 999, "order_of_magnitude", "count"),
    ("thousands", 1000, 999000, "order_of_magnitude", "count"),
    ("tens of thousands", 10000, 99999, "order_of_magnitude", "count"),
    ("hundreds of millions of dollars", 100000000, 999000000, "order_of_magnitude", "USD"),
    ("several hundred", 200, 999, "order_of_magnitude", "count"),
    ("several thousand", 3000, 9999, "order_of_magnitude", "count"),
    ("a few hundred million euros", 200000000, 999000000, "order_of_magnitude", "EUR"),
    ("dozens", 24, 99, "order_of_magnitude", "count"),
    ("a couple of hundred", 200, 200, "approx", "count"),
    ("a dozen", 12, 12, "exact", "count"),
    ("half of them", 50, 50, "exact", "percent"),
    ("one in four", 25, 25, "exact", "percent"),
    ("most of the funds", 50, None, "more_than", "percent"),
    ("up to half of them", None, 50, "at_most", "percent"),
    ("half a million", 500000, 500000, "exact", "count"),
    ("one and a half million", 1500000, 1500000, "exact", "count"),
    ("1 thousand 120", 1120, 1120, "exact", "count"),
    ("four-thousand-100", 4100, 4100, "exact", "count"),
    ("27-hundred", 2700, 2700, "exact", "count"),
    ("thirteen dollars forty five", Decimal("13.45"), Decimal("13.45"), "exact", "USD"),
    ("20 dollars 43c", Decimal("20.43"), Decimal("20.43"), "exact", "USD"),
    ("more than a dollar and 42 cents", Decimal("1.42"), None, "more_than", "USD"),
    ("75 USD million", 75000000, 75000000, "exact", "USD"),
    ("5 ft 3 in", Decimal("5.25"), Decimal("5.25"), "exact", "foot"),
    ("a mile and a half", Decimal("1.5"), Decimal("1.5"), "exact", "mile"),
    ("5,000 pounds of rice", 5000, 5000, "exact", "pound"),
    ("a 500-pound bomb", 500, 500, "exact", "pound"),
    ("30 ± 10 kg", 20, 40, "range", "kg"),
    ("one over four", 25, 25, "exact", "percent"),
    ("one hundred and thirty fifths", 26, 26, "exact", "count"),
    ("one hundred forty-fifths", Decimal(100) / 45, Decimal(100) / 45, "exact", "count"),
    ("two and a quarter of a mile", Decimal("2.25"), Decimal("2.25"), "exact", "mile"),
    ("five and half kilos", Decimal("5.5"), Decimal("5.5"), "exact", "kg"),
    ("no one was hurt", 0, 0, "exact", "count"),
    ("30 lkh", 3000000, 3000000, "exact", "count"),
    ("a million easy", 1000000, None, "at_least", "count"),
    ("1.234.567,5", Decimal("1234567.5"), Decimal("1234567.5"), "exact", "count"),
    ("about three times the mean", 3, 3, "approx", "ratio"),
    ("nearly doubled", 2, 2, "approx", "ratio"),
    ("50 cents", Decimal("0.50"), Decimal("0.50"), "exact", "USD"),
    ("15 percentage points", 15, 15, "exact", "percentage_point"),
    ("8 tonnes", 8, 8, "exact", "tonne"),
    ("-18 °C", -18, -18, "exact", "celsius"),
    ("1.3x10^6", 1300000, 1300000, "exact", "count"),
]


@pytest.mark.parametrize(("text", "low", "high", "qualifier", "unit"), READ)
def test_figures_are_read(text: str, low: object, high: object, qualifier: str, unit: str) -> None:
    found = read(text)
    assert isinstance(found, Quantity)
    assert (found.low, found.high, found.qualifier, found.unit) == (low, high, Qualifier(qualifier), unit)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("$5 per month", "month"),
        ("$5 annually", "year"),
        ("$5 a head", "person"),
        ("74 shells a day", "day"),
        ("$5 per kg", "kg"),
    ],
)
def test_rates_are_named(text: str, per: str) -> None:
    found = read(text)
    assert isinstance(found, Quantity)
    assert found.per == per


GRANULARITY = [
    ("12,000", 1000),
    ("4,700", 100),
    ("4,500", 500),
    ("15%", 5),
    ("612", 1),
    ("4.50 million", 10000),
    ("1.2m", 100000),
]


@pytest.mark.parametrize(("text", "step"), GRANULARITY)
def test_granularity_is_the_step_of_the_last_digit_that_counts(text: str, step: int) -> None:
    found = read(text)
    assert isinstance(found, Quantity)
    assert found.granularity == step


MONEY = [
    ("Rs7 million", {"countries": ("NP", "RU")}, "NPR"),
    ("500 million pesos", {"countries": ("CO",)}, "COP"),
    ("$500", {"countries": ("CA",)}, "USD"),
    ("$500", {"countries": Countries(in_phrase=("CA",))}, "CAD"),
    ("Rs7 million", {"countries": Countries(nearest=("RU",), anywhere=("RU", "LK"))}, "LKR"),
    ("C$500", {"countries": Countries(in_phrase=("US",))}, "CAD"),
    ("300 kronor", {"countries": ("DE", "SE")}, "SEK"),
    ("£5", {}, "GBP"),
    ("3 million", {"unit_hint": "rubles"}, "RUB"),
    ("12", {"unit_hint": "person"}, "person"),
]


@pytest.mark.parametrize(("text", "context", "unit"), MONEY)
def test_context_decides_a_currency(text: str, context: dict[str, object], unit: str) -> None:
    found = read(text, **context)
    assert isinstance(found, Quantity)
    assert found.unit == unit


@pytest.mark.parametrize("text", ["Rs7 million", "500 million pesos", "300 dinars", "¥500", "20 pounds"])
def test_a_currency_without_context_stays_open(text: str) -> None:
    found = read(text)
    assert isinstance(found, Obstacle)
    assert len(found.readings) > 1


PIECES = [
    "12",
    "1,200",
    "half",
    "of",
    "the",
    "men",
    "a",
    "hundred",
    "and",
    "twenty",
    "-",
    "$",
    "%",
    "km",
    "to",
    "more than",
    "less than",
    "~",
    "between",
    "from",
    "per",
    "month",
    ",",
    ".",
    "(",
    ")",
    "one",
    "in",
    "million",
    "°",
    "/",
    "at least",
    "thirds",
    "dozens",
    "several",
    "feet",
    "inches",
    "dollars",
    "cents",
    "10^6",
    "years",
    "old",
    "up to",
    "or",
    "most",
    "twice",
    "times",
    "k",
    "m",
    "½",
]


@given(st.lists(st.sampled_from([*PIECES, " ", " "]), max_size=20).map("".join))
def test_whatever_is_found_is_read_or_stays_open_with_its_readings(text: str) -> None:
    for reading in readings(text, 0, len(text), GRAMMAR):
        found = quantity(reading.words) if reading.words else None
        assert not isinstance(found, Obstacle) or len(found.readings) > 1 or found.reason in DAMAGE


@given(st.integers(0, 10**12))
def test_grouped_digits_keep_their_value(number: int) -> None:
    found = read(f"{number:,} hens")
    assert isinstance(found, Quantity)
    assert found.value == number


@given(st.integers(1, 999_999), st.sampled_from(["hens", "euros", "km", "per cent"]))
def test_bounds_are_never_crossed(number: int, unit: str) -> None:
    found = read(f"between {number} and {number + 7} {unit}")
    assert isinstance(found, Quantity)
    assert found.low is not None
    assert found.high is not None
    assert found.low <= found.high
