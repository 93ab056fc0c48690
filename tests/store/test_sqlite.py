"""The ledger in SQLite beyond the contract: it is never trusted, and never lost for good (Trust T16)."""

from __future__ import annotations

import platform
import random
import shutil
import sqlite3
from contextlib import suppress
from dataclasses import fields
from pathlib import Path

import pytest

from tests.contracts.test_stores import CLAIMS, fill
from whosays.errors import CaseError
from whosays.model.claim import Claim
from whosays.store import rows, schema
from whosays.store.protocol import Entry, Kind
from whosays.store.sqlite import SqliteStore


def ledger(folder: Path) -> Path:
    """A filled ledger, closed."""
    file = folder / "ledger.sqlite"
    store = SqliteStore(file)
    fill(store)
    store.close()
    return file


def claims_in(file: Path, notes: list[str]) -> list[Claim]:
    store = SqliteStore(file, notes.append)
    try:
        return [claim for _, claim in store.each(Kind.CLAIMS, Claim)]
    finally:
        store.close()


def test_what_is_there_as_it_is_is_not_encoded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []

    def encoded(record: object) -> str:
        made.append(record)
        return rows.encoded(record)

    monkeypatch.setattr("whosays.store.tables.encoded", encoded)
    store = SqliteStore(tmp_path / "ledger.sqlite")
    fill(store)
    fill(store)
    assert made == list(CLAIMS)
    again = (
        Entry(id="a", record=CLAIMS[0], words="old"),
        Entry(id="a", record=CLAIMS[0], words="new"),
        Entry(id="a", record=CLAIMS[0], words="new", marks=(("status", "fair"),)),
        Entry(id="a", record=CLAIMS[1], words="new", marks=(("status", "fair"),)),
    )
    for entry in (*again, again[-1]):
        store.add(Kind.CLAIMS, [entry])
    assert len(made) == len(CLAIMS) + len(again)
    store.close()


def test_of_several_with_one_id_the_last_counts_even_where_it_is_there_already(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "ledger.sqlite")
    first, last = (Entry(id="a", record=claim) for claim in CLAIMS[:2])
    store.add(Kind.CLAIMS, [last])
    store.add(Kind.CLAIMS, [first, last])
    assert store.get(Kind.CLAIMS, "a", Claim) == CLAIMS[1]
    store.close()


def test_a_record_writes_out_all_that_is_kept_of_it() -> None:
    """By what it writes out a record is known again, so that nothing of it may be left out."""
    seen: set[type] = set()
    for record in schema._RECORDS:
        schema._shape(record, seen)
    assert len(seen) > 40
    assert [(shape, f.name) for shape in seen for f in fields(shape) if f.init and not f.repr] == []


def pragma(store: SqliteStore, name: str) -> object:
    return store._connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def test_every_commit_is_on_the_disk_and_no_schema_is_trusted(tmp_path: Path) -> None:
    ledger(tmp_path)
    store = SqliteStore(tmp_path / "ledger.sqlite")
    assert [pragma(store, n) for n in ("journal_mode", "synchronous", "trusted_schema", "cell_size_check")] == [
        *("wal", 2, 0, 1)
    ]
    store.close()


def test_it_keeps_what_it_holds(tmp_path: Path) -> None:
    notes: list[str] = []
    assert len(claims_in(ledger(tmp_path), notes)) == len(CLAIMS)
    assert notes == []


def test_another_schema_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notes: list[str] = []
    file = ledger(tmp_path)
    monkeypatch.setattr(schema, "digest", lambda: "another")
    assert claims_in(file, notes) == []
    assert notes == ["ledger.sqlite: it is of another version; it is made again"]


@pytest.mark.parametrize("content", [b"", b"not a database at all", b"SQLite format 3\0" + b"\xff" * 5000])
def test_what_is_no_ledger_is_made_again(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "ledger.sqlite"
    file.write_bytes(content)
    assert claims_in(file, []) == []
    assert claims_in(file, []) == []


def test_one_from_elsewhere_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "other"
    elsewhere.mkdir()
    file = Path(shutil.move(ledger(tmp_path), elsewhere))
    content = bytearray(file.read_bytes())
    with sqlite3.connect(file) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'claims'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    content[(root - 1) * size : root * size] = bytes(size)
    file.write_bytes(content)
    notes: list[str] = []
    assert claims_in(file, notes) == []
    assert "damaged" in notes[0] or "cannot be used" in notes[0]
    monkeypatch.setattr(platform, "node", lambda: "another machine")
    assert claims_in(ledger(tmp_path), notes[1:]) == [claim for _, claim in sorted((c.id, c) for c in CLAIMS)]


def test_a_flipped_bit_is_never_read_as_a_figure(tmp_path: Path) -> None:
    """Every outcome is what was written, an empty ledger made again, or a clear error; never another figure."""
    file = ledger(tmp_path)
    whole = file.read_bytes()
    chance = random.Random(7)  # a fixed seed: the same bits every run
    for _ in range(150):
        content = bytearray(whole)
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        for suffix in ("-wal", "-shm"):
            file.with_name(file.name + suffix).unlink(missing_ok=True)
        file.write_bytes(content)
        with suppress(CaseError):
            assert set(claims_in(file, [])) <= set(CLAIMS)


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    (tmp_path / "ledger.sqlite").symlink_to(target)
    with pytest.raises(CaseError, match="symbolic link"):
        SqliteStore(tmp_path / "ledger.sqlite")
    assert not target.exists()


def test_the_digest_covers_the_records() -> None:
    shapes = "".join(schema._shape(Claim, set()))
    assert "whosays/claim/1" in shapes
    assert "whosays/quantity/1" in shapes
    assert "low:" in shapes
