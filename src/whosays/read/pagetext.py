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
class PageCell:
    """A stretch of a line between wide gaps: its span in the page's text and its sides."""

    start: int
    end: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its box, and its cells, of which prose has one.

    `size` is the height of its letters, in points.
    """

    box: Box
    size: float
    cells: tuple[PageCell, ...]

    @property
    def start(self) -> int:
        """Where the line begins in the page's text."""
        return self.cells[0].start

    @property
    def end(self) -> int:
        """Where the line ends in the page's text."""
        return self.cells[-1].end


@dataclass(slots=True)
class PageText:
    """What one page holds. `objects` counts all that is drawn on it; `broken`: PDFium could not load it."""

    text: str = ""
    lines: list[Line] = field(default_factory=list)
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
        line, text = _line(handle, words, length, page.indices)
        page.lines.append(line)
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


def _line(handle: raw.FPDF_TEXTPAGE, words: list[re.Match[str]], start: int, indices: array[int]) -> tuple[Line, str]:
    """A line of `words` that begins at `start` of the page's text, and its characters; adds their indices."""
    first, last = _loose_box(handle, words[0].start()), _loose_box(handle, words[-1].end() - 1)
    size = max(first[3] - first[1], last[3] - last[1], 0.0)
    parts: list[str] = []
    cells: list[PageCell] = []
    position, cell_start, cell_left, right = start, start, first[0], first[2]
    for number, word in enumerate(words):
        if number:
            left = _loose_box(handle, word.start())[0]
            wide = left - right > CELL_GAP * size
            if wide:
                cells.append(PageCell(cell_start, position, cell_left, right))
                cell_start, cell_left = position + 1, left
            parts.append("\t" if wide else " ")
            indices.append(-1)
            position += 1
        parts.append(_HYPHENS.sub("-", word[0]))
        indices.extend(range(*word.span()))
        position += word.end() - word.start()
        right = last[2] if word is words[-1] else _loose_box(handle, word.end() - 1)[2]
    cells.append(PageCell(cell_start, position, cell_left, right))
    box = (first[0], min(first[1], last[1]), last[2], max(first[3], last[3]))
    return Line(box=box, size=size, cells=tuple(cells)), "".join(parts)


def _loose_box(handle: raw.FPDF_TEXTPAGE, index: int) -> Box:
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
