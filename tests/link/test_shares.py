"""A part of a whole that its own sentence reckons or counts apart is no rival and no later figure of the whole."""

from __future__ import annotations

import pytest

from whosays.workspace import Case

WHOLE = "The Wire\n3 March 2025\n\nNorway has 24,000 troops in the north, according to the Fjord Institute."


@pytest.mark.parametrize(
    ("later", "part"),
    [
        (
            "The share of women among the 24,000 Norwegian troops in the north rose to 25% in April, the Fjord Institute"
            " said; that is 6,000 soldiers.",
            "6,000",
        ),
        (
            "There are 6,000 conscripts among them, the Fjord Institute said of the Norwegian troops in the north.",
            "6,000",
        ),
    ],
)
def test_a_part_is_no_later_figure_of_the_whole(later: str, part: str) -> None:
    papers = [("a.txt", WHOLE.encode()), ("b.txt", f"The Wire\n5 April 2025\n\n{later}".encode())]
    account = Case.transient([], papers).account
    words = {claim.id: claim.evidence.exact for claim in account.claims}
    told = [{words[claim] for claim in answer.question.answers} for answer in account.answers]
    assert not [each for each in told if part in each and "24,000" in each]
    assert not [
        root
        for answer in account.answers
        for root in answer.lineage.roots
        if not root.current and "24,000" in {words[claim] for claim in root.claims}
    ]
