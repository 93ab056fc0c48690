"""Polls before elections held against the votes that came: the estimate beside the mean, and a band of fixed width.

    python evaluation/polls.py

A question is the lead in one election, a root a pollster (../shared/suites/polls538_to2016.jsonl). The baseline is the
mean of the polls, give or take what would have served best in all earlier years. The model's one constant for polls was
fitted on elections before 2004; the years from 2004 on are scored. Exit code 1 where a bar is missed.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whosays.reconcile import findings

SUITE = Path(__file__).resolve().parents[2] / "shared" / "suites" / "polls538_to2016.jsonl"
FIRST_SCORED = 2004
MISS = 20.0
"""What a unit outside a 90 % band costs: 2 / 0.1 (Gneiting and Raftery, 2007)."""
WIDTHS = [step / 4 for step in range(8, 100)]
BELOW_BASELINE = 0.96
COVERAGE = (0.86, 0.94)
ERROR = 1.01


@dataclass(frozen=True, slots=True)
class Answer:
    """One election: its year, the vote, and what was said of it."""

    year: int
    truth: float
    best: float
    low: float
    high: float

    @property
    def cost(self) -> float:
        """The interval score, lower is better."""
        out = max(self.low - self.truth, 0) + max(self.truth - self.high, 0)
        return self.high - self.low + MISS * out


def main() -> int:
    if not SUITE.exists():
        print(f"skipped: {SUITE} is not there")
        return 0
    questions = [json.loads(line) for line in SUITE.read_text("utf-8").splitlines()]
    with ProcessPoolExecutor(2) as pool:
        ours = [each for each in pool.map(answered, questions, chunksize=10) if each.year >= FIRST_SCORED]
    means = [mean_of(question) for question in questions]
    baseline = [
        banded(each, best_width([m for m in means if m.year < each.year]))
        for each in means
        if each.year >= FIRST_SCORED
    ]
    for name, answers in (("whosays", ours), ("mean ± c of earlier years", baseline)):
        print(f"{name:26} {score(answers)}")
    cost, error = mean(ours, "cost") / mean(baseline, "cost"), absolute(ours) / absolute(baseline)
    share = covered(ours)
    print(f"interval score {cost - 1:+.1%} of the baseline's (at most {BELOW_BASELINE - 1:+.0%})")
    print(f"coverage {share:.3f} ({COVERAGE[0]}–{COVERAGE[1]}); error {error:.3f} of the mean's (at most {ERROR})")
    return int(cost > BELOW_BASELINE or not COVERAGE[0] <= share <= COVERAGE[1] or error > ERROR)


def answered(question: dict[str, Any]) -> Answer:
    """What the estimate says; an election with polls of one pollster has none and takes its figure for all three."""
    claims = [
        {"question": "lead", "unit": "percent", "scale": "linear", "low": poll["margin"], "high": poll["margin"],
         "speaker": poll["source"], "root": poll["source"], "as_of": poll["date"]}
        for poll in question["claims"] if poll["margin"] is not None
    ]  # fmt: skip
    found = findings(claims)[0]
    low, high = found["envelope"] if found["best"] is None else (found["low"], found["high"])
    best = (low + high) / 2 if found["best"] is None else found["best"]
    return Answer(_year(question), question["gold"]["margin"], best, low, high)


def mean_of(question: dict[str, Any]) -> Answer:
    middle = statistics.mean(poll["margin"] for poll in question["claims"] if poll["margin"] is not None)
    return Answer(_year(question), question["gold"]["margin"], middle, middle, middle)


def _year(question: dict[str, Any]) -> int:
    return int(question["as_of"][:4])


def banded(answer: Answer, width: float) -> Answer:
    return Answer(answer.year, answer.truth, answer.best, answer.best - width, answer.best + width)


def best_width(earlier: Sequence[Answer]) -> float:
    """The half-width that would have cost least."""
    return min(WIDTHS, key=lambda width: mean([banded(each, width) for each in earlier], "cost"))


def mean(answers: Sequence[Answer], name: str) -> float:
    return float(statistics.mean(getattr(answer, name) for answer in answers))


def absolute(answers: Sequence[Answer]) -> float:
    return statistics.mean(abs(answer.best - answer.truth) for answer in answers)


def covered(answers: Sequence[Answer]) -> float:
    return statistics.mean(answer.low <= answer.truth <= answer.high for answer in answers)


def score(answers: Sequence[Answer]) -> str:
    return (
        f"{len(answers)} elections  interval score {mean(answers, 'cost'):.2f}  "
        f"coverage {covered(answers):.3f}  mean error {absolute(answers):.3f}"
    )


if __name__ == "__main__":
    sys.exit(main())
