"""Gross and net are concepts of the lattice (Recording rules 12 and 26): along the whole path, over texts of our own."""

from __future__ import annotations

import json

import pytest

from tests.english import PACK
from whosays import Case, reconcile
from whosays.model.check import Verdict
from whosays.model.question import Role
from whosays.model.report import Account, Answer
from whosays.workspace import listings

SERVICE = "The Wire\n9 May 2025\n\nLaotian soldiers abroad earn a gross salary of $1,000 a month, the Thai army said."
UNION = "The Courier\n9 May 2025\n\nA Laotian soldier takes home $120 a month in pay, the Lao union said."
OPEN = "The Post\n9 May 2025\n\nLaotian soldiers abroad receive a monthly wage of $150, the Lao ministry said."
SHARE = "The Echo\n9 May 2025\n\nThe state keeps 85% of the pay of Laotian soldiers abroad, the Thai police said."


def account(*texts: str) -> Account:
    return Case.transient([], [(f"{n}.txt", text.encode()) for n, text in enumerate(texts)]).account


def pay(found: Account, basis: str | None = None) -> Answer:
    (answer,) = [a for a in found.answers if a.question.measure == "monthly_pay" and a.question.basis == basis]
    return answer


def test_net_is_a_question_of_its_own_and_a_bound_of_the_gross() -> None:
    found = account(SERVICE, UNION)
    gross, net = pay(found), pay(found, "net")
    words = {claim.id: claim.evidence.exact for claim in found.claims}
    told = [[(words[b.claim], b.role) for b in answer.question.bearings] for answer in (gross, net)]
    assert told == [
        [("$1,000", Role.ANSWERS), ("$120", Role.BOUNDS_BELOW)],
        [("$120", Role.ANSWERS), ("$1,000", Role.BOUNDS_ABOVE)],
    ]
    assert not gross.finding.conflicts
    assert not [check for check in found.checks if check.verdict is Verdict.FAILS]


def test_figures_of_an_open_basis_that_exclude_one_another_are_not_weighed() -> None:
    finding = pay(account(SERVICE, OPEN, SHARE)).finding
    assert finding.estimate is None
    assert "before or after deductions" in finding.no_estimate
    assert [clash.dissolved_by for clash in finding.conflicts] == [
        "gross and net could explain it: it is not told of “$150” whether it is before or after deductions"
    ]


def test_without_deductions_an_open_basis_is_plain() -> None:
    finding = pay(account(SERVICE, OPEN)).finding
    assert finding.estimate is not None
    assert [clash.dissolved_by for clash in finding.conflicts] == [None]


def test_what_is_told_to_be_gross_is_weighed_though_something_is_kept_back() -> None:
    other = SERVICE.replace("$1,000", "$1,600").replace("Thai army", "Lao union").replace("The Wire", "The Mail")
    assert pay(account(SERVICE, other, SHARE)).finding.estimate is not None


def test_what_is_left_is_checked_against_the_share() -> None:
    kept = [c for c in account(SERVICE, UNION, SHARE).checks if c.relation.startswith("what is left is the pay")]
    assert [check.verdict for check in kept] == [Verdict.HOLDS]
    assert "× (1 − “85%”)" in kept[0].sentence
    assert "monthly pay, after deductions" in kept[0].sentence


def test_more_left_than_was_paid_fails() -> None:
    more = UNION.replace("$120", "$4,200")
    failing = [check for check in account(SERVICE, more).checks if check.verdict is Verdict.FAILS]
    assert ["after deductions, is at most that before deductions" in check.relation for check in failing] == [True]


@pytest.mark.parametrize("texts", [(SERVICE, UNION), (SERVICE, OPEN, SHARE), (SERVICE, OPEN), (UNION, OPEN)])
def test_reconcile_on_the_records_comes_to_the_same(texts: tuple[str, ...]) -> None:
    found = account(*texts)
    claims = [json.loads(json.dumps(record)) for record in listings.claim_records(found)]
    weighed = {str(record["question"]): record for record in reconcile.findings(claims, PACK)}
    for record in listings.question_records(found):
        told = weighed[str(record["question"])]
        assert [told[k] for k in ("best", "low", "high", "status")] == [
            record[k] for k in ("best", "low", "high", "status")
        ]


def test_records_without_questions_are_told_apart_by_their_basis() -> None:
    claims = [
        {
            "measure": "monthly_pay",
            "low": low,
            "high": low,
            "unit": "USD",
            "per": "month",
            "speaker": who,
            "basis": basis,
        }
        for low, who, basis in ((1000, "A", ["gross"]), (1100, "B", []), (120, "C", ["net"]))
    ]
    assert [record["n_roots"] for record in reconcile.findings(claims, PACK)] == [2, 1]
    with pytest.raises(ValueError, match="a list of bases"):
        reconcile.findings([{**claims[0], "basis": "net"}], PACK)
