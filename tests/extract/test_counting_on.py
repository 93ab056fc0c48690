"""Short counts that go on with another, parts with their wholes, and "one" where it counts."""

from __future__ import annotations

import pytest

from tests.english import claims


def _told(text: str) -> list[tuple[str, str]]:
    return [(claim.evidence.exact, claim.measure) for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("14 guards were injured, one of them seriously.", [("14", "wounded"), ("one", "wounded")]),
        ("Two were hurt, one badly.", [("Two", "wounded"), ("one", "wounded")]),
        ("Nine people are in hospital. One is a baby.", [("Nine", "hospitalised"), ("One", "hospitalised")]),
        ("Two are dead, one lost a leg.", [("Two", "killed"), ("one", "wounded")]),
        ("Two men were killed, one of the guards said.", [("Two", "killed")]),
        ("He had one son.", []),
        ("One never knows.", []),
    ],
)
def test_one_counts_where_it_goes_on_with_a_count(text: str, told: list[tuple[str, str]]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The enemy launched one missile and 61 air strikes.", ["one", "61"]),
        ("The army lost two tanks, 11 trucks and one howitzer.", ["two", "11", "one"]),
        ("Thefts were put at $2bn on one count and $1bn on another.", ["$2bn", "$1bn"]),
    ],
)
def test_one_counts_in_a_list_of_counts(text: str, figures: list[str]) -> None:
    assert [figure for figure, _ in _told(text)] == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The consul knows of around 250 Kenyans, of whom 28 have been brought home.", ["around 250", "28"]),
        ("They shot down 92 drones, 27 over the sea.", ["92", "27"]),
        ("In nine of the eleven cases money was held back.", ["nine", "eleven"]),
        ("Aid has reached four of the nine districts.", ["four", "nine"]),
        ("Of the eleven families in the shelter, two have left.", ["eleven", "two"]),
        ("What about the crew? We were eight.", ["eight"]),
        ("It said 12 people had been held; the movement says 37.", ["12", "37"]),
        ("Cases in a neighbouring district (17) await tests.", ["17"]),
        ("The men left in groups of ten.", []),
    ],
)
def test_short_numbers_that_count_on_are_figures(text: str, figures: list[str]) -> None:
    assert [figure for figure, _ in _told(text)] == figures


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Some 32 people were crushed to death and 14 injured.", [("Some 32", "killed"), ("14", "wounded")]),
        ("12 were burned to death and scores wounded.", [("12", "killed"), ("scores", "wounded")]),
        ("Dozens died and scores more were injured.", [("Dozens", "killed"), ("scores", "wounded")]),
        ("Their test scores were low.", []),
    ],
)
def test_what_stands_right_behind_a_figure_tells_it(text: str, told: list[tuple[str, str]]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "figure", "speaker"),
    [
        ("According to the ministry the enemy lost 300 men.", "300", "ministry"),
        ("According to our information the rebels lost no fewer than 20 killed.", "no fewer than 20", None),
        ("By our own count of obituaries the region lost at least 511 men.", "at least 511", None),
        ("According to preliminary data two people died.", "two", None),
        ("According to the governor of the two provinces 12 people died.", "12", "governor of the two provinces"),
    ],
)
def test_a_speaker_ends_where_another_noun_phrase_begins(text: str, figure: str, speaker: str | None) -> None:
    (claim,) = claims(text)
    assert (claim.evidence.exact, claim.speakers[0].words if claim.speakers else None) == (figure, speaker)


@pytest.mark.parametrize("state", ["dead", "rescued", "missing", "to be trapped"])
def test_who_is_confirmed_or_thought_to_be_something_does_not_speak(state: str) -> None:
    assert [figure for figure, _ in _told(f"There are 143 people confirmed {state}.")] == ["143"]
