"""Ages are no counts of people, and counts of people beside them are none. The sentences are our own."""

from __future__ import annotations

import pytest

from tests.english import found
from whosays.model.mention import AsideKind


def told(text: str) -> tuple[list[str], list[str]]:
    """The words of what is a claim in `text`, and of what is an age."""
    read = found(text)
    ages = [text[a.start : a.end] for a in read.asides if a.kind is AsideKind.AGE]
    return [text[m.amount.start : m.amount.end] for m in read.mentions], ages


@pytest.mark.parametrize(
    ("text", "claims", "ages"),
    [
        ("A soldier, 34, was killed near the border.", [], ["34"]),
        ("Anna Petrova, 42, lost her home.", [], ["42"]),
        ("Her son, 26, went to the front.", [], ["26"]),
        ("The victims were aged 18 to 25.", [], ["18 to 25"]),
        ("Two men aged 24 and 31 were arrested.", ["Two"], ["24 and 31"]),
        ("Some 40 children aged between 5 and 12 were hurt.", ["Some 40"], ["5 and 12"]),
        ("The youngest of the dead was 3 and the oldest was 71.", [], ["3", "71"]),
        ("Mr Petrov (42) was arrested with 3 others.", ["3"], ["42"]),
        ("Boys as young as 14 were recruited.", [], ["14"]),
        ("By the age of 30 he had lost two brothers.", ["two"], ["30"]),
        ("Men made up 76% of arrivals; 14% were under 18.", ["76%", "14%"], ["under 18"]),
        ("The dead are Jan Kern, 45, Ola Mia, 32, and Shahin, 28.", [], ["45", "32", "28"]),
        ("In Osk, 34, mostly women, were killed.", ["34"], []),
        ("Among the dead, 34, were children.", ["34"], []),
        ("The youngest, 3 brothers, lived.", ["3"], []),
        ("The oldest of the 12 camps is full.", ["12"], []),
        ("Wounded: Novi Breg (12), Osk (7).", ["12", "7"], []),
        ("The mayor, 12 councillors and 3 clerks were held.", ["12", "3"], []),
    ],
)
def test_ages_and_counts_beside_them(text: str, claims: list[str], ages: list[str]) -> None:
    assert told(text) == (claims, ages)
