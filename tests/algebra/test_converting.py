"""Amounts in the currency of the house: at which time, by which rate, in whose prices, and why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from tests.check.making import Paper, about, between, exact, more_than
from whosays.algebra.converting import INDEX, House, converted
from whosays.algebra.rates import Rates
from whosays.model.claim import Claim
from whosays.model.period import AsOf, Period
from whosays.model.quantity import Quantity
from whosays.model.rate import Conversion, Quote

DAY = date(2021, 5, 20)


@dataclass
class Table:
    """Quotes of one pair by the month of 2021."""

    pair: tuple[str, str]
    values: Mapping[int, str]
    base: str | None = None

    def quotes(self, one: str, other: str) -> Sequence[Quote]:
        """A quote a month."""
        if (one, other) != self.pair:
            return ()
        months = [(Period.of_month(2021, month), value) for month, value in self.values.items()]
        return [
            Quote(one=one, other=other, first=p.first, last=p.last, value=Decimal(value), source="the bank")
            for p, value in months
            if p.first and p.last
        ]


RATES = Rates([Table(("NOK", "USD"), {3: "0.1", 4: "0.11", 5: "0.12"})])
PRICES = Rates([Table(("USD", INDEX), {3: "100", 4: "102", 5: "110"})])
MARCH = Period.of_month(2021, 3)


def claim(quantity: Quantity, period: Period | None = None) -> Claim:
    """A claim of money, dated if a period is given."""
    as_of = AsOf(period=period, words="then", reason="test") if period else None
    return Paper().says("so much", quantity, "grant", as_of=as_of)


def told(quantity: Quantity, period: Period | None = None, day: date | None = DAY, **more: object) -> Conversion:
    """The conversion of a claim into dollars."""
    house = House(currency="USD", rates=RATES, **more)  # type: ignore[arg-type]
    found = converted(claim(quantity, period), day, house)
    assert found is not None
    return found


def test_date_rate_and_source_are_told() -> None:
    found = told(exact(2_000, "NOK"), MARCH)
    assert found.low == found.high == 200
    assert (found.rate_low, found.rate_high, found.dates, found.source) == (
        Decimal("0.1"),
        Decimal("0.1"),
        MARCH,
        "the bank",
    )
    assert found.why_not == ""


@pytest.mark.parametrize(
    ("period", "ends"),
    [
        (None, (240, 240)),
        (Period(first=date(2021, 3, 10), last=date(2021, 4, 10)), (200, 220)),
        (Period(first=None, last=date(2021, 4, 2)), (220, 220)),
        (Period(first=date(2021, 3, 1), last=None), (240, 240)),
    ],
    ids=["by the document's day", "over several quotes", "up to a day", "since a day"],
)
def test_the_time_of_an_amount(period: Period | None, ends: tuple[object, object]) -> None:
    found = told(exact(2_000, "NOK"), period)
    assert (found.low, found.high) == ends


@pytest.mark.parametrize(
    ("quantity", "ends"),
    [
        (about(2_000, "NOK"), (200, 200)),
        (between(1_000, 2_000, "NOK"), (100, 200)),
        (more_than(2_000, "NOK"), (200, None)),
    ],
    ids=["a hedge adds nothing", "a range", "an open end"],
)
def test_ends_are_converted_as_stated(quantity: Quantity, ends: tuple[object, object]) -> None:
    found = told(quantity, MARCH)
    assert (found.low, found.high) == ends


@pytest.mark.parametrize(
    ("unit", "period", "day", "why"),
    [
        ("NOK", None, None, "neither the amount nor its document is dated"),
        ("NOK", Period.of_year(1921), DAY, "nobody who is known publishes a rate of NOK for USD in 1921"),
        ("KPW", MARCH, DAY, "nobody who is known publishes a rate of KPW for USD in 2021-03"),
    ],
)
def test_without_a_dated_rate_nothing_is_converted(
    unit: str, period: Period | None, day: date | None, why: str
) -> None:
    found = told(exact(2_000, unit), period, day)
    assert (found.low, found.high, found.rate_low, found.source) == (None, None, None, "")
    assert found.why_not == why


def test_what_is_in_the_currency_of_the_house_stays() -> None:
    assert converted(claim(exact(5, "USD"), MARCH), DAY, House(currency="USD", rates=RATES)) is None


def test_constant_prices_only_by_an_index() -> None:
    """$200 of March, when the index was 100, are $220 in the prices of May, when it was 110."""
    may = Period.of_month(2021, 5)
    found = told(exact(2_000, "NOK"), MARCH, prices="2021-05", base=may, index=PRICES)
    assert found.low == 200
    assert found.real_low == found.real_high == 220
    assert found.index == "the bank"
    own = converted(
        claim(exact(50, "USD"), MARCH),
        DAY,
        House(currency="USD", rates=RATES, prices="2021-05", base=may, index=PRICES),
    )
    assert own is not None
    assert own.low == 50
    assert own.real_low == 55


def test_an_index_without_the_time_says_so() -> None:
    june = Period.of_month(2021, 6)
    found = told(exact(2_000, "NOK"), MARCH, prices="2021-06", base=june, index=PRICES)
    assert found.low == 200
    assert found.real_low is None
    assert found.why_not == "the index of prices has no value of USD for 2021-06"
