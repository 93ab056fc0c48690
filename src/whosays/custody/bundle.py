"""A bundle: the files of a case in one archive, a tar file that `tar` opens too, with their digests as `sha256sum -c`
reads them.

What always holds: the same files give the same bytes; an archive that is not, byte for byte, what would be written here
of the files in it is refused, so that nothing but plain files at plain places ever comes out of one.
"""

from __future__ import annotations

import hashlib
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from whosays.custody import durable
from whosays.errors import InputError
from whosays.model.identity import sha256

SUMS = "SHA256SUMS"
_BLOCK = tarfile.BLOCKSIZE
_PIECE = 1 << 20
_MOST_SUMS = 1 << 28
"""Bytes of the list of digests: of three million files."""
_LONGEST_NAME = 200


def write(place: Path, files: Mapping[str, Path], loose: Mapping[str, bytes]) -> str:
    """Writes `files` and the `loose` bytes, each by its name, as the bundle `place`; gives its SHA-256.

    Raises InputError where a name cannot stand in one, or a file changes meanwhile.
    """
    digests = {name: sha256(content) for name, content in loose.items()}
    digests |= {name: _digest(path) for name, path in files.items()}
    sums = "".join(f"{digest}  {_checked(name)}\n" for name, digest in sorted(digests.items())).encode("utf-8")
    whole = hashlib.sha256()
    durable.sweep_beside(place)
    with durable.writing(place) as put:
        for piece in _archive(files, {SUMS: sums, **loose}, digests):
            put(piece)
            whole.update(piece)
    return whole.hexdigest()


def _archive(files: Mapping[str, Path], loose: Mapping[str, bytes], digests: Mapping[str, str]) -> Iterator[bytes]:
    """The bytes of the archive, piece by piece: the list of digests first, then the rest by name."""
    for name in sorted({*files, *loose}, key=_order):
        if name in loose:
            yield _header(name, len(loose[name]))
            yield loose[name] + _padding(len(loose[name]))
            continue
        size, found = files[name].stat().st_size, hashlib.sha256()
        yield _header(name, size)
        with durable.opened(files[name]) as file:
            while piece := file.read(_PIECE):
                found.update(piece)
                yield piece
        if found.hexdigest() != digests[name]:
            raise InputError(f"{files[name]} was changed while it was bundled; run again when nobody writes there.")
        yield _padding(size)
    yield bytes(2 * _BLOCK)


def unpack(place: Path, folder: Path) -> tuple[str, ...]:
    """Puts the files of the bundle `place` into the new `folder` and gives their names, without the list of digests.

    Raises InputError naming the place in the archive where it is not as `write` makes it; `folder` is then to be
    thrown away.
    """
    with place.open("rb") as file:
        return tuple(_unpacked(file, place, folder))


def _unpacked(file: BinaryIO, place: Path, folder: Path) -> Iterator[str]:
    name, size = _next(file, place)
    if name != SUMS or size > _MOST_SUMS:
        raise _wrong(place, "it does not begin with its list of digests")
    sums = _sums(_content(file, size, place), place)
    for wanted, digest in sums.items():
        name, size = _next(file, place)
        if name != wanted:
            raise _wrong(place, f"{wanted} should follow, {name or 'the end'} does")
        target, found = folder / _checked(name), hashlib.sha256()
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as out:
            for piece in _pieces(file, size, place):
                out.write(piece)
                found.update(piece)
        if found.hexdigest() != digest:
            raise _wrong(place, f"{name} is not what its digest tells")
        yield name
    name, _ = _next(file, place)
    if name or file.read(_BLOCK + 1) != bytes(_BLOCK):
        raise _wrong(place, f"after its last file something follows{f': {name}' if name else ''}")


def _next(file: BinaryIO, place: Path) -> tuple[str, int]:
    """Name and size of the next file; no name at the end."""
    raw = file.read(_BLOCK)
    if raw == bytes(_BLOCK):
        return "", 0
    try:
        told = tarfile.TarInfo.frombuf(raw, "utf-8", "strict")
        whole = raw == _header(told.name, told.size)
    except (tarfile.HeaderError, InputError, ValueError, OverflowError) as fault:
        raise _wrong(place, f"what should tell the next file cannot be read ({fault})") from None
    if not whole:
        raise _wrong(place, f"{told.name!r} is not told as a plain file")
    return told.name, told.size


def _pieces(file: BinaryIO, size: int, place: Path) -> Iterator[bytes]:
    left = size
    while left:
        piece = file.read(min(left, _PIECE))
        if not piece:
            raise _wrong(place, "it was cut short")
        left -= len(piece)
        yield piece
    if file.read(-size % _BLOCK) != _padding(size):
        raise _wrong(place, "between two files stands what should not")


def _content(file: BinaryIO, size: int, place: Path) -> bytes:
    return b"".join(_pieces(file, size, place))


def _sums(content: bytes, place: Path) -> dict[str, str]:
    """Digests by name, in order. Raises InputError where the list is not as `write` makes it."""
    try:
        rows = [line.split("  ", 1) for line in content.decode("utf-8").splitlines()]
        sums = {_checked(name): digest for digest, name in rows}
    except ValueError:
        raise _wrong(place, f"{SUMS} cannot be read") from None
    if "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items())).encode("utf-8") != content:
        raise _wrong(place, f"{SUMS} is not in order")
    if len({name.casefold() for name in sums}) != len(sums):
        raise _wrong(place, f"{SUMS} names a file twice, but for the case of its letters")
    return sums


def _checked(name: str) -> str:
    """`name`, which is to be that of a file in a bundle. Raises InputError where it leads out of one, or is hidden."""
    path = PurePosixPath(name)
    plain = name.isprintable() and "\\" not in name and ":" not in name and path.as_posix() == name
    inside = bool(path.parts) and not path.is_absolute() and not any(part.startswith(".") for part in path.parts)
    if not (plain and inside) or len(name.encode("utf-8")) > _LONGEST_NAME or name == SUMS:
        raise InputError(f"{name!r} is no name that a file in a bundle may have; rename it, or take it away.")
    return name


def _header(name: str, size: int) -> bytes:
    """What stands before a file: name, size, and nothing that tells of a machine, a person or a time. Raises InputError
    where the name or the file is too long for one."""
    told = tarfile.TarInfo(name)
    told.size, told.mode = size, 0o644
    try:
        return told.tobuf(tarfile.USTAR_FORMAT, "utf-8", "strict")
    except ValueError as fault:
        raise InputError(f"{name!r} cannot stand in a bundle ({fault}); give it a shorter name.") from None


def _padding(size: int) -> bytes:
    return bytes(-size % _BLOCK)


def _order(name: str) -> tuple[bool, str]:
    return name != SUMS, name


def _digest(path: Path) -> str:
    with durable.opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _wrong(place: Path, what: str) -> InputError:
    return InputError(f"{place} is no whole bundle of whosays: {what}; get it again from whoever made it.")
