"""Findings beside published rates of exchange and beside checks of their figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.making import as_of, by_id, claim, quantity, root
from whosays.algebra.rates import Rates
from whosays.lexicon.packs import MeasureEntry, PackFile
from whosays.model.check import Check, Verdict
from whosays.model.claim import Claim
from whosays.model.finding import Finding, Interval, Status
from whosays.model.link import Lineage
from whosays.model.question import Question
from whosays.model.rate import Quote
from whosays.model.report import Answer
from whosays.reconcile import findings
from whosays.reconcile.comparing import compared, failing, noted
from whosays.reconcile.stateless import Asked, found


class Bank:
    """One dollar for a crown and a quarter all through 2025."""

    base = None

    def quotes(self, one: str, other: str) -> list[Quote]:
        year = date(2025, 1, 1), date(2025, 12, 31)
        told = Quote(one=one, other=other, value=Decimal("1.25"), first=year[0], last=year[1], source="the Bank")
        return [told] if (one, other) == ("CRN", "USD") else []


RATES = Rates((Bank(),))
PAY = PackFile(
    name="p",
    measure={
        "pay": MeasureEntry.model_validate({"title": "pay", "unit": "money", "kind": "rate"}),
        "pledged": MeasureEntry.model_validate({"title": "pledged", "unit": "money", "kind": "cumulative"}),
    },
)
SPRING = {"as_of": as_of("2025-03-01")}


def answer(*claims: Claim, measure: str = "pay") -> Answer:
    roots = tuple(root(each) for each in claims)
    question = Question(measure=measure, population=None, place=None, period=None, unit="USD", bearings=())
    weak = Finding(
        question="q",
        status=Status.WEAK,
        why="2 roots",
        envelope=Interval(low=None, high=None),
        floor=None,
        n_claims=2,
        n_documents=2,
        n_publishers=0,
        n_roots=2,
        n_blocs=0,
        voices=Decimal(2),
        roots=tuple(each.id for each in roots),
    )
    return Answer(question=question, lineage=Lineage(question="q", roots=roots, edges=(), set_aside=()), finding=weak)


def pair(dollars: int, crowns: int, **more: Any) -> tuple[Claim, Claim]:
    held = SPRING | more
    return (
        claim("dollars", quantity(dollars, unit="USD", per="month"), by="Army", measure="pay", **held),
        claim("crowns", quantity(crowns, unit="CRN", per="month"), by="Union", at=20, measure="pay", **held),
    )


@pytest.mark.parametrize(
    ("claims", "contested"),
    [
        (pair(2000, 300), True),
        (pair(1250, 1000), False),
        (pair(2000, 300, as_of=as_of("2019-03-01")), False),
        (pair(2000, 300, as_of=None), False),
    ],
)
def test_sums_that_differ_at_every_rate_of_their_time_are_contested(
    claims: tuple[Claim, Claim], contested: bool
) -> None:
    asked = answer(*claims)
    told = compared(asked, by_id(*claims), PAY, RATES)
    assert (told.status is Status.CONTESTED) is contested
    assert (told == asked.finding) is not contested
    records = [
        {
            "low": float(each.quantity.low or 0),
            "high": float(each.quantity.high or 0),
            "unit": each.quantity.unit,
            "per": "month",
            "speaker": each.speakers[0].words,
            "question": "q",
            "as_of": each.as_of.period.edtf if each.as_of else None,
        }
        for each in claims
    ]
    (record,) = found(records, PAY, Asked(rates=RATES))
    assert (record["status"] == "contested") is contested
    assert findings(records, PAY)[0]["status"] == "weak"


def test_the_contradiction_names_rate_dates_and_source() -> None:
    claims = pair(2000, 300)
    finding = compared(answer(*claims), by_id(*claims), PAY, RATES)
    (conflict,) = finding.conflicts
    told = "that is 375 USD at 1.25 USD for one CRN from 2025-01-01 to 2025-12-31 (the Bank)"
    assert conflict.sentence.endswith(told)
    assert told in finding.why
    assert conflict.dissolved_by is None


def test_sums_that_grow_are_not_held_together_without_their_days() -> None:
    claims = pair(2000, 300)
    assert compared(answer(*claims, measure="pledged"), by_id(*claims), PAY, RATES).status is Status.WEAK


@pytest.mark.parametrize(
    ("verdict", "way_out", "says"),
    [
        (Verdict.HOLDS, None, "2 roots"),
        (Verdict.FAILS, None, "2 roots; a check fails on its figures"),
        (Verdict.FAILS, "a date", "2 roots; a check fails on its figures as they stand, and could be explained"),
    ],
)
def test_a_question_says_that_a_check_fails_on_it(verdict: Verdict, way_out: str | None, says: str) -> None:
    claims = pair(1250, 1000)
    asked = answer(*claims)
    check = Check(
        relation="r", verdict=verdict, sentence="s", claims=(claims[0].id, claims[1].id), dissolved_by=way_out
    )
    assert noted(asked.finding, asked.lineage.roots, failing([check])).why == says
    past = [replace(each, current=False) for each in asked.lineage.roots]
    assert noted(asked.finding, past, failing([check])).why == "2 roots"
