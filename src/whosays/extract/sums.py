"""Sums that are no rate: what is paid to all together, behind so much a month for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.extract.kinds import MONEY
from whosays.lexicon.numerals import Reader
from whosays.lexicon.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.grammars import Grammar
    from whosays.extract.words import SentenceWords
    from whosays.lexicon.packs import UnitClass
    from whosays.model.mention import AmountWords

TIMES = 20
"""So many times a rate a sum beside it is no rate."""
MOST = 10**9
"""From so much on no sum is what one person is paid, in any currency."""
BEFORE = 5
BEHIND = 3
"""Words before and behind a sum among which "a total of" and "in all" stand."""


def is_total(
    amounts: Sequence[AmountWords], kinds: Sequence[frozenset[UnitClass]], number: int, words: SentenceWords,
    grammar: Grammar,
) -> bool:  # fmt: skip
    """Whether the sum `number` of a sentence, which has no rate of its own, is that of all together: words say so, or
    it is many times a rate of its sentence, or more than any one is paid."""
    if kinds[number] != MONEY or amounts[number].per is not None:
        return False
    at, nouns, low = words.figures[number], grammar.nouns, words.low
    behind = " ".join(low[at + 1 : at + 1 + BEHIND])
    if any(behind.startswith(phrase) for phrase in nouns.in_all):
        return True
    if not nouns.in_sum.isdisjoint(low[max(0, at - BEFORE) : at]):
        return True
    worth = _worth(amounts[number], grammar)
    rates = (amount for amount, kind in zip(amounts, kinds, strict=True) if amount.per is not None and kind == MONEY)
    return worth >= MOST or any(0 < TIMES * _worth(rate, grammar) <= worth for rate in rates)


def _worth(amount: AmountWords, grammar: Grammar) -> float:
    """What the number of an amount is worth, about; nought where it cannot be told here."""
    found = Reader(tokenise(amount.number.text), grammar.amounts.numerals.words).numeral(0)
    return 0.0 if found is None else float(found.low)
