"""A working day with a case, step by step, and what must hold whatever breaks into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.tiny import TinyStages
from whosays.custody import decisions, manifest
from whosays.model.decision import Action
from whosays.workspace import Case, bundling, folders, listings
from whosays.workspace.auditing import audited

STAGES = TinyStages()
ONE, TWO = "NIS: 4,000 killed and 12,000 sent", "JCS: 4,500 killed"


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


def laid(folder: Path) -> Path:
    """A case in `folder`: one document, built, with a decision, a report and a bundle."""
    folder.mkdir(exist_ok=True)
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
