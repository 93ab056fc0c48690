"""When figures held, by class of text: the cases stand in as_of_by_class.toml."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from tests.english import GRAMMAR, LEXICON, document
from whosays import extract, normalise
from whosays.model.document import Capture
from whosays.normalise import dating

CASES = tomllib.loads((Path(__file__).parent / "as_of_by_class.toml").read_text(encoding="utf-8"))["case"]
DAY = date(2026, 5, 14)
"""A Thursday."""


@pytest.mark.parametrize("case", CASES, ids=[f"{case['class']}: {case['text'][:60]}" for case in CASES])
def test_when_a_figure_held(case: dict[str, object]) -> None:
    paper = document(str(case["text"]))
    found = extract.mentions(paper, GRAMMAR)
    capture = Capture(document=paper.id, name="paper.txt", published=None if case.get("undated") else DAY)
    dated = dating.dated(capture, paper.text, found.times, GRAMMAR.telling)
    read = normalise.claims(paper, found, LEXICON, dated, None).claims
    told = {c.evidence.exact: c.as_of.period.edtf if c.as_of else "-" for c in reversed(read)}
    for words, wanted in case["figures"]:  # type: ignore[attr-defined]
        assert told.get(words) == wanted
