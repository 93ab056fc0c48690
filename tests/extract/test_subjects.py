"""What a figure measures, of whom: read from whole sentences that were made up for these tests.

Expected results are what a careful reader would note down; measures are those of the packs that ship.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.english import claims

TOLD = [
    ("Another 20 soldiers were killed on the ridge.", "20", "killed", "troops"),
    ("In May another 300 soldiers crossed the border.", "300", "reinforcements_sent", "troops"),
    ("The army said 450 soldiers had been killed.", "450", "killed", "troops"),
    ("Norway has sent 300 Norwegian soldiers to the border.", "300", "troops_deployed", "Norwegian troops"),
    ("An additional 250 troops were dispatched in May 2025.", "250", "reinforcements_sent", "troops"),
    ("Casualties among the Swedish troops reached 1,150.", "1,150", "casualties", "Swedish troops"),
    ("At least 62 people were injured when the bridge fell.", "At least 62", "wounded", "people"),
    ("Each recruit is paid $1,900 a month.", "$1,900", "monthly_pay", "recruits"),
    ("Some 3,400 villagers have fled their homes.", "Some 3,400", "displaced", None),
    ("Police arrested 41 demonstrators.", "41", "detained", None),
    ("The rebels hold 17 bridges.", "17", "bridges", None),
    ("The new road is 84 kilometres long.", "84 kilometres", "road_length", None),
]

MEASURES = tomllib.loads((Path(__file__).parent / "told_measures.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", MEASURES, ids=[case["text"] for case in MEASURES])
def test_each_figure_of_a_sentence_is_told_its_measure(case: dict[str, object]) -> None:
    assert [claim.measure for claim in claims(str(case["text"]))] == case["measures"]


@pytest.mark.parametrize(("text", "words", "measure", "population"), TOLD, ids=[text for text, *_ in TOLD])
def test_a_figure_is_told_its_measure_and_people(text: str, words: str, measure: str, population: str | None) -> None:
    found = {claim.evidence.exact: claim for claim in claims(text)}
    assert words in found
    assert found[words].measure == measure
    if population is not None:
        assert found[words].population == population


def test_two_measures_in_one_sentence_are_told_apart() -> None:
    found = claims("The shelling killed 14 people and wounded 39 others.")
    assert [(claim.evidence.exact, claim.measure) for claim in found] == [("14", "killed"), ("39", "wounded")]


def test_a_total_goes_on_with_what_was_counted() -> None:
    found = claims("Another 20 miners were killed on Friday. This brought the total to 95.")
    assert [claim.measure for claim in found][-1] == found[0].measure == "killed"


def test_people_are_understood_from_the_sentence_before() -> None:
    found = claims("Portugal sent 800 Portuguese soldiers to the island. Of them, 35 have been wounded.")
    assert [(c.evidence.exact, c.measure, c.population) for c in found][-1] == ("35", "wounded", "Portuguese troops")


def test_a_second_people_that_is_likened_has_the_figure_too() -> None:
    found = claims("The Cuban recruits receive around $700 a month, similar to Syrian recruits.")
    assert {claim.population for claim in found} == {"Cuban recruits", "Syrian recruits"}
    assert {claim.evidence.exact for claim in found} == {"around $700"}
