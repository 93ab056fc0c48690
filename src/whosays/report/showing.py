"""Making visible what a text would hide: control characters, marks that turn the reading direction, invisible
characters.

What always holds: a text that has passed through `visible` cannot steer a terminal, reorder what stands beside it, or
hide words.
"""

from __future__ import annotations

import re
import unicodedata

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 and C1 controls, but for tab and line feed
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls (Unicode TR9)
    "\u200b\u2060-\u2064\ufeff\U000e0000-\U000e007f"  # invisible: zero width space, joiners of words, tags
    "\ud800-\udfff]"  # half of a surrogate pair: no character, and not to be written as UTF-8
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")
WIDE = frozenset("WF")


def visible(text: str) -> str:
    """`text` with line ends as line feeds and every hidden or steering character as its code point, "[U+202E]"."""
    return _HIDDEN.sub(_named, _LINE_ENDS.sub("\n", text))


def _named(match: re.Match[str]) -> str:
    return f"[U+{ord(match[0]):04X}]"


def one_line(text: str) -> str:
    """`text` made visible, on one line, with single spaces."""
    return _SPACES.sub(" ", visible(text)).strip()


def columns(text: str) -> int:
    """How many columns of a terminal `text` takes: East Asian wide characters two, combining ones none (Unicode
    TR11)."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in WIDE else 1 for c in text)


def cut(text: str, width: int) -> str:
    """`text` in at most `width` columns, its end replaced by "…" where it is too long."""
    if columns(text) <= width:
        return text
    while text and columns(text) > width - 1:
        text = text[: -max(1, (columns(text) - width + 1) // 2)]
    return f"{text.rstrip()}…" if width > 0 else ""
