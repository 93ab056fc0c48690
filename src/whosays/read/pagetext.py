"""The text of one PDF page: its lines in the order of the file, each character with its index in PDFium's text page.

What always holds: `text` is the lines joined by line ends; a character is the glyph at its index, or a separator that
was put in (index -1). A wide gap within a line is a tab, so that cells of a table do not run together. A glyph that
does not say which letter it shows is U+FFFD.
"""

from __future__ import annotations

import ctypes
import re
from array import array
from dataclasses import dataclass, field

from pypdfium2 import raw

CELL_GAP = 1.2
"""Width of a gap, in heights of a line, from which on it parts cells; spaces of justified prose stay below one."""

_LINE = re.compile(r"[^\r\n\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
_WORD = re.compile(r"[^\x00\x01\x03-\x20]+")
_HYPHENS = re.compile(r"[\x02\ufffe]")  # PDFium's two signs for a hyphen that ends a line, whose line end it leaves out
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LEADING, _TRAILING = (0xD800, 0xDBFF), (0xDC00, 0xDFFF)

UNMAPPED = "\ufffd"

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in PDF points."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a printed line without a wide gap: span in the page's text, box, height of its letters in points.

    `first`: it begins a line.
    """

    start: int
    end: int
    box: Box
    size: float
    first: bool


@dataclass(slots=True)
class PageText:
    """What one page holds. `objects` counts all that is drawn on it; `broken`: PDFium could not load it."""

    text: str = ""
    segments: list[Segment] = field(default_factory=list)
    indices: array[int] = field(default_factory=lambda: array("l"))
    objects: int = 0
    broken: bool = False


def page_text(handle: raw.FPDF_TEXTPAGE, *, objects: int) -> PageText:
    """The text of the page whose PDFium text page is `handle`."""
    glyphs = _glyphs(handle)
    page = PageText(objects=objects)
    parts: list[str] = []
    length = 0
    for printed in _LINE.finditer(glyphs):
        words = list(_WORD.finditer(glyphs, *printed.span()))
        if not words:
            continue
        if parts:
            parts.append("\n")
            page.indices.append(-1)
            length += 1
        text = _line(handle, words, length, page)
        parts.append(text)
        length += len(text)
    page.text = "".join(parts)
    return page


def glyph_box(handle: raw.FPDF_TEXTPAGE, index: int) -> Box | None:
    """The box of the glyph at `index`, tight around its ink; None where PDFium knows none."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not raw.FPDFText_GetCharBox(handle, index, left, right, bottom, top):
        return None
    return left.value, bottom.value, right.value, top.value


def _line(handle: raw.FPDF_TEXTPAGE, words: list[re.Match[str]], start: int, page: PageText) -> str:
    """The characters of a line of `words` that begins at `start`; adds its segments and indices to `page`."""
    parts: list[str] = []
    position = segment_start = start
    first = right = loose_box(handle, words[0].start())
    for number, word in enumerate(words):
        left = loose_box(handle, word.start())
        if number:
            wide = left[0] - right[2] > CELL_GAP * max(left[3] - left[1], right[3] - right[1])
            if wide:
                page.segments.append(_segment(segment_start, position, (first, right), start))
                segment_start, first = position + 1, left
            parts.append("\t" if wide else " ")
            page.indices.append(-1)
            position += 1
        parts.append(_HYPHENS.sub("-", word[0]))
        page.indices.extend(range(*word.span()))
        position += word.end() - word.start()
        right = loose_box(handle, word.end() - 1)
    page.segments.append(_segment(segment_start, position, (first, right), start))
    return "".join(parts)


def _segment(start: int, end: int, ends: tuple[Box, Box], line_start: int) -> Segment:
    (left, bottom, _right, top), (_left, last_bottom, right, last_top) = ends
    box = (left, min(bottom, last_bottom), right, max(top, last_top))
    size = max(top - bottom, last_top - last_bottom, 0.0)
    return Segment(start=start, end=end, box=box, size=size, first=start == line_start)


def loose_box(handle: raw.FPDF_TEXTPAGE, index: int) -> Box:
    """The box of the glyph at `index` with room for every letter of its font, so that boxes of one line agree."""
    box = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(handle, index, box):
        return (0.0, 0.0, 0.0, 0.0)
    return box.left, box.bottom, box.right, box.top


def _glyphs(handle: raw.FPDF_TEXTPAGE) -> str:
    """One character for every glyph, in PDFium's order.

    `FPDFText_GetText` is ten times as fast but leaves glyphs without a letter out and gives two units for a rare one;
    it is taken only where it gives as many units as there are glyphs, none of them half of a pair.
    """
    count = raw.FPDFText_CountChars(handle)
    if count <= 0:
        return ""
    units = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(handle, 0, count, units)
    text = bytes(units).decode("utf-16-le", "surrogatepass")[:count]
    if written == count + 1 and "\0" not in text and not _SURROGATE.search(text):
        return text
    return _glyph_by_glyph(handle, count)


def _glyph_by_glyph(handle: raw.FPDF_TEXTPAGE, count: int) -> str:
    codes = [raw.FPDFText_GetUnicode(handle, index) for index in range(count)]
    for index, code in enumerate(codes):
        following = codes[index + 1] if index + 1 < count else 0
        if _LEADING[0] <= code <= _LEADING[1] and _TRAILING[0] <= following <= _TRAILING[1]:
            codes[index] = 0x10000 + ((code - _LEADING[0]) << 10) + following - _TRAILING[0]
            codes[index + 1] = 1  # counts as nothing: no word holds it
    return "".join(UNMAPPED if code == 0 or _is_no_character(code) else chr(code) for code in codes)


def _is_no_character(code: int) -> bool:
    return _LEADING[0] <= code <= _TRAILING[1] or code > 0x10FFFF  # noqa: PLR2004 - the last code point of Unicode
