"""The held-out passages, scored: the first run is kept in first-run.json and never replaced; later runs are printed
beside it.

    python evaluation/first_run.py

The passages of evaluation/unseen were written and annotated by somebody who had not seen the rules, and were
committed before the
code was run on them. Nobody looks at single errors here: rules are written on evaluation/dev.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evaluation import gate

KEPT = gate.HERE / "first-run.json"
PASSAGES = gate.HERE / "unseen"
SHOWN = ("f1", "precision", "recall", "value", "end", "bound", "unit", "per", "metric", "source", "as_of", "stance",
         "stance_balanced", "strict", "non_claims_taken", "questions")  # fmt: skip


def main() -> int:
    if not gate.SHARED.is_dir():
        print(f"skipped: the scorer lies in {gate.SHARED}, which is not there")
        return 0
    scores = _scores()
    if not KEPT.exists():
        commit = subprocess.run(["git", "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()
        record = {"run": datetime.now(UTC).date().isoformat(), "commit": commit, "scores": scores}
        KEPT.write_text(json.dumps(record, indent=2) + "\n", "utf-8")
    first = json.loads(KEPT.read_text("utf-8"))
    print(f"first run {first['run']} at {first['commit'][:12]}, and now")
    for suite, now in scores.items():
        print(f"\n{suite}")
        for name, value in now.items():
            print(f"  {name:18} {first['scores'][suite].get(name, float('nan')):8.3f} {value:8.3f}")
    return 0


def _scores() -> dict[str, dict[str, float]]:
    gold = PASSAGES / "gold.jsonl"
    scorer = gate.SHARED / "gold"
    with tempfile.TemporaryDirectory() as folder:
        claims, _ = gate.run(PASSAGES, Path(folder) / "unseen", pattern="u*.txt")
        whole = gate.scored(scorer, gold, claims, questions=PASSAGES / "questions.json")
        known = gate.scored(scorer, gold, claims, only=scorer / "metrics.txt")
    return {
        "all claims": {name: round(whole[name], 4) for name in SHOWN if name in whole},
        "claims whose measure has a fixed name": {name: round(known[name], 4) for name in SHOWN if name in known},
    }


if __name__ == "__main__":
    sys.exit(main())
