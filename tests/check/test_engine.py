"""The face of the stage: order, determinism, the shipped pack, and work that does not grow with claims squared."""

from __future__ import annotations

import random

import pytest

from tests.check.making import PACK, Paper, about, between, checked, exact, more_than
from whosays.check import checks
from whosays.check.rules import rules
from whosays.lexicon.whole import load
from whosays.link import questions
from whosays.model.check import Verdict


def some() -> Paper:
    """A document with every verdict."""
    paper = Paper()
    paper.says("900", exact(900), "deployed", "army")
    paper.says("2,000", exact(2_000), "casualties", "union")
    paper.says("400", exact(400), "casualties", "army")
    paper.says("half", exact(50, "percent"), "share", "army")
    paper.says("more than half", more_than(50, "percent"), "share", "union")
    paper.says("600 to 800", between(600, 800), "deployed", "navy")
    paper.says("some 700", about(700), "deployed", "union")
    return paper


def test_failures_come_first() -> None:
    verdicts = [check.verdict for check in checked(some())]
    order = [Verdict.FAILS, Verdict.BOUNDARY, Verdict.CANNOT_TELL, Verdict.HOLDS]
    assert verdicts == sorted(verdicts, key=order.index)
    assert set(verdicts) == set(order)


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_claims_and_questions_changes_nothing(seed: int) -> None:
    claims = some().claims
    asked = list(questions(claims, PACK))
    wanted = checks(claims, asked, PACK)
    mixed = random.Random(seed)
    mixed.shuffle(claims)
    mixed.shuffle(asked)
    assert checks([*claims, claims[0]], asked, PACK) == wanted


def test_every_check_rests_on_claims_that_are_there() -> None:
    paper = some()
    known = {claim.id for claim in paper.claims}
    found = checked(paper)
    assert all(check.claims and known.issuperset(check.claims) for check in found)
    assert all((check.factor is None) is (check.verdict is not Verdict.FAILS) for check in found)
    assert all(check.sentence.endswith(".") for check in found)


def test_nothing_gives_nothing() -> None:
    assert checks((), (), PACK) == ()


def test_the_relations_that_ship_compile() -> None:
    """Names are known measures, expressions parse; the two sample documents need at least these."""
    names = {rule.entry.name for rule in rules(load().pack)}
    assert {"pay makes revenue", "share of casualties", "reinforcements replace losses"} <= names


def test_a_question_told_by_many_gives_a_bounded_number_of_checks() -> None:
    """Sixty documents with sixty values: at most 66 pairs are held together, not 1,770."""
    papers = []
    for number in range(60):
        paper = Paper(f"paper {number:02}")
        paper.says("the figure", exact(100 * (number + 1) ** 2), "casualties", f"voice {number}")
        papers.append(paper)
    found = [check for check in checked(*papers) if check.relation == "one answer"]
    assert 0 < len(found) <= 66
