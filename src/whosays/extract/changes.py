"""Words of change beside a figure: "rose by 1,500", "from 40 to 70", "a 5 per cent increase"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.lexicon.tokens import WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.lexicon.numbers import Changes
    from whosays.lexicon.tokens import Tokens

REACH = 8
"""Words before a figure in which its verb of change stands."""


def _moves(word: str, changes: Changes) -> bool:
    return word in changes.up or word in changes.down


def changing(low: Sequence[str], at: int, changes: Changes) -> bool:
    """Whether a verb of change stands before token `at`, a "from", so that "from X to Y" are two figures."""
    return any(_moves(word, changes) for word in low[max(0, at - REACH) : at])


def change_beside(tokens: Tokens, figure: tuple[int, int], floor: int, changes: Changes) -> tuple[int, int] | None:
    """ "Rose by" before the tokens of a figure, not before token `floor`; "increase" after them."""
    first, stop = figure
    low = tokens.low
    before = low[first - 1] if first else ""
    if first - 1 >= floor and _moves(before, changes):
        return first - 1, first
    if before in changes.links:
        for at in range(first - 2, max(floor, first - 1 - REACH) - 1, -1):
            if tokens.kinds[at] != WORD:
                break
            if _moves(low[at], changes):
                return at, first
    moved = stop < len(low) and _moves(low[stop], changes)
    return (stop, stop + 1) if moved and tokens.text[tokens.starts[stop]].islower() else None
