"""The habit of a document: figures made up here, after how European statistics offices write (CLDR number symbols)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.english import reading
from whosays.extract.amounts import amount_grammar, amounts
from whosays.lexicon.currencies import currencies
from whosays.lexicon.language import language
from whosays.lexicon.units import units
from whosays.normalise.amounts import quantity
from whosays.normalise.reading import OPEN_POINT
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


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Some 1.234 soldiers were killed.", ("1,234", "1.234")),
        ("The storm damaged 3.456 houses.", ("3,456", "3.456")),
    ],
)
def test_of_what_is_counted_there_are_no_thousandths(text: str, readings: tuple[str, str]) -> None:
    read = reading(text)
    assert not read.claims
    assert [(unread.readings, unread.obstacle) for unread in read.unread] == [(readings, OPEN_POINT)]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Some 1.234 soldiers were killed and 2.117 wounded.", 1234),
        ("Some 1.200 soldiers were killed.", 1200),
        ("The bridge cost $1.234 million.", 1_234_000),
        ("A litre costs €1.759.", Decimal("1.759")),
        ("Women had 3.125 children per woman.", Decimal("3.125")),
        ("The line is 1.234 km long.", Decimal("1.234")),
    ],
)
def test_a_point_with_one_meaning_is_read(text: str, low: int | Decimal) -> None:
    assert reading(text).claims[0].quantity.low == low


@pytest.mark.parametrize("digits", ["4,700450", "12,30045", "4,7004"])
def test_digits_that_ran_together_are_one_figure_that_nobody_can_read(digits: str) -> None:
    read = reading(f"Some {digits} soldiers were killed.")
    assert not read.claims
    assert [unread.evidence.exact for unread in read.unread] == [f"Some {digits}"]
