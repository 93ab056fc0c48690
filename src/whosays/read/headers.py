"""Fields of the header of a mail as words: encoded words (RFC 2047) decoded, raw bytes in any encoding too.

What always holds: no field makes `header` raise; what cannot be decoded is shown as it stands.
"""

from __future__ import annotations

import re
from binascii import Error as NotBase64
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message

from whosays.read.composing import writable
from whosays.read.encoding import decode

LONGEST = 2_000
"""Characters of a field that are read: longer subjects and senders are no words for people."""

_BOUNDARY = re.compile(r"(\?=)\s+(=\?)")  # white space between encoded words is none (RFC 2047, 6.2)


def header(message: Message, name: str) -> str:
    """The first field called `name`, decoded, white space made single; empty where there is none."""
    wanted = name.lower()
    raw = next((str(value) for field, value in message.raw_items() if field.lower() == wanted), "")
    return " ".join(writable(_words(_plain(raw[:LONGEST]))).split())


def _plain(raw: str) -> str:
    """A field with bytes beyond ASCII, which the parser keeps as halves of surrogate pairs, as characters."""
    content = raw.encode("utf-8", "surrogateescape")
    if content.isascii():
        return raw
    decoded = decode(content)
    return raw if decoded is None else decoded.text


def _words(field: str) -> str:
    try:
        pieces = decode_header(_BOUNDARY.sub(r"\1\2", " ".join(field.splitlines())))
    except (HeaderParseError, NotBase64, ValueError):
        return field
    words = "".join(piece if isinstance(piece, str) else _decoded(piece, label) for piece, label in pieces)
    return words if words.strip() else field


def _decoded(content: bytes, label: str | None) -> str:
    if label is None:  # what stands between encoded words, as `decode_header` keeps it
        return content.decode("raw-unicode-escape", "replace")
    decoded = decode(content, label)
    return content.decode("utf-8", "replace") if decoded is None else decoded.text
