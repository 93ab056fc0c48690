"""Figures of one place or time of several: "in our street alone". They answer a question of their own, so that a part
does not contradict its whole. The sentences are our own."""

from __future__ import annotations

import pytest

from whosays.workspace import Case

WHOLE = "Koroda, 4 May 2025. The governor said 340 people had been killed in the flood."


def apart(sentence: str) -> bool:
    """Whether the last figure answers another question than the governor's."""
    case = Case.transient([], [("text.txt", f"{WHOLE} {sentence}".encode())])
    first, *others = case.claims
    asked = {claim: answer.question.id for answer in case.questions for claim in answer.question.answers}
    assert others, sentence
    return asked[first.id] != asked[others[-1].id]


@pytest.mark.parametrize(
    "sentence",
    [
        "“In my street alone, 20 people were killed,” said a baker.",
        "In the old quarter alone 35 people were killed, a medic said.",
        "On the first night alone, 90 people were killed, a medic said.",
        "A teacher said 12 people were killed at her school alone.",
        "The priest counted 40 people killed from our parish alone.",
        "Around the mill alone there were 17 people killed, said a miller.",
        "He said 60 people were killed in that one valley alone.",
        "Only in the last week 15 people were killed, a reporter said.",
        "For the last week alone 15 people were killed, a reporter said.",
        "Just at the market 22 people were killed, a reporter said.",
        "Some 25 people had been killed within those two blocks alone, an engineer said.",
    ],
)
def test_what_is_of_one_place_or_time_alone_is_a_part(sentence: str) -> None:
    assert apart(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Red Cross said 210 people had been killed.",
        "The Red Cross, alone among agencies, said 210 people had been killed.",
        "The Red Cross said 210 people had been killed, let alone those who were hurt.",
        "Only the Red Cross said that 210 people had been killed.",
        "The Red Cross said only 210 people had been killed.",
        "Left alone for a week, the Red Cross said 210 people had been killed.",
    ],
)
def test_alone_without_a_place_or_time_parts_nothing(sentence: str) -> None:
    assert not apart(sentence)
