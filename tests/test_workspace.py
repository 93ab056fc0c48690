"""A case on disk and loose: adding, building, asking, reporting; and what goes wrong, told clearly."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from tests.tiny import TinyStages
from whosays import Case
from whosays.custody import snapshots
from whosays.errors import CaseError, InputError, LexiconError, SettingsError
from whosays.model.report import Account
from whosays.workspace import Given, folders, listings, lock, pack_findings, reported

ROOT = Path(__file__).parents[1]
STAGES = TinyStages()


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder of two documents, one that is broken, and what a sidecar says of one."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "b.txt").write_text("JCS: 4,500 killed", "utf-8")
    (folder / "a.txt").write_text("NIS: 4,000 killed and 12,000 sent", "utf-8")
    (folder / "c.txt").write_text("broken", "utf-8")
    (folder / "metadata.csv").write_text("name,published,publisher\na.txt,2025-03-01,Wire\n", "utf-8")
    return folder


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """An empty case, walked with tiny stages."""
    Case.create(tmp_path / "case")
    return Case.open(tmp_path / "case", stages=STAGES)


def told(account: Account) -> tuple[object, ...]:
    """What an account says, without the captures, whose clocks differ from case to case."""
    records = (listings.claim_records, listings.question_records, listings.check_records, listings.documents)
    return tuple(list(each(account)) for each in records)


def test_documents_are_taken_once(case: Case, files: Path) -> None:
    first = case.add([files])
    assert (first.new, first.known) == (("a.txt", "b.txt"), 0)
    assert [each.name for each in first.unreadable] == [str(files / "c.txt")]
    before = case.account
    again = case.add([files / "b.txt", files / "a.txt"])
    assert (again.new, again.known, again.unreadable) == ((), 2, ())
    assert case.account == before


def test_a_sidecar_and_a_person_say_what_a_file_does_not(case: Case, files: Path) -> None:
    case.add([files / "a.txt", files / "b.txt"], Given(publisher="Ours"))
    by_name = {source.name: source.captures[0] for source in case.documents}
    assert (by_name["a.txt"].publisher, by_name["a.txt"].published) == ("Ours", date(2025, 3, 1))
    assert (by_name["b.txt"].publisher, by_name["b.txt"].published) == ("Ours", None)


def test_a_sidecar_that_names_no_file_is_said(files: Path) -> None:
    notes: list[str] = []
    (files / "metadata.csv").write_text("name\nd.txt\n", "utf-8")
    Case.transient([files], say=notes.append, stages=STAGES)
    assert notes == [f"{files / 'metadata.csv'}: there is no 'd.txt' beside it; check the spelling"]


def test_order_of_adding_does_not_matter(tmp_path: Path, files: Path) -> None:
    accounts = []
    for name, order in (("one", ["a.txt", "b.txt"]), ("two", ["b.txt", "a.txt"])):
        Case.create(tmp_path / name)
        case = Case.open(tmp_path / name, stages=STAGES)
        for each in order:
            case.add([files / each])
        accounts.append(told(case.account))
    assert accounts[0] == accounts[1] == told(Case.transient([files / "a.txt", files / "b.txt"], stages=STAGES).account)


def test_a_deleted_ledger_is_made_again(case: Case, files: Path, tmp_path: Path) -> None:
    case.add([files])
    before = case.build()
    (tmp_path / "case" / "ledger.sqlite").unlink()
    assert Case.open(tmp_path / "case", stages=STAGES).account == before


def test_a_build_that_changes_nothing_leaves_no_snapshot(case: Case, files: Path, tmp_path: Path) -> None:
    case.add([files / "a.txt"])
    case.build()
    case.build()
    assert len(snapshots.load(tmp_path / "case")) == 1
    case.add([files / "b.txt"])
    case.build()
    (_, first), (_, second) = snapshots.load(tmp_path / "case")
    assert first.findings != second.findings
    assert first.packs == second.packs
    assert dict(first.packs)["case.toml"]


def test_names_stand_in_the_manifest_only(case: Case, files: Path, tmp_path: Path) -> None:
    case.add([files])
    case.build()
    names = {path.name for path in (tmp_path / "case").rglob("*") if path.is_file()}
    assert not {"a.txt", "b.txt"} & names


def test_an_altered_document_is_told(case: Case, files: Path, tmp_path: Path) -> None:
    """At every reading of the case, although the ledger knows all that the document said; and it can be mended."""
    case.add([files / "a.txt"])
    before = case.build()
    (blob,) = (path for path in (tmp_path / "case" / "documents").rglob("*") if len(path.name) == 64)
    blob.write_bytes(blob.read_bytes().replace(b"4", b"9"))
    with pytest.raises(CaseError, match=r"a\.txt \(kept as .*\) was changed"):
        case.build()
    with pytest.raises(CaseError, match="was changed"):
        _ = Case.open(tmp_path / "case", stages=STAGES).account
    blob.unlink()
    case.add([files / "a.txt"])
    assert case.build() == before


def test_a_line_of_the_manifest_that_was_cut_is_named(case: Case, files: Path, tmp_path: Path) -> None:
    """And its document, until it is added again: nothing is lost, and nothing is left out in silence."""
    case.add([files / "a.txt"])
    case.add([files / "b.txt"])
    before = case.build()
    manifest = tmp_path / "case" / "documents" / "manifest.jsonl"
    manifest.write_bytes(manifest.read_bytes()[:-40])
    cut, lost = Case.open(tmp_path / "case", stages=STAGES).build().unreadable
    assert cut.name == f"{manifest}, line 2"
    assert cut.reason.startswith("cut short")
    case.add([files / "a.txt"], Given(title="Another title"))
    assert Case.open(tmp_path / "case", stages=STAGES).build().unreadable == (lost,)
    case.add([files / "b.txt"])
    after = Case.open(tmp_path / "case", stages=STAGES).build()
    assert after.unreadable == ()
    assert after.claims == before.claims


def test_a_missing_document_is_told_and_comes_back(case: Case, files: Path, tmp_path: Path) -> None:
    case.add([files / "a.txt"])
    case.build()
    (blob,) = (path for path in (tmp_path / "case" / "documents").rglob("*") if len(path.name) == 64)
    blob.unlink()
    with pytest.raises(CaseError, match="is missing"):
        Case.open(tmp_path / "case", stages=STAGES).build()
    case.add([files / "a.txt"])
    assert blob.is_file()
    Case.open(tmp_path / "case", stages=STAGES).build()


def test_documents_that_no_manifest_names_are_told(case: Case, files: Path, tmp_path: Path) -> None:
    case.add([files / "a.txt"])
    (tmp_path / "case" / "documents" / "manifest.jsonl").unlink()
    with pytest.raises(CaseError, match=r"manifest\.jsonl"):
        Case.open(tmp_path / "case", stages=STAGES).build()
    case.add([files / "a.txt"])
    Case.open(tmp_path / "case", stages=STAGES).build()


def test_an_enormous_file_is_never_opened(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as out:
        out.truncate(21_000_000)
    (unreadable,) = case.add([file]).unreadable
    assert (unreadable.name, unreadable.reason) == (str(file), "too large: 21.0 MB, the limit is 20 MB")


@pytest.mark.parametrize("there", ["case", "file", "full"])
def test_a_case_is_made_in_a_new_place_only(tmp_path: Path, there: str) -> None:
    place = tmp_path / "place"
    if there == "case":
        Case.create(place)
    elif there == "file":
        place.write_text("x", "utf-8")
    else:
        place.mkdir()
        (place / "x").touch()
    with pytest.raises(CaseError, match=r"is a case already|is not empty"):
        Case.create(place)


def test_what_is_no_case_is_said(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="whosays init"):
        Case.open(tmp_path)
    (tmp_path / "case.toml").write_text("titel = 1", "utf-8")
    with pytest.raises(SettingsError, match=r"line 1: unknown key 'titel'"):
        Case.open(tmp_path)


def test_loose_files_are_no_case(files: Path) -> None:
    loose = Case.transient([files], stages=STAGES)
    with pytest.raises(CaseError, match="whosays init"):
        loose.add([files])
    with pytest.raises(CaseError, match="whosays init"):
        loose.build()


def in_place(folder: Path, settings: str = "") -> Path:
    (folder / "case.toml").write_text(settings, "utf-8")
    (folder / "packs").mkdir()
    (folder / "packs" / "notes.txt").write_text("NIS: 9 killed", "utf-8")
    return folder


def test_a_case_in_place_reads_what_lies_beside_and_keeps_nothing(files: Path, tmp_path: Path) -> None:
    before = sorted(in_place(files, 'title = "Here"').rglob("*"))
    case = Case.open(files, stages=STAGES)
    assert [source.name for source in case.documents] == ["a.txt", "b.txt"]
    with pytest.raises(CaseError, match="whosays init"):
        case.build()
    case.report(tmp_path / "report")
    assert "Here" in (tmp_path / "report" / "report.md").read_text("utf-8")
    assert sorted(files.rglob("*")) == before


def test_from_above_and_by_name_the_documents_of_a_case_in_place_are_sources(files: Path, tmp_path: Path) -> None:
    in_place(files)
    for named in (files, tmp_path):
        assert [source.name for source in Case.transient([named], stages=STAGES).documents] == ["a.txt", "b.txt"]


def test_beside_other_files_a_case_in_place_is_a_folder_of_documents(files: Path, tmp_path: Path) -> None:
    in_place(files, 'title = "Here"')
    (tmp_path / "more.txt").write_text("NIS: 9 killed", "utf-8")
    reported([files, tmp_path / "more.txt"], tmp_path / "report")
    text = (tmp_path / "report" / "report.md").read_text("utf-8")
    assert "4 documents" in text
    assert "Here" not in text


def test_a_case_that_keeps_its_documents_is_not_in_place(tmp_path: Path, files: Path) -> None:
    made = Case.create(tmp_path / "kept")
    made.add([files])
    (tmp_path / "kept" / "notes.txt").write_text("NIS: 9 killed", "utf-8")
    assert not folders.is_in_place(tmp_path / "kept")
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "case.toml").touch()
    assert not folders.is_in_place(tmp_path / "bare")


# Two at once.

HOLDER = """
import sys, time
from pathlib import Path
from whosays.workspace import lock
with lock.held(Path(sys.argv[1]), 0, print, "build"):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


SAID: list[str] = []


@contextmanager
def holder(folder: Path, seconds: float) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock for so long."""
    command = [sys.executable, "-c", HOLDER, str(folder), str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == "held\n"
        yield run
        run.kill()


def test_the_second_waits_and_says_so(tmp_path: Path) -> None:
    said: list[str] = []
    with holder(tmp_path, 0.5) as run, lock.held(tmp_path, 20, said.append, "build"):
        pass
    (waiting,) = said
    assert waiting.startswith(f"waiting for process {run.pid} (whosays build, since 20")


def test_the_second_gives_up_and_says_who_holds_it(tmp_path: Path) -> None:
    with holder(tmp_path, 60) as run:
        began = time.monotonic()  # the holder has started: how long that takes is none of this
        with (
            pytest.raises(CaseError, match=f"in use by process {run.pid} "),
            lock.held(tmp_path, 0.3, SAID.append, "build"),
        ):
            pass
        assert time.monotonic() - began < 30


def test_a_holder_that_dies_leaves_no_lock(tmp_path: Path) -> None:
    with holder(tmp_path, 20):
        pass
    with lock.held(tmp_path, 5, SAID.append, "build"):
        assert json.loads((tmp_path / lock.FILE).read_text("ascii"))["process"] == os.getpid()


# Report folders.


def test_a_report_is_replaced_by_the_next(tmp_path: Path) -> None:
    folder = tmp_path / "reports" / "one"
    folders.write(folder, {"index.html": b"1", "old.txt": b"2"})
    assert folders.write(folder, {"index.html": b"3"}) == (folder / "index.html",)
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.name != folders.REPORT.mark} == {
        "index.html": b"3"
    }
    assert [path.name for path in folder.parent.iterdir()] == ["one"]


def test_a_folder_in_a_report_is_replaced_with_it(tmp_path: Path) -> None:
    folder = tmp_path / "report"
    folders.write(folder, {"index.html": b"1", "charts/old.svg": b"2"})
    folders.write(folder, {"index.html": b"3", "charts/new.svg": b"4"})
    assert [path.name for path in (folder / "charts").iterdir()] == ["new.svg"]


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    folders.write(tmp_path / "empty", {"index.html": b"1"})
    assert (tmp_path / "empty" / "index.html").read_bytes() == b"1"


@pytest.mark.parametrize("change", ["added", "edited", "foreign", "file", "mark", "below", "link"])
def test_what_is_not_ours_is_never_overwritten(tmp_path: Path, change: str) -> None:
    folder = tmp_path / "report"
    if change in {"added", "edited", "mark", "below"}:
        folders.write(folder, {"report.md": b"ours", "charts/one.svg": b"ours"})
        named = {"added": "notes.txt", "edited": "report.md", "mark": folders.REPORT.mark, "below": "charts/two.svg"}
        (folder / named[change]).write_text("theirs", "utf-8")
    elif change == "link":
        folders.write(folder, {"report.md": b"ours"})
        (folder / "elsewhere").symlink_to(tmp_path)
    elif change == "foreign":
        folder.mkdir()
        (folder / "thesis.doc").write_text("theirs", "utf-8")
    else:
        folder.write_text("theirs", "utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(InputError, match=r"another|--out"):
        folders.write(folder, {"report.md": b"new"})
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_report_that_fails_leaves_the_earlier_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "report"
    folders.write(folder, {"report.md": b"old"})

    def no_space(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(InputError, match=r"No space left on device.*name another folder"):
        folders.write(folder, {"report.md": b"new"})
    assert (folder / "report.md").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_what_is_ours_is_no_source(files: Path) -> None:
    folders.write(files / "report", {"report.md": b"NIS: 1 killed"})
    Case.create(files / "deep" / "case")
    (files / "deep" / "case" / "documents" / "x.txt").write_text("NIS: 2 killed", "utf-8")
    names = [source.name for source in Case.transient([files], stages=STAGES).documents]
    assert names == ["a.txt", "b.txt"]


def test_nothing_to_report_on_is_said(tmp_path: Path, case: Case) -> None:
    del case
    with pytest.raises(InputError, match="no document to report on; add some"):
        reported([tmp_path / "case"], tmp_path / "report")
    with pytest.raises(InputError, match=r"no document to report on:\n  .*nothing: there is no such file"):
        reported([tmp_path / "nothing"], tmp_path / "report")
    with pytest.raises(InputError, match="name it alone"):
        reported([tmp_path / "case", tmp_path], tmp_path / "report")
    assert not (tmp_path / "report").exists()


# Explaining.


@pytest.mark.parametrize(
    ("sought", "claims"),
    [("4,000", ["4,000"]), ("4,", ["4,000", "4,500"]), ("a.txt:22", ["12,000"]), ("nis: 4", ["4,000"])],
)
def test_a_figure_is_found_by_words_or_place(case: Case, files: Path, sought: str, claims: list[str]) -> None:
    case.add([files])
    assert [each.claim.evidence.exact for each in case.explain(sought) if each.claim] == claims


def test_a_figure_is_found_by_its_id(case: Case, files: Path) -> None:
    case.add([files])
    claim = case.claims[0]
    (found,) = case.explain(claim.id[:8])
    assert (found.claim, found.answer) == (claim, case.questions[0])
    assert found.root is not None
    assert [other.evidence.exact for other in found.beside] == ["4,500"]


def test_a_question_is_found_by_its_measure(case: Case, files: Path) -> None:
    case.add([files])
    (found,) = case.explain("killed")
    assert found.claim is None
    assert found.answer == case.questions[0]
    assert len(found.beside) == 2


def test_nothing_found_is_said(case: Case, files: Path) -> None:
    case.add([files])
    with pytest.raises(InputError, match="no figure or question matches 'ninety'"):
        case.explain("ninety")


# Packs.

PACK = """
name = "own"

[measure.{measure}]
title = "Killed"
unit = "person"
kind = "cumulative"
examples = [
  {{ text = "NIS: 7 killed", low = 7, high = 7, qualifier = "exact", unit = "person", stance = "asserts" }},
  {{ text = "NIS: 7 killed", low = 8 }},
  {{ text = "NIS: 7 killed", unit = "percent" }},
  {{ text = "nothing here" }},
]
"""


@pytest.mark.parametrize(
    ("measure", "found"),
    [
        ("killed", ["low 8", "unit percent", "measure killed"]),
        ("dead", ["low 7, high 7", "low 8", "unit percent", "measure dead"]),
    ],
)
def test_packs_prove_themselves(tmp_path: Path, measure: str, found: list[str]) -> None:
    Case.create(tmp_path / "case")
    (tmp_path / "case" / "packs" / "own.toml").write_text(PACK.format(measure=measure), "utf-8")
    total, findings = pack_findings(case=tmp_path / "case", stages=STAGES)
    own = [each for each in findings if each.expected is not None and each.text in PACK]
    assert total >= 4
    assert len(own) == len(found)
    assert all(words in (fault.expected or "") for words, fault in zip(found, own, strict=True))
    assert own[-1].found == "no claim at all"
    assert "measure killed, low 7, high 7, unit person" in (own[0].found or "")


def test_a_misspelt_pack_is_named(tmp_path: Path) -> None:
    Case.create(tmp_path / "case")
    (tmp_path / "case" / "packs" / "own.toml").write_text('name = "own"\n[measure.x]\ntitel = "X"\n', "utf-8")
    with pytest.raises(LexiconError, match=r"own\.toml, line 3: unknown key .*titel.*did you mean 'title'"):
        pack_findings(case=tmp_path / "case", stages=STAGES)
