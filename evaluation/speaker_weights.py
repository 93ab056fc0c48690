"""Fits the weights by which whoever a draft names is another than who gave a figure; judges them on a set left out.

    python evaluation/speaker_weights.py [--whole]

The drafts of each set are true; in each figure that can be changed so another speaker of the draft takes the place of
the one who is named (see mutating.py). Each figure is held against the claims with its number (`trace.attributing`); it
is given to another if a name beside it is another's for every one of these. A logistic regression over the reasons of
the claim that a name likeliest gave, with a standard normal prior, gives their weights, rounded to a tenth.

The table shows what weights fitted on the other sets do on each: how many figures are given to another by mistake, and
how many exchanged speakers are found. With --whole each set is measured as in verifying.py by the weights of the
others, with all eight kinds of changes. Last come the weights of all sets, which `trace.weights.GIVEN` has.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evaluation import verifying
from whosays import verify
from whosays.model.verification import Verification
from whosays.trace import attributing
from whosays.trace.weights import ANOTHER_GAVE, GIVEN, Giving
from whosays.verify import judging
from whosays.verify.faults import Fault

MOST: Final = 80
"""Changes of a set, at most."""
PENALTY: Final = 1.0
UNKNOWN: Final = 0.01
"""The inverse variance of each weight beforehand, and that of the base, of which nothing is known."""
ROUNDS: Final = 4
"""Which name and claim are likeliest to be one hangs on the weights: they are fitted so many times."""
STEPS: Final = 25
LEAST: Final = float(np.log(ANOTHER_GAVE / (1 - ANOTHER_GAVE)))
"""The logit from which a figure is given to another."""
Weights = Mapping[Giving, float]
Reasons = Mapping[Giving, float]
VALUES: Final = frozenset({Fault.VALUE, Fault.MAGNITUDE})


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of a draft: of each name beside it the reasons by each claim with its number; nothing where none is
    named or they are known to be one. Whether the name was exchanged."""

    reasons: Sequence[Sequence[Reasons]]
    exchanged: bool

    def likeliest(self, weights: Weights) -> Reasons:
        """The reasons of the claim that a name likeliest gave, of the name that is likeliest another's."""
        least = (min(each, key=lambda why: odds(why, weights)) for each in self.reasons)
        return max(least, key=lambda why: odds(why, weights))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--whole", action="store_true", help="measure verify as a whole by the weights of the others")
    whole = parser.parse_args().whole
    found = {name: list(figures(name)) for name in verifying.OPENED}
    for name, own in found.items():
        others = [told for other in found if other != name for told in found[other]]
        weights = fitted(others)
        print(f"{name:15} by weights of the others: {_judged(own, weights)}")
        print(f"{'':15} by the weights that are kept: {_judged(own, GIVEN)}")
        if whole:
            with patch.object(attributing, "GIVEN", weights):
                scores = verifying.measure(name)
            print(f"{'':15} of the whole: {', '.join(f'{key} {scores[key]:.3f}' for key in verifying.BARS)}")
    for reason, weight in fitted([told for own in found.values() for told in own]).items():
        print(f"{reason.name:15} {weight:6.1f}")
    return 0


def odds(reasons: Reasons, weights: Weights) -> float:
    """The logit of being another."""
    return sum(weights.get(reason, 0.0) * much for reason, much in reasons.items())


def figures(name: str) -> Iterator[Told]:
    """The figures of a set as they are and with their speakers exchanged."""
    drafts = list(verifying._drafts(name))
    for draft in drafts:
        for figure in draft.figures:
            yield _told(draft, draft.text, (figure["start"], figure["end"]), exchanged=False)
    for draft, change in verifying._sampled(drafts, ("speaker",), MOST)[0]:
        text, start, end = change.made(draft.text)
        yield _told(draft, text, (start, end), exchanged=True)


_KEPT: dict[tuple[str, str], tuple[Verification, Any, Any]] = {}


def _told(draft: verifying.Draft, text: str, place: tuple[int, int], *, exchanged: bool) -> Told:
    found, read, record = _held(draft, text)
    start, end = verifying._in_record(found, text, *place)
    reasons: list[tuple[Reasons, ...]] = []
    for claim in read.claims:
        if claim.evidence.start < end and start < claim.evidence.end:
            held = [h for h in judging.beside(claim, read, record) if not any(h.has(fault) for fault in VALUES)]
            each = [record.comparer.giving(claim, one.claim) for one in held]
            reasons += zip(*each, strict=True) if each and all(each) else ()
    return Told(reasons, exchanged)


def _held(draft: verifying.Draft, text: str) -> tuple[Verification, Any, Any]:
    """A draft's verification, with what its stage was given."""
    key = (str(draft), text)
    if key not in _KEPT:
        given: list[tuple[Any, Any]] = []
        plain = verify.judgements

        def noted(read: Any, record: Any) -> Any:
            given.append((read, record))
            return plain(read, record)

        with patch.object(verify, "judgements", noted):
            found = draft.verified(text)
        _KEPT.clear()
        _KEPT[key] = (found, *given[-1])
    return _KEPT[key]


def fitted(told: Sequence[Told]) -> Weights:
    """The weights of the reasons of `told`, rounded to a tenth."""
    names, weights = list(Giving), dict(GIVEN)
    told = [each for each in told if each.reasons]
    exchanged = np.array([float(each.exchanged) for each in told])
    penalty = np.array([UNKNOWN if name is Giving.BASE else PENALTY for name in names])
    for _ in range(ROUNDS):
        design = np.array([[each.likeliest(weights).get(name, 0.0) for name in names] for each in told])
        found = np.zeros(len(names))
        for _ in range(STEPS):
            chance = 1 / (1 + np.exp(-design @ found))
            slope = design.T @ (exchanged - chance) - penalty * found
            curve = (design.T * (chance * (1 - chance))) @ design + np.diag(penalty)
            found += np.linalg.solve(curve, slope)
        weights = {name: round(float(weight), 1) + 0.0 for name, weight in zip(names, found, strict=True)}
    return weights


def _judged(told: Sequence[Told], weights: Weights) -> str:
    other = [each for each in told if each.reasons and odds(each.likeliest(weights), weights) >= LEAST]
    mistaken, right = sum(not each.exchanged for each in other), sum(each.exchanged for each in other)
    true, exchanged = sum(not each.exchanged for each in told), sum(each.exchanged for each in told)
    return f"mistaken {mistaken} of {true}, found {right} of {exchanged}"


if __name__ == "__main__":
    sys.exit(main())
