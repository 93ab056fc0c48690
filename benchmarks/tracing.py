"""How long linking and tracing take by the number of claims: made-up statements, relays, and figures that look alike.

    python benchmarks/tracing.py [--claims 10000 30000 100000] [--profile]

Claims are made without reading texts, always the same ones. Half of them relay a claim of an earlier paper and name it;
figures, speakers and measures recur as they do in a case about one war. Prints a row a size: CPU seconds of linking and
of tracing, milliseconds a claim of both, questions, origins, edges, and the most memory that was held so far; what is
linear has about one number of milliseconds in every row.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from whosays import link, trace  # noqa: E402 - this very tree is measured
from whosays.lexicon import load  # noqa: E402
from whosays.model.claim import Claim, Speaker  # noqa: E402
from whosays.model.document import Evidence  # noqa: E402
from whosays.model.mention import Attribution  # noqa: E402
from whosays.model.quantity import PERSON, Qualifier, Quantity  # noqa: E402
from whosays.trace.papers import Paper  # noqa: E402

SIZES = (10_000, 30_000, 100_000)
KILOBYTES = 1024 if sys.platform == "linux" else 1024**2
"""What the system counts memory in, of a megabyte: kilobytes, on a Mac bytes."""
IN_A_PAPER = 6
DAYS = 1_500
PLACES = [
    f"{a}{b}"
    for a in ("Kar", "Vel", "Os", "Tol", "Dor", "Lom", "Bren", "Sev")
    for b in ("mek", "ka", "tra", "holm", "ran")
]
BODIES = (
    "General Staff",
    "Ministry of Defence",
    "Ministry of Health",
    "Governor's Office",
    "Red Cross",
    "Border Guard",
)
PAPERS = ("Courier", "Gazette", "Wire", "Tribune", "Herald", "Radio", "Lantern", "Post")
MEASURES = {
    "killed": "soldiers were killed",
    "wounded": "people were wounded",
    "displaced": "people were displaced",
    "missing": "people were missing",
}
RELAYED = 0.5
RECENT = 400
"""Statements that papers still relay."""
MORE = (
    "after the fighting near the river had gone on through the night and into the morning",
    "while the road to the north was closed and the bridge could not be used by anybody",
    "and the hospitals of the region asked for blood, for bandages and for more doctors",
    "as trucks with food and water waited at the border for the permission to go on",
)


@dataclass(frozen=True)
class Told:
    """What a statement tells: who said it where, how many of whom, and the paper that had it first."""

    paper: str
    speaker: str
    place: str
    measure: str
    figure: int

    def sentence(self, more: str) -> str:
        """The statement as its paper has it."""
        return f"The {self.speaker} said {self.figure:,} {MEASURES[self.measure]} in {self.place} {more}."

    def relayed(self, more: str) -> str:
        """The statement as another paper gives it again."""
        counted = f"{self.figure:,} {MEASURES[self.measure]} in {self.place}"
        return f"{counted} {more}, the {self.speaker} said, {self.paper} reported."


def made(count: int) -> tuple[list[Claim], dict[str, Paper]]:
    """So many claims with their papers, always the same."""
    dice = random.Random(20261130)  # noqa: S311 - the same every time is what is wanted
    claims: list[Claim] = []
    papers: dict[str, Paper] = {}
    told: list[Told] = []
    while len(claims) < count:
        name = f"{dice.choice(PLACES)} {dice.choice(PAPERS)}"
        document = sha256(f"{len(papers)}".encode()).hexdigest()
        day = date(2022, 1, 1) + timedelta(days=len(papers) * DAYS * IN_A_PAPER // count)
        at, texts = 0, []
        for sentence, statement in _sentences(dice, told, name):
            claims.append(_claim(document, at, sentence, statement))
            texts.append(sentence)
            at += len(sentence) + 1
        papers[document] = Paper(document=document, day=day, names=(name,), text=" ".join(texts))
    return claims[:count], papers


def _sentences(dice: random.Random, told: list[Told], name: str) -> Iterator[tuple[str, Told]]:
    for _ in range(IN_A_PAPER):
        if told and dice.random() < RELAYED:
            old = dice.choice(told[-RECENT:])
            yield old.relayed(dice.choice(MORE)), old
            continue
        speaker, place = f"{dice.choice(BODIES)} of {dice.choice(PLACES)}", dice.choice(PLACES)
        figure = dice.choice((dice.randrange(10, 99_999), dice.randrange(1, 99) * 100))
        told.append(Told(name, speaker, place, dice.choice(sorted(MEASURES)), figure))
        yield told[-1].sentence(dice.choice(MORE)), told[-1]


def _claim(document: str, at: int, sentence: str, told: Told) -> Claim:
    words = f"{told.figure:,}"
    start = at + sentence.index(words)
    value = Decimal(told.figure)
    return Claim(
        evidence=_evidence(document, start, words),
        sentence=_evidence(document, at, sentence),
        quantity=Quantity(qualifier=Qualifier.EXACT, low=value, high=value, unit=PERSON),
        measure=told.measure,
        speakers=(Speaker(words=told.speaker),),
        attribution=Attribution.NAMED,
    )


def _evidence(document: str, start: int, words: str) -> Evidence:
    return Evidence(
        document=document,
        text_version="made/1",
        start=start,
        end=start + len(words),
        exact=words,
        before="",
        after="",
        place="",
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--claims", type=int, nargs="+", default=SIZES, help="how many claims")
    parser.add_argument("--profile", action="store_true", help="print where the time of the last size goes")
    arguments = parser.parse_args()
    pack = load().pack
    trace.traced(*made(60), pack)  # what is loaded once is loaded
    heads = ("link s", "ms a claim", "trace s", "ms a claim", "questions", "origins", "edges", "MB")
    print(f"{'claims':>9}" + "".join(f" {head:>10}" for head in heads))
    for count in arguments.claims:
        claims, papers = made(count)
        began = time.process_time()
        asked = link.questions(
            claims, pack, {name: link.Paper(paper.text, paper.day) for name, paper in papers.items()}
        )
        linked = time.process_time() - began
        profile = cProfile.Profile()
        if arguments.profile and count == arguments.claims[-1]:
            profile.enable()
        began = time.process_time()
        found = trace.traced(claims, papers, pack)
        took = time.process_time() - began
        profile.disable()
        seconds = "".join(f" {each:>10.2f} {1000 * each / count:>10.3f}" for each in (linked, took))
        held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // KILOBYTES
        print(f"{count:>9,}{seconds} {len(asked):>10,} {len(found.origins):>10,} {len(found.edges):>10,} {held:>10,}")
        if arguments.profile and count == arguments.claims[-1]:
            pstats.Stats(profile).sort_stats("tottime").print_stats(28)
    return 0


if __name__ == "__main__":
    sys.exit(main())
