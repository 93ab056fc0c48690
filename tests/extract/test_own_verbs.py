"""Whose verb it is: who acts, travels, stands trial or came through alive did not suffer what befell the others.

The sentences stand in own_verbs.toml.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.english import claims

CASES = tomllib.loads((Path(__file__).parent / "own_verbs.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['class']}: {case['text']}" for case in CASES])
def test_a_figure_has_only_what_is_told_of_it(case: dict[str, object]) -> None:
    read = {c.evidence.exact: c.measure for c in claims(str(case["text"]))}
    for words, measure in case["figures"]:  # type: ignore[attr-defined]
        told = next((name for exact, name in read.items() if words in exact.split() or words == exact), None)
        assert told is not None, words
        assert told != measure[1:] if measure.startswith("!") else told == measure
