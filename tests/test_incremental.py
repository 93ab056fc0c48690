"""What a build leaves is the same, byte for byte, whatever was built before; what did not change is not made again.

A case is changed step by step, as people do: a document more, one less, a ruling, its undoing. After each step it is
brought up to date; at the end its ledger is held against one that is made of the same case from nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whosays import Case, lexicon
from whosays.custody import manifest
from whosays.custody.manifest import Withdrawal
from whosays.errors import InputError
from whosays.model.decision import Action
from whosays.pipeline import ShippedStages
from whosays.store import tables
from whosays.workspace.holdings import LEDGER
from whosays.workspace.standing import Standing

PAPERS = (
    "Tarn News Agency\n3 March 2025\n\nThe Directorate of Records said 3,140 soldiers were killed in the Osk valley. It "
    "counted about 6,200 wounded soldiers there.\n",
    "Valley Courier\n4 March 2025\n\nAccording to the Office for War Graves, 3,560 soldiers were killed in the Osk "
    "valley. The office had 12 clerks in 2019.\n",
    "Osk Gazette\n4 March 2025\n\nTarn News Agency reported that 3,140 soldiers were killed in the Osk valley, and the "
    "DOR (Directorate of Records) confirmed it.\n",
    "Lisk Herald\n9 March 2025\n\nGovernor Iwen said 2,750 soldiers were killed in the Osk valley, 300 of them in Lisk. "
    "He had been told of 3 million roubles ($41,300).\n",
    "Dorn Post\n\nThe Directorate of Records of Varnia corrected its toll: 3,410 soldiers were killed in the Osk valley. "
    "A levy brings in 3 million roubles ($30,000).\n",
    "Floods in Dorn kill 12\n1 March 2025\n\nFloods in Dorn killed 12 people, nine in Dorn and four in Lisk, the "
    "governor said. Some 4,700 people fled; the 7,400 people who fled are in tents.\n",
    "Wire\n2 March 2025\n\nFlooding in the town of Dorn killed at least 14 people, the Red Cross said.\n",
)
"""Texts of our own that hang together: relays, one body under several names, one incident, parts, two currencies."""
STEPS = st.one_of(
    st.tuples(st.just("add"), st.integers(0, len(PAPERS) - 1)),
    st.tuples(st.just("withdraw"), st.integers(0, len(PAPERS) - 1)),
    st.tuples(st.sampled_from(("measure", "value", "no_evidence", "same_root", "name", "place")), st.integers(0, 30)),
    st.tuples(st.just("undo"), st.integers(0, 3)),
)
ROWS = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'about' ORDER BY name"


@pytest.fixture(autouse=True, scope="module")
def quickly() -> Iterator[None]:
    """Without estimates, which take longest and are made of lineages; and with words that are loaded once, not whenever
    the case is opened."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("whosays.reconcile.weighing.AVAILABLE", False)
        patch.setattr("whosays.lexicon.load", lru_cache(lexicon.load))
        yield


def held(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that the ledger of a case holds but where it lies, table by table."""
    with closing(sqlite3.connect(folder / LEDGER)) as ledger:
        tables = [name for (name,) in ledger.execute(ROWS)]
        return {table: sorted(ledger.execute(f"SELECT * FROM {table}"), key=repr) for table in tables}


def from_nothing(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """What a build of the same case leaves that has no ledger to begin with."""
    with TemporaryDirectory() as aside:
        copy = Path(copytree(folder, Path(aside) / "case"))
        for file in copy.glob(f"{LEDGER}*"):
            file.unlink()
        Case.open(copy).shelve()
        return held(copy)


def add(folder: Path, number: int) -> None:
    """Adds a paper to the case in `folder`."""
    with TemporaryDirectory() as aside:
        place = Path(aside) / f"{number}.txt"
        place.write_text(PAPERS[number], "utf-8")
        Case.open(folder).add([place])


def withdraw(folder: Path, number: int) -> None:
    """Takes a paper out of the case in `folder`, if it is there."""
    for capture in manifest.load(folder).held:
        if capture.name == f"{number}.txt":
            gone = Withdrawal(
                document=capture.document, reason="a test", withdrawn_at=datetime(2025, 4, 1, tzinfo=UTC),
                withdrawn_by="anna",
            )  # fmt: skip
            manifest.append_withdrawal(folder, gone, "test")


def ruled(folder: Path, what: str, number: int) -> Standing | None:
    """Rules on the figure of that number, if there is one for it."""
    case = Case.open(folder)
    claims = case.claims
    if len(claims) < 2:
        return None
    one, other = claims[number % len(claims)], claims[(number + 1) % len(claims)]
    names = [each.speakers[0].words if each.speakers else "" for each in (one, other)]
    about: dict[str, tuple[Action, tuple[str, ...]]] = {
        "measure": (Action.MEASURE, (one.id, "missing")),
        "value": (Action.VALUE, (one.id, "about 9,000")),
        "no_evidence": (Action.NO_EVIDENCE, (one.id,)),
        "same_root": (Action.SAME_ROOT, (one.id, other.id)),
        "name": (Action.SAME_SPEAKER, tuple(names)),
        "place": (Action.PLACE, (one.id, "Lisk")),
    }
    try:
        return case.decide(*about[what], "the annex says so", "anna")
    except InputError:  # nobody is named, or both names are one
        return None


def undo(folder: Path, kept: list[Standing], number: int) -> None:
    """Takes back one of the rulings that were `kept`, if there is one."""
    if kept:
        Case.open(folder).decide(Action.UNDO, (kept.pop(number % len(kept)).id,), "it was wrong", "anna")


@pytest.mark.timeout(600)
@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STEPS, min_size=2, max_size=5))
def test_the_same_bytes_come_out_whatever_was_built_before(steps: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as aside:
        folder, kept = Path(aside) / "case", list[Standing]()
        Case.create(folder)
        changes: dict[str, Callable[[int], None]] = {
            "add": lambda number: add(folder, number),
            "withdraw": lambda number: withdraw(folder, number),
            "undo": lambda number: undo(folder, kept, number),
        }
        for what, number in (("add", 0), ("add", 4), *steps):
            if what in changes:
                changes[what](number)
            elif (made := ruled(folder, what, number)) is not None:
                kept.append(made)
            Case.open(folder).shelve()
        assert held(folder) == from_nothing(folder)


def test_what_did_not_change_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers on a toll and on a flood: what is ruled or added of the flood leaves the toll alone."""
    made: list[tuple[str, object]] = []

    def noted(name: str, told: Callable[..., object], owner: object) -> None:
        function = getattr(owner, name)

        def counted(*given: object, **named: object) -> object:
            made.append((name, told(*given)))
            return function(*given, **named)

        monkeypatch.setattr(owner, name, counted)

    noted("document", lambda *given: given[2], ShippedStages)
    noted("reading", lambda *given: given[1].id, ShippedStages)
    noted("finding", lambda *given: {bearing.claim for bearing in given[1].bearings}, ShippedStages)
    noted("traced", lambda *given: len(given[1]), ShippedStages)
    noted("encoded", lambda record: type(record).__name__, tables)
    folder = tmp_path / "case"
    Case.create(folder)
    for number in (0, 5):
        add(folder, number)
    Case.open(folder).shelve()
    toll = {claim.id for claim in Case.open(folder).claims if "Osk" in claim.sentence.exact}
    made.clear()
    Case.open(folder).shelve()
    assert made == []
    add(folder, 6)
    Case.open(folder).shelve()
    flood = {claim.id for claim in Case.open(folder).claims} - toll
    assert [told for name, told in made if name == "document"] == ["6.txt"]
    assert len([told for name, told in made if name == "reading"]) == 1
    weighed = [told for name, told in made if name == "finding"]
    assert toll
    assert weighed
    assert all(isinstance(told, set) and told <= flood for told in weighed)
    made.clear()
    ruled(folder, "place", [claim.id for claim in Case.open(folder).claims].index(min(flood)))
    Case.open(folder).shelve()
    assert {name for name, _ in made} == {"finding", "encoded"}
    assert all(isinstance(told, set) and told <= flood for name, told in made if name == "finding")
