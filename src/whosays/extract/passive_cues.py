"""Cues in which the speaker is not the verb's subject: passives, participles after their noun, and quoted speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from whosays.extract.auxiliaries import over_adverbs
from whosays.extract.bare_figures import FIGURE, figure_after
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
    CLAIM_NOUN,
    CLOSE,
    COMMA,
    COUNT_NOUN,
    DASH,
    DETERMINER,
    INFINITIVE,
    IT,
    LINKING,
    MADE,
    MANNER,
    METHOD,
    NUMERAL,
    OF,
    PARTICLE,
    PEOPLE,
    PLURAL,
    POSSESSIVE,
    PUNCTUATION,
    PUT_AT,
    PUTTING,
    QUOTE,
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
_OF_NUMBERS: Final = frozenset({"giving", "using", "quoting"})
GUESSING: Final = frozenset({"estimating", "speculating"})
_ACTIVE: Final = frozenset({"serving", "working", "watching", "using", "clausal"})
"""Classes whose passive tells of no speaker: "a message that was received by the station"."""
_CAPITALS: Final = 2
"""Capitals of a short form: "emphasised in the MChS"."""
_HOLDING: Final = frozenset({"giving", "clausal", "using"})
"""Classes whose passive tells of a speaker only where a number is given by him."""
_HEARERS: Final = 6
"""Words from the verb to the end of those to whom something was told, or of the day when."""
SAYING: Final = frozenset({"speech", "estimating", "speculating", "confirming", "denying", "disputing", "uttering"})
"""The classes of verbs that any speaker may be the subject of, by the names of `SayingVerbs`."""


def quoted_as_saying(line: Line, at: int, start: int) -> Cue | None:
    """ "Interfax quoted the governor as saying", "the minister was quoted by Reuters as saying"."""
    passive = bool(line.at(start) & BEING)
    other = by_whom(line, at + 1) if passive else after(line, at + 1)
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
    agent = by_whom(line, at + 1) or _agent_behind_figure(line, at) or _agent_behind_hearers(line, at)
    acted = line.tags[at] & ACTED_ON and agent is not None and not line.tags[agent.head] & WRITING
    if acted or verb.classes <= _ACTIVE or (verb.classes <= _HOLDING and not _tells_number(line, start)):
        return None
    if agent is not None:
        told = before(line, start) if line.tags[at] & TELLING else None
        via = (originator(line, told),) if told is not None else ()
        return Cue(
            first=start, last=at, begin=start, close=agent.last, side=Side.AROUND, who=originator(line, agent), via=via
        )
    if not verb.classes & (GUESSING | {"speech"}):
        return None
    if line.at(start - 1) & (IT | MANNER) and (place := _placed(line, at, start)) is not None:
        return place
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


def spoken_in_body(line: Line, at: int) -> bool:
    """Whether a body or a writing is named as the place where it was said: "…, clarified in the department"."""
    phrase = after(line, at)
    if phrase is None or line.tags[phrase.head] & TIME:
        return False
    written = line.text[line.starts[phrase.head] : line.ends[phrase.head]]
    short = sum(letter.isupper() for letter in written) >= _CAPITALS
    return short or bool(line.tags[phrase.head] & (BODY | WRITING))


def _placed(line: Line, at: int, start: int) -> Cue | None:
    """ "Nine people died, it was noted **in the ministry**": as translations name the body where it is said."""
    if not line.at(at + 1) & LINKING or not spoken_in_body(line, at + 2):
        return None
    phrase = after(line, at + 2)
    begin = start - 1
    begin -= bool(line.at(begin) & IT and line.at(begin - 1) & MANNER)
    opened = begin == 0 or line.at(begin - 1) & (COMMA | DASH | QUOTE)
    if phrase is None or not opened or not line.tags[phrase.head] & (BODY | CAPITAL):
        return None
    who = originator(line, phrase)
    return Cue(first=start, last=at, begin=begin, close=phrase.last, side=Side.AROUND, who=who)


def _agent_behind_figure(line: Line, at: int) -> Phrase | None:
    """ "The losses were put at three **by a local paper**", "is estimated at about 9,000 **by the UN**"."""
    if not line.at(at + 1) & PUT_AT:
        return None
    figure = figure_after(line, at + 1)
    while figure is not None and line.at(figure + 1) & FIGURE:
        figure += 1
    return None if figure is None or not line.at(figure + 1) & AGENT else by_whom(line, figure + 1)


def _agent_behind_hearers(line: Line, at: int) -> Phrase | None:
    """ "4,896 cases were reported to the WHO **by the ministry**", "was announced on Monday **by the mayor**"."""
    timed = line.at(at + 1) & (LINKING | TIME) and (line.at(at + 1) | line.at(at + 2)) & TIME
    if not timed and not line.at(at + 1) & INFINITIVE:
        return None
    within = TIME | NUMERAL if timed else DETERMINER | CAPITAL | BODY | PEOPLE
    agent = at + 2
    while agent < at + _HEARERS and line.at(agent) & within:
        agent += 1
    return by_whom(line, agent) if timed or agent > at + 2 else None


def _tells_number(line: Line, start: int) -> bool:
    """Whether an account or a bare figure is the subject of the auxiliary at `start`: "**44** was given by", but not
    "300 men were held by"."""
    if line.at(start - 1) & FIGURE:
        return True
    return any(line.tags[k] & (COUNT_NOUN | CLAIM_NOUN | WRITING) for k in range(max(0, start - _NOUN_WITHIN), start))


def by_whom(line: Line, at: int) -> Phrase | None:
    """Who did it, where "by" and somebody who can speak stand at `at`: "signed **by the president**"."""
    place = at
    place += bool(line.at(place) & PARTICLE and line.at(at - 1) & (PUTTING | MADE))  # "put **forward** by"
    while place < len(line) and line.tags[place] & SKIPPED:
        place += 1
    if not line.at(place) & AGENT:
        return None
    agent = after(line, place + 1)
    if agent is not None and agent.first == place + 1 and _is_means(line, agent):
        return None
    if agent is None or not line.tags[agent.head] & (PEOPLE | BODY | CAPITAL | WRITING) or line.tags[agent.head] & TIME:
        return None
    return agent


def _is_means(line: Line, agent: Phrase) -> bool:
    """Whether it is a means and nobody: "confirmed by laboratory", "said by text message"."""
    tag = line.tags[agent.head]
    if tag & METHOD:
        return agent.first == agent.head
    bare = not any(line.tags[k] & (POSSESSIVE | CAPITAL) for k in range(agent.first, agent.head + 1))
    return bool(tag & WRITING and not tag & (PLURAL | BODY | PEOPLE) and bare and agent.head == agent.last)


def reduced(line: Line, at: int, verb: VerbForm) -> Cue | None:
    """ "casualties reported by X", "estimated at", "estimated between": a participle after its noun."""
    if at == 0 or not (verb.classes & (SAYING | {"counting"}) or _given(line, at, verb)):
        return None
    agent = by_whom(line, at + 1)
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
    if verb.classes.isdisjoint(_OF_NUMBERS):
        return False
    if line.tags[at - 1] & COUNT_NOUN:  # "Fifty was the **figure** given by", "the **number** used by"
        return True
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
