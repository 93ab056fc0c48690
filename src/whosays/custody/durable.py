"""Writing that survives a power cut: a file is there whole or not at all, an appended line once the call returns.

The order is that of every database: write aside, flush to the disk, rename, flush the folder. Whatever changes the disk
goes through `os` here: tests put a disk that fails, or loses power, in its place.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from glob import escape
from io import BufferedReader
from pathlib import Path

from whosays.errors import CaseError

Put = Callable[[bytes], None]

_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
_SHARED_FILE, _OWN_FILE, _SHARED_FOLDER, _OWN_FOLDER = 0o644, 0o600, 0o755, 0o700
_PART = ".part"
_PARTS = f".*{_PART}"
"""Names of files that are not whole yet."""
_ASIDE = ".aside"
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_HERE = -100  # AT_FDCWD: paths as they are

CUT = ".cut"
"""The ending of the file that keeps what a power cut left torn."""


def write(path: Path, content: bytes) -> None:
    """`content` as the file `path`, replacing what was there in one step; its folder is made if need be."""
    with writing(path) as put:
        put(content)


@contextmanager
def writing(path: Path) -> Iterator[Put]:
    """What puts bytes into a file that becomes `path` in one step at the end, unless something goes wrong before."""
    make_folder(path.parent)
    aside = path.parent / f".{path.name}.{secrets.token_hex(8)}{_PART}"
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINKS, _OWN_FILE)
    _lock(handle, wait=False)  # whoever sweeps sees that it is being written
    try:
        try:
            yield lambda content: _put(handle, content)
            os.fchmod(handle, _SHARED_FILE)
            os.fsync(handle)
        finally:
            os.close(handle)
        os.replace(aside, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(aside)
        raise
    flush_folder(path.parent)


def _put(handle: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(handle, left) :]


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """`files` by their paths below `folder`, all on the disk once the call returns; nobody may look there before.

    The whole system is flushed once, where it can be, and then each file, which tells whether it went well: of hundreds
    of small files that takes a third of the time.
    """
    for name, content in files.items():
        path = folder / name
        make_folder(path.parent)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINKS, _SHARED_FILE)
        try:
            _put(handle, content)
            os.fchmod(handle, _SHARED_FILE)
        finally:
            os.close(handle)
    flush_all()
    for name in files:
        handle = os.open(folder / name, os.O_RDWR | _NO_LINKS)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    for place in sorted({(folder / name).parent for name in files}):
        flush_folder(place)


@contextmanager
def new_folder(place: Path) -> Iterator[Path]:
    """An empty folder, which becomes `place` in one step at the end, unless something goes wrong before; what was
    there is then gone. What a run that was ended left of such folders is swept away."""
    make_folder(place.parent)
    with _held(place.parent, wait=True):
        _sweep_asides(place)
        aside = place.parent / f".{place.name}.{secrets.token_hex(8)}{_ASIDE}"
        os.mkdir(aside, _OWN_FOLDER)
        mine = os.open(aside, os.O_RDONLY)
        _lock(mine, wait=True)
    try:
        yield aside
        os.chmod(aside, _SHARED_FOLDER)
        _swap(aside, place)
        flush_folder(place.parent)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        os.close(mine)


def sweep_beside(path: Path) -> None:
    """Removes what runs that were ended left half-written of `path`; what another is writing there stays."""
    for left in _abandoned(path, _PART):
        os.unlink(left)


def _sweep_asides(place: Path) -> None:
    for left in _abandoned(place, _ASIDE):
        shutil.rmtree(left, ignore_errors=True)


def _abandoned(path: Path, ending: str) -> Iterator[Path]:
    """What lies beside `path` as its unfinished form, and nobody is writing."""
    for left in path.parent.glob(f".{escape(path.name)}.*{ending}"):
        with suppress(FileNotFoundError), _held(left) as free:
            if free:
                yield left


def _swap(aside: Path, place: Path) -> None:
    """`aside` becomes `place`, and what was there becomes `aside`: in one step where the system can."""
    if not place.exists():
        os.rename(aside, place)
        return
    if exchange(aside, place):
        return
    old = aside.with_name(f"{aside.stem}.old{_ASIDE}")
    os.rename(place, old)
    try:
        os.rename(aside, place)
    except OSError:
        os.rename(old, place)
        raise
    shutil.rmtree(old, ignore_errors=True)


def exchange(one: Path, other: Path) -> bool:
    """Each under the name of the other, in one step. False where the system cannot, and nothing was done."""
    if sys.platform != "linux":
        return False
    import ctypes

    call = getattr(ctypes.CDLL(None), "renameat2", None)
    return call is not None and call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0


@contextmanager
def _held(path: Path, *, wait: bool = False) -> Iterator[bool]:
    """Whether there is a lock on `path` for us now; it ends here, or with the process."""
    handle = os.open(path, os.O_RDONLY)
    try:
        yield _lock(handle, wait=wait)
    finally:
        os.close(handle)


def _lock(handle: int, *, wait: bool) -> bool:
    """Locks what is open as `handle` until that is closed; False where another holds it, or the system has no locks."""
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True


def append(path: Path, lines: bytes) -> None:
    """`lines` at the end of `path`, flushed to the disk. A torn last line, left by a power cut, is moved away first:
    to a file of the same name that ends in `.cut`. Where it does not go well `path` is as before, as far as the disk
    lets it.
    """
    make_folder(path.parent)
    there = read(path) if path.exists() or path.is_symlink() else b""
    whole = there.rfind(b"\n") + 1
    if rest := there[whole:]:
        cut = path.with_name(path.name + CUT)
        write(cut, (read(cut) if cut.exists() else b"") + rest + b"\n")
    handle = os.open(path, os.O_RDWR | os.O_CREAT | _NO_LINKS, _SHARED_FILE)
    try:
        os.ftruncate(handle, whole)
        os.lseek(handle, whole, os.SEEK_SET)
        try:
            _put(handle, lines)
            os.fsync(handle)
        except OSError:
            with suppress(OSError):
                os.ftruncate(handle, whole)
            raise
    finally:
        os.close(handle)
    flush_folder(path.parent)  # also of a file that is there: a run before may have been ended before it came to this


def sweep(folder: Path, below: Iterable[str]) -> None:
    """Removes what a run that was ended left half-written in `folder` and in all that is `below`. For whoever is the
    only one that writes there."""
    for place in (folder.glob(_PARTS), *((folder / name).rglob(_PARTS) for name in below)):
        for left in place:
            with suppress(FileNotFoundError):
                os.unlink(left)


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
        with suppress(FileExistsError):
            os.mkdir(place)
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
