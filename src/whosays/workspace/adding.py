"""Documents that are added while a case is looked at: batch after batch, each told how far it is and what became of it.

What always holds: what could not be taken stays where it was put until somebody tries again or whoever serves stops.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from whosays.errors import WhosaysError
from whosays.export.records import base_name
from whosays.workspace.case import Case

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whosays.custody.sidecar import Given
    from whosays.model.document import Unreadable

MOST_BATCHES = 50
"""Batches of which the last ones are remembered."""
LONGEST_NAME = 150
WAITING, READING, DONE, FAILED = "waiting", "reading", "done", "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Files that were handed over together: their `names`, how it stands with them (`state`), how many of the new ones
    are read; in the end what is new, how many were there already, what could not be read, or what went wrong."""

    number: int
    names: tuple[str, ...]
    state: str = WAITING
    done: int = 0
    new: tuple[str, ...] = ()
    known: int = 0
    unreadable: tuple[Unreadable, ...] = ()
    fault: str = ""

    @property
    def is_under_way(self) -> bool:
        """Whether there is more to come."""
        return self.state in (WAITING, READING)


class Adding:
    """Takes batches into cases, one after the other."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._batches: dict[int, Batch] = {}
        self._places: dict[int, tuple[Path, Path, Given]] = {}
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="adding")
        self._folder = Path(tempfile.mkdtemp(prefix="whosays-"))
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)

    def batches(self) -> tuple[Batch, ...]:
        """The last batches, the latest first."""
        with self._lock:
            return tuple(reversed(self._batches.values()))

    def batch(self, number: int) -> Batch | None:
        """The batch of that number, if it is remembered."""
        with self._lock:
            return self._batches.get(number)

    def begin(self, case: Path, files: Iterable[tuple[str, BinaryIO]], given: Given) -> Batch:
        """Puts `files` (name and bytes) down and takes them into the `case` when those before are done."""
        with self._lock:
            number = max(self._batches, default=0) + 1
            self._batches[number] = Batch(number=number, names=())
            for old in [each for each in self._batches if each <= number - MOST_BATCHES]:
                del self._batches[old]
        place = self._folder / str(number)
        names = _put_down(place, files)
        self._places[number] = (case, place, given)
        self._now(number, names=names)
        self._worker.submit(self._take, number)
        return self._batches[number]

    def again(self, number: int) -> Batch | None:
        """Tries a batch once more that failed; gives it, if it is remembered."""
        found = self.batch(number)
        if found and found.state == FAILED and number in self._places:
            self._now(number, state=WAITING, fault="")
            self._worker.submit(self._take, number)
        return self.batch(number)

    def _take(self, number: int) -> None:
        case, place, given = self._places[number]
        self._now(number, state=READING)
        try:
            opened = Case.open(case).watched(lambda done, _: self._now(number, done=done))
            added = opened.add([place], given)
        except WhosaysError as fault:
            self._now(number, state=FAILED, fault=str(fault).replace(f"{place}/", ""))
            return
        except Exception:
            self._now(number, state=FAILED, fault="something went wrong in whosays itself; nothing was taken")
            raise
        unreadable = tuple(replace(each, name=base_name(each.name)) for each in added.unreadable)
        self._now(number, state=DONE, new=added.new, known=added.known, unreadable=unreadable)
        shutil.rmtree(place, ignore_errors=True)
        del self._places[number]

    def _now(self, number: int, **told: object) -> None:
        with self._lock:
            if number in self._batches:
                self._batches[number] = replace(self._batches[number], **told)  # type: ignore[arg-type]


def _put_down(place: Path, files: Iterable[tuple[str, BinaryIO]]) -> tuple[str, ...]:
    """Writes `files` into `place`, each under its name; of several of one name the later ones in folders of their own.
    Gives the names."""
    place.mkdir()
    names = []
    for number, (told, content) in enumerate(files, 1):
        name = file_name(told) or f"file-{number}"
        target = place / name
        if target.exists():
            target = place / f"{number}" / name
            target.parent.mkdir()
        with target.open("xb") as file:
            shutil.copyfileobj(content, file)
        names.append(name)
    return tuple(names)


def file_name(told: str) -> str:
    """What a file is called: the last part of a path of either kind, without what no name can hold; empty where nothing
    is left."""
    bare = base_name(told.replace("\\", "/"))
    kept = "".join(sign for sign in bare if sign.isprintable() and sign != "/").strip(" .")
    stem, dot, ending = kept.rpartition(".")
    while len(kept.encode("utf-8", "replace")) > LONGEST_NAME and len(stem or kept) > 1:
        stem, kept = (stem[:-1], f"{stem[:-1]}{dot}{ending}") if dot else ("", kept[:-1])
    return kept
