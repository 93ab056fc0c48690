"""Years and days in words: "nineteen ninety-six", "two thousand and fifteen", "twenty-five January".

A run with such words becomes a shorter run, in which they are one word that means what its digits would.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.extract.time_forms import DASH, DAY, YEAR, Entries
from whosays.extract.time_words import Token
from whosays.lexicon.memo import Memo
from whosays.lexicon.times import TimeWord

if TYPE_CHECKING:
    from collections.abc import Sequence

_HUNDRED, _TEN = 100, 10
_TENS = range(20, 100, 10)
_LONGEST_MONTH = 31


def _opens(entries: Entries) -> bool:
    """Whether a word of these kinds may open a number of several words: "twenty", "nineteen hundred"."""
    return any(
        kind == TimeWord.HUNDREDS or (kind == TimeWord.COUNT and key.isdigit() and int(key) in _TENS)
        for kind, key in entries
    )


_OPENING: Memo[Entries, bool] = Memo(_opens)


def with_spelled(run: list[Token]) -> list[Token]:
    """The run with the words of a year or of a number from 21 to 99 put together."""
    if not any(map(_OPENING.__getitem__, [token.entries for token in run])):
        return run
    merged: list[Token] = []
    at = 0
    while at < len(run):
        token, end = _year(run, at) or _tens_and_units(run, at) or (run[at], at + 1)
        merged.append(token)
        at = end
    return merged


def _year(run: Sequence[Token], at: int) -> tuple[Token, int] | None:
    """The year whose hundreds stand at `at`, and where it ends. "And" follows hundreds of two words only."""
    hundreds = run[at].key(TimeWord.HUNDREDS)
    if hundreds is None:
        return None
    rest = at + 1
    if " " in run[at].text and rest < len(run) and run[rest].key(TimeWord.AND) is not None:
        rest += 1
    number, end = _below_hundred(run, rest, least=1 if " " in run[at].text else _TEN)
    if number is None:
        return None
    if end < len(run) and run[end].key(TimeWord.UNIT) is not None:
        return None
    year = str(int(hundreds) * _HUNDRED + number)
    return _joined(run, at, end, ((YEAR, year),)), end


def _below_hundred(run: Sequence[Token], at: int, least: int) -> tuple[int | None, int]:
    """The number from `least` to 99 at `at`, or None, and where it ends."""
    both = _tens_and_units(run, at)
    if both is not None:
        return _count(both[0]), both[1]
    number = _count(run[at]) if at < len(run) else None
    return (number, at + 1) if number is not None and least <= number < _HUNDRED else (None, at)


def _tens_and_units(run: Sequence[Token], at: int) -> tuple[Token, int] | None:
    """ "Twenty five", "twenty-five": one word."""
    if at >= len(run) or _count(run[at]) not in _TENS:
        return None
    end = at + 2 if at + 1 < len(run) and run[at + 1].key(DASH) is not None else at + 1
    units = _count(run[end]) if end < len(run) else None
    if units is None or not 1 <= units < _TEN or run[end].text[0].isdigit() or len(run[end].text) < len("one"):
        return None
    number = (_count(run[at]) or 0) + units
    day = ((DAY, str(number)),) if number <= _LONGEST_MONTH else ()
    return _joined(run, at, end + 1, ((TimeWord.COUNT, str(number)), *day)), end + 1


def _count(token: Token) -> int | None:
    key = token.key(TimeWord.COUNT)
    return int(key) if key is not None and key.isdigit() else None


def _joined(run: Sequence[Token], at: int, end: int, entries: tuple[tuple[str, str], ...]) -> Token:
    first = run[at]
    text = " ".join(token.text for token in run[at:end])
    return Token(first.start, run[end - 1].end, text, entries, first.apart, first.telling)
