"""Changes to a case: one at a time, each written into its log.

What always holds: whatever a run before left undone is told by the log of the next one; what it left half-written is
swept away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from os.path import relpath
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from whosays import settings as case_settings
from whosays.custody import blobs, decisions, durable, log, manifest, mirror, snapshots
from whosays.custody.log import Act, Written
from whosays.errors import CaseError, StoreError
from whosays.settings import Settings
from whosays.workspace import builds, folders, lock, sharing
from whosays.workspace.edition import TOOL, edition
from whosays.workspace.taking import user

if TYPE_CHECKING:
    from whosays.lexicon.whole import Lexicon

BEGUN, BUILD, RECEIVED = "init", "build", "received"
_SHOWN_EDITION = 16
_BESIDE = 2
"""Parts of a path that leads no farther than to a neighbour of the case: `../report`."""


class Keeper:
    """Keeps the case in `folder`, or nothing where there is none: loose files are only read."""

    def __init__(self, folder: Path | None, settings: Settings, say: Callable[[str], None]) -> None:
        self._folder, self._settings, self._say = folder, settings, say

    def on_disk(self, verb: str) -> Path:
        """The folder of the case. Raises CaseError where there is none to `verb` to."""
        if self._folder is None:
            raise folders.not_kept(verb)
        return self._folder

    @contextmanager
    def held(self, purpose: str, written: Written | None = None) -> Iterator[None]:
        """Holds the lock of the case for a `purpose`, and writes what was changed within into the log, with what was
        `written` of the case. Of one that a team shares, what is new is taken over before, and handed on after.

        Raises CaseError where its settings are no longer those with which it was opened.
        """
        if self._folder is None:
            yield
            return
        with (
            lock.held(self._folder, self._settings.wait, self._say, purpose),
            sharing.held(self._folder, self._settings.wait, self._say, purpose) as team,
        ):
            if team is not None:
                self._take_over(team)
            if purpose == BUILD:
                durable.sweep(self._folder, (blobs.FOLDER, decisions.FOLDER, snapshots.FOLDER))
            yield
            if purpose != lock.READ:
                log.note(self._folder, act(purpose, written), kept_files(self._folder, self._settings))
                if team is not None:
                    mirror.push(self._folder, team, files_of(self._folder, self._settings))

    def _take_over(self, team: mirror.Store) -> None:
        folder = self.on_disk("share")
        if new := [path for path in mirror.pull(folder, team, self._say) if mirror.sets_up(path)]:
            raise StoreError(
                f"{folder}: {new[0]} was changed in {team.place} just now and was taken over; nothing was done with "
                "the one before: run again."
            )

    def standing(self, words: Lexicon) -> str:
        """The digest of what the last build of the case as it is found, with these `words`; nothing where there is
        none."""
        found = builds.standing(self._folder, words.digests) if self._folder else None
        return found[1].findings if found else ""

    def wrote(self, folder: Path, kind: folders.Ours, files: tuple[Path, ...]) -> tuple[Path, ...]:
        """The `files` of the report or export in `folder`, which the log now tells of; where the case cannot be written
        to it tells nothing."""
        mark = folders.mark_of(folder, kind)
        if self._folder is not None and mark is not None and lock.can_write(self._folder):
            told = Written(place=place_from(self._folder, folder), mark=mark.digest, findings=mark.findings)
            with self.held(kind.noun, told):
                pass
        return files


def place_from(case: Path, folder: Path) -> str:
    """Where `folder` lies, seen from `case`; its name alone where that is neither in the case nor beside it."""
    path = PurePosixPath(Path(relpath(folder.resolve(), case.resolve())).as_posix())
    far = path.parts[:1] == ("..",) and (len(path.parts) != _BESIDE or path.parts[1] == "..")
    return path.name if far else path.as_posix()


def act(what: str, written: Written | None = None, received: str | None = None) -> Act:
    """What is done now, by whoever runs this."""
    now = datetime.now(UTC).replace(microsecond=0)
    return Act(
        act=what,
        at=now,
        by=user(),
        tool=TOOL,
        edition=edition()[:_SHOWN_EDITION],
        written=written,
        received=received,
    )


def kept_files(case: Path, settings: Settings) -> tuple[str, ...]:
    """The files of a case that nobody could make again, by their paths below it: all but the documents, which the
    manifest tells of, and the log."""
    named = [case / case_settings.FILE, case / case_settings.REPORT_FILE, *settings.tables]
    named += (case / blobs.FOLDER).glob("*")
    for folder in sorted(folders.KEPT - {blobs.FOLDER}):
        named += (case / folder).rglob("*")
    inside = {place.relative_to(case).as_posix() for place in named if place.is_relative_to(case) and place.is_file()}
    return tuple(sorted(name for name in inside if not PurePosixPath(name).name.startswith(".")))


def files_of(case: Path, settings: Settings) -> tuple[str, ...]:
    """The files that a case consists of. Raises CaseError where its settings name a table elsewhere."""
    for table in settings.tables:
        if not table.resolve().is_relative_to(case.resolve()):
            raise CaseError(f"{table}, which case.toml names, lies outside of {case}; copy it into the case.")
    documents = (blobs.place_of(case, digest) for digest in sorted(manifest.load(case).named))
    kept = (place.relative_to(case).as_posix() for place in documents if place.is_file())
    return (*kept_files(case, settings), log.FILE, *kept)
