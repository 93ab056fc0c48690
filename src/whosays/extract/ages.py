"""Ages among the numbers: "aged 25", "boys as young as 14", "a soldier, 34, was killed", "Mr Petrov (42)".

Spans of time with "old" behind them, and bounds behind people ("children under five"), are told where figures are
framed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.extract.designations import DASHES, Finding
from whosays.lexicon.tokens import DIGITS, WORD, Phrases, Tokens
from whosays.model.mention import AsideKind

if TYPE_CHECKING:
    from whosays.lexicon.numbers import AsideWords

OLDEST = 120
REACH = 4
"""Words between "the youngest" and the age that is told of them: "the youngest of the dead was #"."""


@dataclass(frozen=True, slots=True)
class AgeWords:
    """The words that tell ages, phrases ready for look-up; `ends` are small words that are no part of a name and count
    nothing.
    """

    words: AsideWords
    leads: Phrases[None]
    after: Phrases[None]
    ends: frozenset[str]


class Ages:
    """Names the ages among the tokens of one stretch."""

    __slots__ = ("grammar", "low", "tokens", "words")

    def __init__(self, tokens: Tokens, grammar: AgeWords) -> None:
        self.tokens = tokens
        self.low = tokens.low
        self.grammar = grammar
        self.words = grammar.words

    def at(self, first: int) -> Finding | None:
        """Where the age stops whose number is token `first`, or None where it is no age."""
        before, at = self.tokens.word(first - 1), first + 1
        if before in self.words.age_before or self.grammar.leads.behind(self.tokens, first) is not None:
            return self._range(at), AsideKind.AGE
        if (hit := self.grammar.after.ahead(self.tokens, at)) is not None:
            return hit[0], AsideKind.AGE
        if not self._fits(first):
            return None
        closed = before == "," and (self.tokens.word(at) in (",", ".", ";") or at == len(self.low))
        if closed and self.tokens.kind(at + 1) != DIGITS and self._somebody(first - 2):
            return at, AsideKind.AGE
        in_brackets = before == "(" and self.tokens.word(at) == ")"
        if (in_brackets and self._titled(first - 2)) or self._eldest(first):
            return at, AsideKind.AGE
        return None

    def _fits(self, first: int) -> bool:
        digits = self.low[first]
        return not digits.isdecimal() or (len(digits) <= len(str(OLDEST)) and int(digits) <= OLDEST)

    def _range(self, at: int) -> int:
        """Past the second age of "aged 18 to 25", "aged 30-35"."""
        link = self.tokens.word(at)
        ranged = link in DASHES or link in self.words.to_ages
        return at + 2 if ranged and self.tokens.kind(at + 1) == DIGITS and self._fits(at + 1) else at

    def _somebody(self, index: int) -> bool:
        """Whether token `index` ends a person: a name of two words, or a word for one person."""
        named = index > 0 and all(self.tokens.kind(i) == WORD and self.tokens.capital(i) for i in (index, index - 1))
        named = named and self.low[index - 1] not in self.grammar.ends
        return named or self.tokens.word(index) in self.words.aged_persons

    def _titled(self, index: int) -> bool:
        """Whether a name with a title before it ends at token `index`."""
        titles = {index - 1, index - 2, index - 1 - (self.tokens.word(index - 1) == ".")}
        return self.tokens.capital(index) and any(self.tokens.word(i) in self.words.age_titles for i in titles)

    def _eldest(self, first: int) -> bool:
        """ "the youngest was 3", "the eldest of them, 71"."""
        at = first - 1
        counts = self.tokens.kind(first + 1) == WORD and self.low[first + 1] not in self.grammar.ends
        if counts or self.tokens.word(at) not in self.words.eldest_are:
            return False
        return any(word in self.words.eldest for word in self.low[max(0, at - REACH) : at])
