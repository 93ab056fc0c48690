"""One writer at a time: a lock on a case, held by the kernel, so that a process that dies leaves none behind.

Whoever waits is told who holds it.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from whosays.errors import CaseError, InUseError

FILE = ".lock"
READ = "read"
"""The purpose that changes nothing but what can be derived again."""
_PAUSE = 0.1  # seconds between two tries: short for a person, long for a processor


@contextmanager
def held(case: Path, wait: float, say: Callable[[str], None], purpose: str) -> Iterator[None]:
    """Holds the lock of `case`; waits up to `wait` seconds for it, then raises InUseError naming who holds it.

    A case that cannot be written needs no lock to be read; for anything else raises CaseError.
    """
    if not can_write(case):
        if purpose != READ:
            raise CaseError(
                f"{case} cannot be written to, so nothing was changed ({purpose}); see who owns it, or copy it "
                f"to a folder of your own and go on there."
            )
        yield
        return
    handle = os.open(case / FILE, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    try:
        _take(handle, case, wait, say)
        note = {"process": os.getpid(), "purpose": purpose, "since": datetime.now(UTC).isoformat(timespec="seconds")}
        os.ftruncate(handle, 0)
        os.pwrite(handle, json.dumps(note).encode("ascii"), 0)
        yield
    finally:
        os.close(handle)


def can_write(case: Path) -> bool:
    """Whether this process may change what is in the folder of `case`."""
    return os.access(case, os.W_OK) and (not (case / FILE).exists() or os.access(case / FILE, os.W_OK))


def _take(handle: int, case: Path, wait: float, say: Callable[[str], None]) -> None:
    deadline = time.monotonic() + wait
    told = False
    while not _taken(handle):
        if time.monotonic() >= deadline:
            raise InUseError(f"{case} is in use by {_holder(handle)}; run again when that is done.")
        if not told:
            say(f"waiting for {_holder(handle)}, which is using {case}")
            told = True
        time.sleep(_PAUSE)


def _taken(handle: int) -> bool:
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _holder(handle: int) -> str:
    """Who holds the lock, as they wrote it into the file."""
    try:
        note = json.loads(os.pread(handle, 500, 0))
        return f"process {note['process']} (whosays {note['purpose']}, since {note['since']})"
    except (ValueError, KeyError, TypeError):
        return "another process"
