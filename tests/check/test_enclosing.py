"""What is true is never called failing: figures that round one truth keep every relation that holds of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.check.making import PACK, Paper, tied
from whosays.algebra.rates import Rates
from whosays.algebra.rounding import granularity
from whosays.check import Dates, checks
from whosays.link import questions
from whosays.model.check import Check, Verdict
from whosays.model.mention import TieKind
from whosays.model.period import Period
from whosays.model.quantity import Qualifier, Quantity
from whosays.model.rate import Quote

COUNTS = st.integers(20, 999_999)
DIGITS = st.integers(1, 4)
DAY = date(2021, 6, 15)


class OneRate:
    """A bank with one rate of kroner for a dollar in 2021."""

    base = None

    def __init__(self, value: Decimal) -> None:
        self.value = value

    def quotes(self, one: str, other: str) -> Sequence[Quote]:
        """The rate of the year."""
        year = Period.of_year(2021)
        if (one, other) != ("USD", "NOK") or year.first is None or year.last is None:
            return ()
        return [Quote(one=one, other=other, first=year.first, last=year.last, value=self.value, source="bank")]


def rounded(value: Decimal, digits: int, unit: str, per: str | None = None) -> Quantity:
    """A figure as somebody rounds it, to so many significant digits."""
    told = Decimal(f"{value:.{digits - 1}e}")
    return Quantity(qualifier=Qualifier.EXACT, low=told, high=told, unit=unit, per=per, granularity=granularity(told))


def failing(paper: Paper, rate: Decimal = Decimal(9)) -> list[Check]:
    """The checks of a paper that fail."""
    dates = Dates(days={paper.name: DAY}, rates=Rates([OneRate(rate)]))
    found = checks(paper.claims, questions(paper.claims, PACK), PACK, dates)
    return [check for check in found if check.verdict is Verdict.FAILS]


@settings(max_examples=150)
@given(COUNTS, st.integers(10, 99_999), st.tuples(DIGITS, DIGITS, DIGITS), st.booleans(), st.booleans())
def test_a_product(troops: int, pay: int, digits: tuple[int, int, int], yearly: bool, abroad: bool) -> None:
    """Troops × pay × 12 is the revenue, told in a year's or a month's pay, in one currency or two."""
    rate = Decimal("8.43")
    paper = Paper()
    paper.says("the troops", rounded(Decimal(troops), digits[0], "person"), "deployed", "army")
    pay_told = Decimal(pay) * (12 if yearly else 1) * (rate if abroad else 1)
    paper.says(
        "the pay",
        rounded(pay_told, digits[1], "NOK" if abroad else "USD", "year" if yearly else "month"),
        "pay",
        "union",
    )
    revenue = rounded(Decimal(troops) * pay * 12, digits[2], "USD", "year")
    paper.says("the revenue", revenue, "revenue", population="Norwegian state")
    assert failing(paper, rate) == []


@settings(max_examples=150)
@given(COUNTS, st.integers(1, 100), st.tuples(DIGITS, DIGITS))
def test_a_share(troops: int, share: int, digits: tuple[int, int]) -> None:
    paper = Paper()
    lost = Decimal(troops) * share / 100
    paper.says("the troops", rounded(Decimal(troops), digits[0], "person"), "deployed", "army")
    paper.says("the share", rounded(Decimal(share), 3, "percent"), "share", "army")
    paper.says("the losses", rounded(lost, digits[1], "person"), "casualties", "army")
    assert failing(paper) == []


@settings(max_examples=150)
@given(st.integers(200, 9_999_999), st.decimals("0.92", "1.09", places=3), DIGITS)
def test_a_conversion_at_about_the_rate_of_its_date(kroner: int, about: Decimal, digits: int) -> None:
    """A sum that is set, converted at a rate within a tenth of the published one, and rounded."""
    paper, rate = Paper(), Decimal("8.43")
    fixed = rounded(Decimal(kroner), 7, "NOK")
    sum_of_money = paper.says("the sum", fixed, "grant", sentence="They got the sum (its worth).")
    worth = rounded(kroner / (rate * about), digits, "USD")
    paper.beside(sum_of_money, "its worth", worth, "grant", ties=tied(TieKind.CONVERSION, sum_of_money))
    assert failing(paper, rate) == []
