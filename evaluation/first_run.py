"""The held-out passages, scored: the first run is kept in first-run.json and never replaced; later runs are printed
beside it.

    python evaluation/first_run.py

The passages of evaluation/unseen were written and annotated by somebody who had not seen the rules, and were committed
before the code was run on them. Nobody looks at single errors there. Once somebody writes rules on them the folder is
renamed to opened_…, their first run stays under its new name, and new ones are written.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evaluation import gate

KEPT = gate.HERE / "first-run.json"
SETS = (*gate.OPENED, "unseen")
SHOWN = ("f1", "precision", "recall", "value", "end", "bound", "unit", "per", "metric", "source", "as_of", "stance",
         "stance_balanced", "strict", "non_claims_taken", "questions")  # fmt: skip


def main() -> int:
    if not gate.SHARED.is_dir():
        print(f"skipped: the scorer lies in {gate.SHARED}, which is not there")
        return 0
    kept = json.loads(KEPT.read_text("utf-8"))
    for name in SETS:
        if (gate.HERE / name).is_dir():
            scores = _scores(name)
            first = kept.setdefault(name, {**stamp(), "scores": scores})
            _print(name, first, scores)
    KEPT.write_text(json.dumps(kept, indent=2) + "\n", "utf-8")
    return 0


def _scores(name: str) -> dict[str, dict[str, float]]:
    with tempfile.TemporaryDirectory() as folder:
        whole, known = gate.passages(name, Path(folder))
    return {
        "all claims": {key: round(whole[key], 4) for key in SHOWN if key in whole},
        "claims whose measure has a fixed name": {key: round(known[key], 4) for key in SHOWN if key in known},
    }


def _print(name: str, first: dict[str, Any], scores: dict[str, dict[str, float]]) -> None:
    print(f"\n{name}: first run {first['run']} at {first['commit'][:12]}, and now")
    for part, now in scores.items():
        print(f" {part}")
        for key, value in now.items():
            print(f"  {key:18} {first['scores'][part].get(key, float('nan')):8.3f} {value:8.3f}")


def stamp() -> dict[str, str]:
    """The day and the commit of a run."""
    head = subprocess.run(["git", "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()
    return {"run": datetime.now(UTC).date().isoformat(), "commit": head}


if __name__ == "__main__":
    sys.exit(main())
