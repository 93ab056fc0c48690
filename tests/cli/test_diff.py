"""`whosays diff`: which figures moved between two builds, by how much, and what moved them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Run, runner
from whosays.custody import lines, manifest, snapshots
from whosays.custody.manifest import Withdrawal
from whosays.errors import CaseError
from whosays.model.identity import sha256
from whosays.workspace import Case
from whosays.workspace.builds import READ

FIRST = "Canal Post, 3 March 2031\n\nSome 2,000 North Korean soldiers were deployed, Kyiv said. They wore grey.\n"
SECOND = "Lock Gazette, 9 June 2031\n\nAbout 4,000 North Korean soldiers were deployed, the Pentagon said.\n"


@pytest.fixture
def whosays(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case of one document that was built once."""
    place = tmp_path / "case"
    made = Case.create(place, "Troops")
    made.add([_file(tmp_path, "first.txt", FIRST)])
    made.build()
    return place


def _file(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder / name


def changed(whosays: Run, case: Path, *words: object) -> list[dict[str, Any]]:
    ran = whosays("diff", case, *words, "--format", "jsonl")
    assert ran.code == 0, ran.err
    return ran.records


def deployed(records: list[dict[str, Any]]) -> dict[str, Any]:
    (found,) = (each for each in records if "deployed" in (each["measure"] or ""))
    return found


def test_a_document_that_moved_a_figure(whosays: Run, case: Path, tmp_path: Path) -> None:
    Case.open(case).add([_file(tmp_path, "second.txt", SECOND)])
    Case.open(case).build()
    found = deployed(changed(whosays, case))
    assert found["schema"] == "whosays/difference/1"
    assert found["change"] == "moved"
    assert (found["before"]["reported"], found["after"]["reported"]) == ([2000, 2000], [2000, 4000])
    assert found["factor"] is not None
    assert found["factor"] > 1
    assert found["because"] == [{"kind": "document", "name": "second.txt", "words": "came, with 1 claim"}]


def test_the_table_fits_and_says_which_builds(whosays: Run, case: Path, tmp_path: Path) -> None:
    Case.open(case).add([_file(tmp_path, "second.txt", SECOND)])
    Case.open(case).build()
    (before, _), (after, _) = snapshots.load(case)
    ran = whosays("diff", case)
    assert f"from build {before} to {after}:" in ran.err
    assert "second.txt" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


def test_a_decision_that_moved_a_figure(whosays: Run, case: Path) -> None:
    opened = Case.open(case)
    claim = next(c for c in opened.claims if c.evidence.exact.endswith("2,000"))
    assert whosays("decide", case, "no-evidence", claim.id, "--why", "a misprint", "--by", "ada").code == 0
    Case.open(case).build()
    found = deployed(changed(whosays, case))
    (cause,) = found["because"]
    assert (cause["kind"], cause["name"]) == ("decision", "no-evidence")
    assert cause["words"].startswith("by ada on ")
    assert cause["words"].endswith(": a misprint")


def test_settings_that_moved_a_figure(whosays: Run, case: Path) -> None:
    settings = case / "case.toml"
    formula = (
        '[[derivation]]\nname = "half"\ntitle = "Half of them"\nformula = "men / 2"\nunit = "person"\n'
        '[derivation.assumptions.men]\nvalue = {value}\nunit = "person"\nauthor = "ada"\nreason = "a guess"\n'
    )
    plain = settings.read_text("utf-8")
    for value in (2000, 3000):
        settings.write_text(plain + formula.replace("{value}", str(value)), "utf-8")
        Case.open(case).build()
    (found,) = changed(whosays, case)
    assert (found["kind"], found["title"], found["factor"]) == ("derivation", "Half of them", 1.5)
    assert found["because"] == [{"kind": "settings", "name": "case.toml", "words": "changed"}]


def test_a_document_that_was_withdrawn(whosays: Run, case: Path, tmp_path: Path) -> None:
    from datetime import UTC, datetime

    second = _file(tmp_path, "second.txt", SECOND)
    Case.open(case).add([second])
    Case.open(case).build()
    digest = sha256(second.read_bytes())
    gone = Withdrawal(document=digest, reason="not ours to hold", withdrawn_at=datetime(2031, 7, 1, tzinfo=UTC))
    manifest.append_withdrawal(case, gone, "tests")
    Case.open(case).build()
    found = deployed(changed(whosays, case))
    assert found["after"]["reported"] == [2000, 2000]
    assert found["because"] == [{"kind": "document", "name": "second.txt", "words": "was withdrawn, with 1 claim"}]


def test_new_and_gone_figures_are_told_after_those_that_moved(whosays: Run, case: Path, tmp_path: Path) -> None:
    text = SECOND + "\nIn Nepal 310 buildings were destroyed, the police said.\n"
    Case.open(case).add([_file(tmp_path, "second.txt", text)])
    Case.open(case).build()
    there = changed(whosays, case)
    assert [each["change"] for each in there] == ["moved", "new"]
    (before, _), (after, _) = snapshots.load(case)
    back = changed(whosays, case, after[:6], before[:6])
    assert [each["change"] for each in back] == ["moved", "gone"]
    assert back[0]["before"] == there[0]["after"]


def test_nothing_to_compare_is_said(whosays: Run, case: Path, tmp_path: Path) -> None:
    ran = whosays("diff", case)
    assert (ran.code, ran.out) == (0, "")
    assert "has one build (" in ran.err
    assert "whosays build" in ran.err
    assert json.loads(whosays("diff", case, "--format", "json").out) == []
    Case.create(tmp_path / "new")
    assert "has no build" in whosays("diff", tmp_path / "new").err


def test_a_case_that_changed_since_is_told(whosays: Run, case: Path, tmp_path: Path) -> None:
    Case.open(case).add([_file(tmp_path, "second.txt", SECOND)])
    Case.open(case).build()
    assert "changed since it was built last" not in whosays("diff", case).err
    Case.open(case).add([_file(tmp_path, "third.txt", SECOND.replace("4,000", "5,000"))])
    assert "changed since it was built last" in whosays("diff", case).err


def test_builds_are_listed_and_named(whosays: Run, case: Path, tmp_path: Path) -> None:
    Case.open(case).add([_file(tmp_path, "second.txt", SECOND)])
    Case.open(case).build()
    listed = whosays("diff", case, "--builds", "--format", "jsonl").records
    assert [each["build"] for each in listed] == [name for name, _ in snapshots.load(case)]
    assert changed(whosays, case, listed[0]["build"][:8]) == changed(whosays, case)
    ran = whosays("diff", case, "zzzz")
    assert ran.code == 2
    assert "'zzzz' finds no build" in ran.err


def test_a_case_in_place_keeps_no_builds(whosays: Run, tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text("", "utf-8")
    _file(tmp_path, "first.txt", FIRST)
    ran = whosays("diff", tmp_path)
    assert ran.code == 2
    assert "keeps no builds" in ran.err


def test_snapshots_of_earlier_versions_open(whosays: Run, case: Path, tmp_path: Path) -> None:
    """They do not tell the claims of documents, and lack fields that records have since."""
    ((name, snapshot),) = snapshots.load(case)
    place = snapshots.findings_place(case, snapshot.findings)
    kept = [json.loads(line) for line in place.read_text("utf-8").splitlines()]
    old = [{k: v for k, v in row.items() if k not in {"basis", "unsaid"}} for row in kept if row["schema"] != READ]
    (case / "snapshots" / f"{name}.json").unlink()
    snapshots.leave(case, snapshot, b"".join(map(lines.line, old)))
    Case.open(case).add([_file(tmp_path, "second.txt", SECOND)])
    Case.open(case).build()
    assert deployed(changed(whosays, case))["because"][0]["name"] == "second.txt"


def test_lost_findings_are_named(whosays: Run, case: Path, tmp_path: Path) -> None:
    Case.open(case).add([_file(tmp_path, "second.txt", SECOND)])
    Case.open(case).build()
    (_, first), _ = snapshots.load(case)
    snapshots.findings_place(case, first.findings).unlink()
    ran = whosays("diff", case)
    assert ran.code == 2
    assert "restore it from a copy" in ran.err


def test_a_manifest_that_lost_lines_is_named(case: Path) -> None:
    with pytest.raises(CaseError, match="lacks lines that a snapshot saw"):
        manifest.held_at(case, "0" * 64)
