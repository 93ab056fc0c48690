"""Noun phrases of speakers that stand after their cue: "according to X", "is estimated by X", "said X"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from whosays.extract.speakers import Phrase, can_speak, head_of, made_by, trimmed
from whosays.extract.voice_tags import (
    AFTER_VERB,
    AUXILIARY,
    BODY,
    CAPITAL,
    CARDINAL,
    COMMA,
    DETERMINER,
    HELPER,
    HIS,
    JOINING,
    LINKING,
    MADE,
    NEGATION,
    NOT_ACCORDING,
    NOUN_LIKE,
    NUMERAL,
    OPENER,
    PEOPLE,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    REOPENING,
    RULE,
    SKIPPED,
    SPEAKABLE,
    TIME,
    TITLE,
    VERB,
    WRITING,
)

if TYPE_CHECKING:
    from whosays.extract.voice_words import Line

_LONGEST: Final = 18
_TRAILING: Final = PREPOSITION | JOINING | DETERMINER | SKIPPED
_ENDING: Final = OPENER | AUXILIARY | HELPER | NEGATION | PRONOUN
_OPENING: Final = REOPENING | CARDINAL
_OPENED: Final = PREPOSITION | JOINING | COMMA | SKIPPED | DETERMINER | CARDINAL
_NOTABLE: Final = PUNCTUATION | VERB | NUMERAL | JOINING | PREPOSITION | TIME | _ENDING | _OPENING
"""A word with none of these tags goes on with the phrase that it stands in, and so does a name that is no time."""


def after(line: Line, start: int, *, stop_at_verbs: bool = True, anybody: bool = False, end: int = 0) -> Phrase | None:
    """The noun phrase that begins at `start`: after "according to", "by", "said".

    `anybody` lets any noun be its head, because the cue leaves no doubt; `end`, if given, is the last word it may hold.
    """
    tags = line.tags
    first = start
    while line.at(first) & (DETERMINER | SKIPPED) and not (tags[first] & SPEAKABLE or _is_pronoun(line, first)):
        first += 1
    if first >= len(tags):
        return None
    if _is_pronoun(line, first):
        return Phrase(first, first, first)
    if tags[first] & PREPOSITION and not tags[first] & CAPITAL:
        return None
    counted = tags[first] & NUMERAL and (line.at(first + 1) | line.at(first + 2)) & PEOPLE
    last = _rightmost(line, first + 1 if counted else first, stop_at_verbs=stop_at_verbs)
    last = min(last, end) if end else last
    while last >= first and tags[last] & _TRAILING and not tags[last] & CAPITAL:
        last -= 1
    begun = trimmed(line, first, last)
    if last < first or begun > last:
        return None
    head = head_of(line, begun, last)
    if not (can_speak(line, begun, head) or (anybody and not line.tags[head] & (TIME | NUMERAL | NOT_ACCORDING))):
        return None
    return Phrase(begun, last, head)


def _is_pronoun(line: Line, at: int) -> bool:
    """Whether a pronoun stands for somebody: "told by **him**", "according to **her**, the rise", and not "according
    to her aunt"."""
    tag = line.at(at)
    if tag & HIS:
        return bool(line.at(at + 1) & PUNCTUATION) or at + 1 == len(line)
    return bool(tag & PRONOUN and not tag & DETERMINER)


def _rightmost(line: Line, first: int, *, stop_at_verbs: bool) -> int:
    last = first - 1
    for at, tag in enumerate(line.tags[first : first + _LONGEST], first):
        if not tag & _NOTABLE or tag & (CAPITAL | TIME) == CAPITAL:
            last = at
            continue
        if tag & COMMA and _name_follows(line, first, at):
            continue
        if tag & PUNCTUATION:
            break
        if not tag & CAPITAL and _breaks_right(line, first, at, stop_at_verbs=stop_at_verbs):
            break
        if tag & TIME and not (tag & CAPITAL and line.at(at - 1) & CAPITAL) and not _in_rule(line, first, at):
            break
        last = at
    return last


def _breaks_right(line: Line, first: int, at: int, *, stop_at_verbs: bool) -> bool:
    tag = line.tags[at]
    verb = stop_at_verbs and at > first and tag & VERB
    if verb and tag & (NOUN_LIKE | MADE) and line.at(at + 1) & (AFTER_VERB | NUMERAL):
        return True
    if tag & (SPEAKABLE | MADE) and not tag & OPENER and at > first:
        return False
    return bool(verb) or _ends_right(line, first, at)


def _ends_right(line: Line, first: int, at: int) -> bool:
    tag = line.tags[at]
    if tag & _ENDING or (tag & _OPENING and at > first and not line.at(at - 1) & _OPENED):
        return True  # "according to the ministry **the** enemy lost 300": another noun phrase opens
    if tag & JOINING:
        return not _joins_right(line, at)
    if tag & PREPOSITION:
        return not tag & LINKING and not made_by(line, at)
    return bool(tag & NUMERAL) and not _in_rule(line, first, at)


def _in_rule(line: Line, first: int, at: int) -> bool:
    """Whether what stands before is a rule or writing with its date: "decree issued in early 2024"."""
    return any(line.tags[k] & (RULE | WRITING) for k in range(first, at)) and any(
        line.tags[k] & MADE for k in range(first, at)
    )


def _joins_right(line: Line, at: int) -> bool:
    following = line.at(at + 1)
    if line.at(at + 2) & BODY and not following & (PUNCTUATION | DETERMINER | VERB | TIME):
        return True
    if following & DETERMINER:
        following = line.at(at + 2)
    return bool(following & (CAPITAL | PEOPLE | BODY)) and not following & TIME


def _name_follows(line: Line, first: int, comma: int) -> bool:
    """Whether a comma stands between an office and its holder: "the governor of Norte, Mr William Rivas"."""
    following = line.at(comma + 1)
    if not following & CAPITAL or following & TIME:
        return False
    if following & TITLE:
        return True
    people = any(line.tags[k] & PEOPLE and not line.tags[k] & CAPITAL for k in range(first, comma))
    named = any(line.tags[k] & COMMA for k in range(first, comma))
    return people and not named and bool(line.at(comma + 2) & CAPITAL) and not line.at(comma + 1) & PREPOSITION
