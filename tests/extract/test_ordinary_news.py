"""Ordinary news of disasters, accidents, crowds, migration, pay and war: what is measured and of whom, and what is no
claim; each class of fault was once read wrong by a newcomer or an adversary."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TypedDict

import pytest

from tests.english import claims
from whosays.model.mention import MEASURE_BEFORE, UNASSERTED


class Case(TypedDict):
    """A short text with its figures."""

    text: str
    figures: list[list[str]]


CASES: list[Case] = tomllib.loads((Path(__file__).parent / "ordinary_news.toml").read_text("utf-8"))["case"]
NO_VOTE = "no vote"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_ordinary_news_is_read_as_it_is_told(case: Case) -> None:
    figures = [[told for told in figure if told != NO_VOTE] for figure in case["figures"]]
    found = claims(case["text"])
    read = [[c.evidence.exact, c.narrower or c.measure, c.population or "", c.place or ""] for c in found]
    kept = [one[: len(figure)] for one, figure in zip(read, figures, strict=False)]
    assert (len(read), kept) == (len(figures), figures)
    assert [NO_VOTE in figure for figure in case["figures"]] == [not claim.votes for claim in found]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("The flood left 40 casualties.", "people"),
        ("The army said the flood left 40 casualties.", "troops"),
        ("The flood left 40 casualties. The war goes on elsewhere.", "troops"),
        ("The fire brigade and rescue forces came. The fire left 40 casualties.", "people"),
    ],
)
def test_people_are_soldiers_only_where_a_text_speaks_of_soldiers_or_war(text: str, people: str) -> None:
    (claim,) = claims(text)
    assert (claim.measure, claim.population) == ("casualties", people)


def test_a_total_and_what_each_gets_are_told_apart() -> None:
    text = "The mine paid 4 million euros to the families of 80 victims of the collapse, 50,000 euros for each."
    whole, _, each = claims(text)
    assert (whole.measure, each.measure) == ("compensation_killed", "compensation_killed")
    assert (whole.basis, each.basis) == (("in_all",), ())


def test_what_no_pack_measures_is_told_for_each_or_for_all_too() -> None:
    whole, each, _ = claims("The charity gave out $250,000 in cash, $50 for each of 5,000 families.")
    assert whole.measure == each.measure
    assert (whole.basis, each.basis) == ((), ("per_head",))


def test_those_in_it_are_not_room_for_people() -> None:
    room, held = claims("The prison was built for 1,400 inmates and holds nearly 2,300.")
    assert room.measure == "capacity"
    assert held.measure != "capacity"


@pytest.mark.parametrize("text", ["Women made up 300 of the dead.", "The brigade has counted 300 dead."])
def test_dead_of_whom_a_part_is_told_are_not_invented(text: str) -> None:
    assert all(claim.votes and UNASSERTED not in claim.doubts for claim in claims(text))


def test_what_a_figure_is_only_taken_to_count_is_doubted() -> None:
    first, second, third = claims("The clinic says 46 people died. The army says 18. The police count 30 dead.")
    assert (first.measure, second.measure, third.measure) == ("killed", "killed", "killed")
    assert [MEASURE_BEFORE in claim.doubts for claim in (first, second, third)] == [False, True, False]
