"""Who says a figure and with what stance, by class of text: the sentences of source_by_class.toml,
source_by_shape.toml and source_by_reference.toml.

The named speaker is right where it shares half of its words with the one written there: what belongs to a name is tested
in test_voices.py.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.english import claims
from whosays.normalise.turns import turns

CASES = [
    case
    for name in ("source_by_class.toml", "source_by_shape.toml", "source_by_reference.toml")
    for case in tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))["case"]
]
HALF = 0.5

NO_TRANSCRIPTS = [
    "Killed: 14\nWounded: 30\nMissing: 2",
    "DEATHS: 14 so far.\n\nINJURIES: 30 so far.",
    "Note: all figures are provisional.\n\nSource: the ministry.",
]


def words(name: str) -> set[str]:
    """The words of a name without articles and possessive endings."""
    return set(re.findall(r"\w+", re.sub(r"['’]s\b", "", name.lower()))) - {"the", "a", "an"}


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:70] for case in CASES])
def test_who_says_it_and_how(case: dict[str, Any]) -> None:
    read = {claim.evidence.exact: claim for claim in reversed(claims(str(case["text"])))}
    for figure, speaker, *stance in case["figures"]:
        claim = read[figure]
        wanted, said = words(speaker), words(" ".join(s.words for s in claim.speakers) or "author")
        assert len(wanted & said) >= HALF * len(wanted | said), said
        assert [claim.stance.value][: len(stance)] == stance
    if "via" in case:
        assert [*read[case["figures"][0][0]].via] == case["via"]


def test_turns_of_a_transcript_have_the_fullest_label() -> None:
    text = "MINISTER ADA BRENN: We start.\n\nQ: How many?\n\nBRENN: Forty.\n\nIt ended at noon."
    assert turns(text) == ((0, "MINISTER ADA BRENN"), (31, None), (45, "MINISTER ADA BRENN"))


def test_two_labels_that_take_turns_are_a_transcript_without_questions() -> None:
    text = "THE CHAIR: Go on.\n\nMR LANE: We saw 40.\n\nTHE CHAIR: And?\n\nMR LANE: Ten left."
    assert [label for _, label in turns(text)] == ["THE CHAIR", "MR LANE", "THE CHAIR", "MR LANE"]


@pytest.mark.parametrize("text", NO_TRANSCRIPTS)
def test_labels_of_fields_are_no_turns(text: str) -> None:
    assert not turns(text)
