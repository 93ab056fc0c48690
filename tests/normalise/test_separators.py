"""The habit of a document: figures made up here, after how European statistics offices write (CLDR number symbols)."""

from __future__ import annotations

import pytest

from whosays.extract.amounts import amount_grammar, amounts
from whosays.lexicon.currencies import currencies
from whosays.lexicon.language import language
from whosays.lexicon.units import units
from whosays.normalise.amounts import quantity
from whosays.normalise.separators import points_group

WORDS = language("en")
GRAMMAR = amount_grammar(WORDS.numbers, WORDS.hedges, units(), currencies())

HABITS = [
    ("The 34.000 of the papers are 31.107 cases.", True),
    ("There were 1.042 cases in May and 2.117 in June.", True),
    ("It cost 1.250.000 euros, 3,5 per cent more.", True),
    ("There were 1.042 cases.", False),
    ("There were 1.042 cases in May and 2.117 in June, 3.5 times as many.", False),
    ("There were 1,042 cases in May; 34.000 and 31.107 are shares.", False),
    ("The lines are 1.042 km and 2.117 km long.", False),
]


@pytest.mark.parametrize(("text", "grouped"), HABITS)
def test_points_group_only_where_the_document_says_so(text: str, grouped: bool) -> None:
    assert points_group(amounts(text, 0, len(text), GRAMMAR)[0]) is grouped


@pytest.mark.parametrize(("grouped", "value"), [(True, "31107"), (False, "31.107")])
def test_a_figure_follows_the_habit(grouped: bool, value: str) -> None:
    (words,) = amounts("31.107 cases", 0, 12, GRAMMAR)[0]
    assert str(getattr(quantity(words, points_group=grouped), "low", None)) == value
