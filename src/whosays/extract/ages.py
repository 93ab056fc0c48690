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
MOST_AGES = 12
"""Tokens of the ages of several persons: "4, 7, 9 and 12"."""
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
            return self._series(at) or self._range(at), AsideKind.AGE
        if (hit := self.grammar.after.ahead(self.tokens, at)) is not None:
            return hit[0], AsideKind.AGE
        stop = self._told(first) if self._fits(first) else None
        return None if stop is None else (stop, AsideKind.AGE)

    def _told(self, first: int) -> int | None:
        """Where an age stops that those tell of whom it is said: somebody before it, several, "the youngest"."""
        before, at = self.tokens.word(first - 1), first + 1
        if before == ",":
            closed = self.tokens.word(at) in (",", ".", ";") or at == len(self.low)
            alone = closed and self.tokens.kind(at + 1) != DIGITS and self._somebody(first - 2)
            if (stop := at if alone else self._of_several(first)) is not None:
                return stop
        if before == "(":
            return self._bracketed(first)
        if before in self.words.age_between and self.tokens.word(first - 2) in self.words.aged:
            return self._series(at) if self._is_age(first) else None  # "men between 18 and 60"
        told = self._eldest(first) or self._of_somebody(first) or self._limit(first) or self._died_at(first)
        return at if told else None

    def _fits(self, first: int) -> bool:
        digits = self.low[first]
        return not digits.isdecimal() or (len(digits) <= len(str(OLDEST)) and int(digits) <= OLDEST)

    def _range(self, at: int) -> int:
        """Past the second age of "aged 18 to 25", "aged 30-35"."""
        link = self.tokens.word(at)
        ranged = link in DASHES or link in self.words.to_ages
        return at + 2 if ranged and self.tokens.kind(at + 1) == DIGITS and self._fits(at + 1) else at

    def _series(self, at: int) -> int | None:
        """Past the ages of "aged 12, 14 and 17", behind the first; None where one age stands alone."""
        stop = at
        while self.tokens.word(stop) == "," and self._is_age(stop + 1) and stop - at < MOST_AGES:
            stop += 2
        if self.tokens.word(stop) in self.words.to_ages and self._is_age(stop + 1):
            stop += 2
        else:
            return None
        counts = self.tokens.kind(stop) == WORD and self.low[stop] not in self.grammar.ends
        return None if counts else stop

    def _is_age(self, index: int) -> bool:
        return self.tokens.kind(index) == DIGITS and self.low[index].isdecimal() and self._fits(index)

    def _bracketed(self, first: int) -> int | None:
        """Past ages in brackets: "Mr Petrov (42)", "the brothers (7, 9 and 11)", "Anna K. (27) was held"."""
        at, person = first + 1, first - 2
        if self.tokens.word(at) == ")":
            initial = self.tokens.word(person) == "." and self.tokens.capital(person - 1)
            initial = initial and len(self.tokens.word(person - 1)) == 1
            return at if self._titled(person) or initial or self._named_alone(person, at + 1) else None
        several = self.tokens.word(person).removesuffix("s") in self.words.aged_persons
        several = several or self.tokens.word(person) in self.words.aged
        stop = self._series(at) if several else None
        return stop if self.tokens.word(stop or 0) == ")" else None

    def _named_alone(self, index: int, after: int) -> bool:
        """Whether a name of two words stands before the only bracket of its sentence and goes on to a verb: "Anna Kern
        (27) was held"; places with counts come in lists."""
        named = index > 0 and all(self.tokens.kind(i) == WORD and self.tokens.capital(i) for i in (index, index - 1))
        named = named and self.low[index - 1] not in self.grammar.ends and self.low.count("(") == 1
        goes_on = self.tokens.kind(after) == WORD and not self.tokens.capital(after)
        return named and goes_on

    def _died_at(self, first: int) -> bool:
        """ "died at 83": how old, and not how many."""
        at = first - 1
        led = self.tokens.word(at) in self.words.age_died_at and self.tokens.word(at - 1) in self.words.age_died
        counts = self.tokens.kind(first + 1) == WORD and self.low[first + 1] not in self.grammar.ends
        return led and not counts and self.low[first].isdecimal()

    def _somebody(self, index: int) -> bool:
        """Whether token `index` ends a person: a name of two words, or a word for one person."""
        named = index > 0 and all(self.tokens.kind(i) == WORD and self.tokens.capital(i) for i in (index, index - 1))
        named = named and self.low[index - 1] not in self.grammar.ends
        kin = self.tokens.capital(index) and self.tokens.word(index - 1) in self.words.aged_persons
        return named or kin or self.tokens.word(index) in self.words.aged_persons or self._listed(index)

    def _listed(self, index: int) -> bool:
        """Whether a single name at token `index` stands in a list behind another with an age: "Kern, 32, and **Ada**,
        28"."""
        at = index - 1
        while self.tokens.word(at) == "," or self.tokens.word(at) in self.words.to_ages:
            at -= 1
        listed = self.tokens.capital(index) and at < index - 1 and self._is_age(at)
        return listed and self.tokens.word(at - 1) == ","

    def _of_several(self, first: int) -> int | None:
        """Past the ages of several persons between commas: "two children, 6 and 8, were hurt"."""
        stop, person = first + 1, self.tokens.word(first - 2)
        people = person in self.words.aged or person.removesuffix("s") in self.words.aged_persons
        if not people:
            return None
        while self.tokens.word(stop) == "," and self.tokens.kind(stop + 1) == DIGITS and stop - first < MOST_AGES:
            stop += 2
        told = self.tokens.word(stop) in self.words.to_ages and self._is_age(stop + 1)
        told = told and self.tokens.word(stop + 2) in (",", ".", ";", "")
        return stop + 2 if told else None

    def _of_somebody(self, first: int) -> bool:
        """ "a woman of 34 died", "a girl of nine"."""
        behind = self.tokens.word(first + 1)
        counts = self.tokens.kind(first + 1) == WORD and behind.endswith("s") and behind not in self.grammar.ends
        person = self.tokens.word(first - 2) in self.words.aged_persons and self.tokens.word(first - 3).isalpha()
        return person and not counts and self.tokens.word(first - 1) in self.words.of_all and self._one(first - 2)

    def _limit(self, first: int) -> bool:
        """ "the pension age rises from 64 to 67", "the voting age is 16"."""
        leads = self.tokens.word(first - 1) in self.words.age_limits
        counts = self.tokens.kind(first + 1) == WORD and self.low[first + 1] not in self.grammar.ends
        near = self.low[max(0, first - REACH - 2) : first]
        return leads and not counts and not self.words.age_before.isdisjoint(near)

    def _one(self, person: int) -> bool:
        """Whether one person is meant by the word at token `person`: "a young woman"."""
        return not self.words.pointing.isdisjoint(self.low[max(0, person - 2) : person])

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
