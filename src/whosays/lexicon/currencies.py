"""Currencies by ISO 4217 code, and the words and signs that several of them share: data/currencies.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from pydantic import Field

from whosays.lexicon.strict import Strict, read
from whosays.lexicon.tokens import forms

if TYPE_CHECKING:
    from collections.abc import Iterator


class Currency(Strict):
    """One currency: names after a figure, signs on either side as written, words for its hundredth part, its countries.

    `wary`: its code or name is an ordinary word too, and counts only beside a figure of three digits or more.
    `strong`: its sign counts beside any figure, though it is two capitals as many abbreviations are.
    """

    names: tuple[str, ...]
    symbols: tuple[str, ...] = ()
    minor: tuple[str, ...] = ()
    abroad: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    abroad_minor: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    countries: tuple[str, ...]
    wary: bool = False
    strong: bool = False


class Shared(Strict):
    """Words and signs of several currencies, the most used first; `default` is the house styles' reading of the bare
    sign.
    """

    words: tuple[str, ...]
    symbols: tuple[str, ...] = ()
    minor: tuple[str, ...] = ()
    abroad: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    abroad_minor: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    of: tuple[str, ...]
    default: str | None = None
    wary: bool = False


class Currencies(Strict):
    """The whole table; `part_signs` mean a hundredth behind an amount of any of them ("20 dollars 43c"), `purposes`
    are words for what money is of or for, against what has a weight.
    """

    part_signs: frozenset[str]
    purposes: frozenset[str]
    currency: dict[str, Currency]
    shared: tuple[Shared, ...]


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """What money words can mean: the codes, the one meant where nothing else decides, whether it is the hundredth
    part.
    """

    codes: tuple[str, ...]
    default: str | None
    minor: bool = False
    wary: bool = False
    strong: bool = False


@lru_cache(maxsize=1)
def currencies() -> Currencies:
    """The table of currencies that whosays knows. Raises LexiconError where the file does not fit its shape."""
    name = "currencies.toml"
    return read(resources.files("whosays.lexicon").joinpath("data", name).read_text("utf-8"), Currencies, name)


def is_money(unit: str) -> bool:
    """Whether `unit` is the code of a currency that the table has."""
    return unit in currencies().currency


def others_called(unit: str, words: str) -> tuple[str, ...]:
    """The other currencies that the words of an amount in `unit` may mean: Guinean francs for "5 million francs"; none
    where they name the currency itself."""
    table, told = currencies(), words.lower()
    entry = table.currency.get(unit)
    if entry is None or any(form.lower() in told for name in entry.names for form in forms(name)):
        return ()
    called = (each for each in table.shared if unit in each.of and each.default is None)
    meant = (each for each in called if any(form.lower() in told for name in each.words for form in forms(name)))
    return tuple(dict.fromkeys(code for each in meant for code in each.of if code != unit))


def money_names(table: Currencies, language: str = "en") -> Iterator[tuple[str, MoneyWords]]:
    """Every name in English and in `language`, in any case, with what it can mean."""
    for code, entry in table.currency.items():
        meaning = MoneyWords((code,), code, wary=entry.wary and code not in entry.names)
        names = (*entry.names, *entry.abroad.get(language, ()))
        minor = (*entry.minor, *entry.abroad_minor.get(language, ()))
        yield from ((form, meaning) for name in names for form in forms(name))
        yield from ((form, MoneyWords((code,), code, minor=True)) for name in minor for form in forms(name))
    for shared in table.shared:
        yield from _shared_names(shared, language)


def _shared_names(shared: Shared, language: str) -> Iterator[tuple[str, MoneyWords]]:
    meaning = MoneyWords(shared.of, shared.default, wary=shared.wary)
    hundredth = MoneyWords(shared.of, shared.default, minor=True)
    names = (*shared.words, *shared.abroad.get(language, ()))
    minor = (*shared.minor, *shared.abroad_minor.get(language, ()))
    yield from ((form, meaning) for name in names for form in forms(name))
    yield from ((form, hundredth) for name in minor for form in forms(name))


def money_symbols(table: Currencies) -> Iterator[tuple[str, MoneyWords]]:
    """Every sign and code, as written, with what it can mean."""
    for code, entry in table.currency.items():
        meaning = MoneyWords((code,), code, strong=entry.strong)
        yield code, MoneyWords((code,), code, wary=entry.wary)
        yield from ((symbol, meaning) for symbol in entry.symbols)
    for shared in table.shared:
        yield from ((symbol, MoneyWords(shared.of, shared.default)) for symbol in shared.symbols)
