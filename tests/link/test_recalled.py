"""Figures of another incident that a text recalls answer no question of its own."""

from __future__ import annotations

import pytest

from whosays.workspace import Case

HEAD = "The Wire\nLISK, 12 October 2026\n\nAt least 37 people drowned on Monday when a ferry sank off Lisk, the coast guard said. "


def tolls(text: str) -> list[list[str]]:
    """The figures of each question about the dead."""
    account = Case.transient([], [("a.txt", (HEAD + text).encode())]).account
    claims = {claim.id: claim for claim in account.claims}
    found = (each.question for each in account.answers if each.question.measure == "killed")
    return sorted([claims[claim].evidence.exact for claim in question.answers] for question in found)


@pytest.mark.parametrize(
    ("text", "recalled"),
    [
        ("In August 19 people were killed there, the coast guard said.", "19"),
        ("Last year a similar sinking killed 19 people.", "19"),
        ("A separate ferry sinking killed 19 people.", "19"),
        ("Another deadly sinking killed 19 people.", "19"),
    ],
)
def test_another_incident_is_told_by_days_or_words(text: str, recalled: str) -> None:
    assert tolls(text) == [[recalled], ["At least 37"]]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ada Orl said the sinking had killed 41 people.",
        "By Sunday the sinking had killed 41 people, mayor Ada Orl said.",
        "Another official, Ada Orl, said the sinking had killed 41 people.",
    ],
)
def test_what_is_told_of_its_own_incident_stays(text: str) -> None:
    assert tolls(text) == [["At least 37", "41"]]
