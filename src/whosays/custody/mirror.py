"""A folder that mirrors what a team keeps of a case in a store: what is new there is taken over, what was made here is
handed on.

What always holds: the store is the truth, and nothing that it acknowledged is lost: a store that lacks it is refused.
What it never acknowledged is moved aside, not mixed in. A path from a store leads nowhere but to a file of the case.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Protocol

from whosays.custody import blobs, decisions, durable, log, snapshots
from whosays.errors import StoreError
from whosays.model.filed import Change, Filed
from whosays.model.identity import sha256

STATE = ".store.json"
"""What the store acknowledged, as far as this folder knows: it may be deleted, then all is compared again."""
SCHEMA = "whosays/mirror/1"
SET_UP = ("case.toml", "report.toml")
FOLDERS = (decisions.FOLDER, snapshots.FOLDER, "packs", "schemes", "rates")


class Store(Protocol):
    """What a store of a team does (`store.postgres_files`)."""

    place: str

    def state(self) -> tuple[str, int]:
        """Its id, and the number of its last writing."""

    def since(self, revision: int) -> list[Filed]:
        """The files that were written later."""

    def content(self, path: str, start: int = 0) -> bytes:
        """The bytes of a file from `start` on."""

    def beginning(self, path: str, size: int) -> str:
        """The SHA-256 of the first `size` bytes of a file."""

    def write(self, changes: Iterable[Change]) -> int:
        """All `changes` or none; the number of the writing."""


Written = Callable[[Iterable[Change]], tuple[str, int]]
"""Writes changes, all or none; gives the id of the store and the number of the writing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the store acknowledged: the store by its id, the number of the writing, each file that may change."""

    store: str = ""
    revision: int = -1
    files: Mapping[str, Filed] = field(default_factory=dict)


def is_behind(case: Path, store: Store) -> bool:
    """Whether `store` was written to since this folder last took over what is new."""
    seen = _seen(case)
    return store.state() != (seen.store, seen.revision)


def pull(case: Path, store: Store, say: Callable[[str], None]) -> tuple[str, ...]:
    """Takes over what is new in `store` and gives the paths of the files that are others now.

    Raises StoreError where the store lacks what it had acknowledged, is another one, or a file was changed both here
    and there.
    """
    seen, (name, revision) = _seen(case), store.state()
    _must_go_on(case, store, seen, (name, revision))
    files, new = dict(seen.files), store.since(seen.revision) if revision > seen.revision else []
    for now in new:
        _place(case, now.path, store)
    files |= {now.path: known for now in new if now.path not in files and (known := _shared(case, store, now))}
    for path in files:
        if is_appended(path):
            _set_aside(case, files[path], store, say)
    changed = tuple(now.path for now in new if _taken(case, store, now, files.get(now.path), say))
    _note(files, new)
    if revision > seen.revision:
        _remember(case, Seen(store=name, revision=revision, files=files))
    return changed


def push(case: Path, store: Store, names: Iterable[str]) -> None:
    """Hands on what was made here of the files `names`, in one writing; nothing where nothing was."""
    name, _ = store.state()
    known = {each.path for each in store.since(-1) if each.digest}
    changes = _changes(case, tuple(names), _seen(case).files, known)
    _hand_on(case, changes, lambda told: (name, store.write(told)))


def begin(case: Path, names: Iterable[str], written: Written) -> None:
    """Hands on all files `names` of a case to a store that holds nothing yet, by `written`."""
    (case / STATE).unlink(missing_ok=True)
    _hand_on(case, _changes(case, tuple(names), {}, frozenset()), written)


def _hand_on(case: Path, changes: Iterator[Change], written: Written) -> None:
    """Has `changes` written, one by one, and notes down what was acknowledged."""
    first, told = next(changes, None), list[Filed]()
    if first is None:
        return

    def noted() -> Iterator[Change]:
        for each in chain([first], changes):
            told.append(each.now)
            yield each

    name, revision = written(noted())
    files = dict(_seen(case).files)
    _note(files, told)
    _remember(case, Seen(store=name, revision=revision, files=files))


def _note(files: dict[str, Filed], acknowledged: Iterable[Filed]) -> None:
    """Brings what is known of `files` that may change up to what the store `acknowledged`."""
    for now in acknowledged:
        if not now.digest:
            files.pop(now.path, None)
        elif not _is_settled(now.path):
            files[now.path] = now


def is_appended(path: str) -> bool:
    """Whether to the file at `path` lines are only ever appended."""
    return path == log.FILE or log.only_appended(path)


def sets_up(path: str) -> bool:
    """Whether the file at `path` tells how a case is read."""
    return PurePosixPath(path).parts[0] not in (blobs.FOLDER, decisions.FOLDER, snapshots.FOLDER, log.FILE)


def _is_settled(path: str) -> bool:
    """Whether the file at `path` is written once and never changes: an original, or what a build left."""
    parts = PurePosixPath(path).parts
    return parts[0] == snapshots.FOLDER or (parts[0] == blobs.FOLDER and len(parts) > 2)  # noqa: PLR2004


def _must_go_on(case: Path, store: Store, seen: Seen, now: tuple[str, int]) -> None:
    """Raises StoreError where the store is another than was `seen`, or an older state of it."""
    if seen.store and seen.store != now[0]:
        raise StoreError(
            f"{store.place} is another store than the one that {case} is of; mend the address in store.toml, or join "
            "in a new folder: whosays init FOLDER --store ADDRESS"
        )
    if now[1] < seen.revision:
        raise _lacks(store, "its last writings")


def _shared(case: Path, store: Store, now: Filed) -> Filed | None:
    """What this folder and the store have in common of an appended file of which it is not known what was acknowledged:
    all that is here, or all that is there."""
    if not is_appended(now.path) or not (place := _place(case, now.path, store)).is_file():
        return None
    here = durable.read(place)
    if len(here) >= now.size and sha256(here[: now.size]) == now.digest:
        return now
    return Filed(path=now.path, size=len(here), digest=sha256(here))


def _set_aside(case: Path, known: Filed, store: Store, say: Callable[[str], None]) -> None:
    """Moves away what stands in an appended file after what the store acknowledged; brings the file back where it is
    gone. Raises StoreError where it was changed here."""
    place = case / known.path
    if not place.is_file():
        durable.write(place, store.content(known.path)[: known.size])
        say(f"{place} was missing; it is as the store has it")
        return
    content = durable.read(place)
    if sha256(content[: known.size]) != known.digest:
        raise StoreError(f"{place} was changed here by hand; delete it and run again: the store has it as it was.")
    if rest := content[known.size :]:
        if store.beginning(known.path, len(content)) == sha256(content):
            return  # it was acknowledged, and the line broke before the answer came
        cut = place.with_name(f".{place.name}{durable.CUT}")
        durable.write(cut, (durable.read(cut) if cut.exists() else b"") + rest)
        durable.write(place, content[: known.size])
        say(f"{place}: what a run that was broken off left there never came to {store.place}; it lies in {cut.name}")


def _taken(case: Path, store: Store, now: Filed, known: Filed | None, say: Callable[[str], None]) -> bool:
    """Takes over one file as it is `now` in the store, which this folder had seen as `known`; whether it changed."""
    place = _place(case, now.path, store)
    if _is_settled(now.path) and place.is_file():
        return False
    here = durable.read(place) if place.is_file() else None
    own = sha256(here) if here is not None else ""
    if known is not None and is_appended(now.path) and not _goes_on(store, now, known):
        raise _lacks(store, now.path)
    if own == now.digest:
        return False
    if own != (known.digest if known else "") and not is_appended(now.path):
        raise _both(place, store, now)
    if not now.digest:
        place.unlink()
        return True
    durable.write(place, _content(store, now, here if is_appended(now.path) else None))
    if sets_up(now.path):
        say(f"taken over from {store.place}: {now.path}")
    return True


def _goes_on(store: Store, now: Filed, known: Filed) -> bool:
    """Whether the store still has all of an appended file that it acknowledged."""
    return now.size >= known.size and store.beginning(now.path, known.size) == known.digest


def _content(store: Store, now: Filed, here: bytes | None) -> bytes:
    """The bytes of a file of the store, `here` being its beginning, if given. Raises StoreError where they are not
    those that are told."""
    content = (here or b"") + store.content(now.path, len(here or b""))
    wanted = PurePosixPath(now.path).name if _is_original(now.path) else now.digest
    if sha256(content) != wanted or wanted != now.digest:
        raise StoreError(
            f"{store.place}: {now.path} is not what its digest tells; bring the database back from a copy, or put the "
            "original there again."
        )
    return content


def _both(place: Path, store: Store, now: Filed) -> StoreError:
    """What is told where a file was changed here and there: theirs lies beside ours then."""
    if not now.digest:
        return StoreError(f"{place} was changed here and removed from {store.place}; move it away and run again.")
    theirs = place.with_name(f".{place.name}.theirs")
    durable.write(theirs, store.content(now.path))
    return StoreError(
        f"{place} was changed here, and in {store.place} by somebody else, whose text lies in {theirs}; put theirs in "
        "its place, run again, and make your change anew."
    )


def _lacks(store: Store, what: str) -> StoreError:
    return StoreError(
        f"{store.place} lacks what it had acknowledged ({what}): it was brought back from an older copy, or changed by "
        "hand. Nothing was changed here; bring back a newer copy, or begin another store from this folder: delete "
        "store.toml, then whosays init CASE --store ADDRESS"
    )


def _changes(case: Path, names: tuple[str, ...], seen: Mapping[str, Filed], known: Iterable[str]) -> Iterator[Change]:
    """What is here and not in the store."""
    there = frozenset(known)
    for name in names:
        if not _is_of_a_case(name):
            raise StoreError(
                f"{case / name} lies where no team shares it, or has a name that not every machine takes; put it "
                "beside case.toml or into rates/, under a plain name."
            )
        if _is_settled(name) and name in there:
            continue
        content = durable.read(case / name)
        before = seen.get(name)
        now = Filed(path=name, size=len(content), digest=sha256(content))
        if before is None:
            yield Change(now=now, content=content)
        elif before.digest != now.digest:
            start = before.size if is_appended(name) else 0
            yield Change(now=now, content=content[start:], start=start, was=before.digest)
    for name in sorted(set(seen) - set(names)):
        if not is_appended(name):
            yield Change(now=Filed(path=name, size=0, digest=""), was=seen[name].digest)


def _place(case: Path, path: str, store: Store) -> Path:
    """Where a file of the store lies below `case`. Raises StoreError where that is no place of a file of a case."""
    if not _is_of_a_case(path):
        raise StoreError(f"{store.place} names {path!r}, which is no file of a case; see who changed it there.")
    pure = PurePosixPath(path)
    place = case / pure
    if any(above.is_symlink() for above in (place, *place.parents[: len(pure.parts) - 1])):
        raise StoreError(f"{place} is a symbolic link, or lies behind one; put the folder itself there and run again.")
    return place


def _is_of_a_case(path: str) -> bool:
    """Whether `path` may be that of a file of a case, on every machine: it leads nowhere else, and is not hidden."""
    pure = PurePosixPath(path)
    plain = path.isprintable() and not set(path) & set("\\:") and pure.as_posix() == path and not pure.is_absolute()
    if not plain or not pure.parts or any(part.startswith(".") for part in pure.parts):
        return False
    if len(pure.parts) == 1:
        return pure.name in (*SET_UP, log.FILE) or pure.suffix == ".csv"
    if pure.parts[0] == blobs.FOLDER and not _is_original(pure.as_posix()):
        return len(pure.parts) == 2  # noqa: PLR2004 - the manifest and what lies beside it
    return pure.parts[0] in (blobs.FOLDER, *FOLDERS)


def _is_original(path: str) -> bool:
    """Whether `path` is the place of an original, which is named by its digest."""
    parts = PurePosixPath(path).parts
    if parts[0] != blobs.FOLDER or len(parts) != 3:  # noqa: PLR2004
        return False
    return len(parts[2]) == 64 and set(parts[2]) <= set("0123456789abcdef") and parts[1] == parts[2][:2]  # noqa: PLR2004


def _seen(case: Path) -> Seen:
    """What the store acknowledged; nothing where that is not known, and all is compared anew."""
    try:
        told = json.loads(durable.read(case / STATE))
        files = {
            path: Filed(path=path, size=int(size), digest=str(digest)) for path, (size, digest) in told["files"].items()
        }
        return Seen(store=str(told["store"]), revision=int(told["revision"]), files=files)
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return Seen()


def _remember(case: Path, seen: Seen) -> None:
    files = {path: [each.size, each.digest] for path, each in sorted(seen.files.items())}
    told = {"schema": SCHEMA, "store": seen.store, "revision": seen.revision, "files": files}
    durable.write(case / STATE, (json.dumps(told, ensure_ascii=False) + "\n").encode("utf-8"))
