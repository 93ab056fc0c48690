"""What is told to have happened to those whom a figure counts, and what a figure is told per."""

from __future__ import annotations

import pytest

from tests.making import claim, evidence, quantity
from whosays.model.claim import Claim
from whosays.model.link import MutationKind
from whosays.trace.fates import fates, swapped
from whosays.trace.told_rates import rates


def told(figure: str, text: str, per: str | None = None) -> Claim:
    """A claim of `figure` within the sentence `text`."""
    return claim(
        figure,
        quantity(figure.replace(",", ""), per=per),
        at=text.index(figure),
        sentence=evidence(text),
    )


@pytest.mark.parametrize(
    ("figure", "text", "found"),
    [
        ("41", "41 miners died, and 12 others were injured.", {"dead"}),
        ("12", "41 miners died, and 12 others were injured.", {"hurt"}),
        ("70", "The mayor spoke of 70 guests, and said that the missing would be looked for.", set()),
        ("70", "The mayor spoke of 70 guests.", set()),
    ],
)
def test_only_words_about_the_figure_tell_its_fate(figure: str, text: str, found: set[str]) -> None:
    assert fates(told(figure, text)) == found


@pytest.mark.parametrize(
    ("now", "before", "other"),
    [
        ("70 guests died in the fire.", "The fire injured 70 guests.", True),
        ("70 guests were killed in the fire.", "The fire killed or injured 70 guests.", True),
        ("70 guests were evacuated.", "70 guests were displaced.", False),
        ("70 guests lost their lives.", "The fire killed 70 guests.", False),
        ("70 guests came.", "The fire killed 70 guests.", False),
    ],
)
def test_two_fates_are_two_things_unless_they_are_kin(now: str, before: str, other: bool) -> None:
    assert bool(swapped(told("70", now), told("70", before))) is other


@pytest.mark.parametrize(
    ("now", "per", "before", "kind"),
    [
        ("Each week 310 people come.", None, "310 people came in all.", MutationKind.STOCK_AS_FLOW),
        ("310 people a day come.", "day", "310 people a week come.", MutationKind.DENOMINATOR_SWAPPED),
        (
            "310 people come daily.",
            "day",
            "In the seven days to Sunday 310 people came.",
            MutationKind.DENOMINATOR_SWAPPED,
        ),
        ("The Daily Lantern counts 310 people.", "day", "310 people came.", None),
        ("310 people came, a yearly report said.", None, "310 people came.", None),
    ],
)
def test_what_a_figure_is_told_per(now: str, per: str | None, before: str, kind: MutationKind | None) -> None:
    found = [each.kind for each in rates(told("310", now, per), told("310", before), same=True)]
    assert found == ([kind] if kind else [])
