"""What kind of file some bytes are: by what they begin with, then by the ending of their name.

What always holds: content decides before the name does; a kind that is not read comes with a reason and a next step.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
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
    WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    CSV = "text/csv"
    TSV = "text/tab-separated-values"
    MAIL = "message/rfc822"
    CHAT = "application/json"


_HTML_START = re.compile(
    rb"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?:[^-]++|-(?!->))*-->\s*+)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
# A mail begins with fields (RFC 5322, 2.2), perhaps after the line that parts mails in a mailbox (RFC 4155).
_FIELDS = re.compile(rb"(?:From [^\r\n]*+\r?\n)?((?:[!-9;-~]++:[^\r\n]*+(?:\r\n?|\n)(?:[ \t][^\r\n]*+(?:\r\n?|\n))*)+)")
_FIELD_NAME = re.compile(rb"^([!-9;-~]+):", re.MULTILINE)
_MACHINE_FIELDS = {b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to", b"dkim-signature"}
"""Fields that programs write: letters that people print or type begin with From and Date as well."""

_WEB_ARCHIVE_FIELDS = re.compile(rb"^(?:Snapshot-Content-Location:|From: ?<?Saved by )", re.MULTILINE | re.IGNORECASE)
_NEXT_IN_MAILBOX = re.compile(rb"\n\r?\nFrom [^\r\n]{5,200}\d{4}\r?\n[!-9;-~]+:")
_LONGEST_HEADER = 100_000
"""Bytes in which the header of a mail is looked for."""

_CHAT_MARKS = (b'"messages"', b'"date"', b'"from_id"')
"""Keys of Telegram's export (https://core.telegram.org/import-export)."""

_ENDINGS_READ = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".xht"), Format.HTML),
    **dict.fromkeys((".md", ".markdown"), Format.MARKDOWN),
    **dict.fromkeys((".tsv", ".tab"), Format.TSV),
    ".csv": Format.CSV,
    ".eml": Format.MAIL,
}

_OCR = Refusal(
    reason="an image, needs OCR",
    next_step="run OCR on it (for instance ocrmypdf) and add the PDF or text that comes out",
)
_MEDIA = Refusal(reason="sound or film", next_step="transcribe it and add the transcript as text")
_ARCHIVE = Refusal(reason="an archive", next_step="unpack it and add the files in it")
_OLD_OFFICE = Refusal(
    reason="an old Office file (.doc, .xls, .ppt or .msg)",
    next_step="open it in its own program and save it as .docx, .xlsx or .eml, slides as PDF",
)
_LOCKED_OFFICE = Refusal(reason="password-protected", next_step="open it with its password and save it without one")
_RTF = Refusal(reason="rich text (.rtf)", next_step="open it in a word processor and save it as .docx")
_BINARY_WORKBOOK = Refusal(
    reason="a binary workbook (.xlsb)", next_step="open it in a spreadsheet program and save it as .xlsx"
)
_SLIDES = Refusal(reason="slides", next_step="save them as PDF and add that")
_OPEN_DOCUMENT = Refusal(
    reason="an OpenDocument or EPUB file", next_step="save it as .docx, .xlsx, HTML or PDF and add that"
)
_MAILBOX = Refusal(reason="a mailbox of many messages", next_step="save the messages that matter as .eml and add those")
_WEB_ARCHIVE = Refusal(reason="a web archive of one page (.mht)", next_step="save the page as HTML or PDF and add that")
_WARC = Refusal(reason="a web archive of many pages", next_step="name it as a file by itself: its pages are then taken")
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
    (b"\xfd7zXZ", _ARCHIVE), (b"{\\rtf", _RTF), (b"WARC/", _WARC),
)  # fmt: skip
_NEEDS_NUL = {b"BM", b"ID3", b"BZh"}  # two or three letters begin many a text as well

_ENDINGS: dict[str, Refusal] = {
    **dict.fromkeys((".mht", ".mhtml"), _WEB_ARCHIVE),
    ".warc": _WARC,
    ".mbox": _MAILBOX,
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
    if _HTML_START.match(content[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")):
        return Format.HTML
    return _by_structure(content) or _ENDINGS_READ.get(ending) or _ENDINGS.get(ending) or Format.TEXT


def is_plain_text(first: bytes) -> bool:
    """Whether what begins with `first` is taken for plain text in UTF-8."""
    try:
        getincrementaldecoder("utf-8")().decode(first)
    except UnicodeDecodeError:
        return False
    return b"\0" not in first and format_of(first, "") is Format.TEXT


def _by_structure(content: bytes) -> Format | Refusal | None:
    """A mail by its header, a chat by the keys of its export."""
    if content[:100].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and all(mark in content for mark in _CHAT_MARKS):
        return Format.CHAT
    header = _FIELDS.match(content[:_LONGEST_HEADER].removeprefix(b"\xef\xbb\xbf"))
    if header is None:
        return None
    names = {name.lower() for name in _FIELD_NAME.findall(header[1])}
    if not names & _MACHINE_FIELDS or not names & {b"from", b"date", b"subject"}:
        return None
    if _WEB_ARCHIVE_FIELDS.search(header[1]):
        return _WEB_ARCHIVE
    return _MAILBOX if header[0].startswith(b"From ") and _NEXT_IN_MAILBOX.search(content) else Format.MAIL


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
    """Names of members stand uncompressed in a zip file, last in the directory at its end: files that are held within
    it come before.
    """
    if b"[Content_Types].xml" in content:
        last = max(_PACKAGES, key=content.rfind)
        if last == b"xl/" and content.rfind(b"xl/workbook.bin") >= 0:
            return _BINARY_WORKBOOK
        return _PACKAGES[last] if last in content else _ARCHIVE
    return _OPEN_DOCUMENT if content[30:38] == b"mimetype" else _ARCHIVE


_PACKAGES: dict[bytes, Format | Refusal] = {b"word/": Format.WORD, b"xl/": Format.WORKBOOK, b"ppt/": _SLIDES}
"""Folders of an Office package."""
