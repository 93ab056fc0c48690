"""Which unit or currency stands beside a figure.

A word that is also an ordinary word ("won", "ALL", "R") counts only where the figure or its place supports it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.lexicon.tokens import DIGITS, SIGN, WORD, Tokens
from whosays.lexicon.unit_words import MONEY, UnitMeaning, UnitWords

if TYPE_CHECKING:
    from whosays.lexicon.numeral_words import Numeral

LARGE = Decimal(100)
LONGEST_CODE = 4
APOSTROPHE = "'"
"""Behind an \"of\" that lost its vowel: \"3 millions d'euros\"."""


@dataclass(slots=True)
class UnitSpan:
    """Unit words from token `first` up to, not including, token `stop`; a word behind may tell which unit is meant
    ("5,000 pounds **of** rice").
    """

    first: int
    stop: int
    meaning: UnitMeaning
    more: int = 0

    @property
    def words(self) -> tuple[int, int]:
        """The tokens that tell the unit."""
        return self.first, self.stop + self.more

    @property
    def is_money(self) -> bool:
        return self.meaning.dimension == MONEY


def unit_after(tokens: Tokens, numeral: Numeral, words: UnitWords, partitives: frozenset[str]) -> UnitSpan | None:
    """The unit after `numeral`: glued, after a space or a hyphen, after "of" where the figure ends in a scale
    word.
    """
    at = numeral.stop
    low = tokens.low
    if at >= len(low) or (low[at] != "-" and low[at] not in partitives and not words.after.opens(low[at])):
        return None
    tied = tokens.low[at] == "-" and tokens.glued(at) and tokens.glued(at - 1) and tokens.kinds[at + 1] == WORD
    opened = int(tokens.low[at] in partitives and numeral.scale > 1 and tokens.kinds[at - 1] == WORD)
    opened += opened == 1 and at + 1 < len(tokens) and tokens.low[at + 1] == APOSTROPHE
    for begin in (at, at + 1) if tied else (at + opened,):
        for stop, meaning in words.each_after(tokens, begin):
            if meaning.goods:
                if _goods(tokens, stop, words):
                    more = int(tokens.kinds[begin] == WORD)
                    return UnitSpan(begin, stop - more, meaning, more)
            elif _fits(tokens, numeral, begin, stop, meaning):
                return UnitSpan(begin, stop, meaning)
    return None


def _goods(tokens: Tokens, at: int, words: UnitWords) -> bool:
    """Whether token `at` is a word for something that money is not for: "rice", against "damage"."""
    return tokens.kind(at) == WORD and tokens.low[at] not in words.purposes


def _fits(tokens: Tokens, numeral: Numeral, first: int, stop: int, meaning: UnitMeaning) -> bool:
    last_is_word = tokens.kinds[stop - 1] == WORD
    runs_on = last_is_word and stop < len(tokens) and tokens.kinds[stop] == DIGITS and tokens.glued(stop - 1)
    if runs_on or (tokens.low[stop - 1] == "." and _ends_sentence(tokens, stop)):
        return False
    letter = stop - first == 1 and last_is_word and len(tokens.low[first]) == 1 and tokens.low[first].isascii()
    if letter and meaning.dimension == MONEY:
        return False
    if letter and not tokens.glued(first - 1):
        return tokens.kinds[first - 1] == DIGITS and not _before_letters(tokens, stop)
    return not meaning.weak or numeral.low >= LARGE


def _ends_sentence(tokens: Tokens, stop: int) -> bool:
    """Whether the full stop before token `stop` ends a sentence, so that it belongs to no abbreviation."""
    return stop >= len(tokens) or tokens.text[tokens.starts[stop]].isupper()


def _before_letters(tokens: Tokens, stop: int) -> bool:
    """Whether a full stop or an apostrophe glued to the letter makes it an initial or an ending."""
    if stop >= len(tokens) or not tokens.glued(stop - 1) or tokens.low[stop] not in (".", "'", "-"):
        return False
    return tokens.low[stop] != "." or tokens.glued(stop) or tokens.capital(stop - 1)


def money_before(tokens: Tokens, numeral: Numeral, first: int, words: UnitWords) -> UnitSpan | None:
    """The currency sign, code or name just before the numeral that begins at token `first`."""
    if first == 0 or tokens.kinds[first - 1] == DIGITS or not words.before.closes(tokens.low[first - 1]):
        return None
    for begin, meaning in words.each_before(tokens, first):
        if meaning.dimension == MONEY and _leads(tokens, numeral, begin, first, meaning):
            return UnitSpan(begin, first, meaning)
    return None


def _leads(tokens: Tokens, numeral: Numeral, begin: int, first: int, meaning: UnitMeaning) -> bool:
    letters = tokens.kinds[begin] == WORD
    if letters and begin and tokens.glued(begin - 1) and tokens.kinds[begin - 1] != SIGN:
        return False
    glued = tokens.glued(first - 1)
    if len(tokens.low[begin]) == 1 and letters and first - begin == 1 and tokens.low[begin].isascii():
        return glued and numeral.low >= LARGE
    if meaning.weak:
        return numeral.low >= LARGE and (glued or numeral.scale > 1)
    if letters and tokens.kinds[first] == WORD and not tokens.capital(begin):
        return False
    long_name = letters and first - begin == 1 and len(tokens.low[begin]) > LONGEST_CODE
    return not long_name or tokens.kinds[first] == DIGITS
