"""Figures that are told as a part of another, or on top of it, answer no question of their whole; and what a text shares
out by places has no one of these places. The sentences are our own."""

from __future__ import annotations

import pytest

from whosays.workspace import Case


def told(text: str) -> dict[str, tuple[str | None, str]]:
    """The place and the question of each figure by its words."""
    case = Case.transient([], [("text.txt", f"Koroda, 4 May 2025\n\n{text}".encode())])
    asked = {claim: answer.question.id for answer in case.questions for claim in answer.question.answers}
    return {claim.evidence.exact: (claim.place, asked[claim.id]) for claim in case.claims}


@pytest.mark.parametrize(
    ("text", "whole", "part"),
    [
        ("The agency said 31 schools were damaged, of which 6 were destroyed.", "31", "6"),
        ("The ministry said 31 clinics were damaged, 6 of which were destroyed.", "31", "6"),
        ("The agency said 212 houses were destroyed, among which 40 were of stone.", "212", "40"),
        ("The police said 52 people had been killed; the hospital counted nine dead who were not included in that.",
         "52", "nine"),
        ("The Red Cross said 61 people were killed, adding that eight villagers had died who have not yet been counted.",
         "61", "eight"),
    ],
)  # fmt: skip
def test_a_part_answers_another_question_than_its_whole(text: str, whole: str, part: str) -> None:
    found = told(text)
    assert found[whole][1] != found[part][1]


@pytest.mark.parametrize(
    "text",
    [
        "The police said 52 people had been killed. The Red Cross said 61 people were killed. Pets were not included.",
    ],
)
def test_a_whole_of_which_something_else_is_said_stays_with_the_others(text: str) -> None:
    found = told(text)
    assert found["52"][1] == found["61"][1]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The ministry has registered 52 deaths: 30 in Dorn, 15 in Lisk and 7 in Parn. 240 people were wounded.",
         {"52": None, "30": "Dorn", "15": "Lisk", "7": "Parn", "240": None}),
        ("The ministry counted 52 dead: 22 in Lisk and 30 in Dorn.", {"52": None, "22": "Lisk"}),
        ("Police said 52 people were killed, saying that nine bodies in the village of Lisk had not been counted. "
         "In Dorn 18 people were wounded.", {"52": "Dorn", "nine": "Lisk"}),
        ("The storm killed 52 people, including three children, in Dorn.", {"52": "Dorn", "three": "Dorn"}),
        ("The storm killed 12 people and wounded 40 in Dorn.", {"12": "Dorn", "40": "Dorn"}),
    ],
)  # fmt: skip
def test_a_whole_is_not_at_the_place_of_its_part(text: str, places: dict[str, str | None]) -> None:
    found = told(text)
    assert {words: found[words][0] for words in places} == places


def test_nouns_that_no_pack_measures_are_counts_of_their_own() -> None:
    found = told("The ministry has hired 420 bakers and 1,150 cooks.")
    assert found["420"][1] != found["1,150"][1]
