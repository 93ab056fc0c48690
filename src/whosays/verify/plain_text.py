"""Texts as quotations are looked for in them: one kind of quotation mark and dash, single spaces, no capitals; with the
way back to the characters of the text of record.

What always holds: `plain.back(start, end)` are the characters of the text that `plain.text[start:end]` was made of.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE: Final = re.compile(r"\s+|[\u00ad\u200b-\u200f\u2060\ufeff]+")
_ALIKE: Final = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»〝〞＂", '"'),
        **dict.fromkeys("‘’‚‛`´ʼ", "'"),
        **dict.fromkeys("‐‑‒–—−", "-"),
    }
)
_WORD: Final = re.compile(r"\w+(?:['.,-]\w+)*")


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text made plain, and where in the text each of its characters stands."""

    text: str
    places: tuple[int, ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the text of record behind `start` to `end`."""
        return self.places[start], self.places[end - 1] + 1

    def find(self, pieces: tuple[str, ...]) -> tuple[int, int] | None:
        """From the beginning of the first of `pieces` to the end of the last, where they follow one another."""
        start = self.text.find(pieces[0])
        while start >= 0:
            end = self._end(start, pieces)
            if end is not None:
                return self.back(start, end)
            start = self.text.find(pieces[0], start + 1)
        return None

    def places_of(self, piece: str) -> Iterator[tuple[int, int]]:
        """All places of whole words."""
        start = self.text.find(piece) if piece else -1
        while start >= 0:
            if self._whole(start, start + len(piece)):
                yield self.back(start, start + len(piece))
            start = self.text.find(piece, start + 1)

    def _end(self, start: int, pieces: tuple[str, ...]) -> int | None:
        """Where the last of `pieces` ends, if they stand as whole words from `start` on, near to one another."""
        at = start
        for number, piece in enumerate(pieces):
            found = start if number == 0 else self.text.find(piece, at, at + len(piece) + REACH)
            if found < 0 or not self._whole(found, found + len(piece)):
                return None
            at = found + len(piece)
        return at

    def _whole(self, start: int, end: int) -> bool:
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        return not (before.isalnum() and self.text[start].isalnum()) and not (
            after.isalnum() and self.text[end - 1].isalnum()
        )

    def words(self) -> list[tuple[int, int]]:
        """Where each word begins and ends."""
        return [match.span() for match in _WORD.finditer(self.text)]

    def at(self, place: int) -> int:
        """Which character of the plain text stands at `place` of the text of record."""
        return bisect_left(self.places, place)


REACH: Final = 1_000
"""Characters that an ellipsis in a quotation may leave out."""


def plain(text: str) -> PlainText:
    """`text` made plain."""
    found: list[str] = []
    places: list[int] = []
    at = 0
    for gap in _SPACE.finditer(text):
        _take(text, at, gap.start(), found, places)
        if gap.group().isspace() and found and found[-1] != " ":
            found.append(" ")
            places.append(gap.start())
        at = gap.end()
    _take(text, at, len(text), found, places)
    return PlainText("".join(found), tuple(places))


def _take(text: str, start: int, end: int, found: list[str], places: list[int]) -> None:
    for place in range(start, end):
        low = text[place].lower().translate(_ALIKE)
        found.extend(low)
        places.extend([place] * len(low))
