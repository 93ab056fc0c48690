"""The little words around nouns, as they ship: lower case, none in two classes that exclude one another, none idle."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.english import NOUNS
from whosays.lexicon.nouns import Nouns

SOURCE = Path(__file__).parents[2] / "src" / "whosays"


OF_OTHER_LANGUAGES = {"adjective_ends", "capitalised"}
"""English tells a counted noun by its plural."""


@pytest.mark.parametrize("name", sorted(set(Nouns.model_fields) - OF_OTHER_LANGUAGES))
def test_words_are_in_lower_case_and_there(name: str) -> None:
    words = list(getattr(NOUNS, name))
    assert words
    assert words == [word.lower() for word in words]


@pytest.mark.parametrize("name", sorted(Nouns.model_fields))
def test_every_class_of_words_is_used(name: str) -> None:
    users = [p for p in SOURCE.rglob("*.py") if p.name != "nouns.py" and f".{name}" in p.read_text("utf-8")]
    assert users


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("person_nouns", "things"),
        ("irregular", "no_plural_ends"),
        ("person_nouns", "uncounted"),
        ("generic_heads", "person_nouns"),
    ],
)
def test_classes_that_exclude_one_another_share_no_word(one: str, other: str) -> None:
    assert not set(getattr(NOUNS, one)) & set(getattr(NOUNS, other))


def test_things_are_those_that_would_pass_for_people() -> None:
    """A word of `things` that has no ending of people would be idle, unless it is looked up as a whole elsewhere."""
    assert [word for word in NOUNS.things if word.endswith(NOUNS.person_endings)]
