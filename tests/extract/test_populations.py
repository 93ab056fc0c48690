"""People and countries in a sentence, and what people are called."""

from __future__ import annotations

import pytest

from tests.english import SUBJECTS, claims, folded, looked_up
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
        ("a researcher at the German Institute for International Affairs", []),
        ("the Norwegian Refugee Council in Chad", ["TD"]),
        ("the Ukrainian General Staff", ["UA"]),
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


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("450 Houthi fighters were killed.", "Houthi fighters"),
        ("At the pass 450 Lornian soldiers were killed.", "Lornian troops"),
        ("The ministry said 450 Vellish border troops were killed.", "Vellish troops"),
        ("It mourns 450 Dornese villagers who were killed.", "Dornese residents"),
        ("The Lornian army said 450 soldiers were killed.", "troops"),
        ("Some 450 Human Rights workers were killed.", "labourers"),
        ("Lornian officials say 450 fighters were killed.", "fighters"),
    ],
)
def test_a_people_that_no_list_knows_is_named_by_its_capital(text: str, people: str) -> None:
    (claim,) = claims(text)
    assert claim.population == people


def test_two_peoples_that_no_list_knows_are_two() -> None:
    found = claims("The raid killed 45 Lornian soldiers and 30 Vellish soldiers.")
    assert [claim.population for claim in found] == ["Lornian troops", "Vellish troops"]


@pytest.mark.parametrize(
    "text",
    [
        "Some 450 people were killed, the mayor told reporters at the gate.",
        "The mayor told local journalists that 450 had been killed.",
        "Police give the number of dead as 450.",
    ],
)
def test_who_is_spoken_to_or_gives_a_number_is_not_counted(text: str) -> None:
    (claim,) = claims(text)
    assert claim.population in (None, "people")
