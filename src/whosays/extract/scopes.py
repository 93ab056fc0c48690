"""How far a cue reaches: which words of the sentence its speaker answers for.

A cue before its clause reaches to the sentence's end, to "but" after a comma, or to the next cue beside it; one in the
middle or at the end of a clause reaches over the whole clause; one in a relative clause stays in it. Quotations are
opaque: signs inside them bound nothing outside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.extract.bare_figures import figure_after
from whosays.extract.cues import Cue, Side
from whosays.extract.parentheses import scene
from whosays.extract.voice_tags import (
    BEING,
    CAPITAL,
    CARDINAL,
    COLON,
    COMMA,
    CONTRASTING,
    DASH,
    DETERMINER,
    GERUND_FORM,
    INFINITIVE,
    IT,
    JOINING,
    LINKING,
    MANNER,
    MARK,
    NEGATION,
    NUMERAL,
    OPENER,
    PHRASE,
    PREPOSITION,
    PUNCTUATION,
    PUT_AT,
    SCALE,
    SKIPPED,
    SPEAKABLE,
    STOP,
    THAT,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.voice_words import Line

Scope = tuple[int, int]

_NEAR = 8
"""How many words a negated figure may stand before the cue that tells whose it is."""


def scopes(line: Line, cues: Sequence[Cue]) -> list[Scope]:
    """For each cue the first and last word it governs. `cues` stand in order of their first word."""
    return [_scope(line, cues, place) for place in range(len(cues))]


def _scope(line: Line, cues: Sequence[Cue], place: int) -> Scope:
    cue = cues[place]
    low, high = _room(line, cue.first)
    if cue.side is Side.RELATIVE:
        first = _figure_before(line, cue.relative if cue.relative is not None else cue.begin)
        return first, _next_sign(line, cue.close + 1, high, COMMA | DASH)
    if cue.who is None:
        return _impersonal(line, cue, low, high)
    if cue.short:
        return cue.first, _next_sign(line, cue.close + 1, high, COMMA | COLON)
    if cue.side is Side.FORWARD:
        return cue.first, max(cue.close, _forward_end(line, cues, place, high))
    return _left(line, cues, place, low), max(cue.close, _right(line, cues, place, high))


def _figure_before(line: Line, relative: int) -> int:
    """Where the figure stands that a relative clause hangs on: "the 10,000 that a commander had offered"."""
    for at in range(relative - 1, max(-1, relative - 4), -1):
        if line.tags[at] & NUMERAL:
            ranged = at > 1 and line.tags[at - 1] & (INFINITIVE | DASH | JOINING) and line.tags[at - 2] & NUMERAL
            return at - 2 if ranged else at
        if line.tags[at] & (PUNCTUATION | OPENER) and not line.tags[at] & MARK:
            break
    return relative


def _room(line: Line, at: int) -> Scope:
    """The words a cue can reach at most: those of its sentence in the quotation it stands in, or the whole line."""
    inside = line.quoted[at]
    if not inside:
        return 0, len(line) - 1
    first = last = at
    while first > 0 and line.quoted[first - 1] == inside and not _full_stop(line, first - 1):
        first -= 1
    while last + 1 < len(line) and line.quoted[last + 1] == inside and not _full_stop(line, last):
        last += 1
    return first, last


def _full_stop(line: Line, at: int) -> bool:
    return bool(line.tags[at] & STOP) and line.low[at] != ";"


def _semicolon(line: Line, at: int) -> bool:
    return line.low[at] == ";"


def _bounds(line: Line, at: int) -> bool:
    return _semicolon(line, at) or bool(line.tags[at] & COLON)


def _next_sign(line: Line, start: int, high: int, signs: int) -> int:
    """The last word before the next of `signs` or semicolon outside other quotations."""
    level = line.quoted[start - 1]
    for at in range(start, high + 1):
        if line.quoted[at] == level and (line.tags[at] & signs or _semicolon(line, at)):
            return at - 1
    return high


def _impersonal(line: Line, cue: Cue, low: int, high: int) -> Scope:
    last = _next_sign(line, cue.close + 1, high, COMMA if cue.short else 0)
    last = last if cue.until is None else min(last, cue.until)
    if cue.first == low and not cue.short and line.at(cue.close + 1) & COMMA:
        return low, last  # "According to preliminary estimates, 77 …"
    if cue.short or line.at(cue.first - 1) & IT:
        return cue.first, last
    first = cue.first
    while first > low and not line.tags[first - 1] & (COMMA | DASH | OPENER) and not _semicolon(line, first - 1):
        first -= 1
    return first, _next_sign(line, cue.close + 1, high, COMMA)


def _forward_end(line: Line, cues: Sequence[Cue], place: int, high: int) -> int:
    cue = cues[place]
    last = high = high if cue.until is None else min(high, cue.until)
    listed = bool(line.at(cue.close + 1) & COLON)
    for at in range(cue.close + 1, high):
        if line.quoted[at] != line.quoted[cue.first]:
            continue
        apart = _semicolon(line, at) and not listed and (cue.nested or _own_voice(line, cues, place, at))
        if (line.tags[at] & COMMA and line.tags[at + 1] & CONTRASTING) or apart:
            last = at - 1
            break
    for other in cues[place + 1 :]:
        if other.begin > last:
            break
        if beside(line, cue, other) or _goes_on_himself(line, other):
            return other.begin - 1
    return last


def _goes_on_himself(line: Line, cue: Cue) -> bool:
    """Whether a participle tells what else one did who is named beside the words of another: "those in the east say
    90, **the UN said, before revising** it to 60"."""
    behind = cue.close + 2
    behind += bool(line.at(behind) & (PREPOSITION | OPENER))
    aside = cue.side is Side.AROUND and cue.who is not None and line.at(cue.close + 1) & COMMA
    return bool(aside and line.at(behind) & GERUND_FORM)


def _own_voice(line: Line, cues: Sequence[Cue], place: int, semicolon: int) -> bool:
    """Whether the clause after a semicolon is said by a voice of its own, or what stands before it tells of one figure
    alone ("the toll is 64"): else it goes on with the voice before it."""
    if line.at(cues[place].first) & BEING:
        return True
    end = next((k for k in range(semicolon + 1, len(line)) if _semicolon(line, k)), len(line))
    later = (other for other in cues[place + 1 :] if other.who is not None and semicolon < other.first < end)
    level = line.quoted[semicolon]
    return any(not other.acting or (other.short and line.quoted[other.first] == level) for other in later)


def beside(line: Line, cue: Cue, other: Cue) -> bool:
    """Whether `other`, a later cue, opens a clause beside that of `cue` and not one inside it."""
    if other.side is not Side.FORWARD or other.nested or other.acting or other.who is None or other.begin <= cue.close:
        return False
    if line.quoted[other.first] != line.quoted[cue.first]:
        return False
    at = other.begin - 1
    while at > cue.close and line.tags[at] & (DETERMINER | SKIPPED) and not line.tags[at] & OPENER:
        at -= 1
    return bool(line.tags[at] & (COMMA | JOINING | CONTRASTING | STOP | DASH)) or (at > 0 and _new_clause(line, at))


def _new_clause(line: Line, at: int) -> bool:
    return bool(line.tags[at] & OPENER and line.tags[at - 1] & (COMMA | STOP))


def _left(line: Line, cues: Sequence[Cue], place: int, low: int) -> int:
    cue = cues[place]
    first = cue.begin
    floor = low
    if line.at(first - 1) & COMMA and line.at(first - 2) & THAT:
        return first  # "X reported **that, according to** Y, 400 rockets remained"
    opener = cue.begin - 1
    while line.at(opener) & DETERMINER and not line.at(opener) & MANNER:
        opener -= 1
    if line.at(opener) & MANNER:
        floor = max(floor, _contrasted(line, opener))
    for other in cues[:place]:
        same = line.quoted[other.first] == line.quoted[cue.first]
        if same and other.side is Side.AROUND and other.who is not None and not other.handing_on:
            floor = max(floor, other.close + 1)
        elif same and other.side is Side.FORWARD and other.who is not None and floor <= low:
            floor = max(floor, _joined_after(line, other.close + 1, cue.begin))
    while first > floor and not (_bounds(line, first - 1) and line.quoted[first - 1] == line.quoted[cue.first]):
        first -= 1
    return first


def _contrasted(line: Line, begin: int) -> int:
    """Where the negated part begins that alone is said: "83, not 150 as some channels allege"; else 0."""
    begin -= bool(line.at(begin - 1) & COMMA)
    for at in range(begin - 1, max(0, begin - _NEAR), -1):
        if line.tags[at] & NEGATION and line.tags[at - 1] & (COMMA | JOINING):
            return at
        if line.tags[at] & PUNCTUATION:
            break
    return 0


def _joined_after(line: Line, start: int, end: int) -> int:
    """Where a joined clause begins between two cues (", and 20 were hurt, according to"), or 0."""
    for at in range(end - 1, start, -1):
        joined = line.tags[at] & (JOINING | OPENER) and line.tags[at - 1] & COMMA
        if (joined or line.tags[at] & COLON) and line.quoted[at] == line.quoted[start]:
            return at + 1
    return 0


def _described(line: Line, cue: Cue) -> bool:
    """Whether a figure behind the cue only describes its speaker: "according to a page **with 12,000 followers**"."""
    link = line.at(cue.close + 1)
    named = line.tags[cue.first] & PHRASE and cue.begin == cue.first
    return bool(named and link & LINKING and not link & PUT_AT) and figure_after(line, cue.close + 1) is not None


def _meanwhile(line: Line, cue: Cue) -> bool:
    """Whether the text goes on in its own voice behind whose words it told: "…, officials said, **as** 3,000 families
    wait at the border"."""
    opener, following = line.at(cue.close + 2), line.at(cue.close + 3)
    told = cue.begin > 0 and bool(line.at(cue.close + 1) & COMMA and opener & MANNER)
    return told and bool(following & (DETERMINER | NUMERAL | CARDINAL | SCALE | CAPITAL | SPEAKABLE))


def _right(line: Line, cues: Sequence[Cue], place: int, high: int) -> int:
    cue = cues[place]
    last = high
    if _described(line, cue) or scene(line, cue.close) is not None or _meanwhile(line, cue):
        return cue.close
    for other in cues[place + 1 :]:
        if line.quoted[other.first] != line.quoted[cue.first] or other.who is None or other.handing_on:
            continue
        if other.side is Side.AROUND:
            last = min(last, cue.close)
        elif beside(line, cue, other):
            last = min(last, other.begin - 1)
        break
    told = any(other.side is Side.FORWARD and other.who is not None for other in cues[:place])
    for at in range(cue.close + 1, last + 1):
        level = line.quoted[at] == line.quoted[cue.first]
        apart = _semicolon(line, at) and (told or _own_voice(line, cues, place, at))
        if level and (apart or (line.tags[at] & COMMA and line.at(at + 1) & CONTRASTING)):
            return at - 1
    return last
