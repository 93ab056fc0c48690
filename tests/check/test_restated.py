"""One figure told twice in a document, and headlines. The texts are our own."""

from __future__ import annotations

import pytest

from whosays.check.restated import HEADLINE, RELATION
from whosays.model.check import Check
from whosays.workspace.case import Case


def told(text: str) -> list[Check]:
    checks = Case.transient([], [("page.txt", text.encode())]).checks
    return [check for check in checks if check.relation in (HEADLINE, RELATION)]


@pytest.mark.parametrize(
    ("text", "relation", "explained"),
    [
        ("Fire kills 21 in Lisk\n\nA fire in a factory in Lisk killed 12 people on Sunday, police said.", HEADLINE, True),
        ("A fire killed 12 workers. Nobody has been arrested. The 19 workers killed in the fire will be buried today.", RELATION, False),
        ("The grant is $300 a family. It was agreed in May. Each family can spend the $500 grant as it likes.", RELATION, False),
    ],
)  # fmt: skip
def test_a_figure_that_its_own_text_tells_otherwise(text: str, relation: str, explained: bool) -> None:
    (check,) = told(text)
    assert (check.relation, str(check.verdict)) == (relation, "fails")
    assert (check.dissolved_by == "they would agree if two digits had changed places") is explained


@pytest.mark.parametrize(
    "text",
    [
        "Fire kills 21 in Lisk\n\nA fire in Lisk killed 12 people at once, and 9 people died in hospital, police said.",
        "Fire kills at least 20 in Lisk\n\nA fire in Lisk killed 23 people on Sunday, police said.",
        "District counts 46 homes lost\n\nThe flood destroyed 46 homes, the district said. That is fewer than the 70 or so homes of which the mayor spoke.",
        "A fire killed 12 workers. The 5 workers who died on the roof had no masks.",
        "A fire killed 12 workers. In May 30 workers were killed in a flood. The 19 workers killed in all had no insurance.",
        "A fire killed 12 workers on Sunday. A second fire killed 19 workers.",
        "A fire killed 12 people.5\n\nThe 19 people killed in the war before it were buried there.",
    ],
)  # fmt: skip
def test_figures_of_two_things_are_left_alone(text: str) -> None:
    assert told(text) == []
