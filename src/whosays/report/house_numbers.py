"""Reading the numbers of our own words back, in house style: what `report.compiling` holds against the records."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.report.numbers import SCALES
from whosays.report.phrases import phrases, say

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = r"\d+(?:{thousands}\d{{3}})*(?:{mark}\d+)?(?:e[+-]?\d+)?"
Number = frozenset[Decimal]
"""What a number of a text may be: of "3–4 million" the first is 3 or 3 million."""


class Numbers:
    """Reads numbers: digits with a scale word or without, and small ones as words ("four")."""

    def __init__(self, thousands: str, mark: str) -> None:
        self._thousands, self._mark = thousands, mark
        digits = _DIGITS.format(thousands=re.escape(thousands), mark=re.escape(mark))
        self._scales = {say(key): size for size, key in SCALES}
        scale = "|".join(map(re.escape, self._scales))
        self._pattern = re.compile(rf"{digits}(?:\s?–\s?{digits})?(?:\s({scale})\b)?")
        self._digits = re.compile(digits)
        self._small = {word: Decimal(n) for n, word in enumerate(phrases().numerals) if n}
        self._word = re.compile(rf"\b({'|'.join(self._small)})\b", re.IGNORECASE)

    def of(self, text: str) -> tuple[Number, ...]:
        """Every number of `text`."""
        return tuple(self._told(text))

    def _told(self, text: str) -> Iterator[Number]:
        for match in self._pattern.finditer(text):
            scale = self._scales.get(match[1] or "", Decimal(1))
            *before, last = map(self._value, self._digits.findall(match[0]))
            yield from (frozenset({value, value * scale}) for value in before)
            yield frozenset({last * scale})
        for word in self._word.findall(text):
            yield frozenset({self._small[word.lower()]})

    def _value(self, digits: str) -> Decimal:
        return Decimal(digits.replace(self._thousands, "").replace(self._mark, "."))
