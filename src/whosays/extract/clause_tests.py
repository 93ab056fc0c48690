"""When a verb is one of saying by the clause or quotation beside it: "described how", "allowed that", "'…', he laughs".

What always holds: without such a clause or quotation the verbs of these classes say nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.extract.bare_figures import figure_after
from whosays.extract.parentheses import parenthetical
from whosays.extract.voice_tags import (
    ADDRESSEE,
    COLON,
    COMMA,
    DETERMINER,
    GERUND_FORM,
    HOW,
    PEOPLE,
    PUNCTUATION,
    QUOTE,
    TELLING,
    THAT,
    TIME,
    WARNING,
    WRITING,
)

if TYPE_CHECKING:
    from whosays.extract.speakers import Phrase
    from whosays.extract.voice_words import Line


def recounts(line: Line, at: int, phrase: Phrase) -> bool:
    """ "Described how 120 men were flown out", "described seeing 20 lorries"."""
    saw = line.at(at + 1) & GERUND_FORM and not line.tags[phrase.head] & WRITING and figure_after(line, at + 1)
    return bool(line.at(at + 1) & (HOW | THAT) or saw)


def clausal(line: Line, at: int, phrase: Phrase) -> bool:
    """ "Allowed that eight were missing", "eight were missing, he allowed", "told us he hoped that"."""
    behind = at + 1
    if line.at(behind) & (ADDRESSEE | PEOPLE) and line.tags[at] & (WARNING | TELLING):
        behind += 1
    clause = not line.at(behind + 1) & (PUNCTUATION | TIME) or line.at(behind + 1) & QUOTE
    if line.at(behind) & (THAT | HOW) and clause:
        return True
    return parenthetical(line, at, phrase)


def utters(line: Line, at: int, phrase: Phrase) -> bool:
    """A quotation stands right before the subject or right after the verb."""
    left = phrase.first - 1
    while left >= 0 and line.tags[left] & DETERMINER:
        left -= 1
    after = at + 1 + bool(line.at(at + 1) & (COLON | COMMA))
    return bool((line.at(left) | line.at(after)) & QUOTE)
