"""Findings: status, floor and counts (Recording rules 22 and 24, Records 10)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.english import PACK
from tests.making import by_id, claim, quantity, root, speaker
from whosays.model.claim import Claim, Speaker, Tie
from whosays.model.finding import Finding, Status
from whosays.model.link import Lineage, Root, SetAside
from whosays.model.mention import Stance, TieKind
from whosays.model.quantity import Qualifier
from whosays.model.question import Bearing, Question
from whosays.reconcile import finding
from whosays.reconcile.reports import of_claim


def weighed(*roots: tuple[Claim, ...], aside: tuple[Claim, ...] = (), past: tuple[Claim, ...] = ()) -> Finding:
    claims = [each for group in roots for each in group] + [*aside, *past]
    question = Question(
        measure="monthly_pay",
        population=None,
        place=None,
        period=None,
        unit="person",
        bearings=tuple(Bearing(claim=each.id) for each in claims),
    )
    made: list[Root] = [root(*group) for group in roots] + [root(each, current=False) for each in past]
    set_aside = tuple(SetAside(claim=each.id, reason="disputed") for each in aside)
    lineage = Lineage(question=question.id, roots=tuple(made), edges=(), set_aside=set_aside)
    return finding(question, lineage, by_id(*claims), PACK)


def said(words: str, who: str, bloc: str | None = None, **more: Any) -> Claim:
    return claim(words, speakers=(speaker(who, bloc),), at=len(who), **more)


@pytest.mark.parametrize(
    ("roots", "status"),
    [
        ([], Status.DISCOUNTED),
        ([("450", "Army", "north")], Status.WEAK),
        ([("450", "Army", "north"), ("450", "Police", "north")], Status.FAIR),
        ([("450", "Army", None), ("450", "Police", None)], Status.FAIR),
        ([("450", "Army", "north"), ("450", "Police", "south")], Status.CORROBORATED),
        ([("450", "Army", "north"), ("1,200", "Police", "south")], Status.CONTESTED),
    ],
)
def test_status_follows_from_roots_and_blocs(roots: list[tuple[str, str, str | None]], status: Status) -> None:
    assert weighed(*((said(*each),) for each in roots)).status is status


def test_what_a_party_admits_is_confirmed() -> None:
    admitted = said("450", "Army", stance=Stance.CONFIRMS, against_interest=True)
    assert weighed((admitted,)).status is Status.CONFIRMED
    assert weighed((said("450", "Army", stance=Stance.CONFIRMS),)).status is Status.WEAK


@pytest.mark.parametrize(("roots", "says"), [(0, "no claim counts"), (1, "one root; no reconciled estimate")])
def test_without_an_estimate_the_reason_is_given(roots: int, says: str) -> None:
    found = weighed(*((said("450", f"speaker {'x' * n}"),) for n in range(roots)))
    assert found.estimate is None
    assert found.no_estimate.startswith(says)


def test_roots_that_share_no_unit_have_no_estimate() -> None:
    found = weighed(
        (said("450", "a", figure=quantity(450, unit="EUR")),), (said("500", "b", figure=quantity(500, unit="USD")),)
    )
    assert found.estimate is None
    assert found.no_estimate == "no two roots tell it in one unit; no reconciled estimate"


def test_two_roots_have_an_estimate_in_the_unit_of_the_envelope() -> None:
    found = weighed((said("450", "Army", "north"),), (said("600", "Police", "south"),))
    assert found.estimate is not None
    assert found.no_estimate == ""
    assert found.estimate.low < found.estimate.low50 < found.estimate.best < found.estimate.high50 < found.estimate.high
    assert found.envelope.low is not None
    assert found.envelope.high is not None
    assert found.envelope.low < found.estimate.best < found.envelope.high
    assert sum(mass for _, mass in found.estimate.grid) == pytest.approx(1, abs=1e-3)
    assert {each.root for each in found.leverage} == set(found.roots)


def test_without_the_extra_the_envelope_stands_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whosays.reconcile.weighing.AVAILABLE", False)
    found = weighed((said("450", "Army", "north"),), (said("600", "Police", "south"),))
    assert found.estimate is None
    assert "whosays[estimate]" in found.no_estimate


@pytest.mark.parametrize(
    ("figures", "floor"),
    [
        ([("118", quantity(118), "names of")], 118),
        ([("118", quantity(118), "names of"), ("90", quantity(90), "graves")], 118),
        ([("118", quantity(118), None)], None),
        ([("118", quantity(118, qualifier=Qualifier.AT_LEAST), "graves")], 118),
        ([("118", quantity(118, qualifier=Qualifier.AT_MOST), "graves")], None),
    ],
)
def test_the_floor_rests_on_identified_cases(figures: list[tuple[str, Any, str | None]], floor: int | None) -> None:
    claims = [
        claim(words, figure, by=f"speaker {n}", at=n, identified_by=by) for n, (words, figure, by) in enumerate(figures)
    ]
    assert weighed(*((each,) for each in claims)).floor == floor


def test_only_current_roots_are_counted_and_all_claims() -> None:
    found = weighed(
        (
            said("450", "Army", "north", paper="a", publisher="Wire"),
            said("450", "Armies", "north", paper="b", publisher="Wire"),
        ),
        (said("450", "Police", "south", paper="c", publisher="Post"),),
        aside=(said("450", "Sceptic", paper="d"),),
        past=(said("9", "Coastguard", "west", paper="e"),),
    )
    assert (found.n_claims, found.n_documents, found.n_publishers, found.n_roots, found.n_blocs) == (5, 5, 2, 2, 2)
    assert (found.envelope.low, found.envelope.high) == (Decimal(450), Decimal(450))
    assert len(found.roots) == 2
    assert len(found.set_aside) == 1


def test_a_conversion_is_no_evidence_of_its_own() -> None:
    tie = Tie(kind=TieKind.CONVERSION, claim="another")
    found = weighed((said("450", "Army", ties=(tie,)),), (said("900", "Police"),))
    assert found.estimate is None


@pytest.mark.parametrize(
    ("country", "word", "chance"),
    [
        ("US", "very likely", 0.875),
        ("GB", "highly likely", 0.85),
        ("US", "Very likely", 0.875),
        ("US", "might", None),
        ("NO", "very likely", None),
    ],
)
def test_a_word_of_probability_is_decoded_by_its_issuers_table(country: str, word: str, chance: float | None) -> None:
    speakers = (Speaker(words="the service", country=country),)
    assert of_claim(claim("450", speakers=speakers, probability=word), PACK).probability == chance
