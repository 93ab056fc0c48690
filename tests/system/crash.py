"""Ends processes with `kill -9` while they work on a case, at calls of the disk and at moments that chance picks, and looks
what is left: `python -m tests.system.crash --kills 200`. Ends with 1 where anything was lost.

The steps of `tests.custody.days` run in children of a process that has everything imported; `serve` is the program
itself, to which rulings are sent until it dies. What counts as acknowledged is what the child, or the server, said
was done.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import httpx

from tests.custody import days
from tests.custody.disk import Deadly
from whosays.custody import decisions, manifest
from whosays.errors import WhosaysError
from whosays.workspace import Case
from whosays.workspace.auditing import audited

PHASES = ("add", "build", "decide", "report", "export", "bundle", "receive")
SERVE = "serve"
SERVE_EVERY = 10
"""Every so manieth kill is of the server: it takes seconds to start."""
CALLS = 45
"""Calls of the disk among which one is picked: as many as most steps make."""
PATIENCE = 120.0
TEXT = "Tarn News\n3 March 2025\n\nThe Directorate of Records said 3,140 soldiers were killed in Osk.\n"


class LossError(Exception):
    """Something that was acknowledged is gone, or something half-written is seen."""


def crashed(before: Path, now: Path, phase: str, chance: random.Random, lasts: float) -> bool:
    """Runs the step `phase` in a child on `now`, a copy of `before`, and ends it; tells whether it was done before."""
    shutil.copytree(before, now)
    at_call = chance.random() < 0.5
    heard, telling = os.pipe()
    child = os.fork()
    if child == 0:
        _work(now, phase, telling, Deadly(chance.randrange(1, CALLS)) if at_call else None)
    os.close(telling)
    if not at_call:
        time.sleep(chance.random() * lasts)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    with os.fdopen(heard, "rb") as ears:
        done = ears.read() == b"done"
    os.waitpid(child, 0)
    return done


def _work(folder: Path, phase: str, telling: int, disk: Deadly | None) -> None:
    """What the child does; it never returns."""
    code = 1
    try:
        if disk:
            with disk.in_place():
                days.STEPS[phase].act(folder)
        else:
            days.STEPS[phase].act(folder)
        os.write(telling, b"done")
        code = 0
    finally:
        os._exit(code)


def looked_at(before: Path, now: Path, undisturbed: Path, phase: str, *, done: bool) -> None:
    """Raises LossError where something is not as it must be: at once, and after the step was done again."""
    try:
        days.nothing_is_lost(before, now)
        if done and phase == "add":
            held = {each.name for each in manifest.load(now / "case").held}
            _must("two.txt" in held, "a document that was acknowledged")
        if done and phase == "decide":
            _must(bool(decisions.head(decisions.file_of(now / "case", "ada"))), "a decision that was acknowledged")
        if phase == "receive" and (now / "received").exists():
            shutil.rmtree(now / "received")
        days.STEPS[phase].act(now)
        days.all_is_well(now)
        _must(days.found(now) == days.found(undisturbed), "what the case came to")
        _must(days.report_of(now / "report") == days.report_of(undisturbed / "report"), "the report")
    except (WhosaysError, OSError, AssertionError) as fault:
        raise LossError(f"{phase}: {type(fault).__name__}: {fault}") from fault


def _must(holds: bool, what: str) -> None:
    if not holds:
        raise LossError(f"{what} is lost")


def served(folder: Path, chance: random.Random) -> int:
    """Rules on a case in the workbench until its server is killed; gives how many rulings were acknowledged."""
    case = _case_of_texts(folder)
    claim = case.claims[0].id
    command = [sys.executable, "-c", "from whosays.cli import main; main()", "serve", str(folder / "case"), "--no-open"]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    kept = 0
    try:
        assert run.stdout is not None
        address, _, token = run.stdout.readline().strip().partition("/enter?token=")
        wanted, last = chance.randrange(1, 8), chance.random() * 0.2
        with httpx.Client(headers={"authorization": f"Bearer {token}"}, timeout=PATIENCE) as client:
            deadline = time.monotonic() + PATIENCE
            while kept < wanted and time.monotonic() < deadline:
                kept += _ruled(client, address, claim, kept)
            ending = subprocess.Popen(["sh", "-c", f"sleep {last:.3f}; kill -9 {run.pid}"])
            with suppress(httpx.HTTPError):
                while run.poll() is None:
                    kept += _ruled(client, address, claim, kept)
            ending.wait()
    finally:
        with suppress(ProcessLookupError):
            os.killpg(run.pid, signal.SIGKILL)
        run.wait()
    lines = decisions.load(folder / "case")
    _must(len([each for each in lines if each.author == "carl"]) >= kept > 0, f"one of {kept} rulings")
    Case.open(folder / "case").build()
    _must(audited(folder / "case").faults == (), "what belongs together")
    return kept


def _ruled(client: httpx.Client, address: str, claim: str, number: int) -> int:
    """Sends a ruling; 1 where it was acknowledged."""
    ruling = "accept" if number % 2 else "defer"
    asked = {"rulings": [{"ruling": ruling, "about": [claim]}], "why": f"look {number}", "by": "carl"}
    answer = client.post(f"{address}/rulings.json", json=asked)
    if answer.status_code == 503:
        time.sleep(0.2)
    return int(answer.status_code == 201)


def _case_of_texts(folder: Path) -> Case:
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, "utf-8")
    case = Case.create(folder / "case")
    case.add([folder / "a.txt"])
    case.shelve()
    return case


def measured(base: Path, place: Path) -> tuple[dict[str, tuple[Path, Path]], dict[str, float]]:
    """For each phase the state before and after it, undisturbed; and how long it takes, in seconds."""
    states, lasts = {}, {}
    for phase in PHASES:
        before, after = place / f"{phase}-before", place / f"{phase}-after"
        shutil.copytree(base, before)
        for each in days.STEPS[phase].before:
            each(before)
        shutil.copytree(before, after)
        began = time.monotonic()
        days.STEPS[phase].act(after)
        lasts[phase] = time.monotonic() - began
        states[phase] = before, after
    return states, lasts


def main() -> int:
    """Kills as often as asked, and tells what became of it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    told = asked.parse_args()
    chance, killed = random.Random(told.seed), Counter[str]()
    finished = rulings = 0
    with tempfile.TemporaryDirectory(prefix="crash-") as folder:
        place = Path(folder)
        states, lasts = measured(days.laid(place / "base"), place)
        for number in range(1, told.kills + 1):
            now = place / f"{number}"
            if number % SERVE_EVERY == 0:
                killed[SERVE] += 1
                rulings += served(now, chance)
            else:
                phase = PHASES[number % len(PHASES)]
                before, after = states[phase]
                done = crashed(before, now, phase, chance, lasts[phase])
                killed[phase] += not done
                finished += done
                looked_at(before, now, after, phase, done=done)
            shutil.rmtree(now)
    sys.stdout.write(
        json.dumps({"killed": dict(sorted(killed.items())), "came too late": finished, "rulings": rulings, "lost": 0})
        + "\n"
    )
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except LossError as fault:
        sys.stderr.write(f"LOST: {fault}\n")
        sys.exit(1)
