"""Snapshots: what each build rested on and what it found, immutable (Records 5).

`snapshots/<id>.json` is the header, `snapshots/findings/<digest>.jsonl` what was found. The id digests the header
without the clock: a build that changes nothing leaves no new snapshot.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from whosays.custody import durable, lines
from whosays.errors import CaseError
from whosays.model.decision import Snapshot
from whosays.model.identity import sha256

FOLDER = "snapshots"
SCHEMA = "whosays/snapshot/1"
_ID_LENGTH = 16


def leave(case: Path, snapshot: Snapshot, findings: bytes) -> str:
    """Leaves `snapshot` with `findings` in `case` and gives its id. One that is there already stays as it is."""
    whole = replace(snapshot, schema=SCHEMA, findings=sha256(findings))
    name = snapshot_id(whole)
    header = case / FOLDER / f"{name}.json"
    if not header.exists():
        durable.write(findings_place(case, whole.findings), findings)
        durable.write(
            header, lines.line({**_content(whole), "built_at": whole.built_at and whole.built_at.isoformat()})
        )
    return name


def snapshot_id(snapshot: Snapshot) -> str:
    """The digest of all that the snapshot says but when it was made."""
    return sha256(lines.line(_content(snapshot)))[:_ID_LENGTH]


def load(case: Path) -> tuple[tuple[str, Snapshot], ...]:
    """All snapshots with their ids, oldest first. Raises CaseError naming a file that is damaged or was changed."""
    found = [(file.stem, _read(file)) for file in (case / FOLDER).glob("*.json")]
    for name, snapshot in found:
        if snapshot_id(snapshot) != name:
            raise CaseError(f"{case / FOLDER / name}.json was changed after it was written; restore it from a copy.")
    return tuple(sorted(found, key=lambda each: (each[1].built_at is not None, str(each[1].built_at), each[0])))


def findings_place(case: Path, digest: str) -> Path:
    """Where the findings with `digest` lie."""
    return case / FOLDER / "findings" / f"{digest}.jsonl"


def _content(snapshot: Snapshot) -> dict[str, Any]:
    return {
        "schema": snapshot.schema,
        "version": snapshot.version,
        "manifest": snapshot.manifest,
        "decisions": dict(snapshot.decisions),
        "packs": dict(snapshot.packs),
        "findings": snapshot.findings,
    }


def _read(file: Path) -> Snapshot:
    place = str(file)
    record = lines.parsed(durable.read(file).rstrip(b"\n"), place)
    if record["schema"] != SCHEMA:
        raise CaseError(f"{place}: {record['schema']!r} is unknown to this version; use a newer whosays.")
    return Snapshot(
        schema=SCHEMA,
        version=lines.text_of(record, "version", place),
        manifest=lines.text_of(record, "manifest", place),
        decisions=_pairs(record.get("decisions"), place),
        packs=_pairs(record.get("packs"), place),
        findings=lines.text_of(record, "findings", place),
        built_at=lines.moment_of(record, "built_at", place),
    )


def _pairs(table: object, place: str) -> tuple[tuple[str, str], ...]:
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        raise CaseError(f"{place}: a table of texts is damaged; restore the file from a copy.")
    return tuple(sorted(table.items()))
