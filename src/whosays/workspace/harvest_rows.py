"""What one document of a large pile comes to, as rows: the pure function that engines repeat.

What always holds: whatever a document does, it costs itself alone and stands among the rows with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from whosays.engine.local import LocalEngine
from whosays.export import flat
from whosays.export.flat import Cell
from whosays.export.records import base_name
from whosays.pipeline import Input, Means, extracted
from whosays.store.memory import MemoryStore

if TYPE_CHECKING:
    from whosays.model.document import Capture, Unreadable
    from whosays.pipeline import Stages

READ, COPY, UNREADABLE = "read", "copy", "unreadable"
"""What became of a document: its claims are told; it reads as an earlier one (`copy_of`); why not (`reason`)."""

DOCUMENTS: Final[Mapping[str, Cell]] = {
    **dict.fromkeys(("status", "reason", "next_step", "copy_of", "obtained_at"), Cell.TEXT),
    **flat.SOURCES,
}
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A document whose claims are wanted."""

    capture: Capture
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The rows of one document: itself, and its claims."""

    document: Row
    claims: tuple[Row, ...] = ()


def told(stages: Stages, piece: tuple[Page, ...]) -> tuple[Told, ...]:
    """The rows of each page of a `piece`."""
    return tuple(_told(stages, page) for page in piece)


def _told(stages: Stages, page: Page) -> Told:
    try:
        return _rows(stages, page)
    except Exception as fault:  # noqa: BLE001 - a fault of ours costs one document of a million, and is told
        reason = f"whosays itself failed on it ({type(fault).__name__}: {fault})"
        return unusable(page, reason, "report that with the document; the others are read")


def _rows(stages: Stages, page: Page) -> Told:
    means = Means(stages=stages, store=MemoryStore(), engine=LocalEngine(processes=1))
    found = extracted([Input(captures=(page.capture,), content=lambda: page.content)], means)
    if found.unreadable:
        wrong = found.unreadable[0]
        return unusable(page, wrong.reason, wrong.next_step)
    tables = {table.name: table.rows for table in flat.tables(found)}
    (source,) = tables["sources"]
    return Told(document=_row({**source, "status": READ}, page.capture), claims=tables["claims"])


def unusable(page: Page, reason: str, next_step: str) -> Told:
    """The row of a page that gave nothing."""
    return Told(document=_row({"status": UNREADABLE, "reason": reason, "next_step": next_step}, page.capture))


def copy(capture: Capture, original: str) -> Told:
    """The row of a document that reads as the one with the SHA-256 `original`."""
    return Told(document=_row({"status": COPY, "copy_of": original}, capture))


def missing(wrong: Unreadable) -> Told:
    """The row of what could not even be taken."""
    told = {"document": base_name(wrong.name), "reason": wrong.reason, "next_step": wrong.next_step}
    return Told(document=_row({**told, "status": UNREADABLE}, None))


def _row(known: Row, capture: Capture | None) -> Row:
    """The columns of a document: what is `known`, and else what its capture tells."""
    row: dict[str, Any] = {name: [] if kind is Cell.LIST else None for name, kind in DOCUMENTS.items()}
    if capture is not None:
        row |= {
            "document": base_name(capture.name),
            "sha256": capture.document,
            "title": capture.title,
            "publisher": capture.publisher,
            "published": capture.published,
            "url": capture.address,
            "lang": capture.language,
            "obtained_at": capture.obtained_at.isoformat() if capture.obtained_at else None,
        }
    return row | dict(known)
