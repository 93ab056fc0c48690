"""Where a figure holds."""

from __future__ import annotations

import pytest

from tests.english import SUBJECTS, claims, looked_up
from whosays.extract.places import place_of


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("450 people fled in Omdurman", "Omdurman"),
        ("450 people fled near Bab El Oued", "Bab El Oued"),
        ("450 people fled in March", None),
        ("450 people fled to Norway", "Norway"),
        ("450 Norwegian soldiers fled", None),
        ("450 soldiers of the Norwegians fled in Norway near Bodø", "Bodø"),
        ("in Bodø 450 fled, while in Tromsø it was calm", "Bodø"),
        ("450 fled in the Kursk region", "Kursk"),
        ("450 fled in haste", None),
    ],
)
def test_the_finest_place_nearest_to_the_figure(text: str, place: str | None) -> None:
    view = looked_up(text, "450")
    found = place_of(view.words.figures[0], view.places, view.words, SUBJECTS.places)
    assert (found.name.split()[0] if found and place == "Kursk" else found.name if found else None) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In the northern town of Lorn 12 people were killed.", "Lorn"),
        ("The siege of Lorn killed 12 people.", "Lorn"),
        ("Across the Vell valley 12 people were killed.", "Vell"),
        ("In eastern Congo 12 people were killed.", "Democratic Republic of the Congo"),
        ("An earthquake shook the Vell valley and killed 12 people.", "Vell"),
        ("A storm tore through Lorn, killing 12 people.", "Lorn"),
        ("The Lorn landslide killed 12 people.", "Lorn"),
        ("Norway: floods killed 12 people.", "Norway"),
        ("Shells hit Lorn. At least 12 people were killed.", "Lorn"),
        ("A flood reached Lorn. In Vell the sirens had failed. At least 12 people were killed.", "Vell"),
    ],
)
def test_a_place_is_led_to_or_understood_from_before(text: str, place: str) -> None:
    (claim,) = claims(text)
    assert claim.place == place


@pytest.mark.parametrize(
    "text",
    [
        "He told reporters in Lorn that 12 people were killed.",
        "The Observatory, based in Norway, says 12 people were killed.",
        "The army of Norway said 12 people were killed.",
        "The raid hit Lorn brigade vehicles and killed 12 people.",
    ],
)
def test_where_somebody_speaks_or_sits_is_no_place_of_a_figure(text: str) -> None:
    (claim,) = claims(text)
    assert claim.place is None
