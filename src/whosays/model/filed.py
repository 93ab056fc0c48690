"""Files of a case as a store has them that a team shares, and what is to be changed there."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A file by its path below the case: its bytes and their SHA-256; an empty digest for one that is gone."""

    path: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What the file `now.path` becomes: `content` stands from byte `start` on, after what had the digest `was` (empty
    for a file that was not there)."""

    now: Filed
    content: bytes = field(default=b"", repr=False)
    start: int = 0
    was: str = ""
