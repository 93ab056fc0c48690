"""People who are counted beside a toll and are no part of it: who escaped, who was aboard, women and children of whom
another figure tells. The sentences are our own, after wires, coastguards and local papers."""

from __future__ import annotations

import pytest

from tests.english import claims


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The battle left 40 soldiers dead, and 300 have deserted since.", {"40": "killed", "300": "deserted"}),
        ("Twelve sailors died when the ship sank with 600 aboard.", {"Twelve": "killed", "600": "aboard"}),
        ("Six miners died and 40 escaped.", {"Six": "killed", "40": "escaped"}),
        ("The ferry capsized, killing 45; 300 were on board.", {"45": "killed", "300": "aboard"}),
        ("The storm killed 7, and 40,000 were without power.", {"7": "killed", "40,000": "without_power"}),
        ("Twenty drowned, 5 swam ashore and 60 are missing.", {"Twenty": "killed", "5": "swam", "60": "missing"}),
        ("The boat, with 120 on board, capsized; 45 were rescued.", {"120": "aboard", "45": "rescued"}),
        ("The coastguard rescued 45 of the 120 on board.", {"45": "rescued", "120": "aboard"}),
        ("Rescuers pulled 45 survivors from a ship carrying 120.", {"45": "rescued", "120": "aboard"}),
        ("A plane with 120 people aboard crashed, and 8 survived.", {"120": "aboard", "8": "rescued"}),
        ("All 120 on board were rescued.", {"120": "rescued"}),
        ("The coastguard rescued all 120 on board.", {"120": "rescued"}),
        ("Ten died on Monday, and 12 on Tuesday.", {"Ten": "killed", "12": "killed"}),
        ("5 out of 6 died.", {"5": "killed"}),
    ],
)
def test_what_people_did_themselves_befell_others(text: str, figures: dict[str, str]) -> None:
    assert {claim.evidence.exact: claim.measure for claim in claims(text)} == figures


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("17 people (12 women, 5 children) were killed.", ["people", "women", "children"]),
        ("17 killed (12 women, 5 children).", [None, "women", "children"]),
        ("Two children, 12 men and 17 women were killed.", ["children", "people", "women"]),
        ("The strike killed 17 people: 12 women and 5 children.", ["people", "women", "children"]),
    ],
)
def test_those_of_another_figure_are_not_those_of_the_toll(text: str, people: list[str | None]) -> None:
    read = claims(text)
    assert [claim.measure for claim in read] == ["killed"] * len(people)
    assert [claim.population for claim in read] == people


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Output is expected to rise by 3% to 5% next year.", [(3, 5)]),
        ("Output may fall 2 percent to 4 percent.", [(2, 4)]),
        ("Unemployment rose 3% to 5%.", [(3, 3), (5, 5)]),
        ("The rate will rise to 5%.", [(5, 5)]),
    ],
)
def test_a_change_to_come_is_by_a_range(text: str, ends: list[tuple[object, object]]) -> None:
    assert [(claim.quantity.low, claim.quantity.high) for claim in claims(text)] == ends
