"""Content decides before the name does."""

from __future__ import annotations

import pytest

from tests.read.samples import word, zipped
from whosays.read.draft import Refusal
from whosays.read.formats import Format, format_of

MAIL = b"From: a@b\r\nMessage-ID: <1@b>\r\nSubject: one\r\n two\r\n\r\ntext"
CHAT = b'{"name": "a", "messages": [{"date": "2025-03-04T15:12:00", "from_id": "user1"}]}'
BOOK = {"[Content_Types].xml": b"", "xl/workbook.xml": b""}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (b"%PDF-1.7 ...", "page.html", Format.PDF),
        (b"\r\n%PDF-1.4", "x", Format.PDF),
        (word("<w:p/>"), "x.zip", Format.WORD),
        (b"<!DOCTYPE html><p>", "x.txt", Format.HTML),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- saved --> <html>', "x", Format.HTML),
        (b"\xff\xfe<\0h\0t\0m\0l\0>\0", "x", Format.HTML),
        (b"<p>one</p>", "x.HTM", Format.HTML),
        (b"<p>one</p>", "x.txt", Format.TEXT),
        (b"# one", "x.md", Format.MARKDOWN),
        (b"BMP sales rose by 3%", "x", Format.TEXT),
        (b"12 killed", "report.final", Format.TEXT),
        (zipped(BOOK), "x.zip", Format.WORKBOOK),
        (zipped({**BOOK, "xl/embeddings/a.docx": word("<w:p/>")}), "x", Format.WORKBOOK),
        (word("<w:p/>", {"word/embeddings/a.xlsx": zipped(BOOK)}), "x", Format.WORD),
        (b"a,b\n1,2", "x.csv", Format.CSV),
        (b"a\tb\n1\t2", "x.TSV", Format.TSV),
        (b"<!doctype html><table>", "x.csv", Format.HTML),
        (b"From: a@b", "x.eml", Format.MAIL),
        (MAIL, "x.txt", Format.MAIL),
        (b"From a@b Tue Mar  4 15:12:00 2025\n" + MAIL, "x", Format.MAIL),
        (b"From: the ministry\nDate: 4 March\nSubject: losses\n\nA letter as printed.", "x", Format.TEXT),
        (b"Message-ID: is a field of mails", "x", Format.TEXT),
        (b"\xef\xbb\xbf " + CHAT, "x", Format.CHAT),
        (CHAT, "result.json", Format.CHAT),
    ],
)
def test_formats_that_are_read(content: bytes, name: str, expected: Format) -> None:
    assert format_of(content, name) is expected


@pytest.mark.parametrize(
    ("content", "name", "reason", "step"),
    [
        (b"\x89PNG\r\n\x1a\n", "x.pdf", "needs OCR", "ocrmypdf"),
        (b"\xff\xd8\xff\xe0", "x", "needs OCR", "OCR"),
        (b"BM\x36\0\0\0", "x", "needs OCR", "OCR"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "x", "needs OCR", "OCR"),
        (b"\0\0\0\x18ftypheic", "x", "needs OCR", "OCR"),
        (b"\0\0\0\x18ftypmp42", "x", "film", "transcri"),
        (OLE + b"\0" * 100, "x.docx", "old Office", ".docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "x.docx", "password", "without"),
        (zipped({"a.txt": b"x"}), "x.docx", "archive", "unpack"),
        (zipped({"[Content_Types].xml": b"", "xl/workbook.bin": b""}), "x.xlsx", "binary workbook", ".xlsx"),
        (zipped({"[Content_Types].xml": b"", "ppt/slides.xml": b""}), "x", "slides", "PDF"),
        (zipped({"[Content_Types].xml": b"", "other/a.xml": b""}), "x", "archive", "unpack"),
        (zipped({"mimetype": b"application/epub+zip"}), "x", "EPUB", ".docx"),
        (b"\x1f\x8b\x08", "x.txt", "archive", "unpack"),
        (b"{\\rtf1", "x.doc", "rich text", ".docx"),
        (b"{}", "x.json", "data", "report"),
        (
            b"From a@b Tue Mar  4 15:12:00 2025\n" + MAIL + b"\n\nFrom c@d Tue Mar  4 2025\nFrom: c",
            "x",
            "mailbox",
            ".eml",
        ),
        (b"From: a", "x.mbox", "mailbox", ".eml"),
        (b"From: <Saved by Blink>\nSnapshot-Content-Location: https://a\n" + MAIL, "x", "web archive", "HTML"),
        (b"WARC/1.1", "x", "web archive", "by itself"),
    ],
)
def test_others_come_with_a_reason_and_a_next_step(content: bytes, name: str, reason: str, step: str) -> None:
    refusal = format_of(content, name)
    assert isinstance(refusal, Refusal)
    assert reason in refusal.reason
    assert step in refusal.next_step
