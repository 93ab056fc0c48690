"""What is no failure though two figures stand close: each text is ours, and once raised an alarm of its kind.

Beside each a text of the same form that does not agree, so that the kind is still found.
"""

from __future__ import annotations

import pytest

from whosays.model.check import Verdict
from whosays.workspace.case import Case

RIGHT = (
    "The guard has 52,000 soldiers at present, among them 9,000 reservists, and is to grow to 70,000.",
    "The islands have 140 places for children without parents, and 390 of them live there.",
    "The Northern Front admits to 40 drones. Air Command says that it downed 51 of them, or 85 per cent.",
    "Two sources, one lesson\n\nThe ministry counted two reports, the council read both.",
    "Organisers put the crowd in Orlen at 30,000 people. By comparison, 75,000 people stood there in March 2011, the "
    "police said at the time.",
    "A boat broke up off Sarn: 20 people were killed and 11 were rescued. A second one, which had put out on the same "
    "night with 12 people on board, has not been heard of.",
)
WRONG = (
    "The guard has 12,000 soldiers at present, among them 19,000 reservists.",
    "The Northern Front admits to 40 drones. It downed 21 of them, or 85 per cent.",
    "A boat broke up off Sarn with 12 people on board: 20 people were killed.",
)


def fails(text: str) -> list[str]:
    """The sentences of the checks that fail on a text."""
    checks = Case.transient([], [("page.txt", text.encode())]).checks
    return [check.sentence for check in checks if check.verdict is Verdict.FAILS]


@pytest.mark.parametrize("text", RIGHT)
def test_nothing_fails_where_figures_are_of_two_things(text: str) -> None:
    assert fails(text) == []


@pytest.mark.parametrize("text", WRONG)
def test_the_same_forms_fail_where_they_are_of_one(text: str) -> None:
    assert len(fails(text)) == 1
