"""Where a subject ends before its verb: over adverbs, auxiliaries and expressions of time between them.

"The ministry on Monday said", "the archive had by the end of June identified", "the side has to date admitted".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from whosays.extract.voice_tags import (
    AUXILIARY,
    CAPITAL,
    COLON,
    DETERMINER,
    HELPER,
    INFINITIVE,
    LINKING,
    NUMERAL,
    PREPOSITION,
    PUNCTUATION,
    RAISING,
    SKIPPED,
    TIME,
    VERB,
)

if TYPE_CHECKING:
    from whosays.extract.voice_words import Line

_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")
_CLOCK: Final = 3
"""The words of an hour: "18:00" is two numbers and a sign."""
_LONGEST_TIME: Final = 6
"""The words of the longest expression of time between an auxiliary and its verb: "by the end of last February"."""


def over_adverbs(line: Line, at: int) -> int:
    """The first word at or before `at` that is no adverb; -1 where there is none."""
    while at >= 0 and line.tags[at] & SKIPPED:
        at -= 1
    return at


def over_auxiliaries(line: Line, at: int) -> int:
    """The first word at or before `at` that is no auxiliary, adverb or time: where a subject ends before its verb."""
    at = over_times(line, over_adverbs(line, at))
    while at >= 0 and line.tags[at] & (AUXILIARY | HELPER | INFINITIVE) and not line.tags[at] & CAPITAL:
        if line.tags[at] & INFINITIVE:
            if not line.at(at - 1) & RAISING:
                break
            at -= 1
        at = over_times(line, over_adverbs(line, at - 1))
    return at


def over_times(line: Line, at: int) -> int:
    """The first word at or before `at` that is in no expression of time: "the ministry on Monday said", "late last
    week"."""
    start = at
    if at > _CLOCK and line.tags[at] & line.tags[at - 2] & NUMERAL and line.tags[at - 1] & COLON:
        at -= _CLOCK  # "the ministry **at 18:00** said"
    if at > 0 and line.tags[at] & NUMERAL and line.tags[at - 1] & PREPOSITION and _YEAR.fullmatch(line.low[at]):
        return over_adverbs(line, at - 2)  # "who has tracked them **since 2022** says"
    while at >= 0 and (line.tags[at] & TIME or (line.tags[at] & NUMERAL and line.at(at + 1) & TIME and at < start)):
        at -= 1
    if at == start:
        return at
    within = _within_verb(line, at)
    if within != at:
        return within
    if at < start and line.at(at) & DETERMINER and line.at(at - 1) & LINKING:
        at -= 1
    if at >= 0 and line.tags[at] & LINKING and not line.tags[at] & CAPITAL:
        at -= 1
    return over_adverbs(line, at)


def _within_verb(line: Line, at: int) -> int:
    """The auxiliary before an expression of time that ends before `at`: "had **by the end of** June identified"; `at`
    itself where there is none."""
    for k in range(at, max(0, at - _LONGEST_TIME), -1):
        tag = line.tags[k]
        if tag & (PUNCTUATION | NUMERAL | VERB):
            break
        if tag & PREPOSITION and not tag & CAPITAL and line.tags[k - 1] & AUXILIARY:
            return k - 1
    return at
