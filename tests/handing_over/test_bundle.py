"""`whosays bundle`: the same case gives the same archive, another analyst gets the same report out of it, and nothing that
was tampered with is opened."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from tests.cli.running import Run
from whosays.custody import bundle, log
from whosays.errors import CaseError, InputError
from whosays.model.identity import sha256
from whosays.workspace import Case
from whosays.workspace.auditing import audited
from whosays.workspace.bundling import bundled, opened


def whole(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_case_that_holds_nothing_yet_is_handed_over_too(tmp_path: Path, whosays: Run) -> None:
    Case.create(tmp_path / "new")
    assert whosays("bundle", tmp_path / "new").code == 0
    assert whosays("audit", tmp_path / "new.tar").code == 0
    assert whosays("init", tmp_path / "other", "--from", tmp_path / "new.tar").code == 0
    (tmp_path / "a.txt").write_text("Police said 12 people were killed in Dorn on 3 May 2025.\n", "utf-8")
    assert whosays("add", tmp_path / "other", tmp_path / "a.txt").code == 0
    assert whosays("build", tmp_path / "other").code == 0


def test_another_analyst_gets_the_same_report(case: Path, tmp_path: Path, whosays: Run) -> None:
    made = whosays("bundle", case, "--out", tmp_path / "b.tar")
    assert (made.code, made.out) == (0, f"{sha256((tmp_path / 'b.tar').read_bytes())}  {tmp_path / 'b.tar'}\n")
    assert "3 documents and decisions of 2 authors: not for publication" in made.err
    assert whosays("audit", tmp_path / "b.tar").code == 0
    assert whosays("init", tmp_path / "there", "--from", tmp_path / "b.tar").code == 0
    there = Case.open(tmp_path / "there")
    there.build()
    there.report(tmp_path / "again")
    assert whole(tmp_path / "again") == whole(case.parent / "report")
    found = audited(tmp_path / "there", [tmp_path / "again", case.parent / "report"])
    assert not found.faults
    acts = [act.act for act in log.load(tmp_path / "there")]
    assert acts[len(log.load(case)) :] == ["received", "report"]
    assert log.load(tmp_path / "there")[-2].received == sha256((tmp_path / "b.tar").read_bytes())


def test_the_same_case_gives_the_same_bytes(case: Path, tmp_path: Path) -> None:
    one = bundled(case, tmp_path / "one.tar")
    shutil.copytree(case, tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "ledger.sqlite").unlink()
    (tmp_path / "elsewhere" / "rates.csv").touch()
    assert bundled(tmp_path / "elsewhere", tmp_path / "two.tar").digest == one.digest
    assert (tmp_path / "one.tar").read_bytes() == (tmp_path / "two.tar").read_bytes()


def test_others_programs_open_and_check_it(case: Path, tmp_path: Path) -> None:
    bundled(case, tmp_path / "b.tar")
    (tmp_path / "out").mkdir()
    subprocess.run(["tar", "xf", str(tmp_path / "b.tar"), "-C", str(tmp_path / "out")], check=True)
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", bundle.SUMS], cwd=tmp_path / "out", check=True)
    assert {"case.toml", "log.jsonl", "rates.csv", "packs/prisons.toml", "decisions/ada.jsonl"} <= set(
        whole(tmp_path / "out")
    )
    assert "ledger.sqlite" not in whole(tmp_path / "out")


def test_no_changed_byte_is_opened(case: Path, tmp_path: Path) -> None:
    bundled(case, tmp_path / "b.tar")
    content = (tmp_path / "b.tar").read_bytes()
    chance = random.Random(7)
    for number in range(200):
        place = chance.randrange(len(content))
        changed = {
            0: content[:place] + bytes([content[place] ^ chance.randrange(1, 256)]) + content[place + 1 :],
            1: content[:place],
            2: content + bytes(1 + chance.randrange(2000)),
        }[0 if number % 10 < 8 else number % 10 - 7]
        (tmp_path / "c.tar").write_bytes(changed)
        with pytest.raises(InputError, match=r"no whole bundle|no name|no part|holds no case"):
            opened(tmp_path / "c.tar", tmp_path / "there")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.tar", "c.tar", "here"]


@pytest.mark.parametrize(
    "name",
    ["../out.txt", "/etc/out.txt", "documents/../../out.txt", "a\\..\\out.txt", "C:out.txt", ".lock", "packs/.hidden",
     "packs//twice.toml", "packs/./dot.toml", "bell\a.toml"],
)  # fmt: skip
def test_no_path_leads_out(tmp_path: Path, name: str) -> None:
    (tmp_path / "evil.tar").write_bytes(made_by_hand({name: b"out"}))
    with pytest.raises(InputError, match="no name that a file in a bundle may have"):
        opened(tmp_path / "evil.tar", tmp_path / "there")
    assert [path.name for path in tmp_path.iterdir()] == ["evil.tar"]
    with pytest.raises(InputError, match="no name that a file in a bundle may have"):
        bundle.write(tmp_path / "evil2.tar", {}, {name: b"out"})


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
def test_nothing_but_files_comes_out(tmp_path: Path, kind: bytes) -> None:
    (tmp_path / "evil.tar").write_bytes(made_by_hand({"case.toml": b""}, kind))
    with pytest.raises(InputError, match="not told as a plain file"):
        opened(tmp_path / "evil.tar", tmp_path / "there")


def test_a_ledger_of_theirs_is_not_taken(tmp_path: Path) -> None:
    """What is derived is derived here: a row of theirs would be believed."""
    (tmp_path / "evil.tar").write_bytes(made_by_hand({"case.toml": b"", "ledger.sqlite": b"", "log.jsonl": b""}))
    with pytest.raises(InputError, match=r"'ledger.sqlite' in it is no part of a case"):
        opened(tmp_path / "evil.tar", tmp_path / "there")


def made_by_hand(files: dict[str, bytes], kind: bytes = tarfile.REGTYPE) -> bytes:
    """An archive with a right list of digests, and whatever names and kinds its files are to have."""
    sums = "".join(f"{sha256(content)}  {name}\n" for name, content in sorted(files.items())).encode()
    with io.BytesIO() as out:
        for name, content in {bundle.SUMS: sums, **dict(sorted(files.items()))}.items():
            told = tarfile.TarInfo(name)
            told.size, told.mode = len(content), 0o644
            told.type = tarfile.REGTYPE if name == bundle.SUMS else kind
            out.write(told.tobuf(tarfile.USTAR_FORMAT) + content + bytes(-len(content) % 512))
        return out.getvalue() + bytes(1024)


def test_a_case_that_does_not_belong_together_is_not_bundled(case: Path, tmp_path: Path) -> None:
    decided = case / "decisions" / "bo.jsonl"
    decided.write_bytes(decided.read_bytes().replace(b"seen on site", b"seen in site"))
    with pytest.raises(CaseError, match=r"bo\.jsonl, line 1: .*not bundled: whosays audit"):
        bundled(case, tmp_path / "b.tar")
    assert not (tmp_path / "b.tar").exists()


def test_what_is_there_is_not_overwritten(case: Path, tmp_path: Path) -> None:
    bundled(case)
    with pytest.raises(InputError, match=r"case\.tar is there already"):
        bundled(case)
    with pytest.raises(CaseError, match="not empty"):
        opened(case.parent / "case.tar", tmp_path)


def test_tables_elsewhere_are_named(case: Path, tmp_path: Path) -> None:
    shutil.copy(case / "rates.csv", case.parent / "rates.csv")
    toml = case / "case.toml"
    toml.write_text(toml.read_text("utf-8").replace('"rates.csv"', '"../rates.csv"'), "utf-8")
    with pytest.raises(CaseError, match="copy it into the case"):
        bundled(case, tmp_path / "b.tar")
