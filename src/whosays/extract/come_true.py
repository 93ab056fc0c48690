"""What came of what was expected or feared: "had feared 500 dead **but only 36 bodies were found**", "expects 10,000 by
June; **so far 2,300 have arrived**". It is told as it is, and no expectation any more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from whosays.extract.voice_tags import (
    CARDINAL,
    COMMA,
    CONTRASTING,
    DASH,
    JOINING,
    MODAL,
    NUMERAL,
    OF,
    OPENER,
    RELATIVE,
    SPECULATING,
)
from whosays.model.mention import Stance

if TYPE_CHECKING:
    from whosays.extract.cues import Cue
    from whosays.extract.voice_words import Line, VoiceGrammar

_GUESSES: Final = frozenset({Stance.ESTIMATES, Stance.SPECULATES})
_COUNTS: Final = NUMERAL | CARDINAL
_CLAUSE: Final = 14
"""Words of a clause in which its figure and the word that tells what came about are looked for."""


def until_come_true(line: Line, cue: Cue, grammar: VoiceGrammar) -> Cue:
    """`cue`, which ends before the clause that tells what came of what it expects."""
    verb = grammar.verbs.get(line.low[cue.last])
    if verb is None or verb.stance not in _GUESSES:
        return cue
    figure = next((at for at in range(cue.close + 1, len(line)) if line.tags[at] & _COUNTS), len(line))
    for at in range(figure + 1, len(line)):
        if line.quoted[at] == line.quoted[cue.first] and _turns(line, at, grammar):
            return replace(cue, until=at - 1)
    return cue


def _turns(line: Line, at: int, grammar: VoiceGrammar) -> bool:
    """Whether a clause that tells what came about opens behind the word at `at`."""
    tag = line.tags[at]
    if not (line.low[at] == ";" or tag & (CONTRASTING | DASH | COMMA | JOINING)):
        return False
    end = at + 1
    while end < len(line) and end <= at + _CLAUSE and line.low[end] != ";" and not line.tags[end] & COMMA:
        end += 1
    clause = range(at + 1, end)
    if not any(line.tags[k] & _COUNTS for k in clause) or any(line.tags[k] & (MODAL | SPECULATING) for k in clause):
        return False
    if tag & CONTRASTING:
        return True
    opened = line.tags[at + 1] & OPENER or (line.tags[at + 1] & OF and line.at(at + 2) & RELATIVE)
    within = range(at + 1, at + 2) if tag & (COMMA | JOINING) and not opened else clause
    return any(_tells(line, k, grammar, long=within is not clause) for k in within)


def _tells(line: Line, at: int, grammar: VoiceGrammar, *, long: bool) -> bool:
    """Whether words for what came about begin at `at`: "so far"; behind a mere comma no single one ("only") does."""
    return any(
        kind == "realised" and line.low[at : at + len(phrase)] == phrase and len(phrase) > long
        for phrase, kind in grammar.openings.get(line.low[at], ())
    )
