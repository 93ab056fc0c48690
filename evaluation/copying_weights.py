"""Fits the weights by which a figure that no text ties to a paper is taken back to one; judges them on a set left out.

    python evaluation/copying_weights.py

Each family of a set of relays is read as a case of its own; then all are traced as one, so that papers on other matters
stand beside each figure. Each figure is held against every other of an earlier paper or of its day (`trace.likely`). A
logistic regression over the reasons, with a standard normal prior so that a rare reason weighs little, gives their
weights, rounded to a tenth.

The table shows what weights fitted on the other sets do on a set left out: the share of pairs taken for one statement
that are, and the share of pairs of one statement that are found; then the whole trace by those weights, as
evaluation/relays.py scores it, beside the trace by the weights that are kept. Last come the weights of each set, and
those of all, which `trace.weights.LIKELY` has.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evaluation import gate, relays
from whosays import trace
from whosays.export import claim_records
from whosays.trace import weights as kept
from whosays.trace.evidence import scene as scene_of
from whosays.trace.likely import reasons
from whosays.trace.names import voices
from whosays.trace.origins import reading_order
from whosays.trace.weights import LIKELY, Reason
from whosays.workspace import Case

SETS: Final = relays.OPENED
PENALTY: Final = 1.0
"""The inverse variance of each weight beforehand, save that of the base, of which nothing is known."""
UNKNOWN: Final = 0.01
STEPS: Final = 25
"""Steps of Newton's method: it settles within ten."""
Weights = Mapping[Reason, float]


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure and an earlier one: what speaks for their being one statement's, and whether they are."""

    reasons: Mapping[Reason, float]
    one: bool


def main() -> int:
    if not gate.SHARED.is_dir():
        print(f"copying_weights: skipped, the scorer lies in {gate.SHARED}, which is not there")
        return 0
    found = {name: pairs(name) for name in SETS}
    for name in SETS:
        others = fitted([pair for other in SETS if other != name for pair in found[other]])
        print(f"{name:15} {len(found[name])} pairs")
        for told, weights in (("of the others", others), ("that are kept", LIKELY)):
            print(f"  by the weights {told}: {_judged(found[name], weights)}; {_traced(name, weights)}")
    each = [fitted(found[name]) for name in SETS]
    every = fitted([pair for name in SETS for pair in found[name]])
    for reason in Reason:
        print(f"{reason.name:15}", *(f"{weights[reason]:6.1f}" for weights in (*each, every)))
    return 0


def pairs(name: str) -> list[Pair]:
    """The pairs of labelled figures of a set that may be one's; a statement
    itself is held only against what it does not go with."""
    folder, scorer = gate.HERE / name, relays._scorer()
    read: list[Any] = []
    pack: Any = None
    papers: dict[str, Any] = {}
    root: dict[str, str] = {}
    relayed = {str(edge["claim"]) for edge in relays._rows(folder / "edges.jsonl")}
    itself: set[str] = set()
    for _, labelled, _ in relays.families(folder):
        (claims, beside, pack), records = _given([folder / "documents" / c["doc"] for c in labelled])
        matched = scorer.match(labelled, records)
        root |= {claims[j].id: labelled[i]["root"] for i, j in matched}
        itself |= {claims[j].id for i, j in matched if labelled[i]["id"] not in relayed}
        read += claims
        papers |= beside
    ordered = reading_order(read, papers)
    scene = scene_of(ordered, voices(ordered, papers, pack.speaker), papers, {})
    known = [scene.facts[claim.id] for claim in ordered if claim.id in root and claim.votes]
    beside = ((mine, origin) for mine in known for origin in known if origin.day <= mine.day)
    found = []
    for mine, origin in beside:
        why, one = reasons(mine, origin, scene), root[mine.id] == root[origin.id]
        if why is None or (one and mine.id in itself):
            continue
        found.append(Pair(why, one))
    return found


def _traced(name: str, weights: Weights) -> str:
    """How the trace of a set fares by `weights`."""
    with patch.object(kept, "LIKELY", weights):
        scores = relays.measure(name)
    shown = ("same_root_f1", "same_root_precision", "same_root_recall", "mutation_recall", "mutation_precision")
    return ", ".join(f"{each} {scores[each]:.3f}" for each in shown)


def _given(documents: Sequence[Path]) -> tuple[tuple[Any, Any, Any], list[relays.Row]]:
    """What the trace of a case of `documents` is given, and the records of its claims in the same order."""
    given: list[tuple[Any, Any, Any]] = []
    plain = trace.traced

    def noted(claims: Any, papers: Any, pack: Any, rulings: Any) -> Any:
        given.append((list(claims), papers, pack))
        return plain(claims, papers, pack, rulings)

    with tempfile.TemporaryDirectory() as place:
        copies = {document.name: Path(place) / document.name for document in documents}
        for document in documents:
            copies[document.name].write_bytes(document.read_bytes())
        with patch.object(trace, "traced", noted):
            account = Case.transient(sorted(copies.values())).account
        claims, papers, pack = given[-1]
        by_id = {claim.id: claim for claim in claims}
        return ([by_id[c.id] for c in account.claims], papers, pack), list(claim_records(account))


def fitted(told: Sequence[Pair]) -> Weights:
    """The weights of the reasons of `told`, rounded to a tenth."""
    names = list(Reason)
    design = np.array([[pair.reasons.get(name, 0.0) for name in names] for pair in told])
    one = np.array([float(pair.one) for pair in told])
    penalty = np.array([UNKNOWN if name is Reason.BASE else PENALTY for name in names])
    found = np.zeros(len(names))
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-design @ found))
        slope = design.T @ (one - odds) - penalty * found
        curve = (design.T * (odds * (1 - odds))) @ design + np.diag(penalty)
        found += np.linalg.solve(curve, slope)
    return {name: round(float(weight), 1) + 0.0 for name, weight in zip(names, found, strict=True)}


def _judged(told: Sequence[Pair], weights: Weights) -> str:
    taken = [pair for pair in told if sum(weights.get(r, 0.0) * much for r, much in pair.reasons.items()) >= 0]
    right, there = sum(pair.one for pair in taken), sum(pair.one for pair in told)
    return f"right {right / max(1, len(taken)):.3f}, found {right / max(1, there):.3f}"


if __name__ == "__main__":
    sys.exit(main())
