"""The noun that a figure counts."""

from __future__ import annotations

import pytest

from tests.english import NOUNS, SUBJECTS, folded
from whosays.extract.counted import counted, of_people, plural


@pytest.mark.parametrize(
    ("text", "figure", "head", "person"),
    [
        ("450 exhausted Norwegian soldiers left", "450", "soldiers", True),
        ("more than 40 countries", "more than 40", "countries", False),
        ("dozens of tents", "dozens", "tents", False),
        ("half of the villagers fled", "half", "villagers", True),
        ("1 hospital was hit", "1", "hospital", False),
        ("450 were killed", "450", None, None),
        ("450, soldiers said", "450", None, None),
        ("12 - soldiers", "12", None, None),
        ("60 evacuees slept there", "60", "evacuees", True),
        ("30 fighter jets", "30", "jets", False),
        ("9 containers of rice", "9", "containers", False),
    ],
)
def test_the_head_of_the_noun_phrase(text: str, figure: str, head: str | None, person: bool | None) -> None:
    words = folded(text, figure)
    found = counted(words, words.figures[0], tuple(SUBJECTS.populations.roles.find(words.low)), NOUNS)
    assert (words.low[found.head] if found else None) == head
    assert (found.person if found else None) == person


@pytest.mark.parametrize(
    ("text", "pronoun"), [("450 of them fled", True), ("12 of whom died", True), ("450 of the men", False)]
)
def test_a_pronoun_only_points_back(text: str, pronoun: bool) -> None:
    words = folded(text, text.split(maxsplit=1)[0])
    found = counted(words, 0, (), NOUNS)
    assert found is not None
    assert found.pronoun is pronoun


@pytest.mark.parametrize(
    ("word", "looks"),
    [
        ("tents", True),
        ("people", True),
        ("glass", False),
        ("virus", False),
        ("analysis", False),
        ("gas", False),
        ("tent", False),
    ],
)
def test_plurals(word: str, looks: bool) -> None:
    assert plural(word, NOUNS) is looks


@pytest.mark.parametrize(
    ("word", "people"),
    [("smugglers", True), ("journalists", True), ("widows", True), ("containers", False), ("tents", False)],
)
def test_people_and_things(word: str, people: bool) -> None:
    assert of_people(word, NOUNS) is people
