"""A case that is looked at while it changes: what pages show is brought up to date when its files have changed.

What always holds: a large case is walked in a process of its own, so that whoever serves pages stays small; until that
is done pages show what was there before, and say so.
"""

from __future__ import annotations

import multiprocessing
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.errors import InUseError, StoreError, WhosaysError
from whosays.workspace import freshness, sharing
from whosays.workspace.bench import bench_of
from whosays.workspace.case import Case
from whosays.workspace.folders import is_in_place
from whosays.workspace.lock import can_write
from whosays.workspace.progress import silence

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess
    from pathlib import Path

    from whosays.workspace.desk import Desk

PATIENCE = 3.0
"""Seconds for which a page waits for what is under way, from its beginning: a small case takes less."""
PAUSE = 0.25
"""Seconds between two words of how far it is."""
ASKED = 1.0
"""Seconds between two looks into the store of a team: several pages and pictures are often asked for at once."""

PASSING = (InUseError, StoreError)
"""What may be over before a file changes: it is tried again the next time that somebody looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How it stands: what is `under_way`, in words, and what went wrong, in words; both empty where all is well."""

    under_way: str = ""
    wrong: str = ""


class Upkeep:
    """Keeps what is shown of the case in `folder` true to its files; `bench` is where people rule on it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._apart = not is_in_place(folder) and can_write(folder)
        self._case = Case.open(folder)
        self.bench = bench_of(self._case)
        self._seen: freshness.Look | None = None
        self._job: _Job | None = None
        self._wrong = ""
        self._asked = time.monotonic()
        self._lock = threading.Lock()

    @property
    def desk(self) -> Desk:
        """What there is to show."""
        return self._case.desk

    def attend(self) -> State:
        """Looks whether the files have changed and brings what is shown up to date; waits a little for it."""
        with self._lock:
            self._end()
            if self._job is None and (fault := self._ask()):
                return State(wrong=fault)
            look = freshness.look(self._folder)
            if self._job is None and look != self._seen:
                self._seen = look
                self._begin()
            job = self._job
        if job is None:
            return State(wrong=self._wrong)
        job.wait(PATIENCE)
        with self._lock:
            self._end()
            under_way = job.told if self._job is job else ""
            return State(under_way=under_way, wrong=self._wrong)

    def close(self) -> None:
        """Ends what is under way; it is taken up again the next time."""
        with self._lock:
            if self._job is not None:
                self._job.stop()
                self._job = None

    def _ask(self) -> str:
        """Takes over what others did, where a team shares the case and nobody is at work there just now; gives what
        went wrong, in words."""
        if time.monotonic() - self._asked < ASKED:
            return ""
        self._asked = time.monotonic()
        try:
            sharing.refresh(self._folder, silence, wait=0)
        except InUseError:
            pass
        except WhosaysError as fault:
            return str(fault)
        return ""

    def _begin(self) -> None:
        """Opens the case anew, because its settings may be others, and begins what is to be done, if anything."""
        try:
            case = Case.open(self._folder)
            if not self._apart:
                case.shelve()  # before anybody is shown it: other pages are being asked for meanwhile
            elif not case.desk.is_true():
                self._job = _Job(self._folder)
            self._case, self._wrong = case, ""
        except WhosaysError as fault:
            self._wrong = str(fault)
            if isinstance(fault, PASSING):
                self._seen = None

    def _end(self) -> None:
        """Takes note of a job that is done."""
        if self._job is not None and self._job.is_done():
            self._wrong = self._job.fault
            if self._job.passing:
                self._seen = None
            self._job = None


class _Job:
    """The walk of the case in `folder` in a process of its own."""

    def __init__(self, folder: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self._answers, telling = context.Pipe(duplex=False)
        self._process: SpawnProcess = context.Process(target=_bring, args=(folder, telling))
        self._began = time.monotonic()
        self._lock = threading.Lock()
        self._done = False
        self.fault = ""
        self.passing = False
        self.told = "what follows from the documents is being worked out"
        self._process.start()
        telling.close()

    def wait(self, patience: float) -> None:
        """Until it is done, at most `patience` seconds from its beginning."""
        while not self.is_done() and (left := self._began + patience - time.monotonic()) > 0:
            self._answers.poll(min(left, PAUSE))

    def is_done(self) -> bool:
        """Whether it came to an end; how far it is stands in `told`, what went wrong in `fault`."""
        with self._lock:
            while not self._done and self._answers.poll():
                self._hear()
            return self._done

    def stop(self) -> None:
        """Ends it at once."""
        self._process.terminate()
        self._process.join()

    def _hear(self) -> None:
        try:
            kind, words = self._answers.recv()
        except EOFError:
            kind, words = "end", "the process that reads the case ended unexpectedly (out of memory?)"
        if kind == "step":
            self.told = words
            return
        self._done, self.fault, self.passing = True, words, kind == "passing"
        self._answers.close()
        self._process.join()


def _bring(folder: Path, telling: Connection) -> None:
    """Brings the case up to date; tells how far it is, and at the end what went wrong, if anything."""
    last = 0.0

    def step(done: int, of: int) -> None:
        nonlocal last
        if time.monotonic() - last > PAUSE:
            last = time.monotonic()
            telling.send(("step", f"{done:,} of {of:,} documents are read"))

    try:
        Case.open(folder, lambda words: telling.send(("step", words))).watched(step).shelve()
        telling.send(("end", ""))
    except WhosaysError as fault:
        telling.send(("passing" if isinstance(fault, PASSING) else "end", str(fault)))
    except (KeyboardInterrupt, BrokenPipeError):  # whoever serves was stopped
        return
