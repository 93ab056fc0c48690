"""Which documents of a pile were there before, by a mark of each: kept on the disk, so that memory does not grow.

What always holds: the file has no name and is gone with the process; nothing of it comes into any result but which
document was the first with its mark.
"""

from __future__ import annotations

import sqlite3
from types import TracebackType


class Seen:
    """The marks of a run. Closed at the end of its `with`."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("", isolation_level=None)  # a file without a name, where temporary ones are
        for line in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-8192"):
            self._base.execute(f"PRAGMA {line}")
        self._base.execute("CREATE TABLE seen (mark BLOB PRIMARY KEY, first BLOB NOT NULL) WITHOUT ROWID")

    def __enter__(self) -> Seen:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base.close()

    def before(self, mark: bytes, document: bytes) -> bytes | None:
        """The document that had the `mark` first; None where it is this one."""
        new = self._base.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (mark, document)).rowcount
        if new:
            return None
        found: bytes = self._base.execute("SELECT first FROM seen WHERE mark = ?", (mark,)).fetchone()[0]
        return found
