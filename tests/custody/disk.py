"""Disks that fail, kill whoever writes, or lose power: put in the place of `os` in `custody.durable`."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from whosays.custody import durable

CHANGING = frozenset(
    {"open", "write", "fsync", "replace", "rename", "mkdir", "unlink", "ftruncate", "fchmod", "chmod", "sync"}
)
"""Calls that change a disk, or wait for it."""
EXCHANGE = "exchange"


class Watched:
    """`os`, with `before` and `after` told of each call that changes the disk."""

    def __init__(
        self, before: Callable[[str, tuple[Any, ...]], None], after: Callable[..., None] | None = None
    ) -> None:
        self._before, self._after = before, after

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        return self.watched(name, real) if name in CHANGING else real

    def watched(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*words: Any) -> Any:
            if name == "open" and not words[1] & (os.O_WRONLY | os.O_RDWR):
                return real(*words)
            self._before(name, words)
            result = real(*words)
            if self._after:
                self._after(name, words, result)
            return result

        return call

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """This disk under all that `custody.durable` writes."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(durable, "os", self)
            patch.setattr(durable, EXCHANGE, self.watched(EXCHANGE, durable.exchange))
            yield


class Failing(Watched):
    """A disk on which the call of number `at` fails with `code`; a write writes half before it does."""

    def __init__(self, at: int, code: int) -> None:
        super().__init__(self._call)
        self.calls, self._at, self._code = 0, at, code

    def _call(self, name: str, words: tuple[Any, ...]) -> None:
        self.calls += 1
        if self.calls == self._at:
            if name == "write":
                os.write(words[0], bytes(words[1])[: len(words[1]) // 2])
            raise OSError(self._code, os.strerror(self._code))

    @property
    def has_failed(self) -> bool:
        return self.calls >= self._at


class Deadly(Watched):
    """A disk that ends its process, as `kill -9` does, at the call of number `at`; a write writes half before."""

    def __init__(self, at: int) -> None:
        super().__init__(self._call)
        self._left = at

    def _call(self, name: str, words: tuple[Any, ...]) -> None:
        self._left -= 1
        if self._left <= 0:
            if name == "write":
                os.write(words[0], bytes(words[1])[: len(words[1]) // 2])
            os.kill(os.getpid(), signal.SIGKILL)


@dataclass(eq=False)
class _File:
    """A file: its bytes as programs see them, and as the disk has them for certain."""

    seen: bytes = b""
    kept: bytes = b""


@dataclass
class Platter:
    """What a disk holds after each call: for certain, and perhaps. Folders are known by their paths; what is done to the
    names in one is certain once it is flushed, and comes to the disk in the order in which it was done."""

    lies: bool = False
    """Whether it says that it has flushed when it has not."""
    files: dict[str, _File] = field(default_factory=dict)
    certain: dict[str, _File | None] = field(default_factory=dict)
    """Paths that are there for certain; None for a folder."""
    perhaps: list[tuple[str, str, str, _File | None]] = field(default_factory=list)
    """What was done to names and not flushed: what, the path, the other path, the file."""

    def disk(self) -> Watched:
        """A disk that tells this platter what is done to it."""
        return Watched(lambda *_: None, self.did)

    def did(self, name: str, words: tuple[Any, ...], result: Any) -> None:
        """Takes note of a call."""
        match name:
            case "open":
                path = os.fspath(words[0])
                if path not in self.files:
                    self.files[path] = _File()
                    self.perhaps.append(("link", path, "", self.files[path]))
            case "write" | "ftruncate":
                self.files[_path_of(words[0])].seen = Path(_path_of(words[0])).read_bytes()
            case "fsync" | "sync" if not self.lies:
                self._flush(_path_of(words[0]) if words else "")
            case "mkdir":
                self.perhaps.append(("link", os.fspath(words[0]), "", None))
            case "unlink":
                self.files.pop(os.fspath(words[0]), None)
                self.perhaps.append(("unlink", os.fspath(words[0]), "", None))
            case "replace" | "rename" | "exchange" if result is not False:
                self._moved(name, os.fspath(words[0]), os.fspath(words[1]))

    def _moved(self, name: str, one: str, other: str) -> None:
        swapped = name == EXCHANGE
        told: dict[str, _File] = {}
        for path, file in self.files.items():
            new = _under(path, one, other) or (_under(path, other, one) if swapped else None)
            if new or not _under(path, other, other):
                told[new or path] = file
        self.files = told
        self.perhaps.append((EXCHANGE if swapped else "move", one, other, None))

    def _flush(self, path: str) -> None:
        """What is at `path`, a file or the names in a folder, is certain; everything is where no path is told."""
        for each in self.files.values() if not path else [self.files[path]] if path in self.files else []:
            each.kept = each.seen
        if path not in self.files:
            self._settle(lambda each: not path or os.path.dirname(each[1]) == path)

    def _settle(self, wanted: Callable[[tuple[str, str, str, _File | None]], bool]) -> None:
        for each in [each for each in self.perhaps if wanted(each)]:
            _apply(self.certain, each)
        self.perhaps = [each for each in self.perhaps if not wanted(each)]

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes | None]:
        """What the disk holds when power comes back: what was certain, and whatever part of the rest chance will have;
        None for a folder."""
        names = dict(self.certain)
        folders = sorted({os.path.dirname(each[1]) for each in self.perhaps})
        done = {folder: chance.randrange(len(self.perhaps) + 1) for folder in folders}
        for number, each in enumerate(self.perhaps):
            if number < done[os.path.dirname(each[1])]:
                _apply(names, each)
        return {path: None if file is None else _some(file, chance) for path, file in names.items()}


def _path_of(handle: int) -> str:
    return os.readlink(f"/proc/self/fd/{handle}")


def _some(file: _File, chance: random.Random) -> bytes:
    if file.seen == file.kept:
        return file.kept
    torn = file.seen[: chance.randrange(len(file.seen) + 1)]
    return chance.choice((file.kept, torn, file.seen))


def _under(path: str, one: str, other: str) -> str | None:
    """`path` as it is called where `one` is now called `other`; None where it is not below `one`."""
    if path == one or path.startswith(one + "/"):
        return other + path[len(one) :]
    return None


def _apply(names: dict[str, _File | None], each: tuple[str, str, str, _File | None]) -> None:
    what, one, other, file = each
    match what:
        case "link":
            names[one] = file
        case "unlink":
            names.pop(one, None)
        case _:
            mine = {path: names.pop(path) for path in list(names) if _under(path, one, one)}
            theirs = {path: names.pop(path) for path in list(names) if _under(path, other, other)}
            names.update({str(_under(path, one, other)): held for path, held in mine.items()})
            if what == EXCHANGE:
                names.update({str(_under(path, other, one)): held for path, held in theirs.items()})


def laid_down(folder: Path) -> Platter:
    """A platter that holds all that is in `folder` for certain."""
    platter = Platter()
    for path in folder.rglob("*"):
        if path.is_dir():
            platter.certain[str(path)] = None
        else:
            platter.files[str(path)] = platter.certain[str(path)] = _File(*[path.read_bytes()] * 2)
    platter.certain[str(folder)] = None
    return platter


def put_back(image: dict[str, bytes | None], folder: Path, place: Path) -> None:
    """Writes what was in `folder` according to `image` into `place`; a file whose folder is lost is lost with it."""
    held = {path for path, content in image.items() if content is None}
    for path, content in sorted(image.items()):
        inside = Path(path).is_relative_to(folder)
        if not inside or any(str(each) not in held for each in Path(path).parents if each.is_relative_to(folder)):
            continue
        target = place / Path(path).relative_to(folder)
        if content is None:
            target.mkdir(parents=True, exist_ok=True)
        else:
            target.write_bytes(content)
