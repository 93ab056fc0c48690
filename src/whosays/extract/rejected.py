"""What is rejected: the words that a verb of denial or mockery rejects, and figures that are called false behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from whosays.extract.cues import Cue, Side
from whosays.extract.voice_tags import (
    AUXILIARY,
    BEING,
    CLAIM_NOUN,
    COMMA,
    COUNT_NOUN,
    DETERMINER,
    EMPHATIC,
    HARM,
    INFINITIVE,
    JOINING,
    NEGATION,
    NOUN_LIKE,
    NUMERAL,
    OF,
    PLURAL,
    PRONOUN,
    QUOTE,
    REJECTION,
    RIGHT,
    SKIPPED,
    STOP,
    THAT,
    TOLD,
    VERB,
    WISH,
)
from whosays.model.mention import Attribution

if TYPE_CHECKING:
    from whosays.extract.voice_words import Line, VoiceGrammar

_REACH: Final = 16
"""How far after a verb of calling the word of rejection may stand."""
_NEAR: Final = 5
_REJECTED_WITHIN: Final = 24
"""How far after a figure it may be called false."""


_BEFORE_VERDICT: Final = DETERMINER | SKIPPED | EMPHATIC | INFINITIVE | QUOTE


def linked_before(line: Line, at: int, after: int, grammar: VoiceGrammar) -> int | None:
    """The verb that tells of what stands before it what the word at `at` says: "**was** later withdrawn", "**proved**
    false", "**turned** out to be a hoax"; None where no such verb stands right before it and behind `after`."""
    proving, verb = grammar.saying.proving, None
    back = at - 2 if line.at(at - 1) == 0 and line.at(at - 2) & DETERMINER else at - 1  # "a clerical error"
    while back >= after:
        tag = line.tags[back]
        linking = tag & (BEING | AUXILIARY) or line.low[back] in proving
        if not linking and not tag & _BEFORE_VERDICT:
            break
        verb = back if linking else verb
        back -= 1
    return verb


def called_false(line: Line, after: int, grammar: VoiceGrammar) -> int | None:
    """Where what stands before `after` is called false: "500 dead … is an invention", "are false", "cannot be right";
    None where it is not."""
    if not line.every & (REJECTION | RIGHT):
        return None
    for at in range(after, min(len(line), after + _REJECTED_WITHIN)):
        tag = line.tags[at]
        if tag & RIGHT and line.at(at - 1) & (BEING | NEGATION | SKIPPED):
            if any(line.at(k) & WISH for k in range(after - _NEAR, after)):
                return None
            return at if any(line.at(k) & NEGATION for k in range(max(after, at - 3), at)) else None
        if tag & REJECTION:
            verb = linked_before(line, at, after, grammar)
            return at if verb is not None and not _of_things(line, after, verb) else None
        own = tag & JOINING and line.at(at + 1) & (PRONOUN | THAT)  # "…, and I have been wrong before"
        if own or tag & NUMERAL or line.low[at] == ";":
            return None
    return None


def _of_things(line: Line, after: int, verb: int) -> bool:
    """Whether the things counted are false, and no figure: "300 banknotes were fake"."""
    counted = verb == after + 1 and line.at(after) & PLURAL and not line.at(after) & HARM
    before = line.at(after - 2)
    return bool(counted and (before & THAT or not before & (DETERMINER | TOLD | OF)))


def rejecting(line: Line, at: int, name: str) -> Cue | None:
    """The cue of a participle of rejection beside a clause ("…, the army said, **rejecting** reports of 100 dead"),
    where a noun of what was told leads to the figure; who rejects it is the speaker of that clause."""
    before = at - 1
    while line.at(before) & (SKIPPED | JOINING) and before >= 0:
        before -= 1
    rejected = disputed(line, at, name)
    if rejected is None or not (before < 0 or line.tags[before] & (COMMA | STOP)):
        return None
    figure = next((k for k in range(rejected[0], rejected[1] + 1) if line.tags[k] & NUMERAL), None)
    if figure is None or not any(line.tags[k] & (TOLD | CLAIM_NOUN | COUNT_NOUN) for k in range(at + 1, figure)):
        return None
    return Cue(
        first=at,
        last=at,
        begin=at,
        close=at,
        side=Side.FORWARD,
        attribution=Attribution.NONE,
        disputes=rejected,
        short=True,
        nested=True,
        rejecting=True,
    )


def disputed(line: Line, at: int, name: str) -> tuple[int, int] | None:
    """The words, both ends inside, that a verb of denial, dispute or mockery at `at` rejects; None for other verbs."""
    if name in {"denying", "disputing"}:
        last = at
        for k in range(at + 1, len(line)):
            again = line.tags[k] & JOINING and line.at(k + 1) & VERB and not line.at(k + 1) & NOUN_LIKE
            if (again or line.tags[k] & (COMMA | STOP)) and line.quoted[k] == line.quoted[at]:
                break
            last = k
        return (at + 1, last) if last > at else None
    if name == "calling":
        for k in range(at + 1, min(len(line), at + _REACH)):
            if line.tags[k] & REJECTION:
                return at + 1, k
    return None
