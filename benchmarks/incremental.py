"""What one document more, one ruling, and its undoing cost beside a build of everything, stage by stage.

    python benchmarks/incremental.py [--documents 1000] [--claims 5] [--keep FOLDER] [--profile STEP]

The case is made of the texts of `workbench_case.py`, read and weighed by the stages that ship, all in one process.
Prints a row a stage: seconds of the processor for a build of everything from an empty ledger, then for the same with
nothing changed, with a document added, with a ruling on one figure, with that ruling undone; at the end each as a share
of the whole, and whether the last ledger is, byte for byte, what a build from nothing makes of the same case (--same).
What a stage waits for the store counts as the store's. With --keep the case is kept as it is after the build of
everything, and used again; --profile prints where the time of one step goes.
"""

from __future__ import annotations

import argparse
import cProfile
import functools
import inspect
import json
import pstats
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from benchmarks.workbench_case import texts  # noqa: E402 - this very tree is measured
from whosays import Case  # noqa: E402
from whosays.model.claim import Claim  # noqa: E402
from whosays.model.decision import Action  # noqa: E402
from whosays.model.identity import ID_LENGTH  # noqa: E402
from whosays.pipeline import ShippedStages  # noqa: E402
from whosays.store.protocol import Kind  # noqa: E402
from whosays.store.sqlite import SqliteStore  # noqa: E402
from whosays.workspace import case as case_module  # noqa: E402
from whosays.workspace import shelving  # noqa: E402
from whosays.workspace.bench import bench_of  # noqa: E402
from whosays.workspace.holdings import LEDGER, OnDisk  # noqa: E402

STAGES = (
    *("document", "reading", "settled", "questions", "traced", "lineage", "finding", "checks", "compared"),
    *("timeline", "conversions", "in_house"),
)
"""The stages of the path, in its order."""
SHELF, ROWS, STORE, CUSTODY, REST = "shelf", "rows of the shelf", "store", "custody", "the rest of the path"
MORE = (SHELF, ROWS, STORE, CUSTODY)
WATCHED: tuple[tuple[Any, tuple[str, ...], str], ...] = (
    (ShippedStages, STAGES, ""),
    (SqliteStore, ("add", "get", "each", "waiting", "some", "keep", "page"), STORE),
    (OnDisk, ("inputs", "unreadable"), CUSTODY),
    (case_module, ("shelve", "page_entries"), SHELF),
    (shelving, ("_rows", "_told", "_leaves", "_settled", "_checks"), ROWS),
)
"""What the clock looks at: whose methods, and what their time is called, if not as they are."""
STEPS = ("whole", "nothing", "document", "ruling", "undone")
"""What is measured: a build of everything, then one after each change."""
WOUNDED, TIMES, ABOUT = "wounded", "times.json", "about"
Times = dict[str, float]


class Clock:
    """Seconds of the processor by what they were spent on; what is asked for within something counts by itself."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._on = [REST]
        self._last = time.process_time()

    @contextmanager
    def on(self, name: str) -> Iterator[None]:
        """Counts what is done within for `name`."""
        self.tick()
        self._on.append(name)
        try:
            yield
        finally:
            self.tick()
            self._on.pop()

    def tick(self) -> None:
        """Counts the time since the last tick."""
        now = time.process_time()
        self.seconds[self._on[-1]] += now - self._last
        self._last = now


CLOCK = Clock()


def timed(owner: Any, method: str, name: str) -> None:
    """Lets the clock count what `method` of `owner` takes under `name`, whether it answers at once or bit by bit."""
    function: Callable[..., Any] = getattr(owner, method)

    @functools.wraps(function)
    def counted(*given: Any, **named: Any) -> Any:
        if inspect.isgeneratorfunction(function):
            return _bit_by_bit(function(*given, **named), name)
        with CLOCK.on(name):
            return function(*given, **named)

    setattr(owner, method, counted)


def _bit_by_bit(steps: Iterator[Any], name: str) -> Iterator[Any]:
    while True:
        with CLOCK.on(name):
            try:
                found = next(steps)
            except StopIteration:
                return
        yield found


def measured(folder: Path, *, profiled: bool = False) -> Times:
    """Seconds of the processor, by what they are spent on, of what brings the case in `folder` up to date, in a process
    of its own: what another one has at hand tells nothing of a case that is taken up again."""
    given = [sys.executable, __file__, "--take", str(folder), *["--profiled"] * profiled]
    run = subprocess.run(given, check=True, stdout=subprocess.PIPE, text=True)
    *lines, last = run.stdout.splitlines()
    print(*lines, sep="\n", end="\n" * bool(lines))
    found: Times = json.loads(last)
    return found


def take(folder: Path, *, profiled: bool) -> None:
    """Brings the case in `folder` up to date; prints what `measured` wants. What is loaded once is loaded before."""
    Case.transient([], [("a.txt", b"The mayor said 12 people were killed in Osk.")]).account  # noqa: B018
    for owner, methods, name in WATCHED:
        for method in methods:
            timed(owner, method, name or method)
    profile = cProfile.Profile()
    CLOCK.tick()
    CLOCK.seconds.clear()
    if profiled:
        profile.enable()
    Case.open(folder).shelve()
    profile.disable()
    CLOCK.tick()
    if profiled:
        for order in ("tottime", "cumtime"):
            pstats.Stats(profile).sort_stats(order).print_stats(60)
    print(json.dumps(CLOCK.seconds))


def added(folder: Path, documents: int, claims: int, first: int = 0) -> None:
    """Adds the made texts from number `first` on, so many, to the case in `folder`."""
    with TemporaryDirectory() as aside:
        place = Path(aside) / "texts"
        place.mkdir()
        for name, text in islice(texts(first + documents, claims), first, None):
            (place / name).write_text(text, "utf-8")
        Case.open(folder).add([place])


def forgotten(folder: Path) -> None:
    """Deletes the ledger: all of it can be derived again."""
    for file in folder.glob("ledger.sqlite*"):
        file.unlink()


def ruled(folder: Path, action: Action, *about: str) -> str:
    """Rules on the case in `folder`; gives the id of the decision."""
    bench = bench_of(Case.open(folder))
    assert bench is not None  # noqa: S101
    docket = bench.docket(bench.account([each for each in about if len(each) == ID_LENGTH]))
    return docket.keep(docket.proposed(action, about), "to be measured", "bench").id


def a_claim(folder: Path) -> str:
    """The id of a claim in the middle of the case that is not of the wounded."""
    with closing(SqliteStore(folder / LEDGER)) as store:
        claims = [name for name, claim in islice(store.each(Kind.CLAIMS, Claim), 50) if claim.measure != WOUNDED]
    return claims[len(claims) // 2]


def rows(folder: Path) -> Iterator[tuple[object, ...]]:
    """All that the ledger holds, table by table and in order."""
    with closing(sqlite3.connect(folder / LEDGER)) as ledger:
        for (table,) in ledger.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall():
            if table != ABOUT:
                yield from ((table, *row) for row in sorted(ledger.execute(f"SELECT * FROM {table}"), key=repr))  # noqa: S608


def told(name: str, times: Mapping[str, Times]) -> None:
    """Prints a row."""
    print(f"{name:<22}" + "".join(f"{step.get(name, 0.0):>11.2f}" for step in times.values()), flush=True)


def main() -> int:
    """Makes the case, changes it, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--claims", type=int, default=5, help="in each document")
    parser.add_argument("--keep", type=Path, help="the case once built; used again where it is there")
    parser.add_argument("--profile", choices=STEPS, help="print where the time of a step goes")
    parser.add_argument("--same", action="store_true", help="hold the last ledger against a build from nothing")
    parser.add_argument("--take", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--profiled", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.take:
        take(given.take, profiled=given.profiled)
        return 0
    with TemporaryDirectory() as aside:
        folder = Path(aside) / "case"
        return run(folder, given)


def run(folder: Path, given: argparse.Namespace) -> int:
    """The build of everything and one after each change; 1 where the last is not as a build from nothing."""
    before = first(folder, given)
    figure, decided = a_claim(folder), list[str]()
    changes: dict[str, Callable[[], object]] = {
        "nothing": lambda: None,
        "document": lambda: added(folder, 1, given.claims, given.documents),
        "ruling": lambda: decided.append(ruled(folder, Action.MEASURE, figure, WOUNDED)),
        "undone": lambda: ruled(folder, Action.UNDO, decided[0]),
    }
    times = {"whole": before}
    for step, change in changes.items():
        change()
        times[step] = measured(folder, profiled=given.profile == step)
    print(f"{'seconds':<22}" + "".join(f"{step:>11}" for step in times))
    for name in (*STAGES, *MORE, REST):
        told(name, times)
    sums = {step: sum(each.values()) for step, each in times.items()}
    print(f"{'in all':<22}" + "".join(f"{each:>11.2f}" for each in sums.values()))
    print(f"{'share of the whole':<22}" + "".join(f"{each / sums['whole']:>11.1%}" for each in sums.values()))
    if not given.same:
        return 0
    here = list(rows(folder))
    forgotten(folder)
    measured(folder)
    same = here == list(rows(folder))
    print("the ledger is " + ("the same as" if same else "NOT the same as") + " one of a build from nothing")
    return int(not same)


def first(folder: Path, given: argparse.Namespace) -> Times:
    """The case with all documents but the last, built; the one that is kept, if there is one."""
    kept: Path | None = given.keep
    if kept is not None and kept.exists():
        shutil.copytree(kept, folder)
        found: Times = json.loads((folder / TIMES).read_text("utf-8"))
        return found
    Case.create(folder, "A case for measuring")
    with (folder / "case.toml").open("a", encoding="utf-8") as settings:
        settings.write("\n[build]\nprocesses = 1\n")
    added(folder, given.documents, given.claims)
    forgotten(folder)
    times = measured(folder, profiled=given.profile == "whole")
    if kept is not None:
        shutil.copytree(folder, kept)
        (kept / TIMES).write_text(json.dumps(times), "utf-8")
    return times


if __name__ == "__main__":
    sys.exit(main())
