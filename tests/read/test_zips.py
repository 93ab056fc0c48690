"""Zip files that must not be opened. Limits are those of threat T4."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from tests.read.samples import word, zipped
from whosays.read.zips import objection


def overlapping() -> bytes:
    """Two entries of the directory point at one member (after D. Fifield, A better zip bomb, 2019)."""
    content = bytearray(zipped({"a": b"x" * 1000, "b": b"y" * 1000}))
    second = content.rindex(b"PK\x01\x02")
    content[second + 42 : second + 46] = (10).to_bytes(4, "little")
    return bytes(content)


def encrypted() -> bytes:
    content = bytearray(zipped({"a": b"x"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def lying() -> bytes:
    """A member whose header says that it inflates to one byte."""
    content = bytearray(zipped({"a": bytes(range(256)) * 40_000}))
    entry = content.index(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = (1).to_bytes(4, "little")
    return bytes(content)


def stored(size: int, count: int) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(count):
            archive.writestr(str(number), b"\0" * size)
    return target.getvalue()


def broken_inside(method: int) -> bytes:
    """A member whose packed bytes are noise, behind a whole directory."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a"), b"words " * 1_000, compress_type=method)
    content = bytearray(target.getvalue())
    content[40:60] = b"\xff" * 20
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (zipped({"a.bin": b"\0" * 3_000_000}), "packed more than 200 to 1"),
        (zipped({f"{n}": b"" for n in range(10_001)}), "10,001 members"),
        (stored(50_000_001, 1), "more than 50 MB in 0"),
        (stored(49_000_000, 5), "more than 4 MB in 4"),
        (overlapping(), "damaged|overlap"),
        (encrypted(), "password-protected"),
        (lying(), "damaged"),
        (word("<w:p/>", prologue="<!DOCTYPE w:document [<!ENTITY a 'b'>]>"), "DOCTYPE"),
        (zipped({"a.xml": "<?xml version='1.0' encoding='utf-16'?><!DOCTYPE a []>".encode("utf-16")}), "DOCTYPE"),
        (zipped({"a.xml": b" " * ((1 << 20) - 4) + b"<!DOCTYPE a []>" + bytes(range(256)) * 20}), "packed|DOCTYPE"),
        (zipped({"a": b"x"})[:-30], "damaged"),
        (broken_inside(zipfile.ZIP_BZIP2), "damaged"),
        (broken_inside(zipfile.ZIP_LZMA), "damaged"),
    ],
    ids=[
        "ratio", "members", "one member", "all members", "overlap", "encrypted", "lying header", "DOCTYPE",
        "DOCTYPE in UTF-16", "DOCTYPE across a border", "cut short",
        "broken bzip2", "broken LZMA",
    ],
)  # fmt: skip
def test_objections(content: bytes, reason: str) -> None:
    refusal = objection(content)
    assert refusal is not None
    assert any(part in refusal.reason for part in reason.split("|"))
    assert refusal.next_step


def test_no_objection() -> None:
    assert objection(word("<w:p><w:r><w:t>12</w:t></w:r></w:p>", {"media/1.png": bytes(range(256)) * 100})) is None
