"""A case that an earlier state of the program made opens: its decisions hold, and what changed in its figures is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from whosays.custody import snapshots
from whosays.model.decision import Anchor
from whosays.workspace import Case, comparing
from whosays.workspace.auditing import audited

CASES = sorted((Path(__file__).parent / "cases").iterdir())
DECIDED = {"2026-11-30-morning", "2026-11-30-noon", "2026-11-30-evening"}
MOVED = {
    "2026-11-22": {"killed": ("4000", "4500")},
    "2026-11-29": {},
    "2026-11-30-morning": {},
    "2026-11-30-noon": {},
    "2026-11-30-evening": {},
}
"""What was reported then under a measure whose question is told otherwise today: deaths in one place are a question of
their own since."""


@pytest.fixture(params=CASES, ids=lambda case: case.name)
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    stored: Path = request.param
    shutil.copytree(stored, tmp_path / stored.name)
    return tmp_path / stored.name


def test_the_stored_cases_are_all_there() -> None:
    assert {case.name for case in CASES} == set(MOVED)


def test_it_opens_and_says_what_changed(case: Path) -> None:
    before = snapshots.load(case)
    opened = Case.open(case)
    assert len(opened.claims) == 4
    opened.build()
    assert snapshots.load(case)[: len(before)] == before
    compared = comparing.compared(Case.open(case), case)
    assert compared is not None
    assert compared.before.id == before[-1][0]
    moved = {str(each.figure.told["measure"]): each for each in compared.differences if each.before}
    assert {name: tuple(map(str, each.before.reported)) for name, each in moved.items() if each.before} == MOVED[case.name]  # fmt: skip
    assert all(each.causes for each in compared.differences)


def test_its_decisions_hold(case: Path) -> None:
    told = Case.open(case).decisions
    assert bool(told) == (case.name in DECIDED)
    for each in told:
        assert each.is_in_force
        assert each.decision.target is not None
        assert each.decision.target.exact == "4,000"
        assert each.anchor in (Anchor.EXACT, Anchor.MOVED)


def test_it_has_no_log_until_it_is_built(case: Path) -> None:
    (fault,) = audited(case).faults
    assert (fault.file, fault.fault) == (str(case / "log.jsonl"), "it is missing")
    Case.open(case).build()
    assert audited(case).faults == ()
