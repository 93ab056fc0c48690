"""Whether a verb of saying only stands beside what is said, as in "40 died, the governor said on Friday, and more"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from whosays.extract.voice_tags import (
    ADDRESSEE,
    AFTER_VERB,
    AUXILIARY,
    BODY,
    CAPITAL,
    CARDINAL,
    CLOSE,
    COMMA,
    DASH,
    DETERMINER,
    HELPER,
    INFINITIVE,
    MANNER,
    NUMERAL,
    OPENER,
    PEOPLE,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    QUANTIFIER,
    QUOTE,
    SKIPPED,
    STOP,
    TELLING,
    TIME,
    WARNING,
)

if TYPE_CHECKING:
    from whosays.extract.speakers import Phrase
    from whosays.extract.voice_words import Line

_LONGEST: Final = 32
"""Words of the longest adverbial behind a verb of saying."""


def parenthetical(line: Line, at: int, phrase: Phrase) -> bool:
    """Whether the verb has no clause of its own after it and what is said stands before: "…, X said on Friday"."""
    left = phrase.first - 1
    while left >= 0 and line.tags[left] & (DETERMINER | SKIPPED | CARDINAL | QUANTIFIER):
        left -= 1
    if left < 0 or not line.tags[left] & (COMMA | DASH | QUOTE | CLOSE | OPENER):
        return False
    if line.tags[left] & OPENER and not line.tags[left] & MANNER:
        return False
    return _nothing_said_after(line, at)


def _nothing_said_after(line: Line, at: int) -> bool:
    """Whether only a time, a place, a way or an addressee stands between the verb and the next sign."""
    place = at + 1
    if line.tags[at] & (TELLING | WARNING) and line.at(place) & (ADDRESSEE | CAPITAL | PEOPLE | BODY):
        while (
            place < len(line) and not line.tags[place] & PUNCTUATION and not line.tags[place] & (PREPOSITION | OPENER)
        ):
            place += 1
    if place >= len(line) or line.tags[place] & (COMMA | STOP | DASH | CLOSE):
        return True
    if line.tags[place] & QUOTE:
        return line.quoted[at] != 0
    if line.tags[place] & DETERMINER and line.at(place + 1) & TIME:
        place += 1
    return bool(line.tags[place] & (PREPOSITION | TIME | SKIPPED)) and _only_adverbial(line, place)


def _only_adverbial(line: Line, place: int) -> bool:
    """Whether neither clause nor hedged figure stands from `place` to the next sign: "thought about 60" has one."""
    if line.tags[place] & AFTER_VERB and line.at(place + 1) & NUMERAL:
        return False
    if line.tags[place] & INFINITIVE and not line.at(place + 1) & (ADDRESSEE | CAPITAL | PEOPLE | BODY):
        return False  # "expects **to meet** its goal"
    for k in range(place, min(len(line), place + _LONGEST)):
        if line.tags[k] & PUNCTUATION:
            return not line.tags[k] & QUOTE
        if line.tags[k] & (OPENER | PRONOUN | AUXILIARY | HELPER) and not line.tags[k] & (CAPITAL | DETERMINER):
            return False
    return place + _LONGEST >= len(line)
