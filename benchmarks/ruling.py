"""How long it takes to tell what a ruling would change, by the number of claims of its question.

    python benchmarks/ruling.py [--claims 10 50 200]

Papers are made up, always the same ones: each has one figure of a question and one of another. Prints a row a ruling:
seconds of the processor, whether what is told is what a build would find, and how many questions it touches. Ends with
code 1 where a question of 50 claims takes longer than the bar.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from whosays import Case  # noqa: E402 - this very tree is measured
from whosays.model.decision import Action  # noqa: E402

BAR, OF_CLAIMS = 0.5, 50
"""Seconds for a question of so many claims (issue 7)."""
BODIES = (
    *("General Staff", "Ministry of Defence", "Ministry of Health", "Red Cross", "Border Guard"),
    *("Office for War Graves", "Directorate of Records", "Medical Association", "Governor of Osk"),
)


def papers(folder: Path, number: int) -> Iterator[Path]:
    """So many papers, each a day after the other."""
    chance = random.Random(3)  # noqa: S311 - always the same papers
    for n in range(number):
        day = f"{1 + n % 28} {('March', 'April', 'May')[n // 28 % 3]} 2025"
        killed = 3000 + 25 * chance.randrange(60)
        text = (
            f"Paper {n}\n{day}\n\n"
            f"The {BODIES[n % len(BODIES)]} said {killed:,} soldiers were killed in the Osk valley. "
            f"It counted about {2 * killed:,} wounded soldiers there.\n"
        )
        place = folder / f"p{n:04d}.txt"
        place.write_text(text, "utf-8")
        yield place


def measured(case: Case) -> float:
    """Tells each kind of ruling on the largest question; gives the longest time."""
    answer = max(case.questions, key=lambda each: len(each.question.answers))
    claims = answer.question.answers
    rulings: list[tuple[Action, tuple[str, ...]]] = [
        (Action.ACCEPT, (claims[0],)),
        (Action.NO_EVIDENCE, (claims[3],)),
        (Action.VALUE, (claims[4], "about 9,000")),
        (Action.SPEAKER, (claims[5], "author")),
        (Action.MEASURE, (claims[6], "wounded")),
        (Action.SAME_ROOT, (claims[1], claims[8])),
        (Action.OTHER_QUESTION, claims[2:6]),
    ]
    longest = 0.0
    for action, about in rulings:
        proposed = case.docket.proposed(action, about)
        began = time.process_time()
        look = case.docket.look(proposed)
        took = time.process_time() - began
        longest = max(longest, took)
        exact = "exact" if look.exact else "in part"
        print(f"{len(claims):>6} {action.value:<16} {took:>7.3f} {exact:<8} {len(look.moved):>3}")
    return longest


def main() -> int:
    """Measures, and compares with the bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[10, OF_CLAIMS, 200])
    missed = False
    print(f"{'claims':>6} {'ruling':<16} {'seconds':>7}")
    for number in parser.parse_args().claims:
        with TemporaryDirectory() as folder:
            case = Case.create(Path(folder) / "case")
            case.add(list(papers(Path(folder), number)))
            longest = measured(case)
            missed = missed or (longest > BAR and number <= OF_CLAIMS)
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
