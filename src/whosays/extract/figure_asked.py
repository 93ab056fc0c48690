"""A figure whose subject is asked for, and what its text as a whole supports.

A measure of a pack takes people for some kind where no word tells it ("casualties" are of troops). What always holds: a
kind that has signs is taken only where the text has one of them, a soldier or an army, wherever it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from whosays.lexicon.packs import RoleEntry, UnitClass

PEOPLE = "people"
"""The role of people of whom no more is said."""


class Support:
    """The kinds of people of which a text has a sign, each looked for when it is first asked for."""

    __slots__ = ("_lacking", "_signs", "_text")

    def __init__(self, text: str, signs: Mapping[str, re.Pattern[str]]) -> None:
        self._text = text
        self._signs = signs
        self._lacking: dict[str, bool] = {}

    def lacks(self, role: str) -> bool:
        """Whether `role` has signs and the text none of them."""
        sign = self._signs.get(role)
        if sign is None:
            return False
        if role not in self._lacking:
            self._lacking[role] = sign.search(self._text) is None
        return self._lacking[role]


def signs_of(roles: Mapping[str, RoleEntry]) -> dict[str, re.Pattern[str]]:
    """The signs of each role that has any, as one pattern."""
    return {key: _any_of(entry.signs) for key, entry in roles.items() if entry.signs}


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """One of `words` as a whole word; a stem ends in `*`."""
    told = sorted({re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in words})
    return re.compile(rf"\b(?:{'|'.join(told)})\b", re.IGNORECASE)


@dataclass(slots=True, eq=False, kw_only=True)
class Figure:
    """What is known of a figure before its measure: word, classes its unit allows, rate, its noun's role and head.

    `predicate` is where the predicate of a figure "of the" people begins: what stands before it describes them all.
    `unit` are its unit's words where it is no money, share or count. `voiced` is true where somebody is named who says
    it. `stated` is the number as written. `settings` are
    measures whose setting a sentence before tells. `of_before` is true where
    it counts some of those told before ("17 of whom"): what came before tells of all of them, not of it.
    `stands` are the measures for whose people its noun stands ("213 portraits"), `around` the roles of the people who
    may be meant where its noun tells none. `total` is true of a sum of all, `identified` of those who are known by
    name, `of_whole` of a share that names its whole ("two thirds of the displaced"). `support` tells for which people
    its text has a sign.
    """

    word: int
    classes: frozenset[UnitClass]
    per: str | None = None
    unit: str = ""
    role: str | None = None
    head: int | None = None
    of_before: bool = False
    predicate: int | None = None
    voiced: bool = False
    stated: str = ""
    settings: frozenset[str] = frozenset()
    stands: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    total: bool = False
    identified: bool = False
    of_whole: bool = False
    support: Support | None = None

    def taken_for(self, role: str | None) -> str | None:
        """`role`, which a measure takes its people for, or plain people where nothing in the text speaks of such."""
        return PEOPLE if role is not None and self.support is not None and self.support.lacks(role) else role
