"""Cues in which the speaker is not the verb's subject: passives, participles after their noun, and quoted speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from whosays.extract.auxiliaries import over_adverbs
from whosays.extract.cues import Cue, Side
from whosays.extract.originators import originator
from whosays.extract.speakers import Phrase, before
from whosays.extract.speakers_after import after
from whosays.extract.voice_tags import (
    ACTED_ON,
    AGENT,
    BEING,
    BODY,
    CAPITAL,
    CLOSE,
    COMMA,
    COUNT_NOUN,
    DASH,
    INFINITIVE,
    IT,
    MANNER,
    METHOD,
    NUMERAL,
    OF,
    PEOPLE,
    PUNCTUATION,
    PUT_AT,
    SKIPPED,
    STOP,
    TELLING,
    TIME,
    VERB,
    WRITING,
)
from whosays.model.mention import Attribution

if TYPE_CHECKING:
    from whosays.extract.voice_words import Line, VerbForm

_NOUN_WITHIN: Final = 9
"""How far before "given by X" the noun of counting stands: "the figure of 46,000 killed given by"."""
GUESSING: Final = frozenset({"estimating", "speculating"})
_ACTIVE: Final = frozenset({"serving", "working", "watching", "using"})
"""Classes whose passive tells of no speaker: "a message that was received by the station"."""
SAYING: Final = frozenset({"speech", "estimating", "speculating", "confirming", "denying", "disputing", "uttering"})
"""The classes of verbs that any speaker may be the subject of, by the names of `SayingVerbs`."""


def quoted_as_saying(line: Line, at: int, start: int) -> Cue | None:
    """ "Interfax quoted the governor as saying", "the minister was quoted by Reuters as saying"."""
    passive = bool(line.at(start) & BEING)
    other = _agent(line, at + 1) if passive else after(line, at + 1)
    saying = other.last + 1 if other is not None else at + 1
    if not line.at(saying) & MANNER or not line.at(saying + 1) & VERB or (other is None and not passive):
        return None
    subject = before(line, start if passive else at)
    speaker, relayer = (subject, other) if passive else (other, subject)
    if speaker is None:
        return None
    via = (originator(line, relayer),) if relayer is not None else ()
    who = originator(line, speaker)
    ends = saying + 2 >= len(line) or line.at(saying + 2) & STOP
    side, begin = (Side.AROUND, subject.first if subject else at) if ends else (Side.FORWARD, at)
    begin = speaker.first if passive else begin
    return Cue(first=at, last=at, begin=begin, close=saying + 1, side=side, who=who, via=via)


def passive(line: Line, at: int, start: int, verb: VerbForm) -> Cue | None:
    """ "is estimated by X", "was put by X at", "was told by X", "it is believed that", "are said to"."""
    agent = _agent(line, at + 1)
    acted = line.tags[at] & ACTED_ON and agent is not None and not line.tags[agent.head] & WRITING
    if acted or verb.classes <= _ACTIVE:
        return None
    if agent is not None:
        told = before(line, start) if line.tags[at] & TELLING else None
        via = (originator(line, told),) if told is not None else ()
        return Cue(
            first=start, last=at, begin=start, close=agent.last, side=Side.AROUND, who=originator(line, agent), via=via
        )
    if not verb.classes & (GUESSING | {"speech"}):
        return None
    following = line.at(at + 1)
    if (
        line.at(start - 1) & IT
        or line.at(over_adverbs(line, start - 1)) & IT
        or following & (INFINITIVE | PUT_AT | NUMERAL)
    ):
        guessed = bool(verb.classes & GUESSING)
        kind = Attribution.IMPERSONAL if guessed else Attribution.HEARSAY
        return Cue(first=start, last=at, begin=start, close=at, side=Side.AROUND, attribution=kind)
    return None


def _agent(line: Line, at: int) -> Phrase | None:
    place = at
    while place < len(line) and line.tags[place] & SKIPPED:
        place += 1
    if not line.at(place) & AGENT:
        return None
    agent = after(line, place + 1)
    if agent is not None and agent.first == place + 1 == agent.head and line.tags[agent.head] & METHOD:
        return None
    if agent is None or not line.tags[agent.head] & (PEOPLE | BODY | CAPITAL | WRITING) or line.tags[agent.head] & TIME:
        return None
    return agent


def reduced(line: Line, at: int, verb: VerbForm) -> Cue | None:
    """ "casualties reported by X", "estimated at", "estimated between": a participle after its noun."""
    if at == 0 or not (verb.classes & (SAYING | {"counting"}) or _given(line, at, verb)):
        return None
    agent = _agent(line, at + 1)
    if agent is not None and not (line.tags[at] & ACTED_ON and not line.tags[agent.head] & WRITING):
        return Cue(first=at, last=at, begin=at, close=agent.last, side=Side.AROUND, who=originator(line, agent))
    guessed = verb.classes & GUESSING and line.at(at + 1) & PUT_AT
    if guessed and not line.at(at - 1) & (PEOPLE | BODY | CAPITAL) and not _told_apart(line, at):
        return Cue(
            first=at, last=at, begin=at, close=at, side=Side.FORWARD, attribution=Attribution.IMPERSONAL, short=True
        )
    return None


def _given(line: Line, at: int, verb: VerbForm) -> bool:
    """Whether a number is given in so many words: "the toll of 31 **given** by the port captain"."""
    if "giving" not in verb.classes:
        return False
    for k in range(at - 1, max(-1, at - _NOUN_WITHIN), -1):
        if line.tags[k] & COUNT_NOUN and line.at(k + 1) & OF:
            return True
        if line.tags[k] & PUNCTUATION:
            break
    return False


def _told_apart(line: Line, at: int) -> bool:
    """Whether the verb's subject stands before a remark: "Airwars, a monitoring group, **estimated** at least 140"."""
    near = before(line, at) if line.at(at - 1) & (COMMA | DASH | CLOSE) else None
    return near is not None and near.remark is not None and bool(line.tags[near.head] & (PEOPLE | BODY | CAPITAL))
