"""A case handed over: bundled into one archive, and opened from one.

What always holds: only a case whose files belong together is bundled; a bundle becomes a case whole or not at all.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from whosays import settings as case_settings
from whosays.custody import audit, bundle, decisions, durable, log, manifest
from whosays.errors import CaseError, InputError, SettingsError
from whosays.lexicon import load
from whosays.settings import Settings
from whosays.workspace import builds, keeping, lock, sharing
from whosays.workspace.edition import TOOL, edition
from whosays.workspace.folders import is_in_place, must_be_case
from whosays.workspace.holdings import packs_of
from whosays.workspace.progress import Say, silence

ABOUT = "whosays-bundle.json"
SCHEMA = "whosays/bundle/1"
ENDING = ".tar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundled:
    """A bundle that was written: where, its SHA-256, and how many documents and authors of decisions are in it."""

    place: Path
    digest: str
    documents: int
    authors: int


def bundled(case: Path, out: Path | None = None, say: Say = silence) -> Bundled:
    """Writes the case in the folder `case` as one archive: `out`, or beside it under its name.

    Raises CaseError where it is none, keeps nothing, or its files do not belong together; InputError where `out` is
    there already or cannot be written.
    """
    must_be_case(case)
    if is_in_place(case):
        raise CaseError(f"{case} lies in place and keeps nothing; make a case that does with: whosays init NEW")
    place = out or case.resolve().with_name(case.resolve().name + ENDING)
    if place.exists() or place.is_symlink():
        raise InputError(f"{place} is there already, so it is not overwritten; move it, or name another with --out.")
    sharing.refresh(case, say)
    settings = case_settings.load(case)
    with lock.held(case, settings.wait, say, lock.READ):
        return _written(case, settings, place)


def _written(case: Path, settings: Settings, place: Path) -> Bundled:
    names = keeping.files_of(case, settings)
    if faults := audit.faults(case, keeping.kept_files(case, settings)):
        first = faults[0]
        where = f"{first.file}, {first.place}" if first.place else first.file
        raise CaseError(
            f"{where}: {first.fault}; a case that does not belong together is not bundled: whosays audit {case}"
        )
    standing = builds.standing(case, load(packs_of(case)).digests)
    about = {
        "schema": SCHEMA,
        "tool": TOOL,
        "edition": edition(),
        "head": log.head(case),
        "build": standing[0] if standing else "",
    }
    told = (json.dumps(about, indent=1) + "\n").encode("utf-8")
    try:
        digest = bundle.write(place, {name: case / name for name in names}, {ABOUT: told})
    except OSError as fault:
        raise InputError(f"{place} cannot be written ({fault.strerror or fault}); name another with --out.") from fault
    held = {each.document for each in manifest.load(case).held}
    return Bundled(place=place, digest=digest, documents=len(held), authors=len(decisions.heads(case)))


def opened(place: Path, case: Path, say: Say = silence) -> None:
    """The bundle `place` as a new case in the folder `case`; its log tells that it was received.

    Raises InputError where it is no whole bundle, CaseError where something is in that folder.
    """
    if case.exists() and (not case.is_dir() or any(case.iterdir())):
        raise CaseError(f"{case} is not empty; name a new folder for the case.")
    with durable.new_folder(case.resolve()) as aside:
        unpack(place, aside)
        settings = case_settings.load(aside)
        with place.open("rb") as file:
            received = file_digest(file, "sha256").hexdigest()
        log.note(aside, keeping.act(keeping.RECEIVED, received=received), keeping.kept_files(aside, settings))
        durable.flush_all()
    say(f"{case} is as it was when {place} was made. Bring it up to date with: whosays build {case}")


def unpack(place: Path, folder: Path) -> None:
    """Puts the case in the bundle `place` into the new, empty `folder`.

    Raises InputError where it is no whole bundle of a case, or holds what is no part of one; `folder` is then to be
    thrown away.
    """
    names = set(bundle.unpack(place, folder)) - {ABOUT}
    (folder / ABOUT).unlink(missing_ok=True)
    try:
        expected = set(keeping.files_of(folder, case_settings.load(folder)))
    except (CaseError, SettingsError) as fault:
        raise InputError(f"{place} holds no case ({str(fault).replace(f'{folder}/', '')})") from None
    if strange := sorted(names - expected):
        raise InputError(f"{place}: {strange[0]!r} in it is no part of a case; get it again from whoever made it.")
