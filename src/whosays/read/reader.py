"""Bytes → Document, or Unreadable: the face of this stage.

What always holds: no content makes `document` raise; the same bytes give the same document, whatever else was read
before.
"""

from __future__ import annotations

from whosays.model.document import Document, Unreadable
from whosays.model.identity import sha256
from whosays.read import text
from whosays.read.draft import EMPTY, Draft, Refusal
from whosays.read.encoding import declared_encoding, decode
from whosays.read.formats import BINARY, Format, format_of
from whosays.read.options import TEXT_VERSIONS, ReadOptions
from whosays.read.picture import Asked, Picture
from whosays.read.sandbox import SANDBOX

_READERS = {
    Format.TEXT: "text",
    Format.MARKDOWN: "text",
    Format.HTML: "html",
    Format.PDF: "pdf",
    Format.WORD: "word",
    Format.WORKBOOK: "workbook",
    Format.CSV: "csv",
    Format.TSV: "tsv",
    Format.MAIL: "mail",
    Format.CHAT: "chat",
}
_TEXTS = {Format.TEXT, Format.MARKDOWN}
_DECODED = {Format.HTML, Format.CSV, Format.TSV}
"""Formats whose encoding is found before they are parsed; the others tell their own within."""


def document(content: bytes, name: str, options: ReadOptions) -> Document | Unreadable:
    """The document that `content` is, or why there is none and what its owner can do.

    `name` is the file's name or address: its ending decides only where the content does not. All but plain text is
    parsed in a helper process within the limits of `options`.
    """
    digest = sha256(content)
    kind = _admitted(content, name, options)
    if isinstance(kind, Refusal):
        return _unreadable(kind, name, digest)
    result = _drafted(kind, content, options)
    if isinstance(result, Refusal):
        return _unreadable(result, name, digest)
    version = TEXT_VERSIONS[_READERS[kind]]
    return result.document(digest=digest, name=name, text_version=version, media_type=kind.value)


def drawn_page(content: bytes, asked: Asked, options: ReadOptions) -> Picture | Refusal:
    """A page of a PDF file as a person sees it, or why there is none. It is drawn in the helper process."""
    return SANDBOX.pictured(content, options, asked)


def _unreadable(refusal: Refusal, name: str, digest: str) -> Unreadable:
    return Unreadable(name=name, reason=refusal.reason, next_step=refusal.next_step, digest=digest)


def _admitted(content: bytes, name: str, options: ReadOptions) -> Format | Refusal:
    """The format, or why the content is not even looked into."""
    if not content.strip():
        return EMPTY
    if len(content) > options.max_bytes:
        return _too_large(len(content), options)
    return format_of(content, name)


def _drafted(kind: Format, content: bytes, options: ReadOptions) -> Draft | Refusal:
    if kind not in _TEXTS | _DECODED:
        return SANDBOX.drafted(_READERS[kind], content, options)
    decoded = decode(content, declared_encoding(content) if kind is Format.HTML else None)
    if decoded is None:
        return BINARY
    if kind in _TEXTS:
        return text.drafted(decoded, markdown=kind is Format.MARKDOWN)
    result = SANDBOX.drafted(_READERS[kind], decoded.text.encode("utf-8"), options)
    return result.noting(f"encoding: {decoded.encoding} ({decoded.rule})") if isinstance(result, Draft) else result


def _too_large(size: int, options: ReadOptions) -> Refusal:
    return Refusal(
        reason=f"too large: {size / 1e6:,.1f} MB, the limit is {options.max_bytes / 1e6:,.0f} MB",
        next_step="split it, or save its text alone, and add that",
    )
