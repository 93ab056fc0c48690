"""What a parenthesis beside a speaker adds: a name to an office, an office to a name, whoever made a writing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from whosays.extract.originators import Kind, Originator, originator
from whosays.extract.speakers import head_of
from whosays.extract.speakers_after import after
from whosays.extract.voice_tags import (
    ACCESSED,
    AGENT,
    BODY,
    CAPITAL,
    COMMA,
    DETERMINER,
    JOINING,
    LINKING,
    MADE,
    MADE_BY,
    NUMERAL,
    OF,
    ONE_OF,
    OPENER,
    PEOPLE,
    PUNCTUATION,
    QUANTIFIER,
    TIME,
)

if TYPE_CHECKING:
    from whosays.extract.speakers import Phrase
    from whosays.extract.voice_words import Line

_LONGEST_OFFICE: Final = 12
"""The words of an office in a parenthesis: "a spokeswoman for the regional emergency service"."""


def with_name(line: Line, phrase: Phrase, who: Originator) -> Originator:
    """`who` with what a parenthesis adds: a name to an office ("the minister, Boris Pistorius,"), an office to a name.

    After a body without a name the name in the parenthesis takes its place: "another group, the Committee for Peace,".
    """
    if phrase.remark is None:
        return who
    first, last = phrase.remark[0] + 1, phrase.remark[1] - 1
    if who.pronoun:  # "Another, Musa Bello, said", "Its head, Musa Bello, said"
        if not _all_name(line, first, last):
            return who
        if who.owned is not None:
            return Originator(who.owned, last, who.owned, Kind.PERSON)
        return Originator(first, last, last, Kind.NAME) if line.tags[who.head] & ONE_OF else who
    return (_made_in(line, first, last) or who) if who.writing else _explained(line, who, first, last)


def _explained(line: Line, who: Originator, first: int, last: int) -> Originator:
    """The speaker with the name or the office that stands from `first` to `last`."""
    start = first
    while start <= last and line.tags[start] & DETERMINER:
        start += 1
    if start <= last and _all_name(line, start, last):
        if line.tags[who.head] & PEOPLE and start == first:
            return Originator(who.first, last, who.head, Kind.PERSON)
        if line.tags[who.head] & BODY and not _has_name(line, who.first, who.last):
            return Originator(start, last, last, Kind.THING)
        return who
    return _with_office(line, who, first, last)


def _made_in(line: Line, first: int, last: int) -> Originator | None:
    """Who put out what the parenthesis tells of: "the report, published on Thursday by a rights group,"."""
    if not line.tags[first] & (MADE | AGENT) or line.tags[first] & ACCESSED:
        return None
    agent = next((k for k in range(first, last) if line.tags[k] & AGENT), None)
    made = after(line, agent + 1, end=last) if agent is not None else None
    if made is None:
        return None
    further = next(
        (k for k in range(made.first, made.last) if line.tags[k] & MADE_BY and not line.tags[k] & OF), made.last + 1
    )
    return originator(line, replace(made, last=max(made.head, further - 1)))


def with_office_after(line: Line, who: Originator) -> Originator:
    """`who` with the office that follows a name: "said Musa Ibrahim, a camp leader"."""
    comma = who.last + 1
    if not line.at(comma) & COMMA:
        return who
    last = comma
    while last + 1 < len(line) and last - comma < _LONGEST_OFFICE and not line.tags[last + 1] & PUNCTUATION:
        last += 1
    return _with_office(line, who, comma + 1, last)


def _with_office(line: Line, who: Originator, first: int, last: int) -> Originator:
    if who.kind is not Kind.NAME or last - first >= _LONGEST_OFFICE or who.last - who.first < 1:
        return who
    if any(line.tags[k] & (PUNCTUATION | OPENER | NUMERAL) for k in range(first, last + 1)):
        return who
    if not line.tags[head_of(line, first, last)] & PEOPLE:
        return who
    return Originator(who.first, last, who.head, Kind.PERSON)


def _all_name(line: Line, first: int, last: int) -> bool:
    capitals = all(line.tags[k] & (CAPITAL | LINKING | JOINING) for k in range(first, last + 1))
    return capitals and bool(line.tags[first] & CAPITAL) and not line.tags[first] & TIME


def _has_name(line: Line, first: int, last: int) -> bool:
    return any(line.tags[k] & CAPITAL and not line.tags[k] & (DETERMINER | QUANTIFIER) for k in range(first, last + 1))
