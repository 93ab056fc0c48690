"""Texts of documents inside the files of other programs: JSON that a web page takes in, references, addresses.

What always holds: nothing in a text ends the element that it stands in, turns the direction of what stands beside it,
or is given as an address where it is none.
"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""The bidirectional controls (Unicode TR9)."""
_IN_JSON = re.compile(f"[<{_TURNING}\u2028\u2029]")
_STEERING = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_TURNING}]")
_ESCAPED = {sign: f"%{ord(sign):02X}" for sign in " {}|\\^`"}
"""What people leave unescaped in an address, and what it is there (RFC 3986, 2.1)."""
_WEB = re.compile(rf'https?://(?:[^\s<>"{{}}|\\^`%\x00-\x20\x7f-\x9f{_TURNING}]|%[0-9A-Fa-f]{{2}})+', re.IGNORECASE)


def as_json(told: Any) -> str:
    """`told` as a file of JSON that may stand in a script element: what would end the element, or turn the direction of
    the text, is escaped, so that a reader gets it as it was."""
    text = json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    return _IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def steady(text: str) -> str:
    """`text` with what would steer the program that shows it as its code point, "[U+202E]"."""
    return _STEERING.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def web_address(text: str | None) -> str | None:
    """`text` as an address of the web (RFC 3987, http or https); None where it is none."""
    address = "".join(_ESCAPED.get(sign, sign) for sign in (text or "").strip())
    if not _WEB.fullmatch(address):
        return None
    try:
        return address if urlsplit(address).hostname else None
    except ValueError:  # brackets that hold no address of a host
        return None
