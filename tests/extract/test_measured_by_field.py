"""What figures measure in ordinary news, by field: the dead, the hurt, the missing, the uprooted, prisoners, recruits, troops, crowds, pay.

The sentences stand in measured_by_field.toml; one of a measure behind "!" may measure anything else, or nothing.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.english import claims

CASES = tomllib.loads((Path(__file__).parent / "measured_by_field.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['class']}: {case['text']}" for case in CASES])
def test_the_words_of_a_field_name_its_measure(case: dict[str, object]) -> None:
    read = {c.evidence.exact: (c.measure, c.quantity.unit) for c in claims(str(case["text"]))}
    for words, measure, unit in case["figures"]:  # type: ignore[attr-defined]
        if measure.startswith("!"):
            assert read.get(words, ("", ""))[0] != measure[1:]
        else:
            assert read.get(words) == (measure, unit)
