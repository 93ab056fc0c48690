"""The manifest: captures and withdrawals, appended only; the same again is nothing new (Records 1)."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from whosays.custody import manifest
from whosays.custody.manifest import Withdrawal, append_captures, append_withdrawal, load, new_captures, place_of
from whosays.errors import CaseError
from whosays.model.document import Capture

AT = datetime(2025, 3, 1, 12, tzinfo=UTC)
WIRE = Capture(
    document="a" * 64,
    name="wire.html",
    obtained_at=AT,
    obtained_by="ada",
    published=date(2025, 2, 28),
    publisher="Harbour Wire",
    address="https://example.org/1",
    title="Losses “grow”",
    language="en",
)
BARE = Capture(document="b" * 64, name="bare.txt", obtained_at=AT)


def written(case: Path, *captures: Capture) -> None:
    append_captures(case, captures, {each.document: 12 for each in captures}, "whosays 0")


def test_captures_come_back(tmp_path: Path) -> None:
    written(tmp_path, WIRE, BARE)
    assert load(tmp_path).held == (WIRE, BARE)


def test_a_record_has_these_fields(tmp_path: Path) -> None:
    written(tmp_path, WIRE)
    (record,) = map(json.loads, place_of(tmp_path).read_text("utf-8").splitlines())
    assert set(record) == {
        *("schema", "document", "name", "size", "obtained_at", "obtained_by", "published", "publisher"),
        *("url", "title", "lang", "tool"),
    }
    assert (record["schema"], record["size"], record["tool"]) == ("whosays/capture/1", 12, "whosays 0")


@pytest.mark.parametrize(
    ("found", "new"),
    [
        (WIRE, False),
        (replace(WIRE, obtained_at=datetime(2026, 1, 1, tzinfo=UTC), obtained_by="ben"), False),
        (replace(WIRE, publisher="Another Paper"), True),
        (replace(WIRE, name="copy.html"), True),
        (BARE, True),
    ],
)
def test_only_what_tells_something_new_is_new(found: Capture, new: bool) -> None:
    assert new_captures([WIRE], [found, found]) == ((found,) if new else ())


def test_a_withdrawn_document_leaves_digest_and_reason(tmp_path: Path) -> None:
    written(tmp_path, WIRE, BARE)
    gone = Withdrawal(document=WIRE.document, reason="a source asked for it", withdrawn_at=AT, withdrawn_by="ada")
    append_withdrawal(tmp_path, gone, "whosays 0")
    assert load(tmp_path).held == (BARE,)
    assert load(tmp_path).withdrawals == (gone,)
    with pytest.raises(CaseError, match="no document aaaaaaaaaaaa to withdraw"):
        append_withdrawal(tmp_path, gone, "whosays 0")
    written(tmp_path, WIRE)
    assert load(tmp_path).held == (BARE, WIRE)


def test_the_head_changes_with_every_record(tmp_path: Path) -> None:
    heads = [load(tmp_path).head]
    for capture in (WIRE, BARE):
        written(tmp_path, capture)
        heads.append(load(tmp_path).head)
    assert len(set(heads)) == 3


def test_a_last_line_that_was_cut_is_named_and_kept(tmp_path: Path) -> None:
    written(tmp_path, WIRE)
    file = place_of(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(whole + b'{"schema":"whosays/cap')
    assert (load(tmp_path).held, load(tmp_path).cut) == ((WIRE,), f"{file}, line 2")
    written(tmp_path, BARE)
    assert (load(tmp_path).held, load(tmp_path).cut) == ((WIRE, BARE), "")
    assert file.with_name("manifest.jsonl.cut").read_bytes() == b'{"schema":"whosays/cap\n'


def test_a_last_line_that_lacks_only_its_end_counts(tmp_path: Path) -> None:
    written(tmp_path, WIRE)
    file, head = place_of(tmp_path), load(tmp_path).head
    file.write_bytes(file.read_bytes().rstrip())
    assert (load(tmp_path).held, load(tmp_path).cut, load(tmp_path).head) == ((WIRE,), "", head)
    written(tmp_path, BARE)
    assert load(tmp_path).held == (WIRE, BARE)
    assert not file.with_name("manifest.jsonl.cut").exists()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"nonsense", "line 2: not a record"),
        (b"[]", "line 2: a record without a schema"),
        (b'{"schema":"whosays/capture/9"}', "line 2: 'whosays/capture/9' is unknown to this version"),
        (b'{"schema":"whosays/capture/1","name":"x"}', "line 2: 'document' is missing"),
        (
            b'{"schema":"whosays/capture/1","document":"d","name":"x","published":"1 May"}',
            "line 2: 'published' is '1 May'",
        ),
        (b'{"schema":"whosays/capture/1","document":"d","name":"x","obtained_at":"2025-01-01T00:00"}', "no time zone"),
    ],
)
def test_a_damaged_line_is_named(tmp_path: Path, line: bytes, message: str) -> None:
    written(tmp_path, WIRE)
    with place_of(tmp_path).open("ab") as file:
        file.write(line + b"\n")
    with pytest.raises(CaseError, match=message):
        manifest.load(tmp_path)
