"""Ordinals that look like shares: in "two men were killed and **a third** was wounded" nobody speaks of 33 percent."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whosays.lexicon.numbers import Numbers
    from whosays.lexicon.tokens import Tokens

_BEFORE = 16
"""Tokens before it among which those are counted that it comes after."""


def one_more(tokens: Tokens, first: int, numbers: Numbers) -> int | None:
    """Where an article and an ordinal at token `first` end that tell of one more than was counted just before: "a
    third" after "two", "a fourth" after "a third"; None where they are a share ("a third **of** them")."""
    word = tokens.word(first + 1)
    top, bottom = numbers.fractions.get(word, (0, 0))
    if top != 1 or word not in numbers.ordinals.words or tokens.word(first) not in numbers.articles:
        return None
    if tokens.word(first + 2) in numbers.partitives:
        return None
    for at in range(first - 1, max(-1, first - _BEFORE), -1):
        counted = numbers.cardinals.get(tokens.low[at], tokens.low[at])
        follows = str(counted) == str(bottom - 1) or numbers.fractions.get(tokens.low[at]) == (1, bottom - 1)
        if follows and tokens.word(at + 1) not in numbers.scales:
            return first + 2
    return None
