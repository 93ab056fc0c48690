"""Figures among the words of a line: where one stands right after a word, and whether it counts what is named behind
it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import category

from whosays.extract.voice_tags import (
    AFTER_VERB,
    AUXILIARY,
    CARDINAL,
    CONTRASTING,
    DETERMINER,
    HARM,
    HELPER,
    JOINING,
    MARK,
    NOUN_LIKE,
    NUMERAL,
    OF,
    OPENER,
    PLURAL,
    PREPOSITION,
    PUNCTUATION,
    PUT_AT,
    QUOTE,
    SCALE,
    SKIPPED,
    TIME,
    VERB,
)

if TYPE_CHECKING:
    from whosays.extract.voice_words import Line

FIGURE: Final = NUMERAL | CARDINAL | SCALE
_MOST_HEDGES: Final = 5
_MONEY: Final = "Sc"
"""Unicode's category of currency signs."""
_OF_CLAUSE: Final = AUXILIARY | HELPER | VERB
_ENDS_PHRASE: Final = PUNCTUATION | JOINING | OPENER | PREPOSITION | CONTRASTING | TIME | _OF_CLAUSE
_ENDS_BARE: Final = PUNCTUATION | JOINING | OPENER | PREPOSITION | CONTRASTING | AUXILIARY | HELPER | VERB | TIME


def figure_after(line: Line, at: int) -> int | None:
    """Where the figure stands right after the word at `at`, hedges between them, or None."""
    for k in range(at + 1, at + 2 + _MOST_HEDGES):
        tag = line.at(k)
        if tag & FIGURE and not (tag & CARDINAL and line.at(k + 1) & OF):
            return k
        some = tag & DETERMINER and line.at(k + 1) & SCALE
        compared = k > at + 1 and line.at(k) & PREPOSITION and line.at(k - 1) & AFTER_VERB  # "more **than** 300"
        if not (some or compared) and not tag & (AFTER_VERB | SKIPPED | MARK | QUOTE | PUT_AT):
            return None
    return None


def bare(line: Line, figure: int) -> bool:
    """Whether the figure counts nothing that is named behind it, and is no sum of money."""
    if category(line.low[figure - 1][0]) == _MONEY and figure:
        return False
    at = figure + 1
    while line.at(at) & (FIGURE | MARK):
        at += 1
    return at >= len(line) or bool(line.tags[at] & _ENDS_BARE)


def acted_on(line: Line, at: int) -> bool:
    """Whether a verb of rejection at `at` tells what was done to those counted right behind it ("dismissed 90 workers",
    "rejected 400 bids") and not what is said of a figure ("denied 90 deaths", "denied that", "denied 90 men died")."""
    figure = figure_after(line, at)
    if figure is None or any(line.tags[k] & DETERMINER & ~SKIPPED for k in range(at + 1, figure)):
        return False
    first = figure + 1
    if not line.at(first) & PLURAL and bare(line, figure):
        return False
    for k in range(first, len(line)):
        if line.tags[k] & HARM:
            return False
        if line.tags[k] & _ENDS_PHRASE and not line.tags[k] & (NOUN_LIKE | PLURAL):
            return not line.tags[k] & _OF_CLAUSE
    return True
