"""Coverage-guided fuzzing with atheris: `python -m tests.fuzz.running FOLDER --runs N --seconds N [TARGET…]`.

Each target is run in a process of its own, forked when the words are loaded; its inputs of interest and what it said
stay in FOLDER. What ends a run is told, with the file of the input; the code is then 1.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from pathlib import Path
from typing import NoReturn

import atheris

with atheris.instrument_imports(include=["whosays"], enable_loader_override=False):
    from tests.fuzz import corpus, targets

SLOWEST = 10
"""Seconds that one input may take in an instrumented process, on a machine that has other things to do."""
LARGEST = 4_096
"""Bytes of an input: what grows worse than in step with its length is for `test_pumping.py` and the bombs."""


def main() -> int:
    """Runs what the command line names; gives 1 where something was found."""
    wanted = argparse.ArgumentParser()
    wanted.add_argument("folder", type=Path)
    wanted.add_argument("--runs", type=int, default=1_000_000)
    wanted.add_argument("--seconds", type=int, default=0, help="at most so many for each target; 0: no limit")
    wanted.add_argument("target", nargs="*", default=list(targets.TARGETS))
    told = wanted.parse_intermixed_args()
    names = told.target or list(targets.TARGETS)
    return int(any([_run(name, told.folder, (told.runs, told.seconds)) for name in names]))  # noqa: C419 - all are run


def _run(name: str, folder: Path, limits: tuple[int, int]) -> bool:
    """Runs one target and tells what came of it; whether anything was found."""
    folder = folder.absolute()
    (folder / name).mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        _fuzz(name, folder, limits)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    said = (folder / f"{name}.log").read_text("utf-8", "replace")
    executed = re.findall(r"stat::number_of_executed_units: *(\d+)", said) or re.findall(r"^#(\d+)\s", said, re.M)
    count = int(executed[-1]) if executed else 0
    seconds = time.monotonic() - began
    verdict = "nothing found" if code == 0 else f"ENDED WITH {code}: see {folder / name}.log"
    sys.stdout.write(f"{name:12} {count:>10,} executions {seconds:>8,.0f} s   {verdict}\n")
    sys.stdout.flush()
    return code != 0


def _fuzz(name: str, folder: Path, limits: tuple[int, int]) -> NoReturn:
    """The child: everything that it says goes to a file."""
    log = os.open(folder / f"{name}.log", os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    seeds = corpus.laid_out(name, folder / f"{name}.seeds")
    runs, seconds = limits
    options = [
        f"-runs={runs}", f"-max_total_time={seconds}", f"-timeout={SLOWEST}", f"-max_len={LARGEST}",
        "-rss_limit_mb=4000", "-print_final_stats=1", f"-artifact_prefix={folder}/{name}-", "-seed=1",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], str(folder / name), str(seeds), *options], targets.TARGETS[name])
    atheris.Fuzz()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
