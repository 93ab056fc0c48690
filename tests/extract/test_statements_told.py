"""Statements found in texts of others against those that were judged by eye, with floors that only rise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.english import found

ROOT = Path(__file__).parents[2]
JUDGED: list[dict[str, Any]] = [
    json.loads(line) for line in (ROOT / "evaluation" / "statements.jsonl").read_text("utf-8").splitlines()
]
"""By text, place of the sentence and kind: whether it is one, as found, by eye; what was not judged is counted as
wrong."""
PRECISION, RECALL = 0.95, 0.9


def test_what_is_found_was_judged_right_and_little_is_missed() -> None:
    right = {(each["text"], each["at"], each["kind"]) for each in JUDGED if each["right"]}
    told = {
        (name, each.sentence.start, each.kind.value)
        for name in sorted({each["text"] for each in JUDGED})
        for each in found((ROOT / name).read_text("utf-8")).statements
    }
    assert len(told & right) >= PRECISION * len(told), sorted(told - right)
    assert len(told & right) >= RECALL * len(right), sorted(right - told)
