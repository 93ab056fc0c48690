"""Whose money a document tells of: one sum with a plain currency says what the bare "Rs" or "$" beside it are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.normalise.amounts import tables_of
from whosays.normalise.money import of_towns

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whosays.model.mention import AmountWords


def money_told(text: str, amounts: Iterable[AmountWords], code: str) -> frozenset[str]:
    """The countries whose money the document names with one meaning (beside "₹1,200 crore", "Rs 45 lakh" is Indian),
    and those of its towns where a word for money has several and none by default."""
    tables = tables_of(code)
    written = {unit.text for each in amounts for unit in (each.unit, each.upper_unit) if unit is not None}
    meanings = [tables.units.meaning(unit) for unit in sorted(written)]
    money = [m.money for m in meanings if m is not None and m.money is not None]
    codes = {meant.codes[0] for meant in money if len(meant.codes) == 1}
    open_ones = any(len(meant.codes) > 1 and meant.default is None for meant in money)
    users = frozenset(country for name in codes for country in tables.users.get(name, ()))
    return users | of_towns(text) if open_ones else users
