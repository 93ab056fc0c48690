"""Where a case's documents, packs and ledger are: in its folder, or nowhere but in the files that a person names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Protocol

from whosays.custody import blobs, decisions, manifest
from whosays.model.document import Unreadable
from whosays.model.report import Account
from whosays.pipeline import Input
from whosays.store.memory import MemoryStore
from whosays.store.protocol import Store
from whosays.workspace import sharing
from whosays.workspace.folders import PACKS
from whosays.workspace.gathering import Gathered
from whosays.workspace.lock import can_write

LEDGER = "ledger.sqlite"


class Holdings(Protocol):
    """What a case has to work with."""

    def inputs(self) -> tuple[Input, ...]:
        """The documents held."""

    def unreadable(self) -> tuple[Unreadable, ...]:
        """What was named and could not even be opened."""

    def places(self) -> Mapping[str, str]:
        """Where the bytes of a document lie, by their digest, for messages; nothing where its name tells enough."""

    def packs(self) -> tuple[Path, ...]:
        """Folders with packs of the case's own."""

    def store(self, note: Callable[[str], None]) -> Store:
        """The ledger, open; `note` is told if it has to be made again."""

    def content(self, digest: str) -> bytes | None:
        """The bytes of a document as they came; None where it is not among those held."""

    def told(self, account: Account) -> Account:
        """The account of these documents, with what is to be said of how they were chosen."""


class OnDisk:
    """A case in its folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._unkept = MemoryStore()

    def inputs(self) -> tuple[Input, ...]:
        """See `Holdings.inputs`. Raises CaseError where a document is missing or its bytes were changed."""
        told = manifest.load(self._folder)
        held = sorted(told.held, key=lambda capture: capture.document)
        if not (told.named or told.cut):
            blobs.check_empty(self._folder)
        blobs.check(self._folder, {capture.document: capture.name for capture in held})
        return tuple(
            Input(captures=tuple(captures), content=partial(blobs.bytes_of, self._folder, digest))
            for digest, captures in groupby(held, key=lambda capture: capture.document)
        )

    def unreadable(self) -> tuple[Unreadable, ...]:
        """See `Holdings.unreadable`: lines of manifest and decisions that are cut short, documents that none names."""
        told = manifest.load(self._folder)
        cut = [_cut(told.cut, "add the document of that line")] if told.cut else []
        cut += [_cut(place, "decide it") for place in decisions.cut(self._folder)]
        return (*cut, *(_lost(place) for place in blobs.unnamed(self._folder, told.named)))

    def places(self) -> Mapping[str, str]:
        """See `Holdings.places`."""
        return {}

    def packs(self) -> tuple[Path, ...]:
        """See `Holdings.packs`."""
        return packs_of(self._folder)

    def store(self, note: Callable[[str], None]) -> Store:
        """See `Holdings.store`. Of a case that cannot be written to all that follows is worked out anew."""
        if not can_write(self._folder):
            note(f"{self._folder} cannot be written to: what follows from its documents is worked out anew, not kept")
            return self._unkept
        if (shared := sharing.ledger(self._folder, note)) is not None:
            return shared
        from whosays.store.sqlite import SqliteStore

        return SqliteStore(self._folder / LEDGER, note)

    def content(self, digest: str) -> bytes | None:
        """See `Holdings.content`. Raises CaseError where they were changed."""
        return blobs.bytes_of(self._folder, digest) if blobs.place_of(self._folder, digest).is_file() else None

    def told(self, account: Account) -> Account:
        """See `Holdings.told`: all that is held counts."""
        return account


def _cut(place: str, again: str) -> Unreadable:
    return Unreadable(
        name=place,
        reason="cut short, so what it told is left out",
        next_step=f"{again} again; the rest of the line is then kept beside, ending in .cut",
    )


def _lost(place: Path) -> Unreadable:
    return Unreadable(
        name=str(place),
        reason="kept, but no line of manifest.jsonl names it, so it is left out",
        next_step="add it again, by this path or from where it came; or restore manifest.jsonl from a copy",
    )


def packs_of(case: Path) -> tuple[Path, ...]:
    """The folder of packs of the case in the folder `case`, if it has one."""
    folder = case / PACKS
    return (folder,) if folder.is_dir() else ()


class Loose:
    """Files that are read where they lie: nothing is kept. `packs` are folders with packs of their own."""

    def __init__(self, gathered: Gathered, packs: tuple[Path, ...] = ()) -> None:
        self._gathered = gathered
        self._packs = packs
        self._store = MemoryStore()

    def inputs(self) -> tuple[Input, ...]:
        """See `Holdings.inputs`."""
        return self._gathered.inputs

    def unreadable(self) -> tuple[Unreadable, ...]:
        """See `Holdings.unreadable`."""
        return self._gathered.unreadable

    def places(self) -> Mapping[str, str]:
        """See `Holdings.places`."""
        return self._gathered.places

    def packs(self) -> tuple[Path, ...]:
        """See `Holdings.packs`."""
        return self._packs

    def store(self, note: Callable[[str], None]) -> Store:  # noqa: ARG002
        """See `Holdings.store`: one for as long as the files are looked at."""
        return self._store

    def content(self, digest: str) -> bytes | None:
        """See `Holdings.content`. Raises InputError where the file was changed since."""
        return next((each.content() for each in self._gathered.inputs if each.document == digest), None)

    def told(self, account: Account) -> Account:
        """See `Holdings.told`: all that is named counts."""
        return account
