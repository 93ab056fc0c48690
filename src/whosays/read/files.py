"""Files and folders named on a command line → the files to read, in an order that does not depend on the file system.

What always holds: every file comes once; hidden files are passed over inside folders; no link inside a folder is
followed, and one that leads out of it is told; what cannot be looked into is told.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from whosays.model.document import Unreadable

_BYTES = re.compile("[\udc80-\udcff]")
"""How Python holds the bytes of a name that are not UTF-8 (PEP 383)."""


def paths(arguments: Iterable[str | Path]) -> tuple[list[Path], list[Unreadable]]:
    """The files that `arguments` name, folders opened and sorted; and what is missing, not a file, a link out of its
    folder, or a folder without any.
    """
    found: dict[str, Path] = {}
    missing: list[Unreadable] = []
    for argument in map(Path, arguments):
        for each in _inside(argument):
            if isinstance(each, Unreadable):
                missing.append(each)
            else:
                found.setdefault(os.path.realpath(each), each)
    return list(found.values()), missing


def name_of(path: str | Path) -> str:
    """`path` as text that every output can hold, whatever the locale: bytes that are not UTF-8 become %NN, as in an
    address.
    """
    name = os.fsencode(path).decode("utf-8", "surrogateescape")
    return _BYTES.sub(lambda byte: f"%{ord(byte[0]) - 0xDC00:02X}", name)


def _inside(argument: Path) -> list[Path | Unreadable]:
    told = partial(Unreadable, name=name_of(argument))
    try:
        if argument.is_dir():
            empty = told(reason="a folder without documents", next_step="name one that holds some")
            return list(_walk(argument)) or [empty]
        if argument.is_file():
            return [argument]
        exists = argument.exists()
    except OSError as error:
        return [_closed(argument, error)]
    if exists:
        return [told(reason="neither a file nor a folder", next_step="save what it gives to a file first")]
    return [told(reason="there is no such file or folder", next_step="check the spelling and the folder you are in")]


def _walk(folder: Path) -> Iterator[Path | Unreadable]:
    """Files below `folder`, by name, and what stands in their place."""
    home = os.path.realpath(folder)
    closed: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=closed.append):
        links = (name for name in folders if os.path.islink(os.path.join(here, name)))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted((*names, *links)):
            path = Path(here, name)
            if not name.startswith(".") and (found := _entry(path, home)):
                yield found
    yield from (_closed(error.filename, error) for error in closed)


def _entry(path: Path, home: str) -> Path | Unreadable | None:
    """What an entry of a folder comes to; None for a link to what is found in `home` under its own name."""
    told = partial(Unreadable, name=name_of(path))
    if path.is_symlink():
        target = os.path.realpath(path)
        if not os.path.exists(target):
            return told(reason="a link that leads nowhere", next_step="mend it or remove it")
        if os.path.commonpath((home, target)) == home:
            return None
        return told(
            reason="a link that leads out of the folder, so it is not followed",
            next_step=f"name {name_of(target)} itself if it belongs here",
        )
    if not path.is_file():
        return told(reason="neither a file nor a folder", next_step="save what it gives to a file first")
    return path


def _closed(path: str | Path, error: OSError) -> Unreadable:
    reason = f"cannot be opened: {error.strerror}"
    return Unreadable(name=name_of(path), reason=reason, next_step="check who may read it")
