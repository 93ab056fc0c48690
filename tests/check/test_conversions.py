"""Conversions against the rate of their date: the rates are a test's own, the amounts invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

import pytest

from tests.check.making import PACK, Paper, about, between, exact, tied
from whosays.algebra.rates import Rates
from whosays.check import Dates, checks
from whosays.link import questions
from whosays.model.check import Check, Verdict
from whosays.model.mention import TieKind
from whosays.model.period import AsOf, Period
from whosays.model.quantity import Quantity
from whosays.model.rate import Quote

DAY = date(2021, 6, 15)


@dataclass
class Monthly:
    """Kroner for one dollar by the month of 2021, as a bank of the test tells them."""

    base: str | None = "USD"
    kroner: Mapping[int, str] = field(
        default_factory=lambda: {1: "7.5", 2: "7.5", 3: "8", 4: "9", 5: "10", 6: "10", 7: "10"}
    )

    def quotes(self, one: str, other: str) -> Sequence[Quote]:
        """One quote a month."""
        if (one, other) != ("USD", "NOK"):
            return ()
        months = ((Period.of_month(2021, month), value) for month, value in self.kroner.items())
        return [
            Quote(one=one, other=other, first=p.first, last=p.last, value=Decimal(value), source="bank of the test")
            for p, value in months
            if p.first and p.last
        ]


def converted(
    paper: Paper,
    amount: Quantity,
    other: Quantity,
    words: str = "the sum",
    other_words: str = "its worth",
    at: date | None = None,
) -> None:
    """An amount with its conversion in brackets, dated if `at` is given."""
    as_of = AsOf(period=Period(first=at, last=at), words="then", reason="test") if at else None
    original = paper.says(words, amount, "grant", sentence=f"They get {words} ({other_words}).", as_of=as_of)
    paper.beside(original, other_words, other, "grant", ties=tied(TieKind.CONVERSION, original))


def checked(*papers: Paper, day: date | None = DAY) -> tuple[Check, ...]:
    """The checks over papers that are all of one day."""
    claims = [claim for paper in papers for claim in paper.claims]
    days = {paper.name: day for paper in papers} if day else {}
    return checks(claims, questions(claims, PACK), PACK, Dates(days=days, rates=Rates([Monthly()])))


def off(*papers: Paper, day: date | None = DAY) -> list[Check]:
    """The checks of rates that are not those of their date."""
    return [check for check in checked(*papers, day=day) if check.relation == "exchange rate of its date"]


def test_a_rate_of_its_date_agrees_and_is_told_with_date_and_source() -> None:
    paper = Paper()
    converted(paper, exact(200_000, "NOK"), exact(20_000, "USD"))
    (check,) = checked(paper)
    assert check.verdict is Verdict.HOLDS
    assert check.sentence == (
        "“the sum” given as “its worth” is 10 Norwegian krones a US dollar, which agrees with 10 Norwegian krones a US "
        "dollar from 2021-05 to 2021-07 (bank of the test)."
    )


def test_an_older_rate_fails_with_the_time_that_would_explain_it() -> None:
    paper = Paper()
    converted(paper, exact(200_000, "NOK"), exact(26_667, "USD"))
    (check,) = off(paper)
    assert check.verdict is Verdict.FAILS
    assert check.factor is not None
    assert round(check.factor, 2) == Decimal("1.33")
    assert check.dissolved_by == (
        "a conversion of an earlier time could explain it: it was last 7.5 to 8 Norwegian krones a US dollar from 2021-01 to "
        "2021-03 (bank of the test)"
    )
    assert check.sentence.endswith("apart by a factor of 1.33.")


@pytest.mark.parametrize(
    ("amount", "other"),
    [
        (exact(200_000, "NOK"), exact(18_700, "USD")),
        (exact(200_000, "NOK"), between(18_000, 26_000, "USD")),
        (about(2_000, "NOK"), about(300, "USD")),
    ],
    ids=["within a tenth", "a range that holds it", "rounded"],
)
def test_no_alarm(amount: Quantity, other: Quantity) -> None:
    paper = Paper()
    converted(paper, amount, other)
    assert off(paper) == []


def test_without_a_date_or_a_published_rate_nothing_is_said() -> None:
    undated, other = Paper("undated"), Paper("other")
    converted(undated, exact(200_000, "NOK"), exact(26_667, "USD"))
    converted(other, exact(200_000, "SEK"), exact(26_667, "USD"))
    assert off(undated, day=None) == []
    assert off(other) == []
    assert off(undated, day=date(2023, 1, 1)) == []


def test_the_time_of_the_payment_will_do_as_well_as_the_day_of_the_text() -> None:
    paper = Paper()
    converted(paper, exact(200_000, "NOK"), exact(26_667, "USD"), at=date(2021, 2, 10))
    assert off(paper) == []


@pytest.mark.parametrize(
    ("amount", "words", "other", "other_words", "slip"),
    [
        (
            3_000_000_000,
            "3 billion kroner",
            300_000,
            "$300,000",
            "at that rate “3 billion kroner” would be 3 million NOK",
        ),
        (3_000_000, "3,000,000 kroner", 300_000_000, "$300 million", "at that rate “$300 million” would be $300,000"),
        (3_000_000, "3 million", 30_000, "$30,000", "“3 million” would be 300,000 NOK, or “$30,000” would be $300,000"),
    ],
    ids=["a billion for a million", "a million too many", "a digit, of either"],
)
def test_a_slip_is_told_with_what_it_would_be(amount: int, words: str, other: int, other_words: str, slip: str) -> None:
    paper = Paper()
    converted(paper, exact(amount, "NOK"), exact(other, "USD"), words, other_words)
    (check,) = off(paper)
    assert check.dissolved_by is not None
    assert check.dissolved_by.endswith(slip)


def test_an_odd_rate_of_a_document_is_told_in_full_once_and_of_each_pair_that_has_it() -> None:
    """One pair has one verdict: no pair at the odd rate is told to hold elsewhere."""
    paper = Paper()
    converted(paper, exact(150_750, "NOK"), exact(20_100, "USD"), "150,750 kroner", "$20,100")
    converted(paper, exact(301_500, "NOK"), exact(40_200, "USD"), "301,500 kroner", "$40,200")
    converted(paper, exact(100_000, "NOK"), exact(10_000, "USD"), "100,000 kroner", "$10,000")
    found = off(paper)
    assert [check.verdict for check in found] == [Verdict.FAILS, Verdict.FAILS]
    told = [check for check in found if "likely converted together" in check.sentence]
    assert [len(told), *(check.rate for check in found)] == [1, Decimal("7.5"), Decimal("7.5")]
    held = [check for check in checked(paper) if check.relation == "implied exchange rate"]
    assert [check.rate for check in held] == [10]
    pairs = [frozenset(check.claims) for check in (*found, *held)]
    assert len(set(pairs)) == len(pairs)


def test_one_odd_rate_of_two_documents_is_likely_one_conversion() -> None:
    one, other = Paper("one"), Paper("other")
    converted(one, exact(150_750, "NOK"), exact(20_100, "USD"), "150,750 kroner", "$20,100")
    converted(other, exact(301_500, "NOK"), exact(40_200, "USD"), "301,500 kroner", "$40,200")
    found = off(one, other)
    assert len(found) == 2
    assert found[0].sentence.endswith(
        "Another document has the same rate (“301,500 kroner” given as “$40,200”): likely one conversion, told on."
    )


def test_figures_in_two_currencies_are_judged_by_the_rate_of_their_date() -> None:
    paper = Paper()
    paper.says("200,000 kroner", exact(200_000, "NOK"), "grant", "ministry")
    paper.says("$60,000", exact(60_000, "USD"), "grant", "union")
    (check,) = [check for check in checked(paper) if check.verdict is Verdict.FAILS]
    assert check.sentence.endswith(
        "they would need a rate of 3.33 Norwegian krones a US dollar, which was 10 Norwegian krones a US dollar from "
        "2021-05 to 2021-07 (bank of the test)."
    )
    paper.claims[1] = replace(paper.claims[1], quantity=exact(20_400, "USD"))
    assert [check for check in checked(paper) if check.verdict is Verdict.FAILS] == []


def test_words_of_several_currencies_are_held_against_each_of_them() -> None:
    """A text without a country says "kroner": what agrees in Norwegian ones is no wrong rate of Danish ones."""
    paper = Paper()
    converted(paper, exact(200_000, "DKK"), exact(20_000, "USD"), words="200,000 kroner")
    rates = Rates([Monthly(), Danish()])
    days = {paper.name: DAY}
    claims = list(paper.claims)
    (check,) = (
        each
        for each in checks(claims, questions(claims, PACK), PACK, Dates(days=days, rates=rates))
        if each.relation == "exchange rate of its date"
    )
    assert check.verdict is Verdict.CANNOT_TELL
    assert check.dissolved_by == "the amount is likely in Norwegian krones"


@dataclass
class Danish(Monthly):
    """Kroner of Denmark, six to the dollar throughout."""

    def quotes(self, one: str, other: str) -> Sequence[Quote]:
        """One quote a month."""
        if (one, other) != ("USD", "DKK"):
            return ()
        months = ((Period.of_month(2021, month), Decimal(6)) for month in range(1, 8))
        return [
            Quote(one=one, other=other, first=p.first, last=p.last, value=value, source="bank of the test")
            for p, value in months
            if p.first and p.last
        ]
