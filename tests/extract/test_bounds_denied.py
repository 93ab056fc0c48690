"""Denied comparatives bound a figure from the other side; a figure that others give is told of them alone."""

from __future__ import annotations

import pytest

from tests.english import found

AT_MOST = [
    "The death toll did not rise above 50, the mayor said.",
    "The number of injured never rose above 50.",
    "The dead do not number more than 50, he said.",
    "The toll has not gone over 50, rescuers said.",
]
LESS_THAN = ["The number of dead had not reached 50, police said.", "The death toll has not yet reached 50."]
COUNTED = ["Aid has not reached 50 villages.", "The rescuers had not reached 50 people, the mayor said."]


@pytest.mark.parametrize("sentence", AT_MOST)
def test_a_denied_rise_bounds_from_above(sentence: str) -> None:
    hedges = [hedge.text for hedge in found(sentence).mentions[0].amount.hedges]
    assert len(hedges) == 1
    assert hedges[0].startswith(("not ", "never "))


@pytest.mark.parametrize("sentence", LESS_THAN)
def test_what_a_toll_has_not_reached_bounds_it(sentence: str) -> None:
    assert found(sentence).mentions[0].amount.hedges[0].text.startswith("not ")


@pytest.mark.parametrize("sentence", COUNTED)
def test_who_is_not_reached_is_counted(sentence: str) -> None:
    assert not found(sentence).mentions[0].amount.hedges


@pytest.mark.parametrize(
    "sentence",
    [
        "300 soldiers were killed, not 200 as the ministry said.",
        "Some 900 people fled, not 4,000 as the rebels claim.",
        "The dead are 83, not 150 as some bloggers claim.",
    ],
)
def test_what_others_gave_instead_is_theirs_alone(sentence: str) -> None:
    first, second = found(sentence).mentions
    assert first.voice is None
    assert second.voice is not None


def test_a_verb_before_an_office_is_no_part_of_the_name() -> None:
    text = "General Ivanov met Minister Petrov. He said 30 people were killed."
    (mention,) = found(text).mentions
    assert mention.voice is None or mention.voice.speakers[0].text in {"General Ivanov", "Minister Petrov"}
