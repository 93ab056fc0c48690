"""What a reader hands back: a draft of a document, a picture of a page, or a refusal; and how each crosses a process
border as JSON.

What always holds: nothing that comes back from a helper is trusted. `unpacked` checks every field and builds the
records anew, so that a helper that was taken over can at worst give a wrong text, never run anything here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.errors import EvidenceError
from whosays.model.document import Block, Capture, Document
from whosays.read.picture import Picture

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a file says of itself. `language` is a primary language tag in lower case; `published` as printed there."""

    published: date | None = None
    publisher: str | None = None
    address: str | None = None
    title: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The text of record with its blocks, what the file says of itself, and the reader's warnings."""

    text: str
    blocks: tuple[Block, ...]
    found: Found = Found()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        edges = [edge for block in self.blocks for edge in (block.start, block.end)]
        if edges != sorted(edges) or (edges and edges[-1] > len(self.text)):
            raise EvidenceError("the blocks of a draft overlap or leave its text; the reader that made it is at fault")

    def noting(self, note: str) -> Draft:
        """The same draft with `note` before its other notes."""
        return replace(self, notes=(note, *self.notes))

    def document(self, *, digest: str, name: str, text_version: str, media_type: str) -> Document:
        """The draft as the document with the SHA-256 `digest`."""
        return Document(
            id=digest,
            text_version=text_version,
            media_type=media_type,
            text=self.text,
            blocks=self.blocks,
            found=Capture(
                document=digest,
                name=name,
                published=self.found.published,
                publisher=self.found.publisher,
                address=self.found.address,
                title=self.found.title,
                language=self.found.language,
            ),
            notes=self.notes,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why there is no draft, and what the owner of the file can do next."""

    reason: str
    next_step: str


EMPTY = Refusal(reason="empty", next_step="check that the file was saved whole; there is nothing in it to read")


def packed(result: Draft | Picture | Refusal) -> bytes:
    """`result` as JSON."""
    return _adapter().dump_json(result)


def unpacked(payload: bytes) -> Draft | Picture | Refusal:
    """The result in `payload`. Raises ValueError or EvidenceError where it is not one."""
    return _adapter().validate_json(payload)


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Draft | Picture | Refusal]:
    from pydantic import TypeAdapter

    return TypeAdapter(Draft | Picture | Refusal)
