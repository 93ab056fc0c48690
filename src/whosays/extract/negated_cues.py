"""Cues of negated verbs: not to believe a figure disputes it, never to have granted more than it grants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.extract.clause_subjects import subject
from whosays.extract.cues import Cue, Side
from whosays.extract.originators import originator, with_name
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
    return _disbelieving(line, at, start) if line.tags[at] & DISBELIEVED else None


def _disbelieving(line: Line, at: int, start: int) -> Cue | None:
    """ "does not believe that 500 died", "cannot accept the figure of": what follows is disputed."""
    phrase = subject(line, start)
    rejected = disputed(line, at, "disputing")
    if phrase is None or rejected is None:
        return None
    who = with_name(line, phrase, originator(line, phrase))
    return Cue(
        first=start, last=at, begin=phrase.first, close=at, side=Side.FORWARD, who=who, disputes=rejected, nested=True
    )


def _granting(line: Line, at: int, start: int) -> Cue | None:
    """ "has never acknowledged more than 60": the most that is granted is said."""
    phrase = subject(line, start)
    if phrase is None:
        return None
    who = with_name(line, phrase, originator(line, phrase))
    return Cue(first=at, last=at, begin=phrase.first, close=at, side=Side.FORWARD, who=who)
