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

from whosays.errors import CaseError

FILE = ".lock"
_PAUSE = 0.1  # seconds between two tries: short for a person, long for a processor


@contextmanager
def held(case: Path, wait: float, say: Callable[[str], None], purpose: str) -> Iterator[None]:
    """Holds the lock of `case`; waits up to `wait` seconds for it, then raises CaseError naming who holds it."""
    handle = os.open(case / FILE, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    try:
        _take(handle, case, wait, say)
        note = {"process": os.getpid(), "purpose": purpose, "since": datetime.now(UTC).isoformat(timespec="seconds")}
        os.ftruncate(handle, 0)
        os.pwrite(handle, json.dumps(note).encode("ascii"), 0)
        yield
    finally:
        os.close(handle)


def _take(handle: int, case: Path, wait: float, say: Callable[[str], None]) -> None:
    deadline = time.monotonic() + wait
    told = False
    while not _taken(handle):
        if time.monotonic() >= deadline:
            raise CaseError(f"{case} is in use by {_holder(handle)}; run again when that is done.")
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
