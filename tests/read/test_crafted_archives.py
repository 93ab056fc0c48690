"""Crafted archives, through the door that documents come in by: each is read harmlessly or refused with a reason, none
writes anything or opens what it names, and what stands beside it is read (Trust T4 and T6)."""

from __future__ import annotations

import gzip
import io
import tarfile
import time
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.read.samples import sheet, word, workbook, zipped
from tests.read.test_zips import broken_inside, encrypted, lying, overlapping, stored
from whosays import Case, read
from whosays.model.document import Document

LIMITS = read.ReadOptions(cpu_seconds=3, wall_seconds=20, memory_bytes=600_000_000)
SLOWEST = 25
"""Seconds for one file (Trust T1)."""
PARAGRAPH = "<w:p><w:r><w:t>About 12,000 troops</w:t></w:r></w:p>"
ESCAPES = (
    "../escaped",
    "/tmp/whosays-escaped",
    "..\\escaped",
    "C:\\escaped",
    "word/../../escaped",
    "a" * 5_000,
    "\u202ecod.exe",
)


def linked() -> bytes:
    """A member that is a symbolic link to a file of the system."""
    target = io.BytesIO(word(PARAGRAPH))
    with zipfile.ZipFile(target, "a") as archive:
        link = zipfile.ZipInfo("word/media/link")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return target.getvalue()


def nested(depth: int) -> bytes:
    """A file in a file in a file."""
    content = word(PARAGRAPH)
    for _ in range(depth):
        content = word(PARAGRAPH, {"word/embeddings/inner.docx": content})
    return content


def twice() -> bytes:
    """Two members of one name, the second with other words."""
    target = io.BytesIO(word(PARAGRAPH))
    with zipfile.ZipFile(target, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<x/>")
    return target.getvalue()


def with_relation(kind: str, target: str) -> bytes:
    """A file that asks for something elsewhere."""
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    )
    return word(PARAGRAPH, {"word/_rels/document.xml.rels": relations.encode()})


def entity(body: str) -> bytes:
    return word("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", prologue=f"<!DOCTYPE w [{body}]>")


def in_directory(offset: int, content: bytes) -> bytes:
    """A whole file in whose last entry of the directory some bytes are others."""
    made = bytearray(word(PARAGRAPH))
    at = made.rindex(b"PK\x01\x02") + offset
    made[at : at + len(content)] = content
    return bytes(made)


def tarred() -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as archive:
        archive.addfile(tarfile.TarInfo("../escaped"), io.BytesIO(b""))
    return target.getvalue()


# What each is made of; None where it is read, harmlessly, else a part of the reason.
ARCHIVES: dict[str, tuple[str, Callable[[], bytes], str | None]] = {
    **{f"a member called {name[:20]!r}": ("a.docx", partial(word, PARAGRAPH, {name: b"x"}), None) for name in ESCAPES},
    "a member that is a link": ("a.docx", linked, None),
    "a file within ten files": ("a.docx", lambda: nested(10), None),
    "two members of one name": ("a.docx", twice, ""),
    "a picture elsewhere": ("a.docx", lambda: with_relation("image", "http://127.0.0.1:1/x.png"), None),
    "a template elsewhere": ("a.docx", lambda: with_relation("attachedTemplate", "file:///etc/passwd"), None),
    "an entity that is a file": ("a.docx", lambda: entity("<!ENTITY x SYSTEM 'file:///etc/passwd'>"), "DOCTYPE"),
    "an entity that is an address": ("a.docx", lambda: entity("<!ENTITY x SYSTEM 'http://127.0.0.1:1/'>"), "DOCTYPE"),
    "an entity of parameters": ("a.docx", lambda: entity("<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;"), "DOCTYPE"),
    "a file included by XInclude": (
        "a.docx",
        lambda: word(PARAGRAPH + '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'),
        None,
    ),
    "an entity in a sheet": (
        "a.xlsx",
        lambda: workbook({"A": sheet(["x"])}, {"xl/x.xml": b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"}),
        "DOCTYPE",
    ),
    "10,001 members": ("a.docx", lambda: word(PARAGRAPH, {f"word/{n}": b"" for n in range(10_001)}), "members"),
    "a member of noughts": ("a.docx", lambda: word(PARAGRAPH, {"word/a": b"\0" * 30_000_000}), "200 to 1"),
    "a sheet of noughts": ("a.xlsx", lambda: workbook({"A": "<sheetData>" + "0" * 30_000_000}), "200 to 1"),
    "250 MB in six members": ("a.zip", lambda: stored(49_000_000, 1), "archive|too large"),
    "overlapping members": ("a.zip", overlapping, "archive"),
    "a packed file that overlaps itself": ("a.docx", lambda: in_directory(42, (0).to_bytes(4, "little")), "damaged|overlap"),
    "a member that begins behind the end": ("a.docx", lambda: in_directory(42, b"\xff\xff\xff\x7f"), "damaged"),
    "a member that tells a size of 4 GB": ("a.docx", lambda: in_directory(20, b"\xff\xff\xff\xff"), None),
    "a way of packing that there is not": ("a.docx", lambda: in_directory(10, b"\x63\0"), "damaged"),
    "a wrong checksum": ("a.docx", lambda: in_directory(16, b"\1\2\3\4"), "damaged"),
    "a password": ("a.docx", lambda: in_directory(8, b"\1\0"), "password"),
    "a password on an archive": ("a.zip", encrypted, "archive"),
    "an archive that lies": ("a.zip", lying, "archive"),
    "noise in bzip2": ("a.docx", lambda: broken_inside(zipfile.ZIP_BZIP2), "archive"),
    "cut short": ("a.docx", lambda: word(PARAGRAPH)[:-30], "damaged"),
    "nothing but an end": ("a.docx", lambda: b"PK\x05\x06" + b"\0" * 18, ""),
    "noughts in gzip": ("a.gz", lambda: gzip.compress(b"\0" * 50_000_000, mtime=0), "archive"),
    "a tar that leads out": ("a.tgz", tarred, "archive"),
    "a zip of a zip of a zip": ("a.zip", lambda: zipped({"b.zip": zipped({"c.zip": zipped({"d": b"x"})})}), "archive"),
}  # fmt: skip


def test_there_are_thirty() -> None:
    assert len(ARCHIVES) >= 30


@pytest.mark.parametrize("archive", ARCHIVES)
def test_an_archive_does_no_harm(archive: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name, make, reason = ARCHIVES[archive]
    inside = tmp_path / "one" / "two"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    monkeypatch.setenv("TMPDIR", str(inside))
    content = make()
    began = time.monotonic()
    result = read.document(content, name, LIMITS)
    assert time.monotonic() - began < SLOWEST
    assert [each.name for each in sorted(tmp_path.rglob("*"))] == ["one", "two"]
    assert not Path("/tmp/whosays-escaped").exists()
    if isinstance(result, Document):
        assert not reason
        assert "12,000" in result.text
        assert "root:" not in result.text
    else:
        assert reason is not None
        assert any(part in result.reason for part in reason.split("|")), result.reason
        assert result.next_step


# Broken encodings and files that are too large, end to end.
BESIDE: dict[str, tuple[bytes, str]] = {
    "half of UTF-16.txt": (b"\xff\xfe4\x005\x00 \x00k", "binary"),
    "half of a pair in UTF-16.html": (b"\xff\xfe" + "<p>5".encode("utf-16-le") + b"\x00\xd8", "binary"),
    "noise.txt": (bytes(range(256)) * 40, "binary"),
    "controls.html": (b"<p>" + b"\x01\x02\x03" * 500, "binary"),
    "one node of 40 MB.html": (b"<p>" + b"words and 5 figures " * 2_000_000, "too large"),
    "wide tag.html": (b"<html><p " + b" ".join(b"a%d=1" % n for n in range(2_000)) + b">5", "attributes"),
    "deep.html": (b"<html>" + b"<div>" * 5_000 + b"5", "deeper than 500"),
    "many.mbox": (b"From a Mon Mar 10 10:00:00 2025\nMessage-ID: <1@b>\nFrom: a\n\n5\n\n" * 50, "mailbox"),
    "bomb.docx": (word(PARAGRAPH, {"word/a": b"\0" * 30_000_000}), "zip bomb"),
}


def test_what_cannot_be_read_is_listed_and_the_rest_is_built(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Police said 45 people were killed in Ambar.", "utf-8")
    for name, (content, _) in BESIDE.items():
        (tmp_path / name).write_bytes(content)
    case = Case.transient([tmp_path])
    assert [claim.evidence.exact for claim in case.claims] == ["45"]
    told = {Path(each.name).name: each for each in case.unreadable}
    assert sorted(told) == sorted(BESIDE)
    for name, (_, reason) in BESIDE.items():
        assert reason in told[name].reason, told[name]
        assert told[name].next_step
