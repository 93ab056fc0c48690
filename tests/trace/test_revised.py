"""What a speaker has revised answers no question any more."""

from __future__ import annotations

import pytest

from whosays.workspace import Case

HEAD = "The Wire\n16 May 2025\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "The death toll in Tolmek has risen to 38 from 23, the ministry of health said.",
        "At least 38 people were killed in Tolmek, up from 23 on Friday, the ministry of health said.",
        "The death toll in Tolmek rose from 23 to 38, the ministry of health said.",
    ],
)
def test_what_was_before_is_no_second_voice(text: str) -> None:
    (answer,) = Case.transient([], [("a.txt", (HEAD + text).encode())]).account.answers
    current = [root for root in answer.lineage.roots if root.current]
    assert len(current) == 1
    assert answer.finding.envelope.low == 38


def test_a_later_toll_of_one_day_is_the_figure() -> None:
    papers = [
        (
            "a.txt",
            b"The Wire\nTOLMEK, 14 May 2025\n\nShelling of Tolmek killed 23 people on Wednesday, the ministry said.",
        ),
        (
            "b.txt",
            b"The Wire\nTOLMEK, 16 May 2025\n\nShelling of Tolmek on Wednesday killed 38 people, the ministry said.",
        ),
    ]
    (answer,) = Case.transient([], papers).account.answers
    assert answer.finding.envelope.low == 38
    assert answer.finding.n_roots == 1
