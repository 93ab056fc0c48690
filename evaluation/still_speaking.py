"""Fits the weights by which a speaker still speaks in a sentence that names nobody, and judges them on sets left out.

    python evaluation/still_speaking.py

Every figure of the opened sets that may be carried (`extract.still_speaking`) is read twice: as the author's, and as
that of the speaker of the sentence before; the gold says which of them it accepts. A logistic regression over the
reasons, with a standard normal prior so that a rare reason weighs little, gives their weights, rounded to a tenth.

The table shows, for each set, what weights fitted on all others do on it: figures that were carried rightly (the author
would have been wrong), either way (the gold accepts both) and wrongly; then the share of right sources of the set
without carrying, and with it. Last come the weights fitted on all sets, as the data of the language has them.
"""

from __future__ import annotations

import runpy
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from evaluation import gate  # noqa: E402 - this very tree is measured

SCORER = HERE.parent.parent / "shared" / "gold" / "score.py"
SETS = ("dev", *gate.OPENED)
PENALTY: Final = 1.0
"""The inverse variance of each weight beforehand, save that of the base, of which nothing is known."""
UNKNOWN: Final = 0.01
STEPS: Final = 25
"""Steps of Newton's method: it settles within ten."""
BOTH: Final = 0.3
"""How much a figure counts that the gold gives to the author and, as well, to the speaker: as carried, but little."""
BASE: Final = "base"
RUNS_ON: Final = "runs_on"
ALWAYS, NEVER = 1e6, -1e6
NOBODY = {"source": "author"}

if TYPE_CHECKING:
    from whosays.extract import Grammar


@dataclass(frozen=True, slots=True)
class Sample:
    """A figure that may be carried: of which set, for which reasons, and whether the gold accepts speaker and
    author."""

    of_set: str
    reasons: frozenset[str]
    speaker: bool
    author: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as read: its claim as the scorer has it, the reasons for which its speaker goes on, its sentence."""

    row: dict[str, Any]
    reasons: frozenset[str]
    sentence: int

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it stands, by which it is known again."""
        return self.row["document"], self.row["start"], self.row["end"]


def main() -> int:
    if not SCORER.is_file():
        print(f"skipped: the scorer lies in {SCORER}, which is not there")
        return 0
    reader = Reader()
    samples = [sample for name in SETS for sample in reader.samples(name)]
    print(f"{len(samples)} figures: {_counted(Counter((s.speaker, s.author) for s in samples))}\n")
    print(f"{'left out':14} {'right':>6} {'either':>6} {'wrong':>6}   {'source, nobody carried':>22} {'carried':>8}")
    total: Counter[str] = Counter()
    for name in SETS:
        weights = fitted([sample for sample in samples if sample.of_set != name])
        counts, score = reader.scored(name, weights)
        total += counts
        never = reader.scored(name, {BASE: NEVER})[1]
        print(f"{name:14} {counts['right']:6} {counts['either']:6} {counts['wrong']:6}   {never:22.3f} {score:8.3f}")
    print(f"{'all':14} {total['right']:6} {total['either']:6} {total['wrong']:6}\n")
    for reason, weight in fitted(samples).items():
        print(f"{reason} = {weight:.1f}")
    return 0


def fitted(samples: Sequence[Sample]) -> dict[str, float]:
    """The weight of each reason on the logit scale, rounded to a tenth: the likeliest after `samples` and the prior."""
    names = sorted({reason for sample in samples for reason in sample.reasons} - {BASE})
    facts = np.array([[1.0, *(float(name in sample.reasons) for name in names)] for sample in samples])
    carried = np.array([float(sample.speaker) for sample in samples])
    counts = np.array([BOTH if sample.speaker and sample.author else 1.0 for sample in samples])
    penalty = PENALTY * np.eye(len(names) + 1)
    penalty[0, 0] = UNKNOWN
    weights = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-facts @ weights))
        slope = facts.T @ (counts * (carried - likely)) - penalty @ weights
        bend = facts.T @ (facts * (counts * likely * (1 - likely))[:, None]) + penalty
        weights = weights + np.linalg.solve(bend, slope)
    return {name: round(float(weight), 1) for name, weight in zip((BASE, *names), weights, strict=True)}


class Reader:
    """Reads the sets with any weights, and knows their gold."""

    def __init__(self) -> None:
        from whosays import extract, lexicon

        self.lexicon = lexicon.load()
        self.grammar = extract.grammar(self.lexicon)
        self.score = SimpleNamespace(**runpy.run_path(str(SCORER)))

    def figures(self, name: str, weights: Mapping[str, float]) -> list[Figure]:
        """All figures of the set `name`, read with these weights."""
        known = self.grammar.voices
        voices = replace(known, still_speaking={**dict.fromkeys(known.still_speaking, 0.0), **weights})
        grammar = replace(self.grammar, voices=voices)
        return [figure for path in sorted((HERE / name).glob("*.txt")) for figure in self._read(path, grammar)]

    def samples(self, name: str) -> list[Sample]:
        """The figures of a set that may be carried: those that are where everybody is, but for what comes after a
        sentence in which nobody went on."""
        never = {each.place: each.row for each in self.figures(name, {BASE: NEVER})}
        found: list[Sample] = []
        accepted: dict[tuple[str, int], bool] = {}
        for gold, figure in self._pairs(name, self.figures(name, {BASE: ALWAYS})):
            if not figure.reasons:
                continue
            at = (figure.row["document"], figure.sentence)
            told = accepted[at] = self.score.same_source(gold, figure.row)
            if RUNS_ON not in figure.reasons or accepted.get((at[0], at[1] - 1), False):
                author = self.score.same_source(gold, never.get(figure.place, NOBODY))
                found.append(Sample(name, figure.reasons, told, author))
        return found

    def scored(self, name: str, weights: Mapping[str, float]) -> tuple[Counter[str], float]:
        """What is carried in a set with these weights, rightly, either way and wrongly, and the share of its right
        sources."""
        counts: Counter[str] = Counter()
        never = {each.place: each.row for each in self.figures(name, {BASE: NEVER})}
        pairs = self._pairs(name, self.figures(name, weights))
        for gold, figure in pairs:
            if figure.reasons:
                told = self.score.same_source(gold, figure.row)
                either = self.score.same_source(gold, never.get(figure.place, NOBODY))
                counts["wrong" if not told else "either" if either else "right"] += 1
        return counts, sum(self.score.same_source(gold, figure.row) for gold, figure in pairs) / len(pairs)

    def _pairs(self, name: str, figures: Sequence[Figure]) -> list[tuple[dict[str, Any], Figure]]:
        gold = self.score.rows(str(HERE / name / "gold.jsonl"))
        return [(gold[i], figures[j]) for i, j in sorted(self.score.match(gold, [each.row for each in figures]))]

    def _read(self, path: Path, grammar: Grammar) -> Iterator[Figure]:
        from whosays import extract, normalise, read
        from whosays.export.records import claim_record
        from whosays.model.document import Document
        from whosays.normalise import dating

        document = read.document(path.read_bytes(), path.name, read.ReadOptions())
        if not isinstance(document, Document):
            return
        found = extract.mentions(document, grammar)
        mentions = {(m.amount.start, m.amount.end): m for m in found.mentions}
        order = {start: place for place, start in enumerate(sorted({m.sentence.start for m in found.mentions}))}
        dated = dating.dated(document.found, document.text, found.times, grammar.telling, ())
        for claim in normalise.claims(document, found, self.lexicon, dated, None).claims:
            mention = mentions[claim.evidence.start, claim.evidence.end]
            why = frozenset(reason for reason, _ in mention.voice.still_speaking) if mention.voice else frozenset()
            row = claim_record(claim, {document.id: path.name})
            row |= {old: row[new] for new, old in self.score.OTHER_NAMES.items()}
            yield Figure(row, why, order[mention.sentence.start])


def _counted(of: Counter[tuple[bool, bool]]) -> str:
    told = f"{of[True, False]} to the speaker, {of[True, True]} to either, {of[False, True]} to the author"
    return f"the gold gives {told}, {of[False, False]} to somebody else"


if __name__ == "__main__":
    sys.exit(main())
