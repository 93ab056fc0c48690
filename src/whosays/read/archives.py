"""Web archives (WARC, WACZ): every page or text that a server answered with, one by one, as it came.

What always holds: an archive is never held as a whole and nothing of it is written anywhere; a record that cannot be
used is told with its reason and place, and costs nothing else; a record is found again by its place.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from whosays.model.document import Unreadable
from whosays.model.identity import sha256
from whosays.read.files import name_of
from whosays.read.warc import Piece, is_archive, pieces

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_ENDINGS: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
}
"""Types of what is taken from an archive, and how its name ends."""

_ZIP: Final = b"PK\x03\x04"
_LOCAL_HEADER: Final = 30
_LOCAL_LENGTHS: Final = 26
"""The length of a member's own header in a zip file, and where the lengths of name and extra field stand in it (PKWARE
APPNOTE 6.3.10, 4.3.7)."""

_DAMAGED: Final = "save the page in a browser and add that, or fetch the archive again"
_TOO_LARGE: Final = "unpack the archive and pack it record by record (warcio recompress), or save the page and add that"
_REPACK: Final = "unpack it (zstd -d) and name the .warc file that comes out"
_MOST_ADDRESS: Final = 2_000
_FAULTS: Final = (OSError, ValueError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError)
"""What a damaged archive comes to."""

OTHER_ANSWER: Final = "answers other than a page that was found"
OTHER_TYPE: Final = "pictures, scripts and other files that are no text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a record is found again: the archive, in a WACZ its `member`, the byte at which the record, or what it is
    packed in with others, begins, and its number there."""

    archive: Path
    member: str
    offset: int
    number: int

    @property
    def name(self) -> str:
        """Archive, member and offset as the name of a document, without an ending."""
        return name_of(f"{self.archive.name}{self._inside}@{self.offset}") + (f".{self.number}" if self.number else "")

    def __str__(self) -> str:
        """For people."""
        return name_of(f"{self.archive}{self._inside}, byte {self.offset}")

    @property
    def _inside(self) -> str:
        return f"!{self.member.rpartition('/')[2]}" if self.member else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """One page or text of an archive: its bytes as the server meant them, its name, where and when it was fetched."""

    content: bytes
    name: str
    place: Place
    address: str | None
    obtained_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoilt:
    """A record that cannot be used: where it is, and why."""

    place: Place
    unreadable: Unreadable


class Archive:
    """The web archive in a file. `passed` counts what is no page or text, once it was walked."""

    def __init__(self, file: Path, most: int) -> None:
        self.passed: Counter[str] = Counter()
        self._file = file
        self._most = most

    def __iter__(self) -> Iterator[Archived | Spoilt]:
        """What the archive holds, in its order, nothing of more than `most` bytes."""
        place = Place(archive=self._file, member="", offset=0, number=0)
        try:
            with self._file.open("rb") as file:
                for member, stream in _streams(file):
                    place = Place(archive=self._file, member=member, offset=0, number=0)
                    yield from self._walked(member, stream)
        except _FAULTS as fault:
            yield _spoilt(place, f"damaged: {getattr(fault, 'strerror', None) or fault}", _DAMAGED)

    def _walked(self, member: str, stream: BinaryIO) -> Iterator[Archived | Spoilt]:
        for piece in pieces(stream, self._most):
            place = Place(archive=self._file, member=member, offset=piece.offset, number=piece.number)
            if piece.fault:
                yield _spoilt(place, piece.fault, _next_step(piece.fault))
            elif found := self.record(piece, place):
                yield found

    def record(self, piece: Piece, place: Place) -> Archived | Spoilt | None:
        """What a record holds; None where it is no answer of a server, or one that is passed over."""
        try:
            record = _parsed(piece.content, decode=False)
            if record is None or (ending := self._ending(record)) is None:
                return None
            content = _body(record, piece.content, self._most)
            obtained_at = record.record_date
        except _FAULTS as fault:
            return _spoilt(place, f"damaged: {fault}", _DAMAGED)
        if len(content) > self._most:
            return _spoilt(place, f"too large: more than {self._most / 1e6:,.0f} MB", _TOO_LARGE)
        if record.headers.get("WARC-Truncated"):
            return _spoilt(place, "cut short by whoever archived it, so its last figure may be, too", _DAMAGED)
        address = _address(record.headers.get("WARC-Target-URI") or "")
        name = place.name + ending
        return Archived(content=content, name=name, place=place, address=address, obtained_at=obtained_at)

    def _ending(self, record: WarcRecord) -> str | None:
        """How the name of a record ends; None where it is passed over."""
        status = record.http_headers.status_code if record.http_headers else None
        if status is None or not 200 <= status < 300:  # noqa: PLR2004 - RFC 9110, 15.3
            self.passed[OTHER_ANSWER] += 1
            return None
        kind = (record.http_content_type or "text/html").partition(";")[0].strip().lower()
        if kind not in _ENDINGS:
            self.passed[OTHER_TYPE] += 1
        return _ENDINGS.get(kind)


def holds_archive(file: Path) -> bool:
    """Whether `file` is a web archive, by what is in it. Raises OSError where it cannot be opened."""
    with file.open("rb") as stream:
        first = stream.read(4096)
        if is_archive(first):
            return True
        return first.startswith(_ZIP) and bool(_members(stream))


def found_again(place: Place, digest: str, most: int) -> bytes | None:
    """The bytes with the SHA-256 `digest` at `place`; None where they are not there any more."""
    with place.archive.open("rb") as file, ExitStack() as opened:
        stream = _at(file, place, opened)
        piece = next((each for each in pieces(stream, most) if each.number == place.number), None)
    found = Archive(place.archive, most).record(piece, place) if piece and not piece.offset else None
    return found.content if isinstance(found, Archived) and sha256(found.content) == digest else None


def _at(file: BinaryIO, place: Place, opened: ExitStack) -> BinaryIO:
    """The stream of an archive where a record begins. Members of a WACZ lie in it as they are and are not read up to
    there; packed ones have to be."""
    stream, offset = file, place.offset
    if place.member:
        whole = opened.enter_context(zipfile.ZipFile(file))
        member = whole.getinfo(place.member)
        if member.compress_type == zipfile.ZIP_STORED:
            file.seek(member.header_offset + _LOCAL_LENGTHS)
            name, extra = struct.unpack("<HH", file.read(4))
            offset += member.header_offset + _LOCAL_HEADER + name + extra
        else:
            stream = opened.enter_context(whole.open(member))  # type: ignore[assignment]
    stream.seek(offset)
    return stream


def _streams(file: BinaryIO) -> Iterator[tuple[str, BinaryIO]]:
    """The WARC files in `file`, by their names in it; itself where it is one."""
    first = file.read(len(_ZIP))
    file.seek(0)
    if first != _ZIP:
        yield "", file
        return
    with zipfile.ZipFile(file) as whole:
        for member in _members(file):
            with whole.open(member) as stream:
                yield member, stream  # type: ignore[misc]


def _members(file: BinaryIO) -> list[str]:
    """The names of the WARC files in a WACZ (https://specs.webrecorder.net/wacz/1.1.1, 4), sorted."""
    try:
        with zipfile.ZipFile(file) as whole:
            names = [name for name in whole.namelist() if name.startswith("archive/")]
    except _FAULTS:
        return []
    return sorted(name for name in names if name.endswith((".warc", ".warc.gz")))


def _parsed(content: bytes, *, decode: bool) -> WarcRecord | None:
    """The record in `content` where it is the answer of a server."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    walked = ArchiveIterator(
        BytesIO(content),
        record_types=WarcRecordType.response,
        parse_http=True,
        auto_decode="all" if decode else "none",
        stream_detect=False,
        fsspec_args=False,
    )
    return next(iter(walked), None)


def _body(record: WarcRecord, content: bytes, most: int) -> bytes:
    """The body of an answer, at most a byte more than `most` of it. Some programs keep bodies unpacked under a header
    that tells that they are packed: those are taken as they are."""
    headers = record.http_headers
    if headers and (headers.get("Content-Encoding") or headers.get("Transfer-Encoding")):
        try:
            decoded = _parsed(content, decode=True)
            if decoded is not None:
                return _read(decoded, most)
        except OSError:
            pass
    return _read(record, most)


def _read(record: WarcRecord, most: int) -> bytes:
    body = bytearray()
    while len(body) <= most and (piece := record.reader.read(min(most + 1 - len(body), 1 << 20))):
        body += piece
    return bytes(body)


def _address(told: str) -> str | None:
    """The address of a page, where it is one of the web; WARC 1.0 was written with brackets around it by some."""
    address = told.strip().removeprefix("<").removesuffix(">")
    is_web = address.lower().startswith(("http://", "https://")) and address.isprintable() and " " not in address
    return address if is_web and len(address) <= _MOST_ADDRESS else None


def _next_step(fault: str) -> str:
    if fault.startswith("packed"):
        return _REPACK
    return _TOO_LARGE if fault.startswith("too large") else _DAMAGED


def _spoilt(place: Place, reason: str, next_step: str) -> Spoilt:
    return Spoilt(place=place, unreadable=Unreadable(name=str(place), reason=reason, next_step=next_step))
