"""Measures that no pack names, called after the words of the sentence."""

from __future__ import annotations

import pytest

from tests.english import NOUNS, folded
from whosays.extract.counted import counted
from whosays.extract.kinds import COUNTS, MONEY, OTHERS, SHARES
from whosays.extract.naming import Name, named_after, subject_of
from whosays.lexicon.packs import UnitClass


@pytest.mark.parametrize(
    ("text", "figure", "kinds", "name"),
    [
        ("40 grain silos burnt", "40", COUNTS, Name("grain_silos", worded=True)),
        ("60 smugglers hid", "60", COUNTS, Name("smugglers", person=True, worded=True)),
        ("a fence 84 kilometres long", "84 kilometres", OTHERS, Name("fence_length")),
        ("a 15 % increase in the school budget", "15 %", SHARES, Name("school_budget_growth")),
        ("12 % of the schools closed", "12 %", SHARES, Name("share_of_schools")),
        ("the harbour levy of $9", "$9", MONEY, Name("harbour_levy")),
        ("they saw 40", "40", COUNTS, None),
    ],
)
def test_a_measure_is_called_after_its_words(
    text: str, figure: str, kinds: frozenset[UnitClass], name: Name | None
) -> None:
    words = folded(text, figure)
    noun = counted(words, words.figures[0], (), NOUNS)
    assert named_after(words, words.figures[0], noun, kinds, NOUNS) == name


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("arrivals of migrants fell to 66,317", "66,317", Name("arrivals", person=True)),
        ("overnight ferry crossings were 12", "12", Name("overnight_ferry_crossings")),
        ("the crossings rose, but sales fell to 12", "12", Name("sales")),
        ("crossings never really 12", "12", None),
        ("soldiers numbered 12", "12", None),
        ("the number was 12", "12", None),
    ],
)
def test_the_subject_of_a_clause_is_measured(text: str, figure: str, name: Name | None) -> None:
    words = folded(text, figure)
    assert subject_of(words, words.figures[0], frozenset(), NOUNS) == name


def test_who_speaks_is_no_subject() -> None:
    words = folded("crossings fell to 12", "12")
    assert subject_of(words, words.figures[0], frozenset({0}), NOUNS) is None
