"""Words of change beside a figure: "rose by 1,500", "from 40 to 70", "a 5 per cent increase"."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from whosays.lexicon.tokens import WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.numerals import Figure
    from whosays.lexicon.numbers import Changes, Numbers
    from whosays.lexicon.tokens import Tokens

REACH = 8
"""Words before a figure in which its verb of change stands."""
FROM_AFAR = 24
"""Words of one clause between a change and the "from" of what it began with: "an increase in the payment to families of
soldiers killed in action from 2 to 4 million"."""
NEAR = 3
"""So many times its lower end a range of counted things seldom exceeds; so many words lead from "fewer" to "than"."""
MORE = "+"
"""The sign of what was added since the last report."""


def _moves(word: str, changes: Changes) -> bool:
    return word in changes.up or word in changes.down


def changing(low: Sequence[str], at: int, numbers: Numbers) -> bool:
    """Whether "X to Y" behind token `at` are two figures: a verb of change stands before it, a "from" or "by", or it is
    itself such a verb as takes no object ("climbed 12 to 47")."""
    changes = numbers.changes
    if low[at] not in changes.links:
        return low[at] in changes.alone
    if any(_moves(word, changes) for word in low[max(0, at - REACH) : at]):
        return True
    clause = takewhile(lambda word: word[0].isalnum() or word[0] in "-'’", reversed(low[max(0, at - FROM_AFAR) : at]))
    return low[at] in numbers.from_ and any(_moves(word, changes) for word in clause)


def spans_objects(tokens: Tokens, lead: str, ends: tuple[Figure, Figure], changes: Changes) -> bool:
    """Whether the two ends are a range though a verb of change leads to them: the unit stands behind the second alone
    ("grew by 40 to 70 per cent"), or a noun whose count lies near the first ("grew 20 to 30 crops")."""
    lower, upper = ends
    if (upper.after is not None and lower.after is None) or _forecast(tokens, lead, ends, changes):
        return True
    if lead not in changes.alone or lower.unit is not None or tokens.kind(upper.stop) != WORD:
        return False
    counts = tokens.low[upper.stop].endswith("s") and upper.numeral.low <= NEAR * lower.numeral.low
    return counts and not tokens.capital(upper.stop)


def _forecast(tokens: Tokens, lead: str, ends: tuple[Figure, Figure], changes: Changes) -> bool:
    """Whether a change that is yet to come is by either of two shares: "expected **to rise by** 3% to 5%"."""
    lower, upper = ends
    same = lower.unit is not None and upper.unit is not None and lower.unit.meaning == upper.unit.meaning
    if not same or lower.numeral.low >= upper.numeral.high:
        return False
    verb = lower.begin - 1 - (lead in changes.links)
    moved = tokens.word(verb) in changes.up | changes.down and tokens.word(verb) not in changes.alone
    return moved and tokens.word(verb - 1) in changes.prospects


def change_beside(tokens: Tokens, figure: tuple[int, int], floor: int, changes: Changes) -> tuple[int, int] | None:
    """ "Rose by" before the tokens of a figure, not before token `floor`; "increase", "fewer than" after them; the sign
    of what was added, in brackets: "889,120 (**+**1,320)"."""
    first, stop = figure
    low = tokens.low
    before = low[first - 1] if first else ""
    if first - 1 >= floor and (_moves(before, changes) or (before == MORE and tokens.word(first - 2) == "(")):
        return first - 1, first
    if before in changes.links:
        for at in range(first - 2, max(floor, first - 1 - REACH) - 1, -1):
            if tokens.kinds[at] != WORD:
                break
            if _moves(low[at], changes):
                return at, first
    if tokens.word(stop) in changes.compared and not changes.than.isdisjoint(low[stop + 1 : stop + 1 + NEAR]):
        return stop, stop + 1
    moved = stop < len(low) and _moves(low[stop], changes)
    return (stop, stop + 1) if moved and tokens.text[tokens.starts[stop]].islower() else None
