"""Parts and wholes: included figures, shares of a base, one place of everywhere, summaries; all invented."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.check.making import Paper, about, between, checked, exact, failing, magnitude, more_than, tied
from whosays.model.check import Verdict
from whosays.model.mention import TieKind
from whosays.model.quantity import Quantity


@pytest.mark.parametrize(
    ("whole", "part", "wanted"),
    [
        (exact(900), exact(200), Verdict.HOLDS),
        (exact(200), exact(900), Verdict.FAILS),
        (magnitude(100, 999), exact(1_200), Verdict.HOLDS),
        (about(1_000), exact(1_040), Verdict.HOLDS),
    ],
)
def test_a_part_is_at_most_its_whole(whole: Quantity, part: Quantity, wanted: Verdict) -> None:
    paper = Paper()
    total = paper.says("the whole", whole, "deployed", sentence="It is the whole including the part.")
    paper.beside(total, "the part", part, "deployed", ties=tied(TieKind.PART, total))
    assert [check.verdict for check in checked(paper) if check.relation == "a part is at most its whole"] == [wanted]


@pytest.mark.parametrize(
    ("share", "result", "wanted"),
    [
        (exact(50, "percent"), exact(400), Verdict.HOLDS),
        (exact(50, "percent"), exact(700), Verdict.FAILS),
        (more_than(50, "percent"), exact(400), Verdict.BOUNDARY),
        (more_than(50, "percent"), exact(500), Verdict.HOLDS),
    ],
)
def test_a_share_with_its_base_and_result(share: Quantity, result: Quantity, wanted: Verdict) -> None:
    """Half of 800 is 400."""
    paper = Paper()
    base = paper.says("800", exact(800), "deployed")
    part = paper.says(
        "half of them",
        share,
        "share",
        sentence="Lost are half of them, that is so many.",
        ties=tied(TieKind.SHARE, base),
    )
    paper.beside(part, "so many", result, "casualties", ties=tied(TieKind.APPOSITION, part))
    assert [check.verdict for check in checked(paper) if check.relation == "share of its base"] == [wanted]


def test_no_share_exceeds_its_whole() -> None:
    paper = Paper()
    paper.says("130 per cent", exact(130, "percent"), "share")
    (check,) = failing(paper)
    assert check.factor == Decimal("1.3")


def test_one_place_cannot_exceed_everywhere() -> None:
    """4,500 in one region against 1,200 in all, with the doubt of the table's cell."""
    paper, other = Paper(), Paper("other")
    paper.says("1,200", exact(1_200), "casualties", "union")
    other.says(
        ">4,500", more_than(4_500), "casualties", "army", place="Finnmark", doubts=("the cell may belong elsewhere",)
    )
    (check,) = failing(paper, other)
    assert check.relation == "one place is at most the whole"
    assert check.factor == Decimal("3.75")
    assert check.doubts == ("the cell may belong elsewhere",)
    assert check.dissolved_by == "different dates could explain it; neither is dated"


def test_one_place_within_everywhere_holds() -> None:
    paper = Paper()
    paper.says("1,200", exact(1_200), "casualties", "union")
    paper.says("700", exact(700), "casualties", "army", place="Finnmark")
    assert failing(paper) == []
    assert [check.verdict for check in checked(paper)] == [Verdict.HOLDS]


def test_a_summary_that_leaves_a_reported_figure_out() -> None:
    paper = Paper()
    paper.says("600 to 800", between(600, 800), "deployed", "army")
    total = paper.says("950", exact(950), "deployed", "union", "In all 950, including 200 fresh ones.")
    paper.beside(total, "200", exact(200), "replaced", ties=tied(TieKind.PART, total))
    last = paper.says("from 600 to 800", between(600, 800), "deployed")
    (check,) = failing(paper)
    assert check.relation == "summary against the body"
    assert set(check.claims) == {last.id, total.id}
    assert check.dissolved_by == "“950” includes “200”; without them it leaves 750"
