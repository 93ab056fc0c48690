"""The relay families, scored: which claims go back to one statement, and what changed on the way.

    python evaluation/relays.py [--set FOLDER] [--first-run] [--each] [--errors]

Each family of evaluation/relays, or of another folder of SETS, is run as a case of its own. Extracted claims are
matched to labelled ones by their spans, as ../shared/gold/score.py does; scored are pairs of matched claims ("same
root", pooled over the families) and the kinds of mutations on a claim's edge. The families were written and labelled by
somebody who had not seen the rules; the first run is kept in first-run.json and never replaced.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evaluation import first_run, gate
from whosays.export import claim_records
from whosays.workspace import Case

NAME, SECOND = "relays", "relays_second"
OPENED = (NAME, SECOND, "relays_third", "relays_fourth")  # whose errors have been read
SETS = (*OPENED, "relays_fifth")
"""Folders of families, each by a writer who had seen no rule; a new one is read by nobody before its first run."""
BARS = {"same_root_f1": 0.88, "mutation_precision": 0.80, "mutation_recall": 0.75}
"""What the plan asks for."""

Row = dict[str, Any]

OURS = {
    "stale_figure": "stale",
    "stale_repeated": "stale",
    "unit_changed": "unit_slipped",
    "currency_changed": "currency_slipped",
}
"""Names that the second and fifth writer gave to kinds of mutations that are told under others; the first run of the
second set had them apart."""


@dataclass
class Tally:
    """Counts of pairs and mutations, of one family or pooled. `labelled` are all mutations of the labels, `matched`
    those on claims that were extracted."""

    pairs: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    found: int = 0
    claims: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.pairs + other.pairs, self.kinds + other.kinds, self.found + other.found, self.claims + other.claims
        )

    def scores(self) -> dict[str, float]:
        """The figures that are kept."""
        pairs, kinds = self.pairs, self.kinds
        precision, recall = _share(pairs["both"], pairs["predicted"]), _share(pairs["both"], pairs["gold"])
        return {
            "claims_matched": float(self.found),
            "claims_labelled": float(self.claims),
            "same_root_precision": precision,
            "same_root_recall": recall,
            "same_root_f1": _share(2 * precision * recall, precision + recall),
            "mutation_precision": _share(kinds["right"], kinds["predicted"]),
            "mutation_recall": _share(kinds["right"], kinds["labelled"]),
            "mutation_recall_of_matched": _share(kinds["right"], kinds["matched"]),
        }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--set", choices=SETS, default=NAME, help="the folder of families")
    parser.add_argument("--first-run", action="store_true", help="keep the scores, if none are kept yet")
    parser.add_argument("--each", action="store_true", help="print the scores of every family")
    parser.add_argument("--errors", action="store_true", help="print what was wrong")
    arguments = parser.parse_args()
    name = arguments.set
    scores = measure(name, each=arguments.each, errors=arguments.errors)
    if not scores:
        return 0
    kept = json.loads(first_run.KEPT.read_text("utf-8"))
    if arguments.first_run and name not in kept:
        kept[name] = {
            **first_run.stamp(),
            "families": _digest(gate.HERE / name),
            "scores": {key: round(v, 4) for key, v in scores.items()},
        }
        first_run.KEPT.write_text(json.dumps(kept, indent=2) + "\n", "utf-8")
    first = kept.get(name, {}).get("scores", {})
    for key, value in scores.items():
        bar = f"  bar {BARS[key]:.2f}" if key in BARS else ""
        print(f"{key:28} first {first.get(key, float('nan')):8.3f}  now {value:8.3f}{bar}")
    return 0


def measure(name: str = NAME, *, each: bool = False, errors: bool = False) -> dict[str, float]:
    """The pooled scores of the families in a folder beside this file; none where the scorer that matches spans is not
    there."""
    folder = gate.HERE / name
    if not gate.SHARED.is_dir():
        print(f"relays: skipped, the scorer lies in {gate.SHARED}, which is not there")
        return {}
    scorer = _scorer()
    total = Tally()
    for family, claims, edges in families(folder):
        predicted = run([folder / "documents" / name for name in sorted({claim["doc"] for claim in claims})])
        tally = tallied(claims, edges, predicted, scorer)
        total += tally
        if each:
            told = "  ".join(f"{key} {value:.2f}" for key, value in tally.scores().items())
            print(f"{family}  {told}")
        if errors:
            _print_errors(family, claims, edges, predicted, scorer)
    return total.scores()


def families(folder: Path) -> Iterator[tuple[str, list[Row], dict[str, set[str]]]]:
    """Each family with its claims and the kinds of mutations on the edges of each claim."""
    labelled = {str(claim["id"]): claim for claim in _rows(folder / "claims.jsonl")}
    kinds: dict[str, set[str]] = defaultdict(set)
    for edge in _rows(folder / "edges.jsonl"):
        ends = labelled.get(str(edge["claim"])), labelled.get(str(edge.get("origin")))
        told = (m["kind"] for m in edge.get("mutations") or [] if m.get("kind"))
        kinds[str(edge["claim"])] |= {_as_later(OURS.get(kind, kind), *ends) for kind in told}
    by_family: dict[str, list[Row]] = defaultdict(list)
    for claim in labelled.values():
        by_family[str(claim["family"])].append(claim)
    for family in sorted(by_family):
        yield family, by_family[family], kinds


def _as_later(kind: str, claim: Row | None, origin: Row | None) -> str:
    """What the writers of the second and third set call a change that the first calls otherwise: a range cut to one end
    is a bound stripped there, and none added; per month told as per year is another base, and no other unit."""
    if claim is None or origin is None:
        return kind
    if kind == "bound_added" and origin["qualifier"] == "range":
        return "bound_stripped"
    rates = claim["per"] != origin["per"] and claim["unit"] == origin["unit"]
    return "denominator_swapped" if kind == "unit_slipped" and rates else kind


def run(documents: Sequence[Path]) -> list[Row]:
    """The claims of a case of `documents`."""
    with tempfile.TemporaryDirectory() as place:
        copies = []
        for document in documents:
            copies.append(Path(place) / document.name)
            copies[-1].write_bytes(document.read_bytes())
        return list(claim_records(Case.transient(copies).account))


def tallied(claims: Sequence[Row], edges: dict[str, set[str]], predicted: Sequence[Row], scorer: ModuleType) -> Tally:
    """The counts of one family."""
    matched = [(claims[i], predicted[j]) for i, j in scorer.match(claims, predicted)]
    pairs: Counter[str] = Counter()
    for (one, mine), (other, yours) in combinations(matched, 2):
        gold, told = one["root"] == other["root"], mine["root"] is not None and mine["root"] == yours["root"]
        pairs.update({"gold": gold, "predicted": told, "both": gold and told})
    kinds = Counter({"labelled": sum(len(edges.get(str(claim["id"]), ())) for claim in claims)})
    for claim, mine in matched:
        wanted, told_kinds = edges.get(str(claim["id"]), set()), set(mine["mutations"])
        kinds.update({"right": len(wanted & told_kinds), "predicted": len(told_kinds), "matched": len(wanted)})
    return Tally(pairs, kinds, len(matched), len(claims))


def _print_errors(
    family: str, claims: Sequence[Row], edges: dict[str, set[str]], predicted: Sequence[Row], scorer: ModuleType
) -> None:
    pairs = scorer.match(claims, predicted)
    print(f"\n{family}")
    for i, j in sorted(pairs):
        gold, mine = claims[i], predicted[j]
        wanted, told = sorted(edges.get(str(gold["id"]), ())), sorted(mine["mutations"])
        wrong = "" if wanted == told else f"  wanted {wanted}, told {told}"
        print(f"  {gold['doc']}:{gold['start']} {gold['text']!r} {gold['root']} / {str(mine['root'])[:5]}{wrong}")
    for i, claim in enumerate(claims):
        if i not in dict(pairs):
            print(f"  {claim['doc']}:{claim['start']} {claim['text']!r} {claim['root']}: not extracted")


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", gate.SHARED / "gold" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(gate.SHARED / "gold" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _digest(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
