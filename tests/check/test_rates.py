"""Implied exchange rates; the amounts are invented, the rates reckoned by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.check.making import Paper, about, between, checked, exact, failing, magnitude, of_year, tied
from whosays.model.check import Verdict
from whosays.model.mention import TieKind
from whosays.model.quantity import Quantity


def converted(
    paper: Paper, words: str, amount: Quantity, other_words: str, other: Quantity, measure: str = "grant"
) -> None:
    """An amount with its conversion in brackets."""
    original = paper.says(
        words, amount, measure, sentence=f"They get {words} ({other_words}).", population="Danish families"
    )
    paper.beside(original, other_words, other, measure, ties=tied(TieKind.CONVERSION, original))


@pytest.mark.parametrize(
    ("amount", "other", "rate"),
    [
        (exact(700_000, "NOK"), about(70_000, "USD"), Decimal(10)),
        (exact(70_000, "USD"), exact(700_000, "NOK"), Decimal(10)),
        (exact(3_000, "NOK"), between(300, 310, "USD"), Decimal(3000) / 305),
    ],
)
def test_each_pair_implies_a_rate(amount: Quantity, other: Quantity, rate: Decimal) -> None:
    paper = Paper()
    converted(paper, "the sum", amount, "the other sum", other)
    found = [check for check in checked(paper) if check.relation == "implied exchange rate"]
    assert [check.verdict for check in found] == [Verdict.HOLDS]
    assert found[0].rate == rate
    assert len(found[0].claims) == 2


def test_one_amount_with_two_values_fails() -> None:
    paper = Paper()
    converted(paper, "200,000 kroner", exact(200_000, "NOK"), "$20,000", exact(20_000, "USD"))
    converted(paper, "200,000 crowns", exact(200_000, "NOK"), "$27,500", exact(27_500, "USD"), "bounty")
    (check,) = failing(paper)
    assert check.relation == "one exchange rate"
    assert check.factor == Decimal("1.375")
    assert check.sentence.startswith("“200,000 kroner” is “$20,000” in one place and “$27,500” in another: 10 ")


def test_different_amounts_at_two_rates_fail_once_for_each_odd_one() -> None:
    paper = Paper()
    converted(paper, "100,000 kroner", exact(100_000, "NOK"), "$10,000", exact(10_000, "USD"))
    converted(paper, "300,000 kroner", exact(300_000, "NOK"), "$30,100", exact(30_100, "USD"), "bounty")
    converted(paper, "500,000 kroner", exact(500_000, "NOK"), "$71,000", exact(71_000, "USD"), "pay")
    found = failing(paper)
    assert [round(check.factor or 0, 1) for check in found] == [Decimal("1.4")]


@pytest.mark.parametrize(
    ("dollars", "dated"),
    [(about(20_000, "USD"), False), (exact(20_800, "USD"), False), (exact(27_500, "USD"), True)],
    ids=["rounded", "within a twentieth", "years apart"],
)
def test_no_alarm(dollars: Quantity, dated: bool) -> None:
    paper = Paper()
    converted(paper, "200,000 kroner", exact(200_000, "NOK"), "$20,000", exact(20_000, "USD"))
    converted(paper, "250,000 kroner", exact(200_000, "NOK"), "dollars", dollars, "bounty")
    if dated:
        paper.claims = [replace(claim, as_of=of_year(2014 + n)) for n, claim in enumerate(paper.claims)]
    assert failing(paper) == []


@pytest.mark.parametrize(
    ("years", "says"),
    [
        ((None, None), None),
        ((None, -2020), None),
        ((2020, -2020), "(both of 2020)"),
        ((2020, None), "(only one is dated, 2020)"),
    ],
)
def test_only_days_that_may_differ_explain_two_rates(years: tuple[int | None, int | None], says: str | None) -> None:
    """A year below zero is one that only the document lends."""
    paper = Paper()
    converted(paper, "200,000 kroner", exact(200_000, "NOK"), "$20,000", exact(20_000, "USD"))
    converted(paper, "200,000 crowns", exact(200_000, "NOK"), "$27,500", exact(27_500, "USD"), "bounty")
    held = (years[0], years[0], years[1], years[1])
    dates = (None if not year else of_year(year) if year > 0 else replace(of_year(-year), words="") for year in held)
    paper.claims = [replace(claim, as_of=as_of) for claim, as_of in zip(paper.claims, dates, strict=True)]
    (check,) = failing(paper)
    assert check.dissolved_by == (says and f"rates of different days could explain it {says}")


def test_two_orders_of_magnitude_imply_no_rate() -> None:
    """ "Several hundred million kroner, or hundreds of millions of dollars" is no conversion at a rate."""
    paper = Paper()
    vague = magnitude(200_000_000, 999_000_000, "NOK"), magnitude(100_000_000, 999_000_000, "USD")
    converted(paper, "several hundred million kroner", vague[0], "hundreds of millions of dollars", vague[1])
    assert not [check for check in checked(paper) if check.rate is not None]


def test_rates_of_two_documents_are_not_held_together() -> None:
    one, other = Paper("one"), Paper("other")
    converted(one, "200,000 kroner", exact(200_000, "NOK"), "$20,000", exact(20_000, "USD"))
    converted(other, "200,000 kroner", exact(200_000, "NOK"), "$27,500", exact(27_500, "USD"))
    assert failing(one, other) == []
