"""Bytes → Document, or Unreadable: the face of this stage.

What always holds: no content makes `document` raise; the same bytes give the same document, whatever else was read before.
"""

from __future__ import annotations

from whosays.model.document import Document, Unreadable
from whosays.model.identity import sha256
from whosays.read import text
from whosays.read.draft import EMPTY, Draft, Refusal
from whosays.read.encoding import declared_encoding, decode
from whosays.read.formats import BINARY, Format, format_of
from whosays.read.options import TEXT_VERSIONS, ReadOptions

_READERS = {Format.TEXT: "text", Format.MARKDOWN: "text", Format.HTML: "html", Format.PDF: "pdf", Format.WORD: "word"}


def document(content: bytes, name: str, options: ReadOptions) -> Document | Unreadable:
    """The document that `content` is, or why there is none and what its owner can do.

    `name` is the file's name or address: its ending decides only where the content does not. PDF, HTML and DOCX are parsed in a
    helper process within the limits of `options`.
    """
    digest = sha256(content)
    result, kind = _drafted(content, name, options)
    if isinstance(result, Refusal):
        return Unreadable(name=name, reason=result.reason, next_step=result.next_step, digest=digest)
    version = TEXT_VERSIONS[_READERS[kind]]
    return result.document(digest=digest, name=name, text_version=version, media_type=kind.value)


def _drafted(content: bytes, name: str, options: ReadOptions) -> tuple[Draft | Refusal, Format]:
    if not content.strip():
        return EMPTY, Format.TEXT
    if len(content) > options.max_bytes:
        return _too_large(len(content), options), Format.TEXT
    kind = format_of(content, name)
    if isinstance(kind, Refusal):
        return kind, Format.TEXT
    if kind in (Format.PDF, Format.WORD):
        return _sandboxed(kind, content, options), kind
    decoded = decode(content, declared_encoding(content) if kind is Format.HTML else None)
    if decoded is None:
        return BINARY, kind
    if kind is not Format.HTML:
        return text.drafted(decoded, markdown=kind is Format.MARKDOWN), kind
    result = _sandboxed(kind, decoded.text.encode("utf-8"), options)
    return result.noting(f"encoding: {decoded.encoding} ({decoded.rule})") if isinstance(result, Draft) else result, kind


def _sandboxed(kind: Format, content: bytes, options: ReadOptions) -> Draft | Refusal:
    from whosays.read.sandbox import SANDBOX

    return SANDBOX.drafted(_READERS[kind], content, options)


def _too_large(size: int, options: ReadOptions) -> Refusal:
    return Refusal(
        reason=f"too large: {size / 1e6:,.1f} MB, the limit is {options.max_bytes / 1e6:,.0f} MB",
        next_step="split it, or save its text alone, and add that",
    )
