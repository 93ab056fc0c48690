"""What goes in: documents with their captures, in an order that does not depend on when they were added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from whosays.model.document import Capture, Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One document to read: its captures, and how to get its bytes when they are wanted."""

    captures: tuple[Capture, ...]
    content: Callable[[], bytes]

    @property
    def document(self) -> str:
        """The SHA-256 of the bytes."""
        return self.captures[0].document


def in_order(inputs: Iterable[Input]) -> tuple[Input, ...]:
    """`inputs` by name, each document once with all its captures: independent of the order in which they came."""
    merged: dict[str, Input] = {}
    for each in inputs:
        known = merged.get(each.document)
        captures = {*(known.captures if known else ()), *each.captures}
        merged[each.document] = replace(each, captures=tuple(sorted(captures, key=_order_of_capture)))
    return tuple(sorted(merged.values(), key=lambda each: (each.captures[0].name, each.document)))


def filled(captures: Sequence[Capture], document: Document) -> tuple[Capture, ...]:
    """`captures` with what the file says of itself where nobody said it (Records 1)."""
    found = document.found
    return tuple(
        replace(
            capture,
            published=capture.published or found.published,
            publisher=capture.publisher or found.publisher,
            address=capture.address or found.address,
            title=capture.title or found.title,
            language=capture.language or found.language,
        )
        for capture in captures
    )


def _order_of_capture(capture: Capture) -> tuple[str, ...]:
    told = (capture.published, capture.publisher, capture.address, capture.title, capture.language)
    return (
        capture.name,
        str(capture.claims),
        *("" if value is None else str(value) for value in told),
        str(capture.obtained_at),
    )
