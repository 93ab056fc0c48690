"""Which currency money words mean: one code, or the readings that stay open (Recording rules 4 and 11).

Words with one meaning have it. Shared words take the currency of the nearest country that uses one of theirs; the
bare "$" and "£" are the US dollar and sterling, as house styles have it, unless the phrase itself names one other
country of that sign.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.lexicon.currencies import Currencies, MoneyWords


def countries_of(table: Currencies) -> dict[str, frozenset[str]]:
    """The countries of each currency, by code."""
    return {code: frozenset(entry.countries) for code, entry in table.currency.items()}


def currency(
    money: MoneyWords, users: Mapping[str, frozenset[str]], nearest: Sequence[str], in_phrase: Sequence[str]
) -> str | tuple[str, ...]:
    """The code that `money` means, or the codes that it may mean.

    `users` are the countries of each currency, `nearest` the countries of the context in order of nearness,
    `in_phrase` those named in the same phrase (ISO 3166 alpha-2).
    """
    if len(money.codes) == 1:
        return money.codes[0]
    if money.default is not None:
        return _by_phrase(money, users, in_phrase) or money.default
    for country in (*in_phrase, *nearest):
        if (code := _used_in(country, money, users)) is not None:
            return code
    return money.codes


def _by_phrase(money: MoneyWords, users: Mapping[str, frozenset[str]], in_phrase: Sequence[str]) -> str | None:
    named = {code for country in in_phrase if (code := _used_in(country, money, users)) is not None}
    return named.pop() if len(named) == 1 else None


def _used_in(country: str, money: MoneyWords, users: Mapping[str, frozenset[str]]) -> str | None:
    """The currency among those meant that is the country's own, the one it shares last."""
    using = [code for code in money.codes if country in users.get(code, ())]
    return next(iter(using[::-1]), None) if len(using) > 1 else next(iter(using), None)
