"""What is told of a part is not told of the whole, nor of those who are excepted."""

from __future__ import annotations

import pytest

from tests.english import claims
from whosays.model.mention import Stance

_WHOLE = 400


@pytest.mark.parametrize(
    "sentence",
    [
        "Nine of the 400 miners were killed.",
        "The shelling killed 9 of the 400 soldiers.",
        "Two thirds of the 400 soldiers were killed.",
        "Half of the 400 passengers were killed.",
        "Most of the 400 villagers were killed.",
    ],
)
def test_what_is_told_of_a_part_is_not_the_whole(sentence: str) -> None:
    assert not [claim for claim in claims(sentence) if claim.quantity.low == _WHOLE and claim.measure == "killed"]


def test_who_is_told_of_by_the_noun_of_the_whole_counts_as_such() -> None:
    killed = claims("Most of the 400 soldiers killed in the battle were conscripts.")
    assert [claim.measure for claim in killed if claim.quantity.low == _WHOLE] == ["killed"]


def test_the_dead_of_whom_some_are_counted_are_dead() -> None:
    assert [claim.measure for claim in claims("Nine of the 400 dead were buried.") if claim.quantity.low == _WHOLE] == [
        "killed"
    ]


@pytest.mark.parametrize(
    "sentence", ["All but 3 of the 40 soldiers were killed.", "All but 12 of the men were injured."]
)
def test_who_is_excepted_is_not_counted(sentence: str) -> None:
    assert not [claim for claim in claims(sentence) if claim.measure in {"killed", "wounded"}]


@pytest.mark.parametrize("sentence", ["Nine of the 12 miners were not injured.", "30 of the 45 men were not killed."])
def test_what_did_not_befall_a_part_is_denied(sentence: str) -> None:
    assert all(c.stance is Stance.DENIES for c in claims(sentence) if c.measure in {"killed", "wounded"})
