"""Short wire texts in five languages, invented for the tests and annotated before the rules were tried on them: how
many of their figures are found, and how many have the right measure, speaker and time.

`wires/LANGUAGE.toml` holds the texts; a line of `told` is figure | measure | who says it | when it held. The counts below
only rise: raise them with what is mended.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.english import document, stages
from whosays.model.claim import Claim
from whosays.model.document import Capture

WIRES = Path(__file__).parent / "wires"
NOBODY = "-"


@dataclass(frozen=True)
class Right:
    """So many figures of a language are told, found, and right in measure, speaker, time, and in all three."""

    told: int
    found: int
    measure: int
    speaker: int
    when: int
    all: int


LEAST = {
    "de": Right(45, 45, 43, 41, 44, 39),
    "es": Right(41, 41, 36, 40, 38, 32),
    "fr": Right(42, 42, 40, 36, 40, 34),
    "ru": Right(40, 39, 39, 34, 38, 33),
    "uk": Right(42, 42, 42, 36, 40, 35),
}


@pytest.mark.parametrize("code", LEAST)
def test_figures_of_wires_are_read(code: str) -> None:
    found, least = counted(code), LEAST[code]
    assert found.told == least.told
    for name in ("found", "measure", "speaker", "when", "all"):
        assert getattr(found, name) >= getattr(least, name), name


def counted(code: str) -> Right:
    """How many of the figures told of the texts in the language `code` are right."""
    marks = [mark for item in _texts(code) for mark in _marks(item["text"], item["told"].strip().splitlines())]
    sums = [sum(column) for column in zip(*marks, strict=True)]
    return Right(len(marks), *sums)


def _texts(code: str) -> list[dict[str, str]]:
    return tomllib.loads((WIRES / f"{code}.toml").read_text("utf-8"))["text"]  # type: ignore[no-any-return]


def _marks(text: str, told: list[str]) -> list[tuple[bool, bool, bool, bool, bool]]:
    paper = document(text)
    left = list(stages().reading(paper, (Capture(document=paper.id, name="wire.txt"),))[1].claims)
    marks = []
    for line in told:
        figure, measure, speaker, when = (part.strip() for part in line.split("|"))
        claim = next((c for c in left if figure.split()[0] in c.evidence.exact and _stands(figure, text, c)), None)
        if claim is None:
            marks.append((False,) * 5)
            continue
        left.remove(claim)
        right = (claim.measure == measure, _says(claim, speaker), _held(claim) == when)
        marks.append((True, *right, all(right)))
    return marks


def _stands(figure: str, text: str, claim: Claim) -> bool:
    """Whether `figure` stands where the claim begins, or behind its hedges."""
    at = text.find(figure, claim.evidence.start)
    return 0 <= at - claim.evidence.start <= len(claim.evidence.exact)


def _says(claim: Claim, speaker: str) -> bool:
    words = [each.words for each in claim.speakers]
    return not words if speaker == NOBODY else any(speaker in each for each in words)


def _held(claim: Claim) -> str:
    return claim.as_of.period.edtf if claim.as_of else NOBODY
