"""Findings: status, floor and counts (Recording rules 22 and 24, Records 10)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from tests.english import PACK
from tests.making import by_id, claim, quantity, root, speaker
from whosays.algebra.rounding import granularity
from whosays.model.claim import Claim, Speaker, Tie
from whosays.model.finding import Finding, Status
from whosays.model.link import Lineage, Root, SetAside
from whosays.model.mention import Stance, TieKind
from whosays.model.quantity import Qualifier, Quantity
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


def test_accounts_that_nobody_owns_share_no_bias() -> None:
    one, other = (of_claim(said("450", "Estimates", paper=paper), PACK).bloc for paper in "ab")
    assert one != other
    assert of_claim(said("450", "Army", paper="a"), PACK).bloc == "army"


@pytest.mark.parametrize(
    ("roots", "status"),
    [
        ([], Status.DISCOUNTED),
        ([("450", "Army", "north", "a")], Status.WEAK),
        ([("450", "Army", "north", "a"), ("450", "Police", "north", "b")], Status.FAIR),
        ([("450", "Army", None, "a"), ("450", "Police", None, "b")], Status.FAIR),
        ([("450", "Army", "north", "a"), ("450", "Police", None, "b")], Status.FAIR),
        ([("450", "Army", "north", "a"), ("450", "Police", "south", "b")], Status.CORROBORATED),
        ([("450", "Army", "north", "a"), ("1,200", "Police", "south", "b")], Status.CONTESTED),
        # One document tells all: it is its word alone, whomever it names.
        ([("450", "Army", "north", "a"), ("450", "Police", "south", "a")], Status.WEAK),
        # One speaker with two figures is no second voice.
        ([("450", "Army", "north", "a"), ("460", "Army", "north", "b")], Status.WEAK),
        # 14,000 lies within what a round 15,000 leaves open, and 15,000 outside of 14,000: neither contested nor borne out.
        ([("14,000", "Army", "north", "a"), ("15,000", "Police", "south", "b")], Status.FAIR),
        ([("14,000", "Army", "north", "a"), ("14,300", "Police", "south", "b")], Status.FAIR),
        ([("15,000", "Army", "north", "a"), ("15,000", "Police", "south", "b")], Status.CORROBORATED),
    ],
)
def test_status_follows_from_roots_and_blocs(roots: list[tuple[str, str, str | None, str]], status: Status) -> None:
    made = [said(words, who, bloc, paper=paper, figure=stepped(words)) for words, who, bloc, paper in roots]
    assert weighed(*((each,) for each in made)).status is status


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        (quantity(10_000, 12_000), quantity(11_000), Status.CORROBORATED),
        (quantity(4_500, qualifier=Qualifier.AT_LEAST), quantity(4_500), Status.CORROBORATED),
        (quantity(4_500, qualifier=Qualifier.AT_LEAST), quantity(9_000), Status.FAIR),
        (quantity(4_500, qualifier=Qualifier.AT_MOST), quantity(900), Status.FAIR),
        (replace(quantity(100, 999), qualifier=Qualifier.ORDER_OF_MAGNITUDE), quantity(450), Status.FAIR),
        (quantity(450, unit="EUR"), quantity(450, unit="USD"), Status.WEAK),
        (quantity(450, unit="EUR", per="month"), quantity(450, unit="EUR", per="year"), Status.FAIR),
    ],
)
def test_figures_agree_where_each_lies_in_what_the_other_leaves_open(
    one: Quantity, other: Quantity, status: Status
) -> None:
    """A bound is told near what is believed, so that it bears out its own end and no value far from it."""
    first, second = (
        said("1", "Army", "north", paper="a", figure=one),
        said("2", "Police", "south", paper="b", figure=other),
    )
    assert weighed((first,), (second,)).status is status


def test_rows_of_an_analyst_are_told_by_whom_they_name() -> None:
    """The spreadsheet is no document that tells: each row is its publisher's, or by itself."""
    told: list[dict[str, Any]] = [{}, {"publisher": "Wire"}, {"publisher": "Post"}]
    rows = [said("450", f"speaker {'y' * n}", paper="sheet", entered=True, **more) for n, more in enumerate(told)]
    assert weighed((rows[1],), (rows[2],)).status is Status.FAIR
    assert weighed((rows[0],), (rows[1],)).status is Status.FAIR
    same = [said("450", f"speaker {'x' * n}", paper="sheet", entered=True, publisher="Wire") for n in (1, 2)]
    assert weighed((same[0],), (same[1],)).status is Status.WEAK


def stepped(words: str) -> Quantity:
    """A figure with the step that its digits round to."""
    value = Decimal(words.replace(",", ""))
    return replace(quantity(str(value)), granularity=granularity(value))


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
