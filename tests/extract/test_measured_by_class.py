"""What figures measure, by class of sentence: the dead, the sheltered, crowds, pay by severity, prisoners, ellipsis.

The sentences stand in measured_by_class.toml.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.english import claims

CASES = tomllib.loads((Path(__file__).parent / "measured_by_class.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['class']}: {case['text']}" for case in CASES])
def test_a_reader_and_the_packs_name_the_same_measure(case: dict[str, object]) -> None:
    read = {c.evidence.exact: (c.measure, c.quantity.unit) for c in claims(str(case["text"]))}
    for words, measure, unit in case["figures"]:  # type: ignore[attr-defined]
        assert read.get(words) == (measure, unit)
