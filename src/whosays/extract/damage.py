"""The reading copy of a document's text: of the same length, with typographic variants of one character made one.

What always holds: a view's texts have the length of the original, and a character stays at its place, so offsets into
a view are offsets into the text of record. Words are never changed; letters keep their accents and their case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from whosays.extract.mark_shapes import labels_of
from whosays.extract.marks import Mark, blanked, citation_marks

_DIGIT_ZEROS = (
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50,
    0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50,
    0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0x104A0, 0x10D30, 0x10D40, 0x11066, 0x110F0, 0x11136,
    0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730, 0x118E0, 0x11950, 0x11BF0,
    0x11C50, 0x11D50, 0x11DA0, 0x11DE0, 0x11F50, 0x16A60, 0x16AC0, 0x16B50, 0x1CCF0, 0x1D7CE, 0x1D7D8, 0x1D7E2,
    0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E5F1, 0x1E950, 0x1FBF0,
)  # fmt: skip
"""The zeros of the decimal digits of other scripts (Unicode 17, general category Nd)."""

_SAME = {
    " ": "\r\x0b\x0c\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f"
    "\u205f\u3000\ufeff",
    "\n": "\u2028\u2029",
    "'": "\u2018\u2019\u201a\u201b\u2032\u2035\u02bc\u2039\u203a\u00b4`",
    '"': "\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb\u300c\u300d\u300e\u300f",
    "-": "\u2010\u2011\u2212\ufe63",
    "\u2013": "\u2012",
    "\u2014": "\u2015",
    "~": "\u223c\u02dc\u301c",
    ".": "\u066b",
    ",": "\u066c\u060c\u3001",
    "%": "\u066a",
    ";": "\u061b",
    "?": "\u061f",
}


def _table() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # full-width ASCII
    for plain, variants in _SAME.items():
        table.update({ord(variant): plain for variant in variants})
    for zero in _DIGIT_ZEROS:
        table.update({zero + value: str(value) for value in range(10)})
    return table


_TO_PLAIN = _table()
RAISING = "\u200a"
"""What readers put before a raised figure; nobody groups digits by it."""
_RAISED = re.compile(
    rf"(?<=[\w.,;:!?)\"'\u201d\u2019%]){RAISING}([1-9]\d{{0,2}}(?:, ?[1-9]\d{{0,2}}){{0,9}})(?![\w%]|[.,]\d)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How a text is read: `text` is the reading copy, `marks` its citations, `plain` has the certain ones blanked."""

    text: str
    plain: str
    marks: tuple[Mark, ...]


def reading_copy(text: str) -> str:
    """`text` with Unicode spaces, quotes, hyphens, digits and full-width forms in their ASCII form, one for one.

    En and em dashes stay, as do raised digits and the ellipsis: they mean something of their own.
    """
    return text if text.isascii() and "\r" not in text else text.translate(_TO_PLAIN)


def _with_raised(marks: tuple[Mark, ...], text: str) -> tuple[Mark, ...]:
    """`marks` with those that the page raised: a reader set them off by a hair space from what they stand behind."""
    taken = {at for mark in marks for at in range(mark.start, mark.end)}
    raised = (m for m in _RAISED.finditer(text) if taken.isdisjoint(range(m.start(1), m.end(1))))
    found = [
        Mark(start=m.start(1), end=m.end(1), labels=labels_of(m[1]), certain=True, reason="raised on the page")
        for m in raised
    ]
    return tuple(sorted((*marks, *found), key=lambda mark: mark.start))


def view(text: str) -> View:
    """The reading copy of `text` with its citation marks found, and blanked in `plain`."""
    copy = reading_copy(text)
    marks = citation_marks(copy)
    if RAISING in text:
        marks = _with_raised(marks, text)
    return View(text=copy, plain=blanked(copy, marks), marks=marks)
