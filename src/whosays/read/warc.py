"""A web archive cut into the bytes of its records (WARC 1.1, ISO 28500:2017), packed record by record or not at all.

What always holds: no record and no packed member is held beyond a limit, however far it would inflate; one that is
damaged or too large costs itself, and the cutting goes on where the next one begins; every piece tells at which byte of
the file its member begins.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO, Final

MOST_HEADER: Final = 65_536
"""Bytes of the header of a record."""

_CHUNK: Final = 1 << 18
_PACKED: Final = b"\x1f\x8b\x08"
_PLAIN: Final = b"WARC/"
_ZSTANDARD: Final = b"\x28\xb5\x2f\xfd"
_LENGTH: Final = re.compile(rb"^content-length:[ \t]*(\d{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_BLANK: Final = re.compile(rb"\r?\n\r?\n")
_GZIP: Final = 31
"""`wbits` of zlib for a gzip member."""

TOO_LARGE: Final = "too large: a record of more than {most:,.0f} MB, or records that are not packed one by one"
CUT_SHORT: Final = "cut short: the archive ends within this record"
DAMAGED: Final = "damaged: no record of a web archive begins here"
NOT_UNPACKED: Final = "damaged: it cannot be unpacked ({why})"
ZSTANDARD: Final = "packed with Zstandard, which is not read"


@dataclass(frozen=True, slots=True)
class Piece:
    """The bytes of one record, or what is wrong in their place (`fault`): of the member that begins at the byte
    `offset`, the record of that `number`, from 0."""

    offset: int
    number: int
    content: bytes = b""
    fault: str = ""


class _Window:
    """What of a stream is under way: `data`, which begins at the byte `at`."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.at = 0
        self.data = bytearray()

    def holds(self, length: int) -> bool:
        """Whether there are so many bytes; reads them if need be."""
        while len(self.data) < length:
            piece = self._stream.read(_CHUNK)
            if not piece:
                return False
            self.data += piece
        return True

    def drop(self, length: int) -> None:
        """Goes on behind `length` bytes."""
        length = min(length, len(self.data))
        self.at += length
        del self.data[:length]

    def skip(self, length: int) -> bool:
        """Goes on behind `length` bytes that need not be held; whether there were so many."""
        while length > len(self.data):
            length -= len(self.data)
            self.drop(len(self.data))
            if not self.holds(1):
                return False
        self.drop(length)
        return True

    def seek_next(self, mark: bytes) -> bool:
        """Goes on to the next `mark` behind the first byte; whether there is one."""
        self.drop(1)
        while (found := self.data.find(mark)) < 0:
            self.drop(max(0, len(self.data) - len(mark) + 1))
            if not self.holds(len(self.data) + 1):
                self.drop(len(self.data))
                return False
        self.drop(found)
        return True


def is_archive(first: bytes) -> bool:
    """Whether a file that begins with `first` is a web archive."""
    return first.startswith(_PLAIN) or _begins_packed(first)


def pieces(stream: BinaryIO, most: int) -> Iterator[Piece]:
    """The records in `stream`, from its beginning, none of more than `most` bytes. Raises OSError where it cannot be
    read."""
    window = _Window(stream)
    window.holds(4)
    if window.data.startswith(_ZSTANDARD):
        yield Piece(0, 0, fault=ZSTANDARD)
    elif window.data.startswith(_PACKED):
        yield from _members(window, most)
    else:
        yield from (Piece(at, 0, content, fault) for at, content, fault in _records(window, most))


def _members(window: _Window, most: int) -> Iterator[Piece]:
    while window.holds(1):
        offset = window.at
        content, length, fault = _inflated(window, most + MOST_HEADER)
        if fault:
            yield Piece(offset, 0, fault=fault)
            _to_next_member(window)
            continue
        for number, (_, record, wrong) in enumerate(_records(_Window(BytesIO(content)), most)):
            yield Piece(offset, number, record, wrong)
        window.drop(length)


def _inflated(window: _Window, most: int) -> tuple[bytes, int, str]:
    """What the member at the window's beginning inflates to, and its length as it is packed; or what is wrong."""
    inflating, out, taken = zlib.decompressobj(_GZIP), bytearray(), 0
    while not inflating.eof:
        if len(out) > most or taken > most + _CHUNK:
            return b"", 0, TOO_LARGE.format(most=most / 1e6)
        if not window.holds(taken + 1):
            return b"", 0, CUT_SHORT
        step = bytes(window.data[taken : taken + _CHUNK])
        try:
            out += inflating.decompress(step, most + 1 - len(out))
        except zlib.error as error:
            return b"", 0, NOT_UNPACKED.format(why=error)
        taken += len(step) - len(inflating.unconsumed_tail) - len(inflating.unused_data)
    return bytes(out), taken, ""


def _to_next_member(window: _Window) -> None:
    """Goes on to where the next member with a record begins, or to the end."""
    while window.seek_next(_PACKED):
        window.holds(_CHUNK)
        if _begins_packed(bytes(window.data[:4096])):
            return


def _begins_packed(first: bytes) -> bool:
    if not first.startswith(_PACKED):
        return False
    try:
        return zlib.decompressobj(_GZIP).decompress(first[:4096], len(_PLAIN)) == _PLAIN
    except zlib.error:
        return False


def _records(window: _Window, most: int) -> Iterator[tuple[int, bytes, str]]:
    """Where each record begins, with its bytes or what is wrong."""
    while window.holds(1):
        blank = len(window.data) - len(window.data.lstrip(b"\r\n"))
        if blank:
            window.drop(blank)
            continue
        offset = window.at
        content, fault = _record(window, most)
        yield offset, content, fault


def _record(window: _Window, most: int) -> tuple[bytes, str]:
    """The record at the window's beginning, or what is wrong; the window is behind it then."""
    window.holds(MOST_HEADER)
    head = _BLANK.search(window.data, 0, MOST_HEADER) if window.data.startswith(_PLAIN) else None
    length = _LENGTH.search(window.data, 0, head.start()) if head else None
    if head is None or length is None:
        window.seek_next(_PLAIN)
        return b"", DAMAGED
    whole = head.end() + int(length[1])
    if int(length[1]) > most:
        return b"", TOO_LARGE.format(most=most / 1e6) if window.skip(whole) else CUT_SHORT
    if not window.holds(whole):
        window.seek_next(_PLAIN)
        return b"", CUT_SHORT
    content = bytes(window.data[:whole])
    window.drop(whole)
    return content, ""
