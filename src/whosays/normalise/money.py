"""Which currency money words mean: one code, or the readings that stay open (Recording rules 4 and 11).

Words with one meaning have it. Shared words take the currency of the nearest country that uses one of theirs, else the
one that all countries of the document which use any of theirs share (with those of the towns that it names); the bare
"$" and "£" are the US dollar and sterling, as house styles have it, unless the phrase itself names one other country
of that sign.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.lexicon.countries import countries

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from whosays.lexicon.currencies import Currencies, MoneyWords


def countries_of(table: Currencies) -> dict[str, frozenset[str]]:
    """The countries of each currency, by code."""
    return {code: frozenset(entry.countries) for code, entry in table.currency.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Countries:
    """The countries that may decide on money (ISO 3166 alpha-2): those of the context in order of nearness, those named
    in the figure's own phrase, those that the document names anywhere.
    """

    nearest: Sequence[str] = ()
    in_phrase: Sequence[str] = ()
    anywhere: Collection[str] = ()


def of_towns(text: str) -> frozenset[str]:
    """The countries in which the towns and regions lie that `text` names (ISO 3166 alpha-2)."""
    pattern, codes = _towns()
    return frozenset(codes[name] for name in set(pattern.findall(text)))


@lru_cache(maxsize=1)
def _towns() -> tuple[re.Pattern[str], Mapping[str, str]]:
    codes = countries().by_town()
    longest_first = sorted(codes, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"), codes


def currency(money: MoneyWords, users: Mapping[str, frozenset[str]], named: Countries) -> str | tuple[str, ...]:
    """The code that `money` means, or the codes that it may mean; `users` are the countries of each currency.

    The whole document decides only where all its countries that have such money share one.
    """
    if len(money.codes) == 1:
        return money.codes[0]
    if money.default is not None:
        return _only(money, users, named.in_phrase) or money.default
    for country in (*named.in_phrase, *named.nearest):
        if (code := _used_in(country, money, users)) is not None:
            return code
    return _only(money, users, named.anywhere) or money.codes


def _only(money: MoneyWords, users: Mapping[str, frozenset[str]], countries: Collection[str]) -> str | None:
    """The one currency among those meant that the countries use."""
    used = {code for country in countries if (code := _used_in(country, money, users)) is not None}
    return used.pop() if len(used) == 1 else None


def _used_in(country: str, money: MoneyWords, users: Mapping[str, frozenset[str]]) -> str | None:
    """The currency among those meant that is the country's own, the one it shares last."""
    using = [code for code in money.codes if country in users.get(code, ())]
    return next(iter(using[::-1]), None) if len(using) > 1 else next(iter(using), None)
