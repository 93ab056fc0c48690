"""Phrases of measures, weighed by how they stand to a figure: with a small pack of the tests' own."""

from __future__ import annotations

import pytest

from tests.english import NOUNS, folded
from whosays.extract.figure_asked import Figure
from whosays.extract.joined_measures import coordinated
from whosays.extract.measures import REACH, measure_grammar, measures
from whosays.lexicon.packs import MeasureEntry, MeasureKind, UnitClass

COUNTED = frozenset({UnitClass.COUNT})
MONEY = frozenset({UnitClass.MONEY})


def entry(*names: str, unit: UnitClass = UnitClass.COUNT, **more: object) -> MeasureEntry:
    given = {"title": "x", "names": names, "unit": unit, "kind": MeasureKind.STOCK}
    return MeasureEntry.model_validate(given | more)


GRAMMAR = measure_grammar(
    {
        "flocks": entry("flocks", "birds"),
        "eggs": entry("eggs", "another #"),
        "nests": entry(when=(("nest*",), ("empty", "old"))),
        "fee": entry("fee*", unit=UnitClass.MONEY, per="month"),
        "rent": entry("rent*", unit=UnitClass.MONEY),
    },
    NOUNS,
)


def told(
    text: str, *figures: str, number: int = 0, kinds: frozenset[UnitClass] = COUNTED, per: str | None = None
) -> str | None:
    words = folded(text, *figures)
    figure = Figure(word=words.figures[number], classes=kinds, per=per)
    found = measures(words, figure, tuple(GRAMMAR.phrases.find(words.low)), GRAMMAR)
    return found[0].measure if found else None


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("they saw 40 birds beside the eggs", "flocks"),
        ("of birds there was another 40", "eggs"),
        ("40 eggs, while birds were many", "eggs"),
        ("birds were many, but eggs were 40", "eggs"),
        ("40 old nests", "nests"),
        ("40 nests", None),
        ("40 stones", None),
    ],
)
def test_the_nearest_and_firmest_phrase_tells(text: str, measure: str | None) -> None:
    assert told(text, "40") == measure


@pytest.mark.parametrize(("number", "measure"), [(0, "flocks"), (1, "eggs")])
def test_each_figure_has_its_own_phrase(number: int, measure: str) -> None:
    assert told("40 birds and 90 eggs", "40", "90", number=number) == measure


@pytest.mark.parametrize(
    ("text", "per", "measure"),
    [
        ("a fee of $9 a month", "month", "fee"),
        ("a fee of $9 a year", "year", None),
        ("fees or rents of $9", None, "rent"),
        ("a rent of $9", None, "rent"),
        ("$9 for birds", None, None),
    ],
)
def test_money_and_its_rate_must_fit(text: str, per: str | None, measure: str | None) -> None:
    assert told(text, "$9", kinds=MONEY, per=per) == measure


def test_two_measures_joined_before_a_figure_share_it() -> None:
    words = folded("monthly fees and rents of $9", "$9")
    hits = tuple(GRAMMAR.phrases.find(words.low))
    found = coordinated(words, Figure(word=words.figures[0], classes=MONEY), hits, GRAMMAR)
    assert {scored.measure for scored in found} == {"fee", "rent"}


def test_a_phrase_beyond_many_figures_tells_nothing() -> None:
    figures = [str(10 + n) for n in range(REACH + 2)]
    assert told("birds " + " ".join(figures), *figures, number=REACH + 1) is None
