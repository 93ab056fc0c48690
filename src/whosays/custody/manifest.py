"""The manifest: captures of documents, and withdrawals, one record a line in `documents/manifest.jsonl`, appended only.

What always holds: a document that was withdrawn keeps its digest and the reason; original names stand nowhere else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from whosays.custody import blobs, lines
from whosays.errors import CaseError
from whosays.model.document import Capture
from whosays.model.identity import sha256

NAME = "manifest.jsonl"
CAPTURE = "whosays/capture/1"
WITHDRAWAL = "whosays/withdrawal/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """A document taken out of the case: its digest and the reason stay."""

    document: str
    reason: str
    withdrawn_at: datetime
    withdrawn_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The captures held and the withdrawals, in the order of the file. `head` is the digest of the file's whole lines.

    A document that is added again after it was withdrawn is held again, by its later captures. `cut` names the place
    of a last line that was cut short; it is empty where all lines are whole.
    """

    held: tuple[Capture, ...]
    withdrawals: tuple[Withdrawal, ...]
    head: str
    cut: str = ""

    @property
    def named(self) -> frozenset[str]:
        """The digests of all documents that a line names."""
        return frozenset((*(each.document for each in self.held), *(each.document for each in self.withdrawals)))


def place_of(case: Path) -> Path:
    """Where the manifest of `case` lies."""
    return case / blobs.FOLDER / NAME


def load(case: Path) -> Manifest:
    """The manifest of `case`. Raises CaseError naming the line that is damaged.

    A last line that lacks no more than its line end counts; one that was cut short is named and told no further.
    """
    file = place_of(case)
    raw, rest = lines.kept(file)
    held: list[Capture] = []
    withdrawals: list[Withdrawal] = []
    for number, text in enumerate(raw, 1):
        place = f"{file}, line {number}"
        record = lines.parsed(text, place)
        if record["schema"] == CAPTURE:
            held.append(_capture(record, place))
        elif record["schema"] == WITHDRAWAL:
            withdrawals.append(_withdrawal(record, place))
            held = [capture for capture in held if capture.document != withdrawals[-1].document]
        else:
            raise CaseError(f"{place}: {record['schema']!r} is unknown to this version; use a newer whosays.")
    head = sha256(b"".join(text + b"\n" for text in raw))
    cut = f"{file}, line {len(raw) + 1}" if rest else ""
    return Manifest(held=tuple(held), withdrawals=tuple(withdrawals), head=head, cut=cut)


def held_at(case: Path, head: str) -> dict[str, str]:
    """The documents held when the manifest of `case` had that `head`: name by digest. Raises CaseError where it never
    had it."""
    held: dict[str, str] = {}
    so_far = hashlib.sha256()
    raw, _ = lines.kept(place_of(case))
    for number, text in enumerate(raw, 1):
        if so_far.hexdigest() == head:
            return held
        place = f"{place_of(case)}, line {number}"
        record = lines.parsed(text, place)
        document = lines.text_of(record, "document", place)
        if record["schema"] == WITHDRAWAL:
            held.pop(document, None)
        else:
            held.setdefault(document, lines.text_of(record, "name", place))
        so_far.update(text + b"\n")
    if so_far.hexdigest() != head:
        raise CaseError(f"{place_of(case)} lacks lines that a snapshot saw; restore it from a copy.")
    return held


def sizes(case: Path) -> dict[str, list[tuple[int, int]]]:
    """What the lines of the manifest tell of the bytes of each document: line and size."""
    found: dict[str, list[tuple[int, int]]] = {}
    raw, _ = lines.kept(place_of(case))
    for number, text in enumerate(raw, 1):
        place = f"{place_of(case)}, line {number}"
        record = lines.parsed(text, place)
        size = record.get("size")
        if record["schema"] == CAPTURE and isinstance(size, int):
            found.setdefault(lines.text_of(record, "document", place), []).append((number, size))
    return found


def new_captures(known: Iterable[Capture], found: Sequence[Capture]) -> tuple[Capture, ...]:
    """Those of `found` that tell something new: the same bytes with the same name and metadata are known."""
    seen = {_told(capture) for capture in known}
    fresh = []
    for capture in found:
        if _told(capture) not in seen:
            seen.add(_told(capture))
            fresh.append(capture)
    return tuple(fresh)


def append_captures(
    case: Path,
    captures: Iterable[Capture],
    sizes: dict[str, int],
    tool: str,
    how: Mapping[str, Mapping[str, Any]] | None = None,
) -> None:
    """Appends `captures`; `sizes` gives the bytes of each document, `tool` the name and version of what captured it,
    `how` what is kept of an answer over the network: the address that gave it and its headers."""
    came = how or {}
    records = [
        _capture_record(capture, sizes[capture.document], tool)
        | ({"fetched": came[capture.document]} if capture.document in came else {})
        for capture in captures
    ]
    if records:
        lines.append(place_of(case), b"".join(map(lines.line, records)))


def append_withdrawal(case: Path, withdrawal: Withdrawal, tool: str) -> None:
    """Appends `withdrawal`. Raises CaseError where the case holds no such document."""
    if withdrawal.document not in {capture.document for capture in load(case).held}:
        raise CaseError(
            f"{case}: there is no document {withdrawal.document[:12]} to withdraw; see `whosays documents`."
        )
    record = {
        "schema": WITHDRAWAL,
        "document": withdrawal.document,
        "reason": withdrawal.reason,
        "withdrawn_at": withdrawal.withdrawn_at.isoformat(),
        "withdrawn_by": withdrawal.withdrawn_by,
        "tool": tool,
    }
    lines.append(place_of(case), lines.line(record))


def _told(capture: Capture) -> tuple[object, ...]:
    """All that a capture tells but when and by whom."""
    return (
        *(capture.document, capture.name, capture.published, capture.publisher),
        *(capture.address, capture.title, capture.language, capture.claims),
    )


def _capture_record(capture: Capture, size: int, tool: str) -> dict[str, Any]:
    return {
        "schema": CAPTURE,
        "document": capture.document,
        "name": capture.name,
        "size": size,
        "obtained_at": capture.obtained_at.isoformat() if capture.obtained_at else None,
        "obtained_by": capture.obtained_by,
        "published": capture.published.isoformat() if capture.published else None,
        "publisher": capture.publisher,
        "url": capture.address,
        "title": capture.title,
        "lang": capture.language,
        **({"claims": True} if capture.claims else {}),
        "tool": tool,
    }


def _capture(record: dict[str, Any], place: str) -> Capture:
    return Capture(
        document=lines.text_of(record, "document", place),
        name=lines.text_of(record, "name", place),
        obtained_at=lines.moment_of(record, "obtained_at", place),
        obtained_by=lines.optional_text(record, "obtained_by", place),
        published=lines.day_of(record, "published", place),
        publisher=lines.optional_text(record, "publisher", place),
        address=lines.optional_text(record, "url", place),
        title=lines.optional_text(record, "title", place),
        language=lines.optional_text(record, "lang", place),
        claims=record.get("claims") is True,
    )


def _withdrawal(record: dict[str, Any], place: str) -> Withdrawal:
    moment = lines.moment_of(record, "withdrawn_at", place)
    if moment is None:
        raise CaseError(f"{place}: 'withdrawn_at' is missing; restore the file from a copy.")
    return Withdrawal(
        document=lines.text_of(record, "document", place),
        reason=lines.text_of(record, "reason", place),
        withdrawn_at=moment,
        withdrawn_by=lines.optional_text(record, "withdrawn_by", place),
    )
