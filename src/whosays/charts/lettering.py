"""Words in a drawing: how wide they are at most, where they break, and what is taken out of them.

What always holds: no line is wider than the room that it was made for, in the widest face that systems commonly take
for sans-serif (DejaVu Sans 2.37, whose advance widths these are); no word can steer what stands beside it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

SIZE = 12
"""Height of letters in pixels."""
_PLAIN = {
    0.30: "'IJijl",
    0.35: " ,./:;\\|·",
    0.40: "()-[]ft",
    0.45: "!r",
    0.50: '"*_`–',
    0.55: "?csz",
    0.60: "FLkvxy",
    0.65: "$0123456789EPSTYabdeghnopqu{}€£",
    0.70: "ABCKRVXZ",
    0.75: "NU",
    0.80: "&DGHOQ",
    0.85: "#+<=>^w~−×→←",
    0.90: "M",
    1.00: "%@Wm—…",
}
_BOLD = {
    0.35: " 'ijl",
    0.40: ",./:;IJ\\|·",
    0.45: "-f",
    0.50: "!()[]_`rt–",
    0.55: '"*',
    0.60: "?csz",
    0.65: "Lx",
    0.70: "$0123456789EFTaekovy€£",
    0.75: "CPSYZbdghnpqu{}",
    0.80: "ABKRVX",
    0.85: "#+<=>DGHNU^~−×→←",
    0.90: "&OQ",
    0.95: "w",
    1.00: "@M—…",
    1.05: "%m",
    1.15: "W",
}
_WIDTHS = tuple({letter: width for width, letters in table.items() for letter in letters} for table in (_PLAIN, _BOLD))
_WIDE, _CAPITAL, _OTHER = 1.25, 1.35, 1.15
"""Parts of their height that East Asian wide letters, capitals and all others not listed are wide at most."""
_HARMFUL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACES = re.compile(r"[\s\x85]+")


def harmless(text: str) -> str:
    """`text` on one line; characters that steer, hide or are none stand as U+FFFD."""
    return _SPACES.sub(" ", shown(text)).strip()


def shown(text: str) -> str:
    """`text` with characters that steer, hide or are none as U+FFFD."""
    return _HARMFUL.sub("\ufffd", text)


@lru_cache(maxsize=8192)  # a label is measured again and again until it has a place: half the time of a chart
def width(text: str, *, bold: bool = False, size: float = SIZE) -> float:
    """How many pixels `text` takes at most."""
    return size * sum(_of(letter, bold) for letter in text)


def _of(letter: str, bold: int) -> float:
    known = _WIDTHS[bold]
    told = known.get(letter)
    if told is not None:
        return told
    if unicodedata.combining(letter):
        return 0.0
    plain = known.get(unicodedata.normalize("NFD", letter)[0])
    if plain is not None:
        return plain
    if unicodedata.east_asian_width(letter) in "WF":
        return _WIDE
    return _CAPITAL if letter.isupper() else _OTHER


def cut(text: str, room: float, *, bold: bool = False, size: float = SIZE) -> str:
    """`text` in at most `room` pixels, its end as "…" where it is too long."""
    if width(text, bold=bold, size=size) <= room:
        return text
    left = room - width("…", bold=bold, size=size)
    end = 0
    for letter in text:
        left -= width(letter, bold=bold, size=size)
        if left < 0:
            break
        end += 1
    return text[:end].rstrip() + "…"


def lines(text: str, room: float, most: int, *, bold: bool = False) -> list[str]:
    """`text` in at most `most` lines of `room` pixels, broken between words; the last is cut where more follows."""
    made: list[str] = []
    words = text.split(" ")
    while words and len(made) < most - 1:
        taken = 1
        while taken < len(words) and width(" ".join(words[: taken + 1]), bold=bold) <= room:
            taken += 1
        if width(words[0], bold=bold) > room:
            break
        made.append(" ".join(words[:taken]))
        words = words[taken:]
    return [*made, cut(" ".join(words), room, bold=bold)] if words else made
