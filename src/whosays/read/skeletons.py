"""Which files read the same, told without parsing them: a page that was fetched twice differs in its scripts, in the
comments and attributes that its server put in, and in nothing that is read.

What always holds: nothing that is shown or tells a date is left out of what is compared, so that two pages that differ
in one figure are never the same; time grows with the length of the page and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import Final

from whosays.read.formats import Format, format_of

LENGTH: Final = 16
"""Bytes of a digest: among a million million files two different ones meet by chance once in a million million runs."""

_TAG: Final = re.compile(rb"/?[a-zA-Z][^\s/>]*")
_SIMPLE_COMMENT: Final = re.compile(rb"!--[^>]*--$")
_SILENT: Final = (b"script", b"style")
_TELLING: Final = re.compile(
    rb"^(?:meta|time|html|base|link|body|ol|li)\b|hidden|display|visibility|through|role=|class=|id=|span=",
    re.IGNORECASE,
)
"""Tags whose attributes the reader looks at: dates and addresses, what is hidden or struck out, what stands apart,
cells that cover several."""
_DATA: Final = b"ld+json"


def sameness(content: bytes, name: str) -> bytes:
    """A digest of all that the reading of `content` rests on, of `LENGTH` bytes; `name` as for `read.document`."""
    digest = blake2b(digest_size=LENGTH)
    if format_of(content, name) is Format.HTML:
        for part in _read_of(content):
            digest.update(part and part + b"<")
    else:
        digest.update(content)
    return digest.digest()


def _read_of(page: bytes) -> Iterator[bytes]:
    """The parts of a page between the signs that open tags, without what is not read."""
    first, *parts = page.split(b"<")
    yield _spaced(first)
    silent = b""
    for part in parts:
        inside, closed, text = part.partition(b">")
        tag = _TAG.match(inside)
        name = tag[0].lower() if tag else b""
        if silent and name != b"/" + silent:
            continue
        was, silent = silent, name if name in _SILENT and _DATA not in inside else b""
        if not closed or (tag is None and not _SIMPLE_COMMENT.match(inside)):
            yield _spaced(part)
        elif tag is None or was:
            yield _spaced(text)
        elif not silent:
            yield (inside if _TELLING.search(inside) else name) + b">" + _spaced(text)


def _spaced(text: bytes) -> bytes:
    return b" ".join(text.split())
