"""Decisions: appended, chained, checked to the byte, merged as a union (Records 4, Trust T17)."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from whosays.custody import decisions
from whosays.custody.decisions import append, cut, file_of, heads, load, merge, verify
from whosays.errors import CaseError
from whosays.model.decision import Decision
from whosays.model.document import Evidence

TARGET = Evidence(
    document="d" * 64, text_version="text/1", start=3, end=8, exact="4,000", before="of ", after=" men", place="page 2"
)


def decision(number: int, author: str = "ada") -> Decision:
    return Decision(
        schema="",
        author=author,
        decided_at=datetime(2025, 3, 1, 12, number, tzinfo=UTC),
        action="reject",
        target=TARGET if number % 2 else None,
        values=(("measure", "killed"), ("was", "“dead”")),
        reason=f"number {number}",
    )


def filled(case: Path, *, author: str = "ada", count: int = 3) -> Path:
    for number in range(count):
        append(case, decision(number, author))
    return file_of(case, author)


def test_what_is_appended_comes_back_chained(tmp_path: Path) -> None:
    recorded = [append(tmp_path, decision(number)) for number in range(3)]
    assert load(tmp_path) == tuple(recorded)
    assert recorded[0].previous == ""
    assert len({each.previous for each in recorded}) == 3
    assert recorded[1].target == TARGET
    assert verify(tmp_path) == ()


def test_one_file_an_author(tmp_path: Path) -> None:
    filled(tmp_path)
    filled(tmp_path, author="ben@example.org", count=1)
    assert [author for author, _ in heads(tmp_path)] == ["ada", "ben@example.org"]
    assert len(load(tmp_path)) == 4


@pytest.mark.parametrize("author", ["", "../evil", "a/b", ".hidden", "x" * 65, "né"])
def test_a_name_that_is_no_file_name_is_refused(tmp_path: Path, author: str) -> None:
    with pytest.raises(CaseError, match="cannot name an author"):
        append(tmp_path, decision(0, author))


def test_every_flipped_byte_is_found(tmp_path: Path) -> None:
    """T17: a thousand random changes of one byte, all found, at the record that was changed or before."""
    file = filled(tmp_path)
    whole = file.read_bytes()
    starts = [0, *(i + 1 for i, byte in enumerate(whole) if byte == ord("\n"))]
    chance = random.Random(5)  # a fixed seed: the same bytes every run
    for _ in range(1000):
        content = bytearray(whole)
        place = chance.randrange(len(content))
        content[place] ^= chance.randrange(1, 256)
        file.write_bytes(content)
        (broken,) = verify(tmp_path)
        assert broken.line <= 1 + sum(start <= place for start in starts[1:]) + 1
    file.write_bytes(whole)
    assert verify(tmp_path) == ()


@pytest.mark.parametrize(
    ("order", "line"),
    [([1, 2], 1), ([0, 2], 2), ([1, 0, 2], 1), ([0, 1, 1, 2], 3), ([0, 2, 1], 2)],
    ids=["first dropped", "middle dropped", "swapped", "doubled", "last two swapped"],
)
def test_what_is_dropped_or_reordered_is_found(tmp_path: Path, order: list[int], line: int) -> None:
    file = filled(tmp_path)
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[number] for number in order))
    (broken,) = verify(tmp_path)
    assert (broken.line, broken.file) == (line, str(file))
    with pytest.raises(CaseError, match=f"line {line}: the chain is broken"):
        load(tmp_path)


def test_a_cut_end_is_found_by_a_head_that_a_snapshot_saw(tmp_path: Path) -> None:
    file = filled(tmp_path)
    known = dict(heads(tmp_path))
    append(tmp_path, decision(3))
    assert verify(tmp_path, known) == ()
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:2]))
    assert verify(tmp_path) == ()
    assert "gone" in verify(tmp_path, known)[0].fault
    file.unlink()
    assert "gone" in verify(tmp_path, known)[0].fault


def test_a_record_of_another_author_is_found(tmp_path: Path) -> None:
    file = filled(tmp_path)
    file.rename(file_of(tmp_path, "eve"))
    assert "by 'ada'" in verify(tmp_path)[0].fault


def test_a_torn_record_is_told_and_moved_away_by_the_next(tmp_path: Path) -> None:
    """Meanwhile the records before it are read."""
    file = filled(tmp_path)
    whole = file.read_bytes()
    before, torn = load(tmp_path), whole.splitlines()[0][:40]
    file.write_bytes(whole + torn)
    assert "torn" in verify(tmp_path)[0].fault
    assert (load(tmp_path), cut(tmp_path)) == (before, (f"{file}, line 4",))
    append(tmp_path, decision(3))
    assert (verify(tmp_path), cut(tmp_path)) == ((), ())
    assert len(load(tmp_path)) == 4
    assert file.with_name("ada.jsonl.cut").read_bytes() == torn + b"\n"


def test_a_last_record_that_lacks_only_its_line_end_counts(tmp_path: Path) -> None:
    file = filled(tmp_path)
    before, known = load(tmp_path), dict(heads(tmp_path))
    file.write_bytes(file.read_bytes()[:-1])
    assert (load(tmp_path), verify(tmp_path, known), cut(tmp_path)) == (before, (), ())
    append(tmp_path, decision(3))
    assert load(tmp_path)[:3] == before
    assert not file.with_name("ada.jsonl.cut").exists()


def test_what_is_broken_before_a_torn_record_is_still_refused(tmp_path: Path) -> None:
    file = filled(tmp_path)
    file.write_bytes(file.read_bytes().replace(b"number 1", b"number 7")[:-30])
    with pytest.raises(CaseError, match="line 2: it was changed"):
        load(tmp_path)


def test_merging_is_the_union(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    filled(ours, count=2)
    filled(theirs, count=2)
    filled(theirs, author="ben", count=1)
    append(theirs, decision(2))
    assert merge(ours, theirs) == 2
    assert load(ours) == load(theirs)
    assert merge(ours, theirs) == 0
    assert merge(theirs, ours) == 0


def test_an_author_who_wrote_in_two_places_is_not_merged(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    filled(ours, count=1)
    filled(theirs, count=1)
    append(ours, decision(1))
    append(theirs, decision(2))
    with pytest.raises(CaseError, match=r"line 2: differs"):
        merge(ours, theirs)


def test_a_newer_schema_is_named(tmp_path: Path) -> None:
    file = filled(tmp_path, count=1)
    file.write_bytes(file.read_bytes().replace(decisions.SCHEMA.encode(), b"whosays/decision/9"))
    assert "newer whosays" in verify(tmp_path)[0].fault
