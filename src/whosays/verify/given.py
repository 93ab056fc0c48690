"""A draft as it was read, before it is held against anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.model.check import Check
    from whosays.model.claim import Claim, Unread
    from whosays.model.document import Document
    from whosays.model.mention import TimeWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft as it was read: its text, its figures, what could not be read, the checks over its own figures that fail
    or hold, and the times that it tells of."""

    document: Document
    claims: Sequence[Claim]
    unread: Sequence[Unread]
    checks: Sequence[Check]
    times: Sequence[TimeWords]
