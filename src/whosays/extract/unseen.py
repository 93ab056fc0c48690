"""Characters that nobody sees, taken out before reading and put back afterwards: "6\\u200b,000" is 6,000.

What always holds: every span of what is found begins and ends at characters of the text of record, and what nobody
sees inside of it belongs to it. Words are kept as they are read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.model.document import Block, Document
    from whosays.model.mention import Found

_ALWAYS = "\u00ad\u034f\u061c\u180e\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f"
"""Soft hyphens, joiners, marks of direction, selectors of variants: they never part words."""
_IN_NUMBERS = "\u200b\ufeff"
"""Spaces of no width: between words they part them, within digits they do not."""
_ANY = re.compile(f"[{_ALWAYS}{_IN_NUMBERS}]")
_UNSEEN = re.compile(rf"(?<=[\d.,])[{_ALWAYS}{_IN_NUMBERS}]+(?=[\d.,])|[{_ALWAYS}]+")

_Record = TypeVar("_Record")


def seen(document: Document) -> tuple[Document, Sequence[int]] | None:
    """`document` without the characters that nobody sees, and where each of its characters stands in the text of
    record; None where it has no such characters."""
    text = document.text
    if text.isascii() or _ANY.search(text) is None or _UNSEEN.search(text) is None:
        return None
    origin: list[int] = []
    at = 0
    for match in _UNSEEN.finditer(text):
        origin += range(at, match.start())
        at = match.end()
    origin += range(at, len(text))
    blocks = tuple(_moved(block, origin) for block in document.blocks)
    return replace(document, text=_UNSEEN.sub("", text), blocks=blocks), origin


def _moved(block: Block, origin: Sequence[int]) -> Block:
    cells = tuple(
        replace(cell, start=bisect_left(origin, cell.start), end=bisect_left(origin, cell.end)) for cell in block.cells
    )
    return replace(block, start=bisect_left(origin, block.start), end=bisect_left(origin, block.end), cells=cells)


def in_record(found: Found, origin: Sequence[int]) -> Found:
    """`found` with its places in the text of record, where `origin` tells the place of each character that was read."""
    return _placed(found, origin)


def _placed(record: _Record, origin: Sequence[int]) -> _Record:
    """A record with every span in it moved: `start` and `end` together, and pairs of whole numbers."""
    if not is_dataclass(record):
        return record
    held: dict[str, Any] = {field.name: getattr(record, field.name) for field in fields(record)}
    changed = {name: _moved_value(value, origin) for name, value in held.items()}
    if "start" in held:
        changed["start"], changed["end"] = _span((held["start"], held["end"]), origin)
    return cast("_Record", replace(record, **changed))  # type: ignore[type-var]


def _moved_value(value: Any, origin: Sequence[int]) -> Any:
    if isinstance(value, tuple):
        pair = len(value) == len(("start", "end")) and all(type(item) is int for item in value)
        return _span(value, origin) if pair else tuple(_moved_value(item, origin) for item in value)
    return _placed(value, origin)


def _span(span: tuple[int, ...], origin: Sequence[int]) -> tuple[int, int]:
    start, end = span
    if start >= len(origin):
        last = origin[-1] + 1 if origin else 0
        return last, last
    return origin[start], origin[end - 1] + 1 if end > start else origin[start]
