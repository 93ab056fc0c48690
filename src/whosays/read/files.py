"""Files and folders named on a command line → the files to read, in an order that does not depend on the file system.

What always holds: every file comes once; hidden files are passed over inside folders; a loop of links ends.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from whosays.model.document import Unreadable


def paths(arguments: Iterable[str | Path]) -> tuple[list[Path], list[Unreadable]]:
    """The files that `arguments` name, folders opened and sorted; and what is missing, not a file, or a folder without
    any.
    """
    found: dict[str, Path] = {}
    missing: list[Unreadable] = []
    for argument in map(Path, arguments):
        inside = _inside(argument)
        if isinstance(inside, Unreadable):
            missing.append(inside)
        else:
            for path in inside:
                found.setdefault(os.path.realpath(path), path)
    return list(found.values()), missing


def _inside(argument: Path) -> list[Path] | Unreadable:
    name = str(argument)
    try:
        if argument.is_dir():
            files = list(_walk(argument))
            return files or Unreadable(
                name=name, reason="a folder without documents", next_step="name one that holds some"
            )
        if argument.is_file():
            return [argument]
        exists = argument.exists()
    except OSError as error:
        return Unreadable(name=name, reason=f"cannot be opened: {error.strerror}", next_step="check who may read it")
    if exists:
        return Unreadable(
            name=name, reason="neither a file nor a folder", next_step="save what it gives to a file first"
        )
    return Unreadable(
        name=name, reason="there is no such file or folder", next_step="check the spelling and the folder you are in"
    )


def _walk(folder: Path) -> Iterator[Path]:
    """Files below `folder`, by name; folders are followed through links, each real folder once."""
    seen: set[str] = set()
    for here, folders, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(here)
        if real in seen:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        yield from (p for n in sorted(names) if not n.startswith(".") and (p := Path(here, n)).is_file())
