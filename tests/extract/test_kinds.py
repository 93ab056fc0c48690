"""Which kinds of measure an amount can be of, and what a rate is a rate of."""

from __future__ import annotations

import pytest

from tests.english import GRAMMAR
from whosays.extract.amounts import amounts
from whosays.extract.kinds import COUNTS, MONEY, OTHERS, SHARES, rate_of
from whosays.lexicon.packs import UnitClass
from whosays.model.mention import AmountForm, AmountWords, Words


def amount(text: str) -> AmountWords:
    found, _ = amounts(text, 0, len(text), GRAMMAR.amounts, [])
    return found[0]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("450 men", COUNTS),
        ("dozens of men", COUNTS),
        ("$450", MONEY),
        ("450 euros", MONEY),
        ("Rs 450", MONEY),
        ("NOK 450", MONEY),
        ("45 %", SHARES),
        ("45 percent", SHARES),
        ("half of the men", SHARES),
        ("most of the men", SHARES),
        ("450 kilometres", OTHERS),
        ("45 tonnes", OTHERS),
    ],
)
def test_the_unit_tells_the_kind(text: str, kinds: frozenset[UnitClass]) -> None:
    assert GRAMMAR.kinds.of(amount(text)) == kinds


@pytest.mark.parametrize(("unit", "duration"), [("days", True), ("Hours", True), ("kilometres", False), (None, False)])
def test_lengths_of_time_are_known(unit: str | None, duration: bool) -> None:
    number = Words(start=0, end=2, text="45")
    words = Words(start=3, end=3 + len(unit), text=unit) if unit else None
    made = AmountWords(start=0, end=12, form=AmountForm.NUMBER, number=number, unit=words)
    assert GRAMMAR.kinds.duration(made) is duration


@pytest.mark.parametrize(
    ("per", "rate"),
    [
        ("per month", "month"),
        ("per 100,000 people", "100,000"),
        ("per million", "1 million"),
        ("monthly", "month"),
        ("a year", "year"),
        ("a Week", "week"),
        ("/month", "month"),
        ("per moon", None),
    ],
)
def test_rates(per: str, rate: str | None) -> None:
    assert rate_of(per, GRAMMAR.amounts.numbers) == rate
