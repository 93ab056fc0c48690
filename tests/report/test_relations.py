"""Checks for people."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.report.accounts import sample
from whosays.model.check import Verdict
from whosays.report import ReportOptions
from whosays.report.register import register
from whosays.report.relations import check_views, rate_views, significant, tally, telling, touching
from whosays.report.views import CheckView

REGISTER = register(sample().account, ReportOptions())


def test_failing_checks_without_excuse_come_first() -> None:
    views = check_views(REGISTER, Verdict.FAILS)
    assert [(v.factor, v.dissolved_by) for v in views] == [("×2.6", ""), ("×3.75", "another date")]
    assert [q.exact for q in views[0].quotes] == ["$40 a month", "2,400"]
    assert views[1].doubts


def test_a_check_between_questions_is_told_with_each() -> None:
    views = check_views(REGISTER, Verdict.FAILS)
    found = touching(views)
    asked = {c: a.question.id for a in sample().account.answers for c in a.question.answers}
    made = sample().claims
    assert found == {asked[made[name].id]: (views[0],) for name in ("dollars", "board")}


def test_rates_name_both_amounts() -> None:
    (view,) = rate_views(REGISTER)
    assert view.parts == ("CZK 3 million a month", "$40 a month")
    assert view.rate == "75,000 CZK a USD"
    assert len(view.quotes) == 2


def test_a_pair_has_one_verdict_the_failing_one_with_its_reason() -> None:
    account = sample().account
    (implied,) = (check for check in account.checks if check.rate is not None)
    off = replace(
        implied, relation="exchange rate of its date", verdict=Verdict.FAILS, sentence="It was 24 then.", rate=None
    )
    (view,) = rate_views(register(replace(account, checks=(*account.checks, off)), ReportOptions()))
    assert view.verdict == "fails: It was 24 then"


def test_the_tally_counts_every_check() -> None:
    assert sum(n for _, found in tally(REGISTER) for n in found.values()) == len(sample().account.checks)


def test_the_most_telling_are_of_many_relations() -> None:
    views = tuple(
        CheckView(anchor=str(n), relation=r, sentence="", factor="", dissolved_by="", doubts=(), quotes=())
        for n, r in enumerate("aaabbc")
    )
    assert [v.relation for v in telling(views, 3)] == ["a", "b", "c"]
    assert [v.anchor for v in telling(views, 5)] == ["0", "1", "2", "3", "5"]
    assert telling((), 3) == ()


@pytest.mark.parametrize(("value", "rounded"), [("6.9444", "6.94"), ("72.639", "72.6"), ("1234", "1230"), ("2", "2")])
def test_three_digits(value: str, rounded: str) -> None:
    assert significant(Decimal(value)) == Decimal(rounded)
