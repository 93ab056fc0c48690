"""Where a figure holds."""

from __future__ import annotations

import pytest

from tests.english import SUBJECTS, looked_up
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
