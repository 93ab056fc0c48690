"""Cues that are signs: a speaker before a colon, after a dash, or in brackets at the end, as headlines, posts and
situation reports have them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from whosays.extract.bare_figures import figure_after
from whosays.extract.cues import Cue, Side
from whosays.extract.originators import originator
from whosays.extract.speakers import Phrase, can_speak, head_of, trimmed
from whosays.extract.voice_tags import (
    BODY,
    CAPITAL,
    CLOSE,
    COLON,
    COMMA,
    COUNTRY,
    DASH,
    MADE_BY,
    MARK,
    NUMERAL,
    OF,
    OPEN,
    PEOPLE,
    PREPOSITION,
    PUNCTUATION,
    SKIPPED,
    SPEAKABLE,
    STOP,
    TIME,
    VERB,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.extract.voice_words import Line, VoiceGrammar

_NEAR: Final = 3
"""How far before a bracket the figure stands of which the bracket tells who says it."""
_LONG_WORD: Final = 6
_LONG_SENTENCE: Final = 10
_LONGEST_HEAD: Final = 8
"""A headline's speaker before a colon or after a dash is short: "UN human rights office: …"."""


def head_cues(line: Line, grammar: VoiceGrammar) -> Iterator[Cue]:
    """The cues of `line` that are signs, in order."""
    if not line.every & (COLON | DASH | CLOSE):
        return
    yield from _headline(line, grammar)
    bracketed = _bracketed(line)
    if bracketed is not None:
        yield bracketed
    yield from _figures_in_brackets(line)


def _headline(line: Line, grammar: VoiceGrammar) -> Iterator[Cue]:
    """ "UN: 500 dead in Sudan", "11:20 Police: 14 detained", "Police - 29,000" and "500 dead in Sudan - UN"."""
    for cue in (_before_sign(line, grammar), _behind_dash(line)):
        if cue is not None:
            yield cue


def _before_sign(line: Line, grammar: VoiceGrammar) -> Cue | None:
    """The speaker before a colon, or before a dash that a figure follows, at the head of a line."""
    first = _over_stamp(line)
    at = next((k for k in range(first + 1, min(len(line), first + _LONGEST_HEAD)) if line.tags[k] & PUNCTUATION), None)
    if at is None or _field(line, first, at, grammar):
        return None
    if line.tags[at] & COLON:
        cue = _named_head(line, first, _before_times(line, at - 1), at, Side.FORWARD)
        return None if _counted(line, at) or _is_place(line, first, at) else cue
    if not line.tags[at] & DASH or line.starts[at] == line.ends[at - 1] or figure_after(line, at) is None:
        return None
    cue = _named_head(line, first, at - 1, at, Side.FORWARD)
    if cue is None or cue.who is None:
        return None
    head = line.tags[cue.who.head]
    body = head & BODY and (head & CAPITAL or cue.who.head == first)  # "Artillery systems - 24,528" speaks of them
    return cue if head & PEOPLE or body else None


def _behind_dash(line: Line) -> Cue | None:
    """The speaker behind a dash or a colon at the end of a headline."""
    last = len(line) - 1
    if last > 0 and line.tags[last] & STOP:
        return None
    at = next((k for k in range(last, max(0, last - _LONGEST_HEAD), -1) if line.tags[k] & PUNCTUATION), None)
    if at is None or at == last or not line.tags[at] & (DASH | COLON):
        return None
    if line.starts[at] == line.ends[at - 1] and not (line.tags[at] & COLON and _tells(line, at)):
        return None
    return _named_head(line, at + 1, last, at, Side.AROUND)


def _tells(line: Line, colon: int) -> bool:
    """Whether a figure stands before the colon: "Bus plunge leaves 31 dead: police"."""
    return any(tag & NUMERAL for tag in line.tags[:colon])


def _over_stamp(line: Line) -> int:
    """The first word after the hour of a message or the sign of a list: "11:20 …", "- …"."""
    at = 0
    if line.at(0) & NUMERAL and line.at(1) & COLON and line.at(2) & NUMERAL:
        at = 3
    while line.at(at) & (MARK | DASH):
        at += 1
    return at


def _field(line: Line, first: int, colon: int, grammar: VoiceGrammar) -> bool:
    """Whether a lone word before the colon names a field of a form, or a country by its code: "Region: North", "PK: 40
    dead"."""
    first = trimmed(line, first, colon - 1)
    if first != colon - 1:
        return False
    word = line.text[line.starts[first] : line.ends[first]]
    return line.low[first] in grammar.saying.fields or word in grammar.codes


def _counted(line: Line, colon: int) -> bool:
    """Whether those before the colon are counted after it and do not speak: "Survivors: 48."."""
    alone = line.at(colon + 2) & (STOP | COMMA) or colon + 2 >= len(line)
    return bool(colon == 1 and line.tags[0] & PEOPLE and line.at(colon + 1) & NUMERAL and alone)


def _is_place(line: Line, first: int, colon: int) -> bool:
    """Whether a long word in capitals before a whole sentence is where the text was written, as some papers have it:
    "TALMAR: The toll from the flood rose to 38 on Saturday."."""
    word = line.text[line.starts[first] : line.ends[first]]
    alone = colon == first + 1 and word.isupper() and len(word) >= _LONG_WORD and not line.tags[first] & SPEAKABLE
    return alone and len(line) - colon > _LONG_SENTENCE and bool(line.at(len(line) - 1) & STOP)


def _bracketed(line: Line) -> Cue | None:
    """ "2.9 million people affected (Government)": a source in brackets at the end of the sentence, which is no short
    form of the name before it."""
    close = len(line) - 1 if line.at(len(line) - 1) & CLOSE else len(line) - 2
    if not line.at(close) & CLOSE:
        return None
    opening = next((at for at in range(close - 1, max(1, close - _LONGEST_HEAD), -1) if line.tags[at] & OPEN), None)
    if opening is None or line.tags[opening - 1] & (CAPITAL | BODY):
        return None
    cue = _named_head(line, opening + 1, close - 1, opening, Side.AROUND)
    return None if cue is None else replace(cue, close=close)


def _figures_in_brackets(line: Line) -> Iterator[Cue]:
    """ "Between 8,000 (police) and 35,000 (organisers) people came": who stands in brackets behind it says a figure.

    People alone in brackets may be those who are counted ("40 men (reservists)"), unless two figures are so told.
    """
    if not line.every & OPEN or not line.every & NUMERAL:
        return
    found = [cue for at, tag in enumerate(line.tags) if tag & OPEN and (cue := _in_bracket(line, at)) is not None]
    for cue in found:
        if cue.who is not None and (len(found) > 1 or line.tags[cue.who.head] & BODY):
            yield cue


def _in_bracket(line: Line, opening: int) -> Cue | None:
    """The voice of a bracket that opens right behind a figure, within its sentence."""
    close = next((k for k in range(opening + 2, min(len(line), opening + _LONGEST_HEAD)) if line.tags[k] & CLOSE), None)
    figure = next((k for k in range(opening - 1, max(-1, opening - _NEAR), -1) if line.tags[k] & NUMERAL), None)
    if close is None or figure is None or close >= len(line) - 2 or line.tags[close + 1] & (DASH | COLON):
        return None  # none behind, or the place and date of a text
    cue = _named_head(line, opening + 1, close - 1, opening, Side.RELATIVE)
    return None if cue is None else replace(cue, begin=opening, close=close, relative=opening)


def _before_times(line: Line, last: int) -> int:
    """The last word before a time that ends at `last`: "Hospital source just now: 66 dead"."""
    while last > 0 and line.tags[last] & (TIME | SKIPPED) and not line.tags[last] & SPEAKABLE:
        last -= 1
    return last


def _named_head(line: Line, first: int, last: int, sign: int, side: Side) -> Cue | None:
    first = trimmed(line, first, last)
    if (
        first > last
        or line.tags[first] & PREPOSITION
        or any(line.tags[k] & (VERB | NUMERAL) and not line.tags[k] & CAPITAL for k in range(first, last + 1))
    ):
        return None
    first = _maker_in(line, first, last)
    head = head_of(line, first, last)
    tag = line.tags[head]
    if first < last and line.text[line.starts[first] : line.ends[last]].isupper():
        return None
    known = (tag & (BODY | PEOPLE) or line.text[line.starts[head] : line.ends[head]].isupper()) and not tag & COUNTRY
    if not known or not can_speak(line, first, head) or tag & TIME:
        return None
    who = originator(line, Phrase(first, last, head))
    begin, close = (first, sign) if side is Side.FORWARD else (sign, last)
    return Cue(first=sign, last=sign, begin=begin, close=close, side=side, who=who)


def _maker_in(line: Line, first: int, last: int) -> int:
    """Where the body begins that something at the head is from: "New from the **ministry**: 4,210 applications"."""
    for at in range(first + 1, last):
        if line.tags[at] & MADE_BY and not line.tags[at] & OF and not line.tags[at - 1] & (BODY | PEOPLE):
            return trimmed(line, at + 1, last)
    return first
