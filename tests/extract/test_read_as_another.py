"""Figures of ordinary news beside words that tell another thing: what they are not taken for."""

from __future__ import annotations

import pytest

from tests.english import claims


def _told(text: str) -> dict[float, str]:
    return {float(claim.quantity.low or 0): claim.measure for claim in claims(text)}


@pytest.mark.parametrize(
    ("text", "figure", "measure"),
    [
        ("Last year storms killed more than 1,300 people and affected 21 million.", 21_000_000, "affected"),
        (
            "The bureau recorded 210 new cases and 9 deaths, bringing the total to 88,400 cases and 2,610 deaths.",
            88_400,
            "cases",
        ),
        ("The army said it killed 30 fighters.\n\nA nurse said 16 bodies had arrived at noon.", 16, "killed"),
        ("More than 800 soldiers have been killed, 315 of them in combat in the north.", 315, "killed"),
        ("She said 17 people had died there, six of them soldiers, and 82 had been wounded.", 6, "killed"),
        ("He said 41 officers were injured and that 14 police vehicles were burnt.", 14, "police_vehicles"),
    ],
)
def test_a_figure_is_not_read_as_what_stands_beside_it(text: str, figure: int, measure: str) -> None:
    assert _told(text)[figure] == measure


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("Of the 5,210 children weighed, 8.4 per cent suffer from hunger.", 8.4),
        ("There were 190 new cases, a 16 per cent decrease compared to the week before.", 16),
        ("The plan asks for $80 million, $20 million received (25%).", 25),
    ],
)
def test_a_percentage_of_another_thing_does_not_go_on_with_the_one_before(sentence: str, figure: float) -> None:
    assert _told(f"The case fatality rate is 2.8%.\n\n{sentence}")[figure] != "fatality_rate"


def test_a_percentage_whose_sentence_names_nothing_goes_on_with_the_one_before() -> None:
    told = _told("The case fatality rate was 4% in the north. In the south it was 6%. A year ago it stood at 3%.")
    assert set(told.values()) == {"fatality_rate"}
