"""What kind of file some bytes are: by what they begin with, then by the ending of their name.

What always holds: content decides before the name does; a kind that is not read comes with a reason and a next step.
"""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from whosays.read.draft import Refusal


class Format(StrEnum):
    """The kinds that are read; the value is the media type."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    PDF = "application/pdf"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


_HTML_START = re.compile(
    rb"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_ENDINGS = {".html", ".htm", ".xhtml", ".xht"}
_MARKDOWN_ENDINGS = {".md", ".markdown"}

_OCR = Refusal(
    reason="an image, needs OCR",
    next_step="run OCR on it (for instance ocrmypdf) and add the PDF or text that comes out",
)
_MEDIA = Refusal(reason="sound or film", next_step="transcribe it and add the transcript as text")
_ARCHIVE = Refusal(reason="an archive", next_step="unpack it and add the files in it")
_OLD_OFFICE = Refusal(
    reason="an old Office file (.doc, .xls or .ppt)", next_step="open it in a word processor and save it as .docx"
)
_LOCKED_OFFICE = Refusal(reason="password-protected", next_step="open it with its password and save it without one")
_RTF = Refusal(reason="rich text (.rtf)", next_step="open it in a word processor and save it as .docx")
_SPREADSHEET = Refusal(
    reason="a table file; tables alone are not read yet", next_step="save it as HTML, PDF or DOCX and add that"
)
_SLIDES = Refusal(reason="slides", next_step="save them as PDF and add that")
_OPEN_DOCUMENT = Refusal(reason="an OpenDocument or EPUB file", next_step="save it as .docx, HTML or PDF and add that")
_MAIL = Refusal(
    reason="a mail or a web archive; these are not read yet",
    next_step="save the message or page as HTML or text and add that",
)
_DATA = Refusal(reason="data for programs, no text for readers", next_step="add the report that the data come from")
BINARY = Refusal(
    reason="binary: neither text in an encoding that could be recognised nor a kind of file that is read",
    next_step="save it as UTF-8 text, HTML, PDF or DOCX and add that",
)

# File signatures: the first bytes, as in the `file` program's magic data base.
_STARTS: tuple[tuple[bytes, Refusal], ...] = (
    (b"\x89PNG\r\n", _OCR), (b"\xff\xd8\xff", _OCR), (b"GIF8", _OCR), (b"II*\0", _OCR), (b"MM\0*", _OCR), (b"BM", _OCR),
    (b"ID3", _MEDIA), (b"OggS", _MEDIA), (b"\x1aE\xdf\xa3", _MEDIA), (b"fLaC", _MEDIA),
    (b"\x1f\x8b", _ARCHIVE), (b"BZh", _ARCHIVE), (b"7z\xbc\xaf", _ARCHIVE), (b"Rar!", _ARCHIVE),
    (b"\xfd7zXZ", _ARCHIVE),    (b"{\\rtf", _RTF), (b"WARC/", _MAIL),
)  # fmt: skip
_NEEDS_NUL = {b"BM", b"ID3", b"BZh"}  # two or three letters begin many a text as well

_ENDINGS: dict[str, Refusal] = {
    **dict.fromkeys((".csv", ".tsv"), _SPREADSHEET),
    **dict.fromkeys((".eml", ".mht", ".mhtml", ".warc", ".mbox"), _MAIL),
    **dict.fromkeys((".json", ".jsonl", ".xml", ".yaml", ".yml", ".toml", ".css", ".js", ".py", ".svg", ".rss"), _DATA),
}


def format_of(content: bytes, name: str) -> Format | Refusal:
    """The format of `content`, or why it is not read.

    Text is assumed where nothing says otherwise; decoding decides.
    """
    if b"%PDF-" in content[:1024]:  # PDF 1.7 reference, implementation note 13: within the first 1,024 bytes
        return Format.PDF
    if content.startswith(b"PK\x03\x04"):
        return _zipped(content)
    refusal = _by_signature(content)
    if refusal:
        return refusal
    ending = PurePath(name).suffix.lower()
    if ending in _HTML_ENDINGS or _HTML_START.match(content[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")):
        return Format.HTML
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    return Format.MARKDOWN if ending in _MARKDOWN_ENDINGS else Format.TEXT


def _by_signature(content: bytes) -> Refusal | None:
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):  # OLE compound file, [MS-CFB]
        return _LOCKED_OFFICE if "EncryptedPackage".encode("utf-16-le") in content else _OLD_OFFICE
    if content[4:8] == b"ftyp":  # ISO base media; HEIC and AVIF pictures among them
        return _OCR if content[8:12] in (b"heic", b"heix", b"mif1", b"avif") else _MEDIA
    if content.startswith(b"RIFF") and content[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return _OCR if content[8:12] == b"WEBP" else _MEDIA
    for start, refusal in _STARTS:
        if content.startswith(start) and (start not in _NEEDS_NUL or b"\0" in content[:1024]):
            return refusal
    return None


def _zipped(content: bytes) -> Format | Refusal:
    """Names of members stand uncompressed in a zip file, so that they can be seen without opening it."""
    if b"[Content_Types].xml" in content:
        if b"word/" in content:
            return Format.WORD
        return _SPREADSHEET if b"xl/" in content else _SLIDES
    return _OPEN_DOCUMENT if content[30:38] == b"mimetype" else _ARCHIVE
