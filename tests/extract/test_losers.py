"""Whose losses are told: who lost, not who says so."""

from __future__ import annotations

import pytest

from tests.english import claims


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Ethiopia's army said Eritrea had lost 450 soldiers in the fighting.", "Eritrean troops"),
        ("Eritrea's Information Ministry said Ethiopia lost 450 soldiers.", "Ethiopian troops"),
        ("Armenia has lost more than 450 servicemen, Baku said.", "Armenian troops"),
        ("Chad suffered 450 casualties, a rebel spokesman said.", "Chadian"),
        ("Iraqi forces lost 450 men at the crossing, Tehran said.", "Iraqi troops"),
        ("Kenya said it had lost 450 soldiers.", "Kenyan troops"),
        ("Kenya put its own losses at 450 killed.", "Kenyan"),
        ("India put Pakistani losses at 450 soldiers.", "Pakistani troops"),
        ("The losses of India were 450 soldiers.", "Indian troops"),
        ("The rebels in Chad lost 450 fighters.", "fighters"),
    ],
)
def test_the_country_that_lost_is_whose_people_they_are(text: str, whose: str) -> None:
    (found,) = claims(text)
    assert (found.population or "").startswith(whose)


def test_who_puts_the_losses_at_a_figure_did_not_suffer_them() -> None:
    text = "Eritrean soldiers hold the pass. The United States puts the casualties at 450, and Kenya puts the losses at 300."
    assert {found.population for found in claims(text)} == {"Eritrean troops"}
