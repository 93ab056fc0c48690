"""Questions: a question keeps its id when claims come, and only those that answer it are its answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from whosays.model.question import Bearing, Question, Role

ASKED = Question(
    measure="killed",
    population="Danish troops",
    place=None,
    period=None,
    unit="person",
    bearings=(Bearing(claim="a"), Bearing(claim="b", role=Role.BOUNDS_BELOW), Bearing(claim="c")),
)


def test_claims_are_no_part_of_the_id() -> None:
    assert replace(ASKED, bearings=()).id == ASKED.id


@pytest.mark.parametrize(
    "other",
    [{"measure": "x"}, {"population": None}, {"place": ""}, {"period": "2024"}, {"unit": "count"}, {"incident": "y"}],
    ids=str,
)
def test_every_part_of_the_key_is(other: dict[str, str | None]) -> None:
    assert replace(ASKED, **other).id != ASKED.id  # type: ignore[arg-type]


def test_bounds_are_no_answers() -> None:
    assert ASKED.answers == ("a", "c")
