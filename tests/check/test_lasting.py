"""Lengths of time against the dates that they lie between. The sentences are our own."""

from __future__ import annotations

import pytest

from whosays.model.check import Check
from whosays.workspace.case import Case

RELATION = "how long it lasted"


def told(text: str) -> list[Check]:
    checks = Case.transient([], [("page.txt", text.encode())]).checks
    return [check for check in checks if check.relation == RELATION]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("They were held for 30 months, from May 2019 to May 2020, and 40 died.", "from “May 2019” to “May 2020” is 11 to 13 months"),
        ("The blockade lasted ten days, between 3 and 4 people a day died, from 2 May to 9 June 2021.", ""),
        ("From 2 May to 9 May 2021, a period of three weeks, 90 houses burnt.", "is 1 week; the text has “three weeks”"),
        ("In the nine-year war, from 2001 to 2005, about 12,000 people died.", "is 3 to 5 years; the text has “nine-year”"),
        ("For six weeks, from 20 December to 3 January, 300 people had no heat.", "is 2 weeks; the text has “six weeks”"),
    ],
)  # fmt: skip
def test_what_did_not_last_so_long(text: str, says: str) -> None:
    checks = told(text)
    assert [str(check.verdict) for check in checks] == (["fails"] if says else [])
    assert all(says in check.sentence for check in checks)


@pytest.mark.parametrize(
    "text",
    [
        "They were held for 12 months, from May 2019 to May 2020, and 40 died.",
        "The siege lasted two weeks, from 3 to 17 May 2021, and 50 people died.",
        "Over five years, from 2014 to 2018, some 300 schools were closed.",
        "Over four years, from 2014 to 2018, some 300 schools were closed.",
        "In 31 days, from 1 October to 31 October, 9 people were shot.",
        "In 30 days, from October 1, 2020 to October 31, 2020, 9 people were shot.",
        "He was paid $300 for three months and left in May 2021.",
    ],
)
def test_what_did(text: str) -> None:
    assert [check for check in told(text) if str(check.verdict) == "fails"] == []
