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
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from tests.custody.days import (
    STEPS,
    TWO,
    add,
    all_is_well,
    build,
    decide,
    found,
    laid,
    nothing_is_lost,
    report,
    report_of,
)
from tests.custody.disk import Failing, Platter, laid_down, put_back
from whosays.custody import decisions, manifest
from whosays.errors import WhosaysError
from whosays.model.identity import sha256

SHORT = 10
CUTS = int(os.environ.get("DISK_CUTS", SHORT))
STRIDE = 7 if CUTS == SHORT else 1

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the tests read /proc to know what a handle is of"),
    pytest.mark.timeout(3600 if STRIDE == 1 else 600),  # two cores may have a lot else to do
]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return laid(tmp_path_factory.mktemp("base"))


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
