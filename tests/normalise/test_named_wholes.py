"""A share names its whole: the figure that its own words go on to, and not one told before of something else."""

from __future__ import annotations

import pytest

from whosays.model.check import Verdict
from whosays.model.mention import TieKind
from whosays.workspace.case import Case

BEFORE = "Ukrainian officials say that 9,000 North Korean soldiers have been sent to Russia. "


def case(text: str) -> Case:
    return Case.transient([], [("page.txt", (BEFORE + text).encode())])


@pytest.mark.parametrize(
    ("text", "share", "whole"),
    [
        ("One blog says 4,000 soldiers, or half of an original 8,000, were killed or wounded.", "half", "8,000"),
        (
            "One blog says 2,700 soldiers, or a third of an original 8,000, were killed or wounded.",
            "a third",
            "8,000",
        ),
        ("One blog says that half of them were killed or wounded.", "half of them", "9,000"),
        ("One blog says that half were killed or wounded, and puts those deployed at 8,000.", "half", "9,000"),
    ],
)
def test_a_share_is_tied_to_the_whole_that_it_names(text: str, share: str, whole: str) -> None:
    claims = {claim.evidence.exact: claim for claim in case(text).claims}
    ties = [tie.claim for tie in claims[share].ties if tie.kind is TieKind.SHARE]
    assert ties == [claims[whole].id]


def test_with_a_whole_of_its_own_a_share_fails_with_no_other() -> None:
    """4,000 is half of 8,000, whatever half of 9,000 is, and whoever else counts 1,100 casualties."""
    text = (
        "The United States puts the casualties of the North Korean soldiers at 1,100. "
        "One blog says 4,000 soldiers, or half of an original 8,000, were killed or wounded."
    )
    checks = [check for check in case(text).checks if check.relation.startswith("share of")]
    assert {check.verdict for check in checks} == {Verdict.HOLDS}


def test_a_share_that_misses_its_own_whole_fails() -> None:
    text = "One blog says 4,000 soldiers, or half of an original 6,000, were killed or wounded."
    checks = [check for check in case(text).checks if check.relation.startswith("share of")]
    assert Verdict.FAILS in {check.verdict for check in checks}
