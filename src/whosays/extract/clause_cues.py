"""Cues that are clauses: "if X is to be believed", "as X has it", "though X did not say when", "X cast doubt on", "X is
willing to"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from whosays.extract.auxiliaries import over_adverbs
from whosays.extract.clause_subjects import shared_subject, subject
from whosays.extract.cues import Cue, Side
from whosays.extract.figure_cues import informant
from whosays.extract.negated_cues import disputing
from whosays.extract.originators import originator
from whosays.extract.speakers import before
from whosays.extract.told_by import told_by, uttered
from whosays.extract.voice_tags import (
    BEING,
    CARDINAL,
    CONTRASTING,
    DETERMINER,
    MANNER,
    OPENER,
    PREPOSITION,
    PUNCTUATION,
    PUT_AT,
    READINESS,
    RELATIVE,
    SUBORDINATING,
    THAT,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from whosays.extract.voice_words import Line


def _trusted(line: Line, at: int, last: int) -> Cue | None:
    """ "If the mayor is to be believed, 5,000 came": the clause around it is the mayor's."""
    being = over_adverbs(line, at - 1)
    phrase = before(line, being) if line.at(being) & BEING else None
    if phrase is None:
        return None
    opener = phrase.first - 1
    while opener >= 0 and line.tags[opener] & DETERMINER:
        opener -= 1
    if not line.at(opener) & SUBORDINATING:
        return None
    return Cue(first=at, last=last, begin=opener, close=last, side=Side.AROUND, who=originator(line, phrase))


def _telling_it(line: Line, at: int, last: int) -> Cue | None:
    """ "As the consulate has it, 112 are held", "one account has it that 112 are held", "the survey has it at 6.1"."""
    if line.at(last + 1) & PUT_AT:
        return told_by(line, at, last + 1, verb=True)
    phrase = before(line, at)
    if phrase is None:
        return None
    opener = phrase.first - 1
    while opener >= 0 and line.tags[opener] & (DETERMINER | CARDINAL):
        opener -= 1
    manner = bool(line.at(opener) & MANNER)
    if not manner and not line.at(last + 1) & THAT:
        return None
    who = originator(line, phrase)
    side = Side.AROUND if manner else Side.FORWARD
    return Cue(first=at, last=last, begin=opener if manner else phrase.first, close=last, side=side, who=who)


def _commitment(line: Line, at: int, last: int) -> Cue | None:
    """ "Russia has expressed readiness to", "is willing to": told by another, it is the willing party that speaks."""
    verb = over_adverbs(line, at - 1)
    if not line.at(verb) & READINESS:
        return None
    phrase = before(line, verb)
    if phrase is None:
        return None
    who = originator(line, phrase)
    return Cue(
        first=at, last=last, begin=phrase.first, close=last, side=Side.FORWARD, who=who, nested=True, relayed=True
    )


def _leaving_open(line: Line, at: int, last: int) -> Cue | None:
    """ "300 families are to be moved, though she **did not say** when": she said what stands before it."""
    phrase = subject(line, at) or shared_subject(line, at)
    if phrase is None or not (last + 1 >= len(line) or line.at(last + 1) & (OPENER | PUNCTUATION | PREPOSITION)):
        return None
    opener = phrase.first - 1 if phrase.first < at and phrase.last == at - 1 else at - 1
    while opener > 0 and line.tags[opener] & DETERMINER:
        opener -= 1
    if not line.at(opener) & (OPENER | CONTRASTING) or line.at(opener) & RELATIVE or opener < 1:
        return None
    who = originator(line, phrase)
    return Cue(first=at, last=last, begin=opener + 1, close=last, side=Side.AROUND, who=who)


CLAUSES: Final[dict[str, Callable[[Line, int, int], Cue | None]]] = {
    "commitment": _commitment,
    "disputing": disputing,
    "informant": informant,
    "trusted": _trusted,
    "telling_it": _telling_it,
    "leaving_open": _leaving_open,
    "uttering_phrase": uttered,
}
"""The cues by the kind of their phrase."""
