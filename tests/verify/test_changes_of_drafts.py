"""The changes that evaluation/mutating.py makes in drafts: each makes the draft untrue of the figure, or is set aside."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from evaluation.mutating import Change, changes


def figure(text: str, words: str, **told: Any) -> dict[str, Any]:
    start = text.index(words)
    plain: dict[str, Any] = {
        "draft": "draft-a.md",
        "hedge": "exact",
        "unit": "people",
        "speaker": None,
        "documents": [],
        "note": "",
    }
    return {**plain, "start": start, "end": start + len(words), "text": words, "value_low": 0, "value_high": 0, **told}


def made(kind: str, text: str, *figures: dict[str, Any]) -> list[str]:
    return [change.made(text)[0] for change in changes(kind, text, list(figures), Random(1))]


@pytest.mark.parametrize(
    ("text", "words", "changed"),
    [
        ("In all 12 people were killed.", "12", True),
        ("There were 12 violations and no civilian was killed.", "12", False),
        ("Rust had eaten 30 per cent of the steel in five of the hangers recovered.", "30 per cent", False),
        ("TWELVE OF THEM\nWhat it promises its soldiers", "TWELVE", False),
        ("A man aged 71 who “died in the queue” was on the list.", "71", False),
    ],
)
def test_another_thing_is_counted_by_the_figure_itself(text: str, words: str, changed: bool) -> None:
    assert bool(made("concept", text, figure(text, words))) is changed


def test_what_another_figure_counts_is_not_changed() -> None:
    text = "30 per cent of those in the 9 tents were killed."
    assert not made("concept", text, figure(text, "30 per cent"), figure(text, "9 tents"))


def test_a_heading_has_no_date_of_what_stands_below() -> None:
    text = "<h1>12 dead in Brenn</h1> <p>On 4 May 2025 it rained.</p>"
    assert not made("date", text, figure(text, "12"))
    assert made("date", "12 died in Brenn on 4 May 2025.", figure("12 died in Brenn on 4 May 2025.", "12"))


@pytest.mark.parametrize(
    ("words", "unit", "value", "note", "sources", "untrue"),
    [
        ("about 18 per cent", "percent", 18, "own quotient of 115 and 634, rounded", "115 of 634 left.", False),
        ("about 18 per cent", "percent", 18, "own quotient of 115 and 634, rounded", "About 115 of 634 left.", True),
        ("about 20 per cent", "percent", 20, "own quotient of 115 and 634, rounded", "115 of 634 left.", True),
        ("some 750", "people", 750, "own sum of 115 and 634", "115 left, 634 stayed.", True),
        ("some 749", "people", 749, "own sum of 115 and 634", "115 left, 634 stayed.", False),
        ("about 18 per cent", "percent", 18, "", "About 18 per cent left.", True),
        ("about 18 per cent", "percent", 18, "", "18 per cent left.", False),
    ],
)
def test_a_hedge_is_lost_only_where_the_record_has_one(
    words: str, unit: str, value: int, note: str, sources: str, *, untrue: bool
) -> None:
    text = f"It was {words}."
    told = figure(text, words, hedge="approx", unit=unit, value_low=value, value_high=value, note=note)
    (change,) = changes("hedge lost", text, [told], Random(1))
    assert isinstance(change, Change)
    assert change.is_untrue(sources, text) is untrue
