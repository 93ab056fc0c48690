"""Cues that dispute a figure, and of negated verbs: not to believe it disputes it, never to have granted more does
grant it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.extract.beside_speakers import with_name
from whosays.extract.clause_subjects import subject
from whosays.extract.cues import Cue, Side
from whosays.extract.originators import originator
from whosays.extract.rejected import disputed
from whosays.extract.voice_tags import BOUNDING, DISBELIEVED, NEGATION

if TYPE_CHECKING:
    from whosays.extract.voice_words import Line, VerbForm


def negated(line: Line, at: int, start: int, verb: VerbForm) -> Cue | None:
    """The cue of the verb at `at` where the word at `start` negates it, or None where that says nothing."""
    if not line.at(start) & NEGATION:
        return None
    if line.at(at + 1) & BOUNDING and "confirming" in verb.classes:
        return _granting(line, at, start)
    return disputing(line, start, at, nested=True) if line.tags[at] & DISBELIEVED else None


def disputing(line: Line, at: int, last: int, *, nested: bool = False) -> Cue | None:
    """ "does not believe that 500 died", "cast doubt on the toll of 72", "took issue with": what follows the words `at`
    to `last` is disputed."""
    phrase = subject(line, at)
    rejected = disputed(line, last, "disputing")
    if phrase is None or rejected is None:
        return None
    who = with_name(line, phrase, originator(line, phrase))
    return Cue(
        first=at, last=last, begin=phrase.first, close=last, side=Side.FORWARD, who=who, disputes=rejected,
        nested=nested,
    )  # fmt: skip


def _granting(line: Line, at: int, start: int) -> Cue | None:
    """ "has never acknowledged more than 60": the most that is granted is said."""
    phrase = subject(line, start)
    if phrase is None:
        return None
    who = with_name(line, phrase, originator(line, phrase))
    return Cue(first=at, last=at, begin=phrase.first, close=at, side=Side.FORWARD, who=who)
