"""People and countries in a sentence, and what people are called."""

from __future__ import annotations

import pytest

from tests.english import SUBJECTS, folded, looked_up
from whosays.extract.populations import countries_in, title

GRAMMAR = SUBJECTS.populations


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Norway met South Korea and North Korea.", ["NO", "KR", "KP"]),
        ("Norwegians and Danish fishermen", ["NO", "DK"]),
        ("norway and swedish", []),
        ("an officer in Oslo", ["NO"]),
        ("Niger is not Nigeria.", ["NE", "NG"]),
        ("nobody there", []),
    ],
)
def test_countries_by_their_longest_form(text: str, codes: list[str]) -> None:
    assert [country.code for country in countries_in(folded(text), GRAMMAR)] == codes


@pytest.mark.parametrize(
    ("text", "role", "titles"),
    [
        ("the Norwegian soldiers left", None, ["Norwegian troops"]),
        ("soldiers from Norway and Sweden left", None, ["Norwegian and Swedish troops"]),
        ("Norwegian workers and soldiers left", None, ["Norwegian labourers and troops"]),
        ("ordinary Cuban recruits", None, ["ordinary Cuban recruits"]),
        ("the Norwegians left", "troops", ["Norwegian troops"]),
        ("the Norwegians left", None, ["Norwegian people"]),
        ("Danish sailors met Swedish soldiers", None, ["Swedish troops"]),
        ("Danish, Norwegian and Swedish soldiers left", None, ["Danish and Norwegian and Swedish troops"]),
        ("the bridges of Norway", None, []),
        ("soldiers guarding Norway", None, ["troops"]),
    ],
)
def test_people_are_called_by_country_and_role(text: str, role: str | None, titles: list[str]) -> None:
    found = [title(people, role, GRAMMAR) for people in looked_up(text).populations]
    assert [name for name in found if name in titles] == titles
    assert len(found) <= len(titles) + 1


def test_people_who_speak_are_not_counted() -> None:
    spoken = looked_up("Norwegian soldiers said 450 civilians fled", "450", speakers=["Norwegian soldiers"])
    assert [title(people, None, GRAMMAR) for people in spoken.populations] == ["civilians"]
