"""The evaluation gate: measures what whosays reads and fails where a figure falls below its floor in floors.json.

    python evaluation/gate.py [--write-floors]

Scores the two seed documents with the scorers beside them, the passages of this repository on which rules are written
(dev, and the opened ones, held out until their first runs), and the grammar of figures and times on the suites
(../shared; skipped with a message where it is absent). Floors only rise: --write-floors raises those that were exceeded
and never lowers one.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
SHARED = HERE.parent.parent / "shared"
FLOORS = HERE / "floors.json"
OPENED = (
    "opened", "opened_second", "opened_third", "opened_fourth", "opened_fifth", "opened_sixth", "opened_seventh",
)  # fmt: skip
"""The folders of passages that were held out until their first runs."""
CEILINGS = frozenset({"non_claims_taken", "holding_called_failing", "flagged_of_untouched", "flagged_of_all_told"})
"""Figures of which less is better: their floor is a ceiling."""
Scores = list[tuple[str, dict[str, float]]]
"""Suites with their figures by name."""
STEP = 0.005
"""Floors are written rounded down to this step, so that they do not hang on the last digit."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--write-floors", action="store_true", help="raise the floors that were exceeded")
    arguments = parser.parse_args()
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    measured = {name: scores for name, scores in _measurements() if scores}
    fallen = _compare(measured, floors)
    if arguments.write_floors:
        FLOORS.write_text(json.dumps(_raised(measured, floors), indent=2, sort_keys=True) + "\n", "utf-8")
    return 1 if fallen else 0


def _measurements() -> Iterator[tuple[str, dict[str, float]]]:
    """What is measured, as many at a time as there are processors: what takes longest is begun first."""
    jobs = [
        _drafts,
        *(partial(_drafts, which, few=True) for which in ("second", "third")),
        *(partial(_relays, which) for which in ("", "second", "third", "fourth")),
        _suites,
        _seeds,
        *(partial(_passages, name) for name in ("dev", *OPENED)),
    ]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for scores in pool.map(_called, jobs):
            yield from scores


def _called(job: Callable[[], Scores]) -> Scores:
    return job()


def _seeds() -> Scores:
    if not SHARED.is_dir():
        print(f"seeds: skipped, {SHARED} is not there")
        return []
    gold = SHARED / "gold"
    with tempfile.TemporaryDirectory() as folder:
        claims, checks = run(SHARED / "seeds", Path(folder))
        return [
            ("seeds", scored(gold, gold / "seeds.jsonl", claims, questions=gold / "questions.json")),
            ("seed checks", _scored_checks(gold, checks)),
        ]


def _passages(name: str) -> Scores:
    if not SHARED.is_dir():
        print(f"{name}: skipped, the scorer lies in ../shared, which is not there")
        return []
    with tempfile.TemporaryDirectory() as folder:
        whole, known = passages(name, Path(folder))
    return [(name, whole), (f"{name}, measures with a fixed name", known)]


def _relays(which: str = "") -> Scores:
    from evaluation import relays

    if not which:
        return [("relays", relays.measure())]
    return [(f"relays, {which} set", relays.measure(f"relays_{which}"))]


def _drafts(which: str = "", *, few: bool = False) -> Scores:
    from evaluation import verifying

    each = verifying.FEW if few else verifying.EACH
    if not which:
        return [("drafts", verifying.measure(each=each))]
    return [(f"drafts, {which} set, in short", verifying.measure(f"drafts_{which}", each=each))]


def _suites() -> Scores:
    if not (SHARED / "suites").is_dir():
        print("suites: skipped, ../shared/suites is not there")
        return []
    from evaluation import suites_quantities, suites_times

    return [
        ("suites of figures", suites_quantities.measure()),
        ("suites of times", suites_times.measure()),
        ("suites of figures, other languages", suites_quantities.other_languages()),
        ("suites of times, other languages", suites_times.other_languages()),
    ]


def passages(name: str, work: Path) -> tuple[dict[str, float], dict[str, float]]:
    """The scores of the passages of a folder beside this file: of all claims, and of those whose measure the shared
    list of names knows, for which two annotators would use one name.
    """
    folder, scorer = HERE / name, SHARED / "gold"
    gold, questions = folder / "gold.jsonl", folder / "questions.json"
    claims, _ = run(folder, work / name)
    whole = scored(scorer, gold, claims, questions=questions if questions.exists() else None)
    return whole, scored(scorer, gold, claims, only=scorer / "metrics.txt")


def run(source: Path, out: Path, pattern: str = "*.txt") -> tuple[Path, Path]:
    """Builds a report on the documents of `source` and gives the paths of its claims and checks."""
    files = [str(path) for path in sorted(source.glob(pattern))]
    command = [str(Path(sys.executable).parent / "whosays"), "report", *files, "--out", str(out), "-q"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return out / "claims.jsonl", out / "checks.jsonl"


def scored(
    scorer: Path, gold: Path, claims: Path, questions: Path | None = None, only: Path | None = None
) -> dict[str, float]:
    command = [sys.executable, str(scorer / "score.py"), str(gold), str(claims), "--json"]
    command += ["--non-claims", str(gold.parent / "non_claims.jsonl")]
    command += ["--questions", str(questions)] if questions else []
    command += ["--only-metrics", str(only)] if only else []
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {name: value for name, value in json.loads(output).items() if isinstance(value, (int, float))}


def _scored_checks(scorer: Path, checks: Path) -> dict[str, float]:
    command = [sys.executable, str(scorer / "score_checks.py"), str(scorer), str(checks)]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {name: value for name, value in json.loads(output).items() if isinstance(value, (int, float))}


def _compare(measured: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> list[str]:
    fallen = []
    for suite, scores in measured.items():
        print(f"\n{suite}")
        for name, value in scores.items():
            floor = floors.get(suite, {}).get(name)
            below = floor is not None and (value > floor if name in CEILINGS else value < floor)
            wanted = "" if floor is None else f"  {'at most' if name in CEILINGS else 'floor'} {floor:g}"
            print(f"  {name:22} {value:8.3f}{wanted}{'   FELL' if below else ''}")
            if below:
                fallen.append(f"{suite}.{name}")
    missing = [f"{suite}.{name}" for suite in measured for name in floors.get(suite, {}) if name not in measured[suite]]
    for name in missing:
        print(f"{name}: has a floor and was not measured")
    print(f"\n{len(fallen) + len(missing)} below their floor")
    return fallen + missing


def _raised(measured: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    raised = {suite: dict(values) for suite, values in floors.items()}
    for suite, scores in measured.items():
        for name, old in raised.get(suite, {}).items():
            value = scores.get(name)
            if value is None:
                continue
            if name in CEILINGS:
                raised[suite][name] = min(old, value)
            else:
                raised[suite][name] = max(old, round(math.floor(value / STEP) * STEP, 4))
    return raised


if __name__ == "__main__":
    sys.exit(main())
