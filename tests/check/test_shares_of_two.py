"""Shares that two speakers tell of one whole."""

from __future__ import annotations

from whosays.model.check import Verdict
from whosays.workspace import Case


def failing(text: str) -> list[str]:
    made = Case.transient([], [("a.txt", f"The Wire\n16 May 2025\n\n{text}\n".encode())]).account
    return [check.relation for check in made.checks if check.verdict is Verdict.FAILS]


def test_two_shares_of_one_named_whole_cannot_both_hold_where_one_is_set_against_the_other() -> None:
    told = "The army said 80 percent of the drones were shot down. {} said only 35 percent of the {} were shot down."
    assert failing(told.format("Ukrainian officials", "drones")) == ["one answer"]
    assert failing(told.format("Ukrainian officials", "missiles")) == []
    assert failing("The army said 80 percent were shot down. Ukrainian officials said only 35 percent were.") == []
