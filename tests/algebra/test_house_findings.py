"""Findings in the currency of the house: whose rates, of which time, what is left out. Rates and figures are invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from tests.algebra.test_converting import Table
from tests.check.making import Paper, exact, more_than
from tests.making import by_id, root
from whosays.algebra.converting import House, converted
from whosays.algebra.house_findings import Told, in_house
from whosays.algebra.rates import Rates
from whosays.model.claim import Claim, Tie
from whosays.model.finding import Estimate, Finding, Interval, Status
from whosays.model.mention import TieKind
from whosays.model.period import AsOf, Period
from whosays.model.quantity import Quantity
from whosays.model.rate import HouseFinding

RATES = Rates([Table(("NOK", "USD"), {3: "0.1", 4: "0.11", 5: "0.12"}), Table(("SEK", "USD"), {5: "0.2"})])
MAY = date(2021, 5, 20)


def claim(quantity: Quantity, month: int | None = None, paper: str = "a") -> Claim:
    period = Period.of_month(2021, month) if month else None
    as_of = AsOf(period=period, words="then", reason="test") if period else None
    return Paper(paper).says("so much", quantity, "grant", as_of=as_of)


def finding(unit: str, per: str | None = None, best: int | None = None) -> Finding:
    estimate = (
        None
        if best is None
        else Estimate(
            best=Decimal(best),
            low50=Decimal(best - 10),
            high50=Decimal(best + 10),
            low=Decimal(best - 50),
            high=Decimal(best + 50),
        )
    )
    counts: dict[str, Any] = dict.fromkeys(("n_claims", "n_documents", "n_publishers", "n_roots", "n_blocs"), 1)
    return Finding(
        question="q", status=Status.WEAK, why="", envelope=Interval(low=None, high=None), unit=unit, per=per, floor=None,
        voices=Decimal(1), roots=(), estimate=estimate, **counts,
    )  # fmt: skip


def numbers(*values: Decimal | None) -> list[float | None]:
    return [None if value is None else float(value) for value in values]


def told(claims: Sequence[Claim], found: Finding, currency: str = "USD", day: date | None = MAY) -> HouseFinding | None:
    house = House(currency=currency, rates=RATES)
    days = {each.document: day for each in claims if day}
    made = [converted(each, day, house) for each in claims if each.quantity.unit != currency]
    conversions = {each.claim: each for each in made if each is not None}
    return in_house(found, [root(each) for each in claims], Told(by_id(*claims), conversions, days, house))


def test_each_figure_is_converted_at_its_own_time_and_those_of_the_house_stay() -> None:
    claims = [claim(exact(1000, "NOK"), 3), claim(exact(1000, "NOK"), 4, "b"), claim(exact(150, "USD"), paper="c")]
    made = told(claims, finding("NOK"))
    assert made is not None
    assert numbers(made.envelope_low, made.envelope_high) == [100, 150]
    assert (made.figures, made.left_out) == (3, 0)
    assert (made.dates, made.source) == (Period(first=date(2021, 3, 1), last=date(2021, 4, 30)), "the bank")


def test_the_estimate_is_told_at_the_rates_of_all_its_figures_outward() -> None:
    made = told([claim(exact(900, "NOK"), 3), claim(exact(1100, "NOK"), 4, "b")], finding("NOK", best=1000))
    assert made is not None
    assert numbers(made.best, made.low, made.high) == [105, 95, 116]
    assert (made.rate_low, made.rate_high) == (Decimal("0.1"), Decimal("0.11"))
    assert made.rate_dates == Period(first=date(2021, 3, 1), last=date(2021, 4, 30))


def test_what_has_no_rate_is_left_out_and_counted() -> None:
    claims = [claim(exact(100, "SEK"), 3), claim(exact(100, "NOK"), 3, "b")]
    made = told(claims, finding("SEK", best=100))
    assert made is not None
    assert numbers(made.envelope_low, made.envelope_high) == [10, 10]
    assert (made.figures, made.left_out) == (2, 1)
    assert (made.best, made.why_not) == (None, "no rate of SEK is published for all its figures, told in 2021-03")


def test_without_a_date_nothing_is_converted() -> None:
    made = told([claim(exact(100, "NOK"))], finding("NOK", best=100), day=None)
    assert made is not None
    assert (made.envelope_low, made.left_out) == (None, 1)
    assert made.why_not.endswith("told without a date")


def test_a_finding_in_the_currency_of_the_house_alone_is_told_once() -> None:
    assert told([claim(exact(100, "USD"))], finding("USD", best=100)) is None


def test_a_bound_lends_the_end_that_it_states() -> None:
    made = told([claim(more_than(1000, "NOK"), 3), claim(exact(1500, "NOK"), 3, "b")], finding("NOK"))
    assert made is not None
    assert numbers(made.envelope_low, made.envelope_high) == [100, 150]


def test_figures_of_other_periods_are_not_in_it() -> None:
    monthly, yearly, none = (exact(n, "NOK") for n in (100, 1200, 5000))
    claims = [
        claim(replace(monthly, per="month"), 3),
        claim(replace(yearly, per="year"), 3, "b"),
        claim(none, 3, "c"),
    ]
    made = told(claims, finding("NOK", per="month"))
    assert made is not None
    assert numbers(made.envelope_low, made.envelope_high) == [10, 10]
    assert made.figures == 1


def test_what_only_restates_another_figure_is_no_figure_of_its_own() -> None:
    paper = Paper("a")
    own = paper.says("1,000 kroner", exact(1000, "NOK"), "grant")
    again = paper.says("($150)", exact(150, "USD"), "grant", ties=(Tie(kind=TieKind.CONVERSION, claim=own.id),))
    made = told([own, again], finding("NOK"))
    assert made is not None
    assert numbers(made.envelope_low, made.envelope_high) == [120, 120]
    assert made.figures == 1
