"""Folders of ours. A report or export is written aside and swapped in one step; nothing but an earlier one of its kind
is ever overwritten.

A report carries `whosays-report.json`, an export `whosays-export.json`: its files with their digests, by which it is
known again; an extraction that goes on where it stopped carries `whosays-parts.json`. A case either keeps
what it was given in `documents/`, or its documents lie beside `case.toml` as they came, in place.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from whosays import settings as case_settings
from whosays.custody import blobs, decisions, durable, log, snapshots
from whosays.errors import CaseError, InputError, SettingsError
from whosays.model.identity import sha256

PACKS = "packs"
SCHEMES = "schemes"
RATES = "rates"
KEPT = frozenset({blobs.FOLDER, decisions.FOLDER, snapshots.FOLDER, PACKS, SCHEMES, RATES})
"""Folders of a case that hold no loose documents."""


@dataclass(frozen=True, slots=True)
class Ours:
    """A kind of folder that we write: the file by which it is known again, its schema, and what it is called."""

    mark: str
    schema: str
    noun: str


REPORT = Ours("whosays-report.json", "whosays/report/1", "report")
EXPORT = Ours("whosays-export.json", "whosays/export/1", "export")
PARTS = Ours("whosays-parts.json", "whosays/parts/1", "extraction")
MARKS = (REPORT.mark, EXPORT.mark, PARTS.mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What the file says by which a folder of ours is known again: its own digest, that of the findings that it tells
    of (empty where no build left any), and that of each file."""

    digest: str
    findings: str
    files: Mapping[str, str]


def write(folder: Path, files: Mapping[str, bytes], kind: Ours = REPORT, findings: str = "") -> tuple[Path, ...]:
    """`files` by name as the report (or what `kind` says) `folder`, of the `findings` with that digest, whole or not
    at all; gives their paths as `folder` was named.

    Raises InputError where `folder` holds anything else.
    """
    check(folder, kind)
    try:
        return _written(folder, {**files, kind.mark: _mark(files, kind, findings)})
    except OSError as fault:
        raise InputError(
            f"{folder}: the {kind.noun} cannot be written there ({fault.strerror or fault}); name another folder with "
            f"--out."
        ) from fault


def _written(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    with durable.new_folder(folder.resolve()) as aside:
        durable.write_all(aside, files)
    return tuple(folder / name for name in files if name not in MARKS)


def check(folder: Path, kind: Ours = REPORT) -> None:
    """Raises InputError where `folder` is there and is neither empty nor a report of ours (or what `kind` says) that
    nobody changed."""
    if folder.is_dir():
        strange = _strange(folder, kind)
        if strange:
            raise InputError(
                f"{folder}: {strange}, so it is not overwritten; name another folder with --out, or move it."
            )
    elif folder.exists() or folder.is_symlink():
        raise InputError(f"{folder} is there and is no folder; name another with --out.")


def make_case(folder: Path, title: str) -> None:
    """A new, empty case in `folder`. Raises CaseError where something else is there."""
    if is_case(folder):
        raise CaseError(f"{folder} is a case already; add documents with: whosays add {folder} FILE…")
    if folder.exists() and (not folder.is_dir() or any(not path.is_dir() for path in folder.rglob("*"))):
        raise CaseError(f"{folder} is not empty; name a new folder for the case.")
    make_places(folder)
    text = case_settings.template(title or folder.resolve().name)
    durable.write(folder / case_settings.FILE, text.encode("utf-8"))


def make_places(folder: Path) -> None:
    """The folders of a case, where they are not there yet."""
    for name in (blobs.FOLDER, decisions.FOLDER, PACKS, snapshots.FOLDER):
        durable.make_folder(folder / name)


def must_be_case(folder: Path) -> None:
    """Raises CaseError where `folder` is no case."""
    if not is_case(folder):
        raise CaseError(f"{folder} is no case: it holds no {case_settings.FILE}. Make one with: whosays init {folder}")


def not_kept(verb: str) -> CaseError:
    """That there is no case on disk to `verb` to."""
    return CaseError(
        f"there is no case to {verb} to: these are loose files, read where they lie; make one that keeps them "
        f"with: whosays init FOLDER, then whosays add FOLDER FILES"
    )


def is_case(folder: Path) -> bool:
    """Whether `folder` is a case."""
    return (folder / case_settings.FILE).is_file()


def is_in_place(folder: Path) -> bool:
    """Whether `folder` is a case that has taken nothing in, and whose documents lie beside its `case.toml`. One that
    has a log keeps what it takes, though it may have taken nothing yet."""
    if not is_case(folder) or (folder / blobs.FOLDER).exists() or log.place_of(folder).exists():
        return False
    return any(not path.name.startswith(".") and not _is_set_up(path, folder) for path in folder.iterdir())


def own_tables(roots: Collection[Path]) -> frozenset[Path]:
    """The tables of rates and prices that cases in place among `roots` name in their settings: no documents either."""
    found: set[Path] = set()
    for folder in filter(is_in_place, roots):
        try:
            settings = case_settings.load(folder)
        except SettingsError:  # told where the case is opened
            continue
        found |= {file.resolve() for file in (*settings.rate_files, settings.money.index) if file}
    return frozenset(found)


def _is_set_up(path: Path, case: Path) -> bool:
    """Whether `path` below `case` tells how the case is read, and is no document of it."""
    first = path.relative_to(case).parts[0]
    return first in KEPT or path in (case / case_settings.FILE, case / case_settings.REPORT_FILE)


def is_ours(file: Path, roots: Collection[Path]) -> bool:
    """Whether `file`, found below one of `roots`, lies in a report or export of ours, a case that keeps its documents,
    or what sets a case up: that is no source."""
    for folder in file.parents:
        if file in roots:
            return False
        if any((folder / mark).is_file() for mark in MARKS):
            return True
        if is_in_place(folder):
            return _is_set_up(file, folder)
        if folder in roots:
            return False
        if is_case(folder):
            return True
    return False


def _strange(folder: Path, kind: Ours) -> str:
    """What in `folder` is not ours, or nothing."""
    names = sorted(_files(folder))
    if not names:
        return ""
    if kind.mark not in names:
        return f"it is no earlier {kind.noun} of whosays"
    mark = mark_of(folder, kind)
    if mark is None:
        return f"its {kind.mark} cannot be read"
    changed = changed_files(folder, mark)
    return f"{changed[0]!r} in it was added or changed by somebody" if changed else ""


def changed_files(folder: Path, mark: Mark, *, gone: bool = False) -> tuple[str, ...]:
    """Files in `folder` that are not as its `mark` tells, by name: added, changed or, where that is asked, `gone`."""
    names = sorted(set(_files(folder)) - set(MARKS))
    found = [name for name in names if name not in mark.files or _digest(folder / name) != mark.files[name]]
    return tuple(sorted({*found, *(set(mark.files) - set(names) if gone else ())}))


def _digest(file: Path) -> str | None:
    try:
        return sha256(file.read_bytes())
    except OSError:
        return None


def mark_of(folder: Path, kind: Ours) -> Mark | None:
    """The mark of the report (or what `kind` says) in `folder`; None where there is none that can be read."""
    try:
        content = (folder / kind.mark).read_bytes()
        told = json.loads(content)
        files = {str(name): str(digest) for name, digest in told["files"].items()}
        return Mark(digest=sha256(content), findings=str(told.get("findings", "")), files=files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _files(folder: Path) -> Iterator[str]:
    """The paths of all files below `folder`, as its mark has them; a link is one, wherever it leads."""
    for path in folder.rglob("*"):
        if path.is_symlink() or not path.is_dir():
            yield path.relative_to(folder).as_posix()


def _mark(files: Mapping[str, bytes], kind: Ours, findings: str) -> bytes:
    of = {"findings": findings} if findings else {}
    mark = {"schema": kind.schema, **of, "files": {name: sha256(content) for name, content in files.items()}}
    return (json.dumps(mark, indent=1) + "\n").encode("ascii")
