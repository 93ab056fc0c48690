"""Every sentence of words.toml is used, and every one that is used is there."""

from __future__ import annotations

import re
from pathlib import Path

from whosays.model.verification import Standing
from whosays.verify.faults import STANDINGS, WEIGHTS, Fault
from whosays.verify.phrases import phrases

HOME = Path(__file__).parents[2] / "src" / "whosays" / "verify"
TEXT = "\n".join(path.read_text("utf-8") for path in sorted((*HOME.glob("*.py"), *HOME.glob("templates/*.j2"))))


def test_every_fault_has_a_weight_a_verdict_and_words() -> None:
    assert set(WEIGHTS) == set(STANDINGS) == set(Fault)
    for fault in Fault:
        assert fault.value in phrases().sentence
        assert fault.value in phrases().short


def test_every_verdict_has_a_name_and_a_meaning() -> None:
    assert set(phrases().standing) == {standing.value for standing in Standing}
    assert all(f"means_{standing.value}" in phrases().fixed for standing in Standing)


def test_no_sentence_is_left_over() -> None:
    named = set(re.findall(r"[\"']([a-z_]+)[\"']", TEXT)) | {fault.value for fault in Fault}
    fixed = {key for key in phrases().fixed if not key.startswith("means_")}
    assert (set(phrases().sentence) | fixed) - named == set()
