"""Whether a zip file is safe to open: counted while inflating, never believed from its headers.

What always holds: nothing is written anywhere; limits are those of threat T4 (docs/explanation/read.md).
"""

from __future__ import annotations

import lzma
import zipfile
import zlib
from io import BytesIO

from whosays.read.draft import Refusal

MOST_MEMBERS = 10_000
MOST_BYTES = 200_000_000
MOST_MEMBER_BYTES = 50_000_000
MOST_RATIO = 200
SMALLEST_BOMB = 1_000_000
"""Bytes: members that inflate to less may be packed as tightly as they like; empty styles and forms are."""

_CHUNK = 1 << 20
_ENCRYPTED = 0x1
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, NotImplementedError, ValueError)
"""What the standard library raises for a zip file that is not whole; OSError is bzip2's word for it."""
_STEP = "open it in its own program, save it as a new .docx or .xlsx file, and add that"


class _UnsafeError(Exception):
    """A limit is exceeded; the message is the reason."""


def objection(content: bytes) -> Refusal | None:
    """Why the zip file `content` must not be opened; None where nothing speaks against it."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            if any(member.flag_bits & _ENCRYPTED for member in members):
                return Refusal(
                    reason="password-protected", next_step="open it with its password and save it without one"
                )
            _check_layout(members)
            total = 0
            for member in members:
                total += _inflated(archive, member, MOST_BYTES - total)
    except _UnsafeError as unsafe:
        return Refusal(reason=str(unsafe), next_step=_STEP)
    except _DAMAGE as error:
        return Refusal(reason=f"damaged: {error}", next_step=_STEP)
    return None


def _check_layout(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise _UnsafeError(f"a zip bomb: {len(members):,} members, the limit is {MOST_MEMBERS:,}")
    end = 0
    for member in sorted(members, key=lambda m: m.header_offset):
        if member.header_offset < end:
            raise _UnsafeError("a zip bomb: its members overlap")
        end = member.header_offset + member.compress_size


def _inflated(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> int:
    """The bytes that `member` really inflates to, read piece by piece. Raises _UnsafeError beyond a limit."""
    size, tail = 0, b""
    is_xml = member.filename.lower().endswith((".xml", ".rels"))
    with archive.open(member) as stream:
        while piece := stream.read(_CHUNK):
            size += len(piece)
            if size > min(left, MOST_MEMBER_BYTES):
                raise _UnsafeError(
                    f"a zip bomb: more than {min(left, MOST_MEMBER_BYTES) / 1e6:,.0f} MB in {member.filename[:80]}"
                )
            if size > SMALLEST_BOMB and size > MOST_RATIO * max(member.compress_size, 1):
                raise _UnsafeError(f"a zip bomb: {member.filename[:80]} is packed more than {MOST_RATIO} to 1")
            if is_xml and any(mark in tail + piece for mark in _DOCTYPES):
                raise _UnsafeError("a DOCTYPE in its XML, which no Office program writes")
            tail = piece[-32:]
    return size
