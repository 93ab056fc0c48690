"""A page of a document as a person sees it in the original: a picture, and where on it given words stand.

What always holds: nothing that comes back from a helper is trusted; a picture is of a size that was asked for, its
boxes lie on it, and its bytes begin as a PNG does.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from whosays.errors import EvidenceError

LONGEST_SIDE = 1_400
"""Pixels of the longer side of a picture: letters of 9 points are legible, and a page is a few hundred KB."""
_PNG = b"\x89PNG\r\n\x1a\n"

Rectangle = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels of the picture, counted from its upper left corner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which page (from 1), the places of which `spans` of its text, counted from its beginning; whether it is to be
    drawn."""

    page: int
    spans: tuple[tuple[int, int], ...] = ()
    drawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Words of a page: what stands in the span that was asked for, and the rectangles around it, one a line."""

    words: str
    boxes: tuple[Rectangle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A page of a document of so many `pages`, `width` × `height` pixels, with the words that were asked for in their
    order. `png` is the picture in base 64, empty where only the places were asked for."""

    pages: int
    width: int
    height: int
    marked: tuple[Marked, ...] = ()
    png: str = ""

    def __post_init__(self) -> None:
        if not (0 < self.width <= LONGEST_SIDE and 0 < self.height <= LONGEST_SIDE and self.pages > 0):
            raise EvidenceError(f"a picture of {self.width} × {self.height} pixels is none that was asked for")
        if self.png and not self.content.startswith(_PNG):
            raise EvidenceError("a picture does not begin as a PNG does")

    @property
    def content(self) -> bytes:
        """The bytes of the PNG file. Raises EvidenceError where they are not told in base 64."""
        try:
            return base64.b64decode(self.png, validate=True)
        except binascii.Error as fault:
            raise EvidenceError(f"a picture cannot be read ({fault})") from None
