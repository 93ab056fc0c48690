"""Whatever call of the disk fails, and wherever power goes: a case is as before or as after, and the next run goes on.

Tiny stages walk the path, so that each run takes little. Long form: DISK_CUTS=1000 (`make disk`), in which each call
fails once; else every seventh does.
"""

from __future__ import annotations

import errno
import os
import random
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from tests.custody.disk import Failing, Platter, laid_down, put_back
from tests.tiny import TinyStages
from whosays.custody import decisions, manifest
from whosays.errors import WhosaysError
from whosays.model.decision import Action
from whosays.model.identity import sha256
from whosays.workspace import Case, bundling, folders, listings
from whosays.workspace.auditing import audited

STAGES = TinyStages()
SHORT = 10
CUTS = int(os.environ.get("DISK_CUTS", SHORT))
STRIDE = 7 if CUTS == SHORT else 1
ONE, TWO = "NIS: 4,000 killed and 12,000 sent", "JCS: 4,500 killed"

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the tests read /proc to know what a handle is of"),
    pytest.mark.timeout(3600 if STRIDE == 1 else 600),  # two cores may have a lot else to do
]


def opened(folder: Path) -> Case:
    return Case.open(folder / "case", stages=STAGES)


def add(folder: Path) -> None:
    opened(folder).add([folder / "two.txt"])


def build(folder: Path) -> None:
    opened(folder).build()


def decide(folder: Path) -> None:
    case = opened(folder)
    case.decide(Action.DEFER, [case.claims[0].id], "another look", "ada")


def report(folder: Path) -> None:
    opened(folder).report(folder / "report")


def export(folder: Path) -> None:
    opened(folder).export(folder / "export")


def bundle(folder: Path) -> None:
    (folder / "b.tar").unlink(missing_ok=True)
    bundling.bundled(folder / "case", folder / "b.tar")


def receive(folder: Path) -> None:
    bundling.opened(folder / "given.tar", folder / "received")


def begin(folder: Path) -> None:
    if not folders.is_case(folder / "begun"):
        Case.create(folder / "begun")


@dataclass(frozen=True)
class Step:
    """Something that is done to a case, and what must have been done before."""

    act: Callable[[Path], None]
    before: tuple[Callable[[Path], None], ...] = ()


STEPS = {
    "add": Step(add),
    "build": Step(build, (add,)),
    "decide": Step(decide),
    "report": Step(report, (add, build)),
    "export": Step(export, (add, build)),
    "bundle": Step(bundle),
    "receive": Step(receive),
    "begin": Step(begin),
}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of one document, built, with a decision, a report and a bundle."""
    folder = tmp_path_factory.mktemp("base")
    (folder / "one.txt").write_text(ONE, "utf-8")
    (folder / "two.txt").write_text(TWO, "utf-8")
    Case.create(folder / "case")
    opened(folder).add([folder / "one.txt"])
    build(folder)
    case = opened(folder)
    case.decide(Action.ACCEPT, [case.claims[0].id], "as printed", "bo")
    build(folder)
    report(folder)
    bundling.bundled(folder / "case", folder / "given.tar")
    return folder


def found(folder: Path) -> list[object]:
    """What a case comes to, without its clocks."""
    case = opened(folder)
    return [list(listings.claim_records(case.account)), list(listings.question_records(case.account))]


def report_of(folder: Path) -> dict[str, bytes]:
    pages = [path for path in folder.rglob("*") if path.is_file() and path.name != folders.REPORT.mark]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in pages}


def nothing_is_lost(before: Path, now: Path) -> None:
    """All that was there before is there; a report is whole."""
    held = {each.document for each in manifest.load(before / "case").held}
    assert held <= {each.document for each in manifest.load(now / "case").held}
    assert set(decisions.load(before / "case")) <= set(decisions.load(now / "case"))
    folders.check(now / "report")
    assert report_of(now / "report")


def all_is_well(folder: Path) -> None:
    build(folder)
    assert audited(folder / "case", stages=STAGES).faults == ()
    litter = [path for path in folder.rglob("*") if path.name.endswith((".part", ".aside"))]
    assert not litter


@pytest.mark.parametrize("name", STEPS)
def test_any_call_of_the_disk_may_fail(base: Path, tmp_path: Path, name: str) -> None:
    step = STEPS[name]
    before, undisturbed = tmp_path / "before", tmp_path / "undisturbed"
    shutil.copytree(base, before)
    for each in step.before:
        each(before)
    shutil.copytree(before, undisturbed)
    step.act(undisturbed)
    for at in count(1 + len(name) % STRIDE, STRIDE):
        now = tmp_path / f"{at}"
        shutil.copytree(before, now)
        disk = Failing(at, (errno.EIO, errno.ENOSPC, errno.EDQUOT)[at % 3])
        with disk.in_place(), suppress(OSError, WhosaysError):
            step.act(now)
        if not disk.has_failed:
            break
        nothing_is_lost(before, now)
        step.act(now)
        all_is_well(now)
        assert found(now) == found(undisturbed)
        assert report_of(now / "report") == report_of(undisturbed / "report")
        shutil.rmtree(now)
    assert at > STRIDE


def lives(folder: Path, platter: Platter, cut: int) -> tuple[dict[str, bytes | None], list[str]]:
    """A working day in `folder`, ended by a power cut at call `cut`: what the disk then holds, and what was
    acknowledged by then: digests of documents and decisions."""
    acknowledged: list[str] = []
    image: list[dict[str, bytes | None]] = []
    chance = random.Random(cut)
    disk, calls = platter.disk(), count(1)
    told = platter.did

    def did(name: str, words: tuple[object, ...], result: object) -> None:
        told(name, words, result)
        if next(calls) == cut:
            image.append(platter.after_a_cut(chance))
            raise PowerCut

    disk._after = did
    try:
        with disk.in_place():
            add(folder)
            acknowledged.append(sha256(TWO.encode()))
            decide(folder)
            acknowledged.append(decisions.head(decisions.file_of(folder / "case", "ada")))
            build(folder)
            report(folder)
    except PowerCut:
        return image[0], acknowledged
    return platter.after_a_cut(chance), acknowledged


class PowerCut(BaseException):
    """Nothing more is done."""


def survives(base: Path, tmp_path: Path, cut: int, *, lies: bool = False) -> bool:
    """Whether all that was acknowledged is there after a power cut at call `cut`, and the case goes on."""
    day, after = tmp_path / f"day{cut}", tmp_path / f"after{cut}"
    shutil.copytree(base, day)
    platter = laid_down(day)
    platter.lies = lies
    image, acknowledged = lives(day, platter, cut)
    after.mkdir()
    put_back(image, day, after)
    (after / "case" / "ledger.sqlite").unlink(missing_ok=True)
    for name in ("one.txt", "two.txt"):
        shutil.copy(base / name, after / name)
    try:
        held = {each.document for each in manifest.load(after / "case").held}
        decided = {decisions.digest(each) for each in decisions.load(after / "case")}
        nothing_is_lost(base, after)
        if not set(acknowledged) <= held | decided:
            return False
        add(after)
        decide(after)
        report(after)
        all_is_well(after)
    except (OSError, WhosaysError, AssertionError):
        if not lies:
            raise
        return False
    finally:
        shutil.rmtree(day)
        shutil.rmtree(after)
    return True


def test_power_may_go_at_any_call(base: Path, tmp_path: Path) -> None:
    """What was flushed is there, whatever part of the rest the disk holds."""
    chance = random.Random(1)
    assert all(survives(base, tmp_path, cut) for cut in sorted(chance.choices(range(1, 200), k=CUTS)))


def test_a_disk_that_lies_about_flushing_loses_something(base: Path, tmp_path: Path) -> None:
    """The proof that the test above would find a flush that is left out."""
    assert not all(survives(base, tmp_path, cut, lies=True) for cut in range(15, 200, 12))
