"""A bare figure counts the things that the one before it counts; what was done to them is told of both."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.english import claims


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Some 230 houses were flattened and 1,900 damaged.", [(230, "homes_destroyed"), (1900, "homes_damaged")]),
        ("The storm razed 75 homes and damaged 640 more.", [(75, "homes_destroyed"), (640, "homes_damaged")]),
        ("Floods hit the delta: 310 houses were flooded and another 45 destroyed.",
         [(310, "homes_damaged"), (45, "homes_destroyed")]),
        ("Nine bridges collapsed and 14 were closed.", [(9, "bridges"), (14, "bridges")]),
        ("In all 90 shops were looted and 11 set on fire.", [(90, "shops"), (11, "shops")]),
    ],
)  # fmt: skip
def test_the_noun_is_shared(text: str, told: list[tuple[Decimal | None, str]]) -> None:
    found = claims(f"An estimated 310,000 people need help. {text}")[1:]
    assert [(claim.quantity.low, claim.measure) for claim in found] == told
    assert all(claim.quantity.unit == "count" for claim in found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Some 230 houses were flattened and 17 people hurt.", [(230, "homes_destroyed"), (17, "wounded")]),
        ("Some 230 houses were flattened and 17 wounded.", [(230, "homes_destroyed"), (17, "wounded")]),
        ("The blast killed 34 people and wounded 112.", [(34, "killed"), (112, "wounded")]),
    ],
)
def test_people_are_not_among_the_things(text: str, told: list[tuple[Decimal | None, str]]) -> None:
    assert [(claim.quantity.low, claim.measure) for claim in claims(text)] == told
