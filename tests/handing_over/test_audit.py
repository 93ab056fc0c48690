"""`whosays audit`: whatever is changed in a case or a report of it is found, and nothing is where nothing was changed.

Long form: AUDIT_CHANGES=1000 (`make audit-changes`).
"""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest

from tests import keeping
from tests.cli.running import Run
from whosays.custody import log
from whosays.errors import CaseError
from whosays.model.decision import Action
from whosays.workspace import Case
from whosays.workspace.auditing import audited
from whosays.workspace.holdings import LEDGER

CHANGES = int(os.environ.get("AUDIT_CHANGES", "100"))


def files_of(case: Path) -> list[Path]:
    """All files of the case and of its report; not its ledger and its lock, which are no part of it."""
    every = [*case.rglob("*"), *(case.parent / "report").rglob("*")]
    return sorted(path for path in every if path.is_file() and not path.name.startswith((LEDGER, ".lock")))


def changes(file: Path, others: list[Path]) -> dict[str, Callable[[random.Random], bytes | None]]:
    """Kinds of change, each giving the bytes that the file then has, None where it is then gone."""
    content = file.read_bytes()
    lines = content.splitlines(keepends=True)

    def one_byte(chance: random.Random) -> bytes:
        place = chance.randrange(len(content))
        return content[:place] + bytes([content[place] ^ chance.randrange(1, 256)]) + content[place + 1 :]

    def one_less(chance: random.Random) -> bytes:
        place = chance.randrange(len(content))
        return content[:place] + content[place + 1 :]

    def one_more(chance: random.Random) -> bytes:
        place = chance.randrange(len(content) + 1)
        return content[:place] + bytes([chance.randrange(256)]) + content[place:]

    def line_gone(chance: random.Random) -> bytes:
        place = chance.randrange(len(lines))
        return b"".join(lines[:place] + lines[place + 1 :])

    def lines_in_another_order(chance: random.Random) -> bytes:
        mixed = lines[:]
        chance.shuffle(mixed)
        return b"".join(mixed)

    def another_files(chance: random.Random) -> bytes:
        return chance.choice(others).read_bytes()

    always = {"one more": one_more, "another's": another_files, "gone": lambda _: None}
    of_some = {"one byte": one_byte, "one less": one_less, "line gone": line_gone, "order": lines_in_another_order}
    return always | of_some if content else always


def test_an_untouched_case_holds(case: Path) -> None:
    found = audited(case)
    assert (found.faults, found.notes) == ((), ())
    assert found.told == "3 documents, 2 builds, 9 acts"


def test_every_change_is_found(case: Path) -> None:
    """One thing is changed, put back, and another is, in every kind of file by turns."""
    chance = random.Random(20261201)
    files, missed, made = files_of(case), [], 0
    while made < CHANGES:
        file = files[made % len(files)]
        before = file.read_bytes()
        kind, change = chance.choice(sorted(changes(file, files).items()))
        after = change(chance)
        if after == before:
            after, kind = None, "gone"
        file.unlink() if after is None else file.write_bytes(after)
        made += 1
        found = audited(case).faults
        if not any(Path(fault.file).resolve() in {file, *file.parents, log.place_of(case)} for fault in found):
            missed.append((kind, file.relative_to(case.parent).as_posix(), [each.file for each in found]))
        file.write_bytes(before)
    assert not missed
    assert not audited(case).faults


def test_what_is_put_beside_is_found(case: Path) -> None:
    for place in ("documents/ab/stray.txt", "decisions/eve.jsonl", "packs/more.toml", "../report/more.html"):
        (case / place).parent.mkdir(exist_ok=True)
        (case / place).write_text("{}\n", "utf-8")
        assert Path(place).name in {Path(each.file).name for each in audited(case).faults}, place
        (case / place).unlink()
    assert not audited(case).faults


def test_the_line_and_the_next_step_are_named(case: Path, whosays: Run) -> None:
    manifest = case / "documents" / "manifest.jsonl"
    first, second, third = manifest.read_bytes().splitlines(keepends=True)
    manifest.write_bytes(second + first + third)
    ran = whosays("audit", case, "--format", "jsonl")
    assert ran.code == 1
    (found,) = [each for each in ran.records if each["file"] == str(manifest) and each["place"]]
    assert (found["schema"], found["place"]) == ("whosays/fault/1", "lines 1 to 2")
    assert "another order" in found["fault"]
    assert "copy" in found["next_step"]
    assert "manifest.jsonl" in "".join(whosays("audit", case).out.split())


def test_a_case_that_holds_ends_with_0(case: Path, whosays: Run) -> None:
    ran = whosays("audit", case, case.parent / "report")
    assert (ran.code, ran.out) == (0, "")
    assert "all belongs together: 3 documents" in ran.err
    assert log.head(case) in ran.err


def test_an_old_line_stays_bound_when_the_case_is_built_again(case: Path) -> None:
    """A build tells the log what it finds; it makes nothing true that was not: the manifest once began otherwise."""
    manifest = case / "documents" / "manifest.jsonl"
    manifest.write_bytes(manifest.read_bytes().replace(b"canal.txt", b"kanal.txt"))
    Case.open(case).build()
    places = [(Path(each.file).name, each.place) for each in audited(case).faults]
    assert ("manifest.jsonl", "lines 1 to 2") in places


def test_settings_changed_by_hand_are_told_and_a_build_settles_it(case: Path) -> None:
    toml = case / "case.toml"
    toml.write_text(toml.read_text("utf-8").replace("Diggers", "Those who dug"), "utf-8")
    (found,) = audited(case).faults
    assert (found.file, "build" in found.next_step) == (str(toml), True)
    Case.open(case).build()
    assert not audited(case).faults


def test_a_log_cut_back_is_found_by_a_head_that_was_noted_down(case: Path) -> None:
    """Whoever may write everything may cut everything back; a head kept elsewhere tells."""
    head = log.head(case)
    Case.open(case).decide(Action.DEFER, [Case.open(case).claims[3].id[:12]], "later", "ada")
    assert not audited(case, known_head=head).faults
    record = log.place_of(case).read_bytes().splitlines(keepends=True)
    log.place_of(case).write_bytes(b"".join(record[:1]))
    Case.open(case).build()
    (found,) = [each for each in audited(case, known_head=head).faults if "noted down" in each.fault]
    assert found.file == str(log.place_of(case))


def test_a_case_of_before_there_was_a_log(case: Path) -> None:
    log.place_of(case).unlink()
    (found,) = audited(case).faults
    assert (found.fault, "whosays build" in found.next_step) == ("it is missing", True)
    Case.open(case).build()
    assert not audited(case).faults


def test_a_ledger_that_tells_something_else_is_found(case: Path) -> None:
    """Its own checksums are right: whoever can write a row can write a checksum."""
    with sqlite3.connect(case / LEDGER) as ledger:
        name, record = ledger.execute("SELECT id, record FROM claims ORDER BY id LIMIT 1").fetchone()
        other = record.replace('"stance":"asserts"', '"stance":"denies"')
        ledger.execute("UPDATE claims SET record = ?, checksum = ? WHERE id = ?", (other, crc32(other.encode()), name))
    ledger.close()
    assert other != record
    (found,) = audited(case).faults
    assert (found.file, found.place) == (str(case / LEDGER), f"claims {name[:12]}")


def test_a_damaged_ledger_is_found_and_left_as_it_is(case: Path) -> None:
    ledger = case / LEDGER
    damaged = ledger.read_bytes()[:100] + bytes(4000) + ledger.read_bytes()[4100:]
    ledger.write_bytes(damaged)
    (found,) = audited(case).faults
    assert (found.file, found.next_step) == (str(ledger), "delete it; a build makes it again")
    assert ledger.read_bytes() == damaged
    ledger.unlink()
    assert not audited(case).faults


def test_nothing_is_changed(case: Path) -> None:
    before = {path: path.read_bytes() for path in case.rglob("*") if path.is_file() and path.name != ".lock"}
    audited(case)
    assert {path: path.read_bytes() for path in case.rglob("*") if path.is_file() and path.name != ".lock"} == before


def test_what_keeps_nothing_cannot_be_audited(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text("", "utf-8")
    (tmp_path / "a.txt").write_text(keeping.WEIR, "utf-8")
    with pytest.raises(CaseError, match="in place"):
        audited(tmp_path)
    with pytest.raises(CaseError, match="no case"):
        audited(tmp_path / "nothing")
