"""Dated exchange rates: which quotes stand in a period, ways across, and where there is no rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.algebra.intervals import Span
from whosays.algebra.rates import CARRIED, Rates
from whosays.model.period import Period
from whosays.model.rate import Quote


@dataclass
class Bank:
    """A publisher with quotes that are written out: day or days, value."""

    base: str | None
    told: dict[str, list[tuple[date, date, str]]] = field(default_factory=dict)
    name: str = "a bank"

    def quotes(self, one: str, other: str) -> Sequence[Quote]:
        """Quotes of one unit of the base, or of the pair "ONE/OTHER" where there is none."""
        key = other if self.base == one else f"{one}/{other}"
        return [
            Quote(one=one, other=other, first=first, last=last, value=Decimal(value), source=self.name)
            for first, last, value in self.told.get(key, [])
        ]


def day(number: int, value: str, month: int = 3) -> tuple[date, date, str]:
    """A quote of one day of 2021."""
    return date(2021, month, number), date(2021, month, number), value


def days(first: int, last: int, month: int = 3) -> Period:
    """Days of one month of 2021."""
    return Period(first=date(2021, month, first), last=date(2021, month, last))


DAILY = Bank(
    "EUR", {"NOK": [day(1, "10"), day(2, "10.2"), day(5, "9.9")], "USD": [day(1, "2"), day(2, "2.1"), day(5, "1.8")]}
)
MONTHLY = Bank(
    "GBP",
    {
        "XOF": [(date(2021, 3, 1), date(2021, 3, 31), "800"), (date(2021, 4, 1), date(2021, 4, 30), "820")],
        "USD": [(date(2021, 3, 1), date(2021, 3, 31), "1.6"), (date(2021, 4, 1), date(2021, 4, 30), "1.64")],
    },
    "customs",
)
RATES = Rates([DAILY, MONTHLY])


def test_a_rate_has_value_dates_and_source() -> None:
    found = RATES.on("EUR", "NOK", date(2021, 3, 2))
    assert found is not None
    assert found.value == Span(Decimal("10.2"), Decimal("10.2"))
    assert found.dates == days(2, 2)
    assert found.source == "a bank"


def test_a_period_of_days_gives_an_interval() -> None:
    found = RATES.between("EUR", "NOK", days(1, 5))
    assert found is not None
    assert found.value == Span(Decimal("9.9"), Decimal("10.2"))
    assert found.dates == days(1, 5)


def test_a_quote_stands_over_a_weekend_but_no_longer_than_a_week() -> None:
    held = RATES.on("EUR", "NOK", date(2021, 3, 4))
    assert held is not None
    assert held.dates == days(2, 2)
    assert RATES.on("EUR", "NOK", date(2021, 3, 5) + CARRIED) is not None
    assert RATES.on("EUR", "NOK", date(2021, 3, 6) + CARRIED) is None


def test_no_quote_stands_for_days_before_it() -> None:
    assert RATES.on("EUR", "NOK", date(2021, 2, 28)) is None
    assert RATES.between("EUR", "NOK", Period(first=date(2021, 2, 27), last=date(2021, 3, 2))) is None


def test_a_hole_within_the_period_leaves_no_rate() -> None:
    gapped = Rates([Bank("EUR", {"NOK": [day(1, "10"), day(20, "11")]})])
    assert gapped.between("EUR", "NOK", days(1, 20)) is None
    assert gapped.between("EUR", "NOK", days(1, 8)) is not None


def test_the_other_way_round_is_the_inverse() -> None:
    found = RATES.between("NOK", "EUR", days(1, 5))
    assert found is not None
    assert (found.one, found.other) == ("NOK", "EUR")
    assert found.value == Span(1 / Decimal("10.2"), 1 / Decimal("9.9"))


def test_two_currencies_meet_through_the_base_day_by_day() -> None:
    """From 10/2 to 9.9/1.8, and not the wider 9.9/2.1 to 10.2/1.8 of the two halves by themselves."""
    found = RATES.between("USD", "NOK", days(1, 5))
    assert found is not None
    assert found.value == Span(Decimal("10.2") / Decimal("2.1"), Decimal("5.5"))
    assert found.source == "a bank"


def test_halves_quoted_on_other_days_enclose_all_of_both() -> None:
    uneven = Rates([Bank("EUR", {"NOK": [day(1, "10"), day(3, "11")], "USD": [day(1, "2"), day(2, "4")]})])
    found = uneven.between("USD", "NOK", days(1, 3))
    assert found is not None
    assert found.value == Span(Decimal("2.5"), Decimal("5.5"))


def test_two_publishers_are_joined_through_a_hub() -> None:
    found = RATES.between("NOK", "XOF", days(1, 1))
    assert found is not None
    assert found.source == "a bank; customs"
    assert found.value == Span(Decimal(100), Decimal(100))  # a krone is 0.2 dollars, a dollar 500 francs
    assert found.dates == Period.of_month(2021, 3)


def test_the_first_publisher_that_covers_the_period_is_asked() -> None:
    own = Bank(None, {"EUR/NOK": [(date(2021, 3, 1), date(2021, 3, 1), "10.05")]}, "a bureau")
    both = Rates([own, DAILY])
    assert [found.source for n in (1, 20) if (found := both.on("EUR", "NOK", date(2021, 3, n)))] == ["a bureau"]
    assert (found := both.between("EUR", "NOK", days(1, 12))) is not None
    assert found.source == "a bank"


def test_a_long_quote_stands_where_finer_ones_leave_holes() -> None:
    own = Bank(None, {"USD/XOF": [(date(2021, 1, 1), date(2021, 12, 31), "550"), day(10, "560")]})
    found = [Rates([own]).on("USD", "XOF", date(2021, 3, n)) for n in (9, 10, 17, 30)]
    assert [rate.value.low for rate in found if rate] == [550, 560, 560, 550]


def test_one_currency_needs_no_rate_and_an_open_period_has_none() -> None:
    same = RATES.on("XOF", "XOF", date(1821, 1, 1))
    assert same is not None
    assert same.value == Span(Decimal(1), Decimal(1))
    assert RATES.between("EUR", "NOK", Period(first=date(2021, 3, 1), last=None)) is None


def test_when_a_rate_last_stood() -> None:
    """From 600 in May over 500 in April to 550 in March: 540 was passed between March and April, and before May."""
    lasts = {3: 31, 4: 30, 5: 31, 6: 30}
    values = {3: "550", 4: "500", 5: "600", 6: "600"}
    told = [(date(2021, month, 1), date(2021, month, lasts[month]), value) for month, value in values.items()]
    rates = Rates([Bank("USD", {"XOF": told})])
    sought = Span(Decimal(540), Decimal(541))
    late = rates.last_at("USD", "XOF", sought, date(2021, 6, 30))
    assert late is not None
    assert (late.dates, late.value) == (Period.of_month(2021, 3, 3), Span(Decimal(500), Decimal(600)))
    early = rates.last_at("USD", "XOF", sought, date(2021, 4, 30))
    assert early is not None
    assert early.dates == Period.of_month(2021, 3, 2)
    assert rates.last_at("USD", "XOF", Span(Decimal(700), Decimal(800)), date(2021, 6, 30)) is None


def test_a_currency_that_nobody_publishes_has_no_rate() -> None:
    assert RATES.on("EUR", "KPW", date(2021, 3, 1)) is None


@pytest.mark.parametrize(("value", "last"), [("0", 2), ("-1", 2), ("1", 0)])
def test_a_quote_is_above_nothing_and_runs_forwards(value: str, last: int) -> None:
    first = date(2021, 3, 2)
    with pytest.raises(ValueError, match=r"rate|quote"):
        Quote(
            one="EUR", other="NOK", first=first, last=first + timedelta(days=last - 1), value=Decimal(value), source=""
        )


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(50, 200), st.integers(50, 200)), min_size=1, max_size=12),
    st.integers(0, 45),
    st.integers(0, 20),
)
def test_the_interval_encloses_the_rate_of_each_day(told: list[tuple[int, int, int]], start: int, more: int) -> None:
    begin = date(2021, 1, 1)
    once = {number: (begin + timedelta(number), kroner, dollars) for number, kroner, dollars in told}.values()
    kroner = [(when, when, str(value)) for when, value, _ in once]
    dollars = [(when, when, str(value)) for when, _, value in once]
    made = {"NOK": kroner, "USD": dollars}
    rates = Rates([Bank("EUR", made)])
    first = begin + timedelta(start)
    whole = rates.between("USD", "NOK", Period(first=first, last=first + timedelta(more)))
    each = [rates.on("USD", "NOK", first + timedelta(n)) for n in range(more + 1)]
    assert (whole is not None) == all(each)
    for rate in each:
        if whole is not None and rate is not None:
            assert whole.value.low is not None
            assert whole.value.high is not None
            assert whole.value.low <= (rate.value.low or 0) <= whole.value.high
