"""How long estimates take: questions of made-up claims, from a few to many, at one time and over a year.

    python benchmarks/estimating.py [--questions 10000] [--whole 10000] [--case 10000] [--profile]

Claims are made without reading texts, always the same ones, and go in as `whosays reconcile` takes them. Prints a row a
kind of question: the seconds of one core for best and bands, for these with each root left out in turn, and the bars of
the plan. With `--questions` also so many small questions at one time; with `--whole` the same as a user would, by
`whosays reconcile` on a file, all at one time and half of them counts in time; with `--case` as rows of an analyst in a
case, which is built, and built again when one row more has come. Those print seconds by the clock and of all cores.
"""

from __future__ import annotations

import argparse
import cProfile
import csv
import json
import math
import os
import pstats
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from whosays.reconcile import estimating, findings  # noqa: E402 - this very tree is measured

Record = dict[str, Any]
TIMES = 3
"""Runs of each; the fastest counts, for others may use the machine."""
ALONE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT / "src")}
KINDS = (
    ("at one time", 30, None, 4, 0.3, None),
    ("at one time, small", 5, None, 3, None, None),
    ("a growing count, three blocs", 30, "cumulative", 3, 0.5, 2.0),
    ("a growing count, small", 5, "cumulative", 3, None, None),
    ("a stock, three blocs", 12, "stock", 3, None, None),
)
"""Name, claims, kind of measure, blocs, and the bars in seconds: for best and bands, and with each root left out."""


def made(question: int, count: int, kind: str | None, blocs: int) -> list[Record]:
    """The claims of one question: each of its own root, a bloc's with its bias, every fifth a bound."""
    dice = random.Random(question)  # noqa: S311 - the same every time is what is wanted
    bias = [dice.gauss(0, 0.25) for _ in range(blocs)]
    found: list[Record] = []
    for number in range(count):
        grown = 1 + number / count if kind == "cumulative" else 1.0
        value = round(1000 * math.exp(bias[number % blocs] + dice.gauss(0, 0.3)) * grown)
        record: Record = {"question": str(question), "low": value, "high": value if number % 5 else None}
        record |= {"unit": "person", "root": f"r{number}", "bloc": f"b{number % blocs}"}
        day = 1 + (number * 360) // count
        record |= {"kind": kind, "as_of": f"2024-{1 + day // 31:02}-{1 + day % 28:02}"} if kind else {}
        found.append(record)
    return found


def seconds(records: Sequence[Record], *, leaving: bool) -> float:
    """The seconds of one core that the findings of `records` take, at best of some runs."""
    kept = estimating.MOST_LEFT_OUT
    estimating.MOST_LEFT_OUT = kept if leaving else 0
    taken = []
    for _ in range(TIMES):
        began = time.process_time()
        findings(records)
        taken.append(time.process_time() - began)
    estimating.MOST_LEFT_OUT = kept
    return min(taken)


def ran(*words: str | Path) -> tuple[float, float, str]:
    """Runs the program: seconds by the clock, seconds of all cores, and what it told."""
    began, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", "from whosays.cli import main; main()", *map(str, words)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | ALONE)
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    cores = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
    return time.perf_counter() - began, cores, done.stderr


def by_reconcile(count: int) -> None:
    """Prints how long `whosays reconcile` takes for `count` questions, at one time and half of them counts in time."""
    with tempfile.TemporaryDirectory() as folder:
        for name, kinds in (("at one time", (None,)), ("half counts in time", (None, "cumulative"))):
            file = Path(folder) / "claims.jsonl"
            records = (record for each in range(count) for record in made(each, 5, kinds[each % len(kinds)], 3))
            file.write_text("".join(f"{json.dumps(record)}\n" for record in records), "utf-8")
            clock, cores, _ = ran("reconcile", file, "--format", "jsonl", "-q")
            told = f"{clock:.0f}s by the clock, {cores:.0f}s of all cores"
            print(f"reconcile, {count:,} questions of five claims, {name}: {told} (bar: 10,000 in 600s of two cores)")


def in_a_case(count: int) -> None:
    """Prints how long a case of so many questions takes to be built, and again when a row more has come."""
    with tempfile.TemporaryDirectory() as folder:
        case, sheet = Path(folder) / "case", Path(folder) / "rows.csv"
        rows = [
            {"figure": record["low"], "measure": f"things of kind {number}", "speaker": f"body {record['root']}"}
            for number in range(count)
            for record in made(number, 5, None, 3)
        ]
        _write(sheet, rows)
        ran("init", case)
        print(
            f"case, {len(rows):,} rows of {count:,} questions: added in {ran('add', case, '--claims', sheet)[0]:.0f}s"
        )
        one = Path(folder) / "one.csv"
        for what in ("built", "built again with a row more"):
            clock, cores, told = ran("build", case)
            weighed = next((line for line in told.splitlines() if line.startswith("weighing")), "weighing nothing")
            print(f"case, {what}: {clock:.0f}s by the clock, {cores:.0f}s of all cores, {weighed}")
            _write(one, [{"figure": 1234, "measure": "things of kind 0", "speaker": "another body"}])
            ran("add", case, "--claims", one)


def _write(file: Path, rows: Sequence[Record]) -> None:
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--questions", type=int, default=0, help="also so many questions of five claims")
    parser.add_argument("--whole", type=int, default=0, help="also so many by `whosays reconcile`, then half in time")
    parser.add_argument("--case", type=int, default=0, help="also so many in a case that is built twice")
    parser.add_argument("--profile", action="store_true", help="print where the time of a growing count goes")
    arguments = parser.parse_args()
    findings(made(0, 3, None, 2))  # what is loaded once is loaded
    print(f"{'question':32} {'claims':>6} {'bands':>8} {'bar':>5} {'each left out':>14} {'bar':>5}")
    for name, count, kind, blocs, bar, whole in KINDS:
        records = made(1, count, kind, blocs)
        bands, left = seconds(records, leaving=False), seconds(records, leaving=True)
        told = f"{name:32} {count:>6} {bands:>7.2f}s {bar or '':>5} {left:>13.2f}s {whole or '':>5}"
        print(told.rstrip())
    if arguments.questions:
        many = [record for number in range(arguments.questions) for record in made(number, 5, None, 3)]
        began = time.process_time()
        findings(many)
        took = time.process_time() - began
        print(f"{arguments.questions:,} questions of five claims: {took:.0f}s of one core (bar: 10,000 in 1,200s)")
    if arguments.whole:
        by_reconcile(arguments.whole)
    if arguments.case:
        in_a_case(arguments.case)
    if arguments.profile:
        profile = cProfile.Profile()
        profile.runcall(findings, made(1, 30, "cumulative", 3))
        pstats.Stats(profile).sort_stats("tottime").print_stats(20)
    return 0


if __name__ == "__main__":
    sys.exit(main())
