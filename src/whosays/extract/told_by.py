"""Verbs of saying of several words ("fait état de"), and a preposition of saying behind its speaker ("der Polizei
zufolge").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.extract.beside_speakers import with_name
from whosays.extract.clause_subjects import subject
from whosays.extract.clause_tests import utters
from whosays.extract.cues import Cue, Side
from whosays.extract.originators import originator
from whosays.extract.speakers import before
from whosays.extract.speakers_after import after
from whosays.extract.voice_tags import THAT, TIME

if TYPE_CHECKING:
    from whosays.extract.voice_words import Line


def told_by(line: Line, at: int, last: int, *, verb: bool) -> Cue | None:
    """The cue of the words from `at` to `last`: a verb, whose subject stands on either side, or what its speaker stands
    before.
    """
    phrase = subject(line, at) if verb else before(line, at)
    inverted = phrase is None and verb
    if inverted:
        phrase = after(line, last + 1)
    if phrase is None or line.tags[phrase.head] & TIME:
        return None
    who = with_name(line, phrase, originator(line, phrase))
    begin, close = (at, phrase.last) if inverted else (phrase.first, last)
    side = Side.FORWARD if verb and line.at(last + 1) & THAT else Side.AROUND
    return Cue(first=at, last=last, begin=begin, close=close, side=side, who=who)


def uttered(line: Line, at: int, last: int) -> Cue | None:
    """ "'Nearer 90,' a nurse **put in**": of saying only with a quotation right beside them or their subject."""
    phrase = subject(line, at)
    if phrase is None or not utters(line, last, phrase):
        return None
    who = with_name(line, phrase, originator(line, phrase))
    return Cue(first=at, last=last, begin=phrase.first, close=last, side=Side.AROUND, who=who)
