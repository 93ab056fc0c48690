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


TOLLS = ((9, 3), (14, 4), (22, 6))


def rising(*tolls: tuple[int, int], by: str = "the interior ministry") -> list[tuple[str, bytes]]:
    """Papers of days in March 2026, each with that day's toll in one sentence."""
    text = "The Wire\n{day} March 2026\n\nThe flood in Corvenia killed {toll} people, {by} said.\n"
    return [(f"{day}.txt", text.format(day=day, toll=toll, by=by).encode()) for toll, day in tolls]


def test_each_days_toll_in_one_sentence_is_a_figure_of_its_day() -> None:
    """The same words with another number are no slip of the first paper's, where the count has grown since."""
    (answer,) = Case.transient([], rising(*TOLLS)).account.answers
    envelope = answer.finding.envelope
    assert (answer.finding.n_roots, str(envelope.low), str(envelope.high)) == (1, "22", "22")
    assert answer.finding.status == "weak"


def test_tolls_of_two_bodies_that_rise_contradict_nothing() -> None:
    papers = rising(TOLLS[0]) + rising(*TOLLS[1:], by="the Red Cross")
    (answer,) = Case.transient([], papers).account.answers
    assert (answer.finding.status, answer.finding.conflicts) == ("fair", ())
    assert "1 root tells a lower figure of an earlier day" in answer.finding.why


def test_a_lower_figure_of_a_later_day_still_contradicts() -> None:
    papers = rising((22, 3)) + rising((9, 6), by="the Red Cross")
    (answer,) = Case.transient([], papers).account.answers
    assert answer.finding.status == "contested"
