"""Snapshots: immutable, known by their content, without the clock (Records 5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from whosays.custody import snapshots
from whosays.errors import CaseError
from whosays.model.decision import Snapshot
from whosays.model.identity import sha256

FINDINGS = b'{"schema":"whosays/finding/1"}\n'
FIRST = Snapshot(
    schema="",
    version="0.1.0",
    manifest="m" * 64,
    decisions=(("ada", "d" * 64),),
    packs=(("case.toml", "c" * 64), ("packs/conflict.toml", "p" * 64)),
    findings="",
    built_at=datetime(2025, 3, 1, tzinfo=UTC),
)


def test_a_snapshot_comes_back_with_its_findings(tmp_path: Path) -> None:
    name = snapshots.leave(tmp_path, FIRST, FINDINGS)
    ((found, snapshot),) = snapshots.load(tmp_path)
    assert found == name
    assert snapshot == replace(FIRST, schema=snapshots.SCHEMA, findings=sha256(FINDINGS))
    assert snapshots.findings_place(tmp_path, snapshot.findings).read_bytes() == FINDINGS


def test_the_clock_makes_no_snapshot(tmp_path: Path) -> None:
    later = replace(FIRST, built_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert snapshots.leave(tmp_path, FIRST, FINDINGS) == snapshots.leave(tmp_path, later, FINDINGS)
    ((_, snapshot),) = snapshots.load(tmp_path)
    assert snapshot.built_at == FIRST.built_at


def test_what_changed_makes_another_later_one(tmp_path: Path) -> None:
    later = replace(FIRST, manifest="n" * 64, built_at=datetime(2026, 1, 1, tzinfo=UTC))
    names = [snapshots.leave(tmp_path, each, FINDINGS) for each in (later, FIRST)]
    assert [name for name, _ in snapshots.load(tmp_path)] == names[::-1]


def test_a_changed_snapshot_is_named(tmp_path: Path) -> None:
    name = snapshots.leave(tmp_path, FIRST, FINDINGS)
    file = tmp_path / "snapshots" / f"{name}.json"
    file.write_bytes(file.read_bytes().replace(b"0.1.0", b"0.1.1"))
    with pytest.raises(CaseError, match=f"{name}.json was changed"):
        snapshots.load(tmp_path)
