"""Work in proportion: twice as many documents are twice the work, not four times.

Calls of functions are counted, not seconds: the count is the same on a busy machine as on an idle one.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from whosays.workspace import Case

MOST = 2.5
"""Twice the documents may cost so many times the calls: sorting and the pairs that are bounded leave some room."""


def calls(work: Callable[[], object]) -> int:
    count = 0

    def seen(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def one_voice(number: int) -> str:
    """All of one speaker, of one place, on days of their own: revisions of one count."""
    return f"At least {number + 60} people were killed in Ukraine by {number % 27 + 1} March 2024, the ministry said."


def own_voices(number: int) -> str:
    """Each its own voice, all on one question, and no two alike."""
    return f"The shelling displaced {number * 37 + 61} people in Poland, mayor Orl{number} said."


def no_place(number: int) -> str:
    """Counts that nothing ties to other documents, each a question of its own."""
    return f"{number + 31} people were killed. Rescuers counted {number + 70} wounded."


def one_figure(number: int) -> str:
    """One figure in much the same words: one text in many papers."""
    return f"Paper {number} writes that 450 people were killed in Ukraine when the bridge over the river fell at dawn."


@pytest.mark.parametrize("text", [one_voice, own_voices, no_place, one_figure])
def test_twice_the_documents_are_twice_the_work(text: Callable[[int], str], tmp_path: Path) -> None:
    def reported(documents: int) -> None:
        loose = [(f"{number:04}.txt", text(number).encode()) for number in range(documents)]
        case = Case.transient([], loose)
        assert case.account.claims
        case.report(tmp_path / str(documents))

    reported(5)  # what is loaded once is no part of it
    assert calls(lambda: reported(200)) / calls(lambda: reported(100)) < MOST
