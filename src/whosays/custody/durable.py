"""Writing that survives a power cut: a file is there whole or not at all, an appended line once the call returns.

The order is that of every database: write aside, flush to the disk, rename, flush the folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from io import BufferedReader
from pathlib import Path
from tempfile import mkstemp
from typing import BinaryIO

from whosays.errors import CaseError

_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
_SHARED_FILE = 0o644

_PART = ".part"
_PARTS = f".*{_PART}"
"""Names of files that are not whole yet."""

CUT = ".cut"
"""The ending of the file that keeps what a power cut left torn."""


def write(path: Path, content: bytes) -> None:
    """`content` as the file `path`, replacing what was there in one step; its folder is made if need be."""
    with writing(path) as file:
        file.write(content)


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """A file to write into, which becomes `path` in one step at the end, unless something goes wrong before."""
    make_folder(path.parent)
    handle, name = mkstemp(dir=path.parent, prefix=".", suffix=_PART)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        aside.chmod(_SHARED_FILE)
        aside.replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            aside.unlink()
        raise
    flush_folder(path.parent)


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """`files` by their paths below `folder`, all on the disk once the call returns; nobody may look there before.

    The whole system is flushed once, where it can be, and then each file, which tells whether it went well: of hundreds
    of small files that takes a third of the time.
    """
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(_SHARED_FILE)
    flush_all()
    for name in files:
        with (folder / name).open("rb+") as file:
            os.fsync(file.fileno())


def append(path: Path, lines: bytes) -> None:
    """`lines` at the end of `path`, flushed to the disk. A torn last line, left by a power cut, is moved away first:
    to a file of the same name that ends in `.cut`.
    """
    make_folder(path.parent)
    if rest := torn(path):
        cut = path.with_name(path.name + CUT)
        write(cut, (read(cut) if cut.exists() else b"") + rest + b"\n")
    new = not path.exists()
    handle = os.open(path, os.O_RDWR | os.O_CREAT | _NO_LINKS, _SHARED_FILE)
    with os.fdopen(handle, "r+b") as file:
        whole = file.read().rfind(b"\n") + 1
        file.truncate(whole)
        file.seek(whole)
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())
    if new:
        flush_folder(path.parent)


def sweep(folder: Path, below: Iterable[str]) -> None:
    """Removes what a run that was ended left half-written in `folder` and in all that is `below`. For whoever is the
    only one that writes there."""
    for place in (folder.glob(_PARTS), *((folder / name).rglob(_PARTS) for name in below)):
        for left in place:
            left.unlink(missing_ok=True)


def whole_lines(path: Path) -> list[bytes]:
    """The lines of `path` that end in a line end, without it: what was acknowledged. Empty where there is no file."""
    try:
        content = read(path)
    except FileNotFoundError:
        return []
    return content[: content.rfind(b"\n") + 1].split(b"\n")[:-1]


def torn(path: Path) -> bytes:
    """What stands in `path` after its last line end: what was never acknowledged."""
    try:
        content = read(path)
    except FileNotFoundError:
        return b""
    return content[content.rfind(b"\n") + 1 :]


def read(path: Path) -> bytes:
    """The bytes of `path`. Raises CaseError where it is a symbolic link: a case holds its own files."""
    with opened(path) as file:
        return file.read()


def opened(path: Path) -> BufferedReader:
    """`path`, open to be read. Raises CaseError where it is a symbolic link."""
    if path.is_symlink():
        raise CaseError(f"{path} is a symbolic link; put the file itself there and run again.")
    return os.fdopen(os.open(path, os.O_RDONLY | _NO_LINKS), "rb")


def make_folder(folder: Path) -> None:
    """`folder` with all above it, each flushed into the one that holds it."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        place.mkdir(exist_ok=True)
        flush_folder(place.parent)


def flush_all() -> None:
    """Everything that was written on the disk, where the system can be asked for that."""
    if hasattr(os, "sync"):
        os.sync()


def flush_folder(folder: Path) -> None:
    """The names in `folder` on the disk. Systems that cannot open a folder (Windows) flush names by themselves."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
