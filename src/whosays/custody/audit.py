"""Whether the files of a case belong together: each one a record tells of is there as it was told, and none is beside.

What always holds: nothing is written and nothing is mended; the same files give the same faults in the same order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from whosays.custody import blobs, decisions, durable, lines, log, manifest, snapshots
from whosays.custody.log import Act, Extent
from whosays.errors import CaseError

FROM_COPY = "restore it from a copy of the case"
BUILD = "whosays build writes into the log what it finds"
_NO_LOG = f"if the case was made before there was a log, {BUILD}; else {FROM_COPY}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What does not belong: the file, the place in it, what is wrong, and what to do about it."""

    file: str
    place: str
    fault: str
    next_step: str


def faults(case: Path, files: Collection[str]) -> tuple[Fault, ...]:
    """What does not belong together in `case`; `files` are all kept files, by their paths below it."""
    return (*_log(case, files), *_manifest(case), *_strays(case), *_decisions(case), *_snapshots(case))


def _log(case: Path, files: Collection[str]) -> Iterator[Fault]:
    file = str(log.place_of(case))
    if not log.place_of(case).exists():
        yield Fault(file=file, place="", fault="it is missing", next_step=_NO_LOG)
        return
    yield from _end(case, log.FILE)
    if wrong := log.broken(case):
        yield Fault(file=file, place=f"line {wrong[0]}", fault=wrong[1], next_step=FROM_COPY)
        return
    acts = log.load(case)
    now = log.told(acts)
    for name in sorted({*now, *files}):
        if name not in files:
            yield Fault(
                file=str(case / name), place="", fault=f"it is gone since {_last(acts, name)}", next_step=_or_build()
            )
        elif name not in now:
            yield Fault(file=str(case / name), place="", fault="the log does not tell of it", next_step=_or_build())
        elif log.only_appended(name):
            yield from _appended(case, name, acts)
        elif log.extent(case, name) != now[name]:
            fault = f"it was changed since {_last(acts, name)}"
            yield Fault(file=str(case / name), place="", fault=fault, next_step=_or_build())


def _or_build() -> str:
    return f"{FROM_COPY}; if that is as it should be, {BUILD}"


def _last(acts: Sequence[Act], name: str) -> str:
    """When the log told of the file `name` last, in words."""
    act = next(each for each in reversed(acts) if name in each.files)
    return f"{act.at.isoformat(timespec='seconds')} ({act.act})"


def _appended(case: Path, name: str, acts: Sequence[Act]) -> Iterator[Fault]:
    """What is wrong with a file to which lines are only appended: whatever the log ever told of it is how it begins."""
    file = str(case / name)
    yield from _end(case, name)
    content = durable.read(case / name)
    told = [extent for act in acts if (extent := act.files.get(name))]
    so_far, good = hashlib.sha256(), 0
    for size, same in groupby(sorted(told, key=_size), key=_size):
        so_far.update(content[good:size])
        if len(content) < size or {each.digest for each in same} != {so_far.hexdigest()}:
            first, last = _line(content, good), _line(content, min(size, len(content)) - 1)
            place = f"line {first}" if first >= last else f"lines {first} to {last}"
            fault = "a record was changed, removed or put in another order"
            yield Fault(file=file, place=place, fault=fault, next_step=FROM_COPY)
            return
        good = size
    if log.extent(case, name) != told[-1]:
        fault = "from here on the log tells nothing of it: a run was broken off, or another program wrote there"
        yield Fault(file=file, place=f"line {_line(content, good)}", fault=fault, next_step=BUILD)


def _size(extent: Extent) -> int:
    return extent.size


def _line(content: bytes, place: int) -> int:
    return content.count(b"\n", 0, max(place, 0)) + 1


def _end(case: Path, name: str) -> Iterator[Fault]:
    """Whether the last line of a file of lines is whole."""
    if rest := durable.torn(case / name):
        raw, _ = lines.kept(case / name)
        whole = bool(raw) and raw[-1] == rest
        fault = "its last line has lost its line end" if whole else "its last line was cut short"
        place = f"line {_line(durable.read(case / name), -1) if not raw else len(raw) + (not whole)}"
        next_step = "whatever is added next mends that; what was cut off is kept beside, ending in .cut"
        yield Fault(file=str(case / name), place=place, fault=fault, next_step=next_step)


def _manifest(case: Path) -> Iterator[Fault]:
    """Every document that a line names is there, of the size and digest that it names, and no other is."""
    file = manifest.place_of(case)
    try:
        told = manifest.load(case)
        sizes = manifest.sizes(case)
    except CaseError as fault:
        yield Fault(file=str(file), place="", fault=str(fault), next_step=FROM_COPY)
        return
    for digest, name in sorted({each.document: each.name for each in told.held}.items()):
        try:
            blobs.check(case, {digest: name})
        except CaseError as fault:
            place = str(case / blobs.FOLDER / digest[:2] / digest)
            yield Fault(file=place, place="", fault=str(fault), next_step="add the original again, or see a copy")
            continue
        size = blobs.place_of(case, digest).stat().st_size
        for line, said in sizes.get(digest, ()):
            if said != size:
                fault_told = f"it tells {said:,} bytes of {name}, which has {size:,}"
                yield Fault(file=str(file), place=f"line {line}", fault=fault_told, next_step=FROM_COPY)


def _strays(case: Path) -> Iterator[Fault]:
    """Files among the documents that no line names."""
    try:
        named = manifest.load(case).named
    except CaseError:
        return
    for place in sorted((case / blobs.FOLDER).rglob("*")):
        kept = place.parent.name == place.name[:2] and place.name in named
        beside = place.parent == case / blobs.FOLDER
        if place.is_dir() or kept or beside or place.name.startswith("."):
            continue
        fault = "no line of manifest.jsonl names it: an add was broken off, or somebody put it there"
        yield Fault(file=str(place), place="", fault=fault, next_step="add it again, or move it out of the case")


def _decisions(case: Path) -> Iterator[Fault]:
    for broken in decisions.verify(case):
        if not broken.torn:
            yield Fault(file=broken.file, place=f"line {broken.line}", fault=broken.fault, next_step=FROM_COPY)


def _snapshots(case: Path) -> Iterator[Fault]:
    """Every snapshot is as it was left, and what it rested on is still there."""
    try:
        known = snapshots.load(case)
    except (CaseError, OSError) as fault:
        yield Fault(file=str(case / snapshots.FOLDER), place="", fault=str(fault), next_step=FROM_COPY)
        return
    for name, snapshot in known:
        file = str(case / snapshots.FOLDER / f"{name}.json")
        found = snapshots.findings_place(case, snapshot.findings)
        if not found.is_file():
            yield Fault(file=str(found), place="", fault=f"it is missing: build {name} found it", next_step=FROM_COPY)
        try:
            manifest.held_at(case, snapshot.manifest)
        except CaseError as fault:
            yield Fault(file=file, place="", fault=str(fault), next_step=FROM_COPY)
        for broken in decisions.verify(case, dict(snapshot.decisions)):
            if not broken.torn and broken.line >= 0 and "snapshot saw" in broken.fault:
                yield Fault(file=broken.file, place=f"line {broken.line}", fault=broken.fault, next_step=FROM_COPY)
