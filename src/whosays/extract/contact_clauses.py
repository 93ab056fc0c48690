"""Whose an account is where a clause behind it tells: "information that the rights office has verified", "the figure
the minister used was 400".

What always holds: who only saw or got a document for print ("files that Reuters has seen") is not taken for its author.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from whosays.extract.bare_figures import FIGURE, figure_after
from whosays.extract.speakers_after import after
from whosays.extract.voice_tags import (
    ACCESSED,
    AUXILIARY,
    BEING,
    BODY,
    CAPITAL,
    DETERMINER,
    MADE,
    PARTICLE,
    PEOPLE,
    PRESS,
    RELATIVE,
    SKIPPED,
    TIME,
    VERB,
)

if TYPE_CHECKING:
    from whosays.extract.speakers import Phrase
    from whosays.extract.voice_words import Line

_SPEAKS: Final = PEOPLE | BODY | CAPITAL
_FIGURE_WITHIN: Final = 4
"""Words from a figure to the verb behind it: "**50** dead **is** the number the army gave"."""


def giver(line: Line, start: int) -> tuple[Phrase, int] | None:
    """Who gives the account that ends before `start`, with the place of the verb; None where no such clause follows."""
    begin = start + bool(line.at(start) & RELATIVE)
    if not line.at(begin) & (DETERMINER | _SPEAKS):
        return None
    phrase = after(line, begin)
    if phrase is None or not line.tags[phrase.head] & _SPEAKS or line.tags[phrase.head] & TIME:
        return None
    verb = next((k for k in range(phrase.head + 1, phrase.last + 1) if line.tags[k] & MADE), phrase.last + 1)
    phrase = replace(phrase, last=verb - 1)
    while line.at(verb) & (AUXILIARY | SKIPPED) and not line.at(verb) & VERB:
        verb += 1
    if not line.at(verb) & (VERB | MADE) or line.at(verb) & BEING:
        return None
    printed = line.tags[verb] & ACCESSED and any(line.tags[k] & PRESS for k in range(phrase.first, verb))
    return None if printed else (phrase, verb + bool(line.at(verb + 1) & PARTICLE))


def giver_of_figure(line: Line, noun: int) -> tuple[Phrase, int] | None:
    """The same behind a noun of counting that is told to be a figure: "the number the army gave **was 50**"."""
    found = giver(line, noun + 1)
    if found is None:
        return None
    at = found[1] + 1
    while line.at(at) & SKIPPED:
        at += 1
    if line.at(at) & (BEING | VERB) and figure_after(line, at) is not None:
        return found
    being = noun - 1
    while line.at(being) & (DETERMINER | SKIPPED):
        being -= 1
    if not line.at(being) & BEING:
        return None
    told = any(line.tags[k] & FIGURE for k in range(max(0, being - _FIGURE_WITHIN), being))
    return found if told else None
