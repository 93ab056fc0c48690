"""Unit and currency words among tokens: what stands at a place, and what it can mean.

Names count in any case, signs as written. Where a text could mean a unit of measurement or a currency, the unit
stands first.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.lexicon.currencies import Currencies, MoneyWords, money_names, money_symbols
from whosays.lexicon.tokens import Phrases, Tokens, tokenise, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from whosays.lexicon.units import Units

MONEY = "money"
ANY_CASE = ""
SHORT_SIGN = 2
SIGNS = frozenset("$£€¥")


@dataclass(frozen=True, slots=True)
class UnitMeaning:
    """What unit words mean: a unit's name, dimension and factor, or money. `weak` words need a figure or a place that
    supports them, those with `goods` something behind them that money is not for.
    """

    name: str
    dimension: str
    factor: Decimal = Decimal(1)
    money: MoneyWords | None = None
    weak: bool = False
    goods: bool = False


@dataclass(frozen=True, slots=True)
class UnitPart:
    """The unit of a bare number behind a figure in a larger one, and its signs there: "5 ft 2 in", "20 dollars 43c"."""

    unit: UnitMeaning
    signs: frozenset[str]


_Meanings = dict[str, UnitMeaning]


@dataclass(frozen=True, slots=True, eq=False)
class UnitWords:
    """Units after a figure, and money on either side of it; the next smaller unit by the larger one's name; what money
    is for.
    """

    after: Phrases[_Meanings]
    before: Phrases[_Meanings]
    parts: Mapping[str, UnitPart]
    purposes: frozenset[str]

    def part_of(self, larger: UnitMeaning) -> UnitPart | None:
        """The unit of a bare number behind a figure in `larger`."""
        if larger.money is not None:
            return None if larger.money.minor else self.parts[MONEY]
        return self.parts.get(larger.name)

    def each_after(self, tokens: Tokens, first: int) -> Iterator[tuple[int, UnitMeaning]]:
        """The units whose words begin at token `first`, the longest first, with where they stop."""
        for stop, meanings in self.after.each_ahead(tokens, first):
            if (meaning := _meaning(meanings, tokens.raw(first, stop))) is not None:
                yield stop, meaning

    def each_before(self, tokens: Tokens, stop: int) -> Iterator[tuple[int, UnitMeaning]]:
        """The currencies whose words end just before token `stop`, the longest first, with where they begin."""
        for first, meanings in self.before.each_behind(tokens, stop):
            if (meaning := _meaning(meanings, tokens.raw(first, stop))) is not None:
                yield first, meaning

    def meaning(self, text: str, *, leading: bool = False) -> UnitMeaning | None:
        """What `text`, all of it, means as unit words; `leading` ones stand before their figure, where money is meant
        first ("**N**500" are naira, "500 N" newtons)."""
        return _whole_meaning(text, self, leading)


@lru_cache(maxsize=4096)
def _whole_meaning(text: str, words: UnitWords, leading: bool) -> UnitMeaning | None:  # noqa: FBT001 - a cached call
    tokens = tokenise(text)
    for index in (words.before, words.after) if leading else (words.after, words.before):
        for stop, meanings in index.each_ahead(tokens, 0):
            if stop == len(tokens) and (meaning := _meaning(meanings, text)) is not None:
                return meaning
    return None


def _meaning(meanings: _Meanings, raw: str) -> UnitMeaning | None:
    found = meanings.get(raw)
    if found is None and len(meanings) == 1:
        only = meanings.get(ANY_CASE)
        if only is not None:
            return only
    if found is None and not any(char.isdigit() or char in SIGNS for char in raw):
        found = meanings.get(raw.replace(" ", ""))
    return found or meanings.get(ANY_CASE)


def unit_words(units: Units, currencies: Currencies, language: str = "en") -> UnitWords:
    """The index of both tables, with the unit names of `language`."""
    after: dict[tuple[str, ...], _Meanings] = {}
    before: dict[tuple[str, ...], _Meanings] = {}
    for name, unit in units.unit.items():
        _add(after, unit.symbols, UnitMeaning(name, unit.dimension, unit.factor))
        _add(after, unit.words(language), UnitMeaning(name, unit.dimension, unit.factor), any_case=True)
        goods = UnitMeaning(name, unit.dimension, unit.factor, goods=True)
        _add(after, unit.words_before_goods(language), goods, any_case=True)
    for text, money in money_symbols(currencies):
        is_code = text in currencies.currency
        meaning = UnitMeaning(money.codes[0], MONEY, money=money, weak=_weak(text, money, is_code=is_code))
        for index in (after, before):
            _add(index, (text,), meaning, any_case=is_code and not money.wary)
            if _signed(text):
                _add(index, (text.lower(),), meaning)
    for text, money in money_names(currencies, language):
        for index in (after, before):
            _add(index, (text,), UnitMeaning(money.codes[0], MONEY, money=money, weak=money.wary), any_case=True)
    return UnitWords(
        Phrases.of(after.items()), Phrases.of(before.items()), _parts(units, currencies), currencies.purposes
    )


def _parts(units: Units, currencies: Currencies) -> Mapping[str, UnitPart]:
    hundredth = UnitMeaning("", MONEY, money=MoneyWords((), None, minor=True))
    parts = {MONEY: UnitPart(hundredth, currencies.part_signs)}
    for name, unit in units.unit.items():
        if unit.part is not None:
            smaller = units.unit[unit.part]
            parts[name] = UnitPart(UnitMeaning(unit.part, smaller.dimension, smaller.factor), unit.part_signs)
    return parts


def _signed(text: str) -> bool:
    """Whether letters are tied to a sign ("A$"): "a $5 note" has none of it, so white space counts there."""
    return any(char in SIGNS for char in text) and any(char.isalpha() for char in text)


def _weak(text: str, money: MoneyWords, *, is_code: bool) -> bool:
    initials = text.isalpha() and text.isascii() and len(text) <= SHORT_SIGN and text.isupper()
    letter = len(text) == 1 and text.isalpha() and text.isascii()
    return money.wary or (initials and not is_code and not money.strong) or letter


def _add(
    index: dict[tuple[str, ...], _Meanings], texts: Iterable[str], meaning: UnitMeaning, *, any_case: bool = False
) -> None:
    for text in texts:
        meanings = index.setdefault(written(text), {})
        meanings.setdefault(ANY_CASE if any_case else text, meaning)
        if not any_case and not _signed(text):
            meanings.setdefault(text.replace(" ", ""), meaning)
