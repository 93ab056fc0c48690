"""The log of a case: what was done to it, when, by whom and with what, in `log.jsonl`, appended only.

What always holds: each record is chained to the one before it, and tells every kept file that is no longer as the
records before it tell; so the last word of the log on each file is the digest that the file has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from whosays.custody import blobs, decisions, durable, lines, manifest, snapshots
from whosays.errors import CaseError
from whosays.model.identity import sha256

FILE = "log.jsonl"
SCHEMA = "whosays/log/1"
_NEXT = "restore it from a copy, or move it away: the next build begins another"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """A file as it was: its bytes and their digest; of its whole lines where lines are only ever appended."""

    size: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A folder that was written from a case: its `place` seen from the case (only its name, where it lies neither in
    the case nor beside it), the digest of the file by which it is known again, and that of the findings it tells of."""

    place: str
    mark: str
    findings: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What was done, when, by whom, with which program and edition of it; `files` are those that are no longer as they
    were, None for one that is gone."""

    act: str
    at: datetime
    by: str | None
    tool: str
    edition: str
    files: Mapping[str, Extent | None] = field(default_factory=dict)
    written: Written | None = None
    received: str | None = None
    """The digest of the bundle that the case came in."""


def place_of(case: Path) -> Path:
    """Where the log of `case` lies."""
    return case / FILE


def note(case: Path, act: Act, files: Iterable[str]) -> None:
    """Appends `act` with what changed among `files`, all kept files by their paths below `case`; nothing where nothing
    did and nothing was written or received."""
    before = told(load(case))
    now = {name: _now(case, name, before) for name in files}
    changed: dict[str, Extent | None] = {name: each for name, each in now.items() if before.get(name) != each}
    changed |= dict.fromkeys(name for name in before if name not in now)
    if changed or act.written or act.received:
        record = _record(act, changed, head(case))
        lines.append(place_of(case), lines.line({**record, "digest": sha256(lines.line(record))}))


def load(case: Path) -> tuple[Act, ...]:
    """All acts, oldest first. Raises CaseError naming the first line that is no record; the chain is not followed."""
    file = place_of(case)
    return tuple(_act(raw, f"{file}, line {number}") for number, raw in enumerate(lines.kept(file)[0], 1))


def head(case: Path) -> str:
    """The digest of the last record; empty where there is none. Whoever notes it down elsewhere can prove later that
    nothing before it was changed."""
    raw, _ = lines.kept(place_of(case))
    place = f"{place_of(case)}, line {len(raw)}"
    return lines.text_of(lines.parsed(raw[-1], place), "digest", place) if raw else ""


def heads(case: Path) -> tuple[str, ...]:
    """The digests of all records, oldest first."""
    file = place_of(case)
    parsed = (lines.parsed(raw, f"{file}, line {n}") for n, raw in enumerate(lines.kept(file)[0], 1))
    return tuple(str(record.get("digest")) for record in parsed)


def broken(case: Path) -> tuple[int, str] | None:
    """The number of the first line that does not hold, and what is wrong with it; None where all hold."""
    raw, rest = lines.kept(place_of(case))
    previous = ""
    for number, text in enumerate(raw, 1):
        try:
            record = lines.parsed(text, "record")
            _act(text, "record")
        except CaseError as fault:
            return number, f"damaged ({fault})"
        own = record.pop("digest", None)
        if record.get("previous") != previous:
            return number, "the chain is broken: it does not follow the record before it"
        if own != sha256(lines.line(record)) or lines.line({**record, "digest": own}) != text + b"\n":
            return number, "it was changed after it was written"
        previous = own
    return (len(raw) + 1, "a last record that was cut short, as a power cut leaves it") if rest else None


def told(acts: Sequence[Act]) -> dict[str, Extent]:
    """The last word of `acts` on each file that is not gone."""
    found: dict[str, Extent] = {}
    for act in acts:
        for name, each in act.files.items():
            if each is None:
                found.pop(name, None)
            else:
                found[name] = each
    return found


def only_appended(name: str) -> bool:
    """Whether to the kept file `name` lines are only ever appended."""
    path = PurePosixPath(name)
    in_manifest = name == f"{blobs.FOLDER}/{manifest.NAME}"
    return in_manifest or (path.parts[0] == decisions.FOLDER and path.suffix == ".jsonl")


def extent(case: Path, name: str) -> Extent:
    """The kept file `name` of `case` as it is. Raises FileNotFoundError, and CaseError where it is a link."""
    place = case / name
    content = b"".join(raw + b"\n" for raw in lines.kept(place)[0]) if only_appended(name) else durable.read(place)
    return Extent(size=len(content), digest=sha256(content))


def _now(case: Path, name: str, before: Mapping[str, Extent]) -> Extent:
    """What a snapshot was told to be it stays: it is written once, and an audit reads it."""
    never_changes = PurePosixPath(name).parts[0] == snapshots.FOLDER
    return before[name] if never_changes and name in before else extent(case, name)


def _record(act: Act, changed: Mapping[str, Extent | None], previous: str) -> dict[str, Any]:
    written = act.written and {"place": act.written.place, "mark": act.written.mark, "findings": act.written.findings}
    return {
        "schema": SCHEMA,
        "act": act.act,
        "at": act.at.isoformat(),
        "by": act.by,
        "tool": act.tool,
        "edition": act.edition,
        "files": {name: each and [each.size, each.digest] for name, each in changed.items()},
        **({"written": written} if written else {}),
        **({"received": act.received} if act.received else {}),
        "previous": previous,
    }


def _act(raw: bytes, place: str) -> Act:
    record = lines.parsed(raw, place)
    if record["schema"] != SCHEMA:
        raise CaseError(f"{place}: {record['schema']!r} is unknown to this version; use a newer whosays.")
    at = lines.moment_of(record, "at", place)
    if at is None:
        raise CaseError(f"{place}: 'at' is missing; {_NEXT}.")
    return Act(
        act=lines.text_of(record, "act", place),
        at=at,
        by=lines.optional_text(record, "by", place),
        tool=lines.text_of(record, "tool", place),
        edition=lines.text_of(record, "edition", place),
        files=_files(record.get("files"), place),
        written=_written(record.get("written"), place),
        received=lines.optional_text(record, "received", place),
    )


def _files(table: object, place: str) -> dict[str, Extent | None]:
    if not isinstance(table, dict):
        raise CaseError(f"{place}: 'files' is no table; {_NEXT}.")
    return {name: _extent(each, place) for name, each in table.items()}


def _extent(pair: object, place: str) -> Extent | None:
    match pair:
        case None:
            return None
        case [int() as size, str() as digest]:
            return Extent(size=size, digest=digest)
    raise CaseError(f"{place}: 'files' tells no size and digest; {_NEXT}.")


def _written(table: object, place: str) -> Written | None:
    match table:
        case None:
            return None
        case {"place": str() as where, "mark": str() as mark, "findings": str() as findings}:
            return Written(place=where, mark=mark, findings=findings)
    raise CaseError(f"{place}: 'written' is damaged; {_NEXT}.")
