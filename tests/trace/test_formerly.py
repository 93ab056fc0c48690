"""What a text tells as its speaker's word of before stands no longer beside his word of now."""

from __future__ import annotations

import pytest

from whosays.workspace import Case

HEAD = "The Wire\n16 May 2025\n\nAt least 38 people were killed in the flood at Tolmek, the ministry of health said. "


def envelope(text: str) -> tuple[str, str]:
    answers = Case.transient([], [("a.txt", (HEAD + text).encode())]).account.answers
    (told,) = (each for each in answers if each.question.measure == "killed")
    return str(told.finding.envelope.low), str(told.finding.envelope.high)


@pytest.mark.parametrize(
    "text",
    [
        "An earlier statement by the ministry of health had spoken of 29 dead.",
        "The ministry of health had earlier put the death toll at 29.",
        "In its first statement the ministry of health said 29 people had been killed.",
    ],
)
def test_an_earlier_statement_is_superseded_by_the_speakers_own_figure(text: str) -> None:
    assert envelope(text) == ("38", "38")


def test_anothers_earlier_statement_is_not() -> None:
    assert envelope("The mayor had earlier put the death toll at 29.") == ("29", "38")


def test_nor_a_figure_behind_the_one_that_was_said_before() -> None:
    """The words hold for the first figure after them."""
    assert envelope("The ministry of health, which had spoken of 29 dead, now says 41 people were killed.") == (
        "38",
        "41",
    )
