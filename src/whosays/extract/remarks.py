"""Remarks about a speaker, between commas, dashes or brackets: "the agency, **which counts the dead**, said".

What always holds: a remark stands inside one quotation or outside all, and behind a word that can be explained.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from whosays.extract.voice_tags import (
    AUXILIARY,
    CAPITAL,
    CLOSE,
    COMMA,
    CONTRASTING,
    DASH,
    DEFINITE,
    DETERMINER,
    GERUND_FORM,
    HELPER,
    JOINING,
    NUMERAL,
    OF,
    OPEN,
    OPENER,
    PEOPLE,
    PRONOUN,
    PUNCTUATION,
    REMARK,
    SPEAKABLE,
    VERB,
)

if TYPE_CHECKING:
    from whosays.extract.voice_words import Line

_LONGEST: Final = 18
_LONGEST_REMARK: Final = 32
_NO_LIST: Final = OPENER | AUXILIARY | HELPER | DASH | OPEN | NUMERAL


def remark_before(line: Line, close: int) -> tuple[int, int] | None:
    """The first and last word of the parenthesis that ends at the comma, dash or bracket `close`, or None."""
    sign = line.tags[close] & (COMMA | DASH | CLOSE)
    opening = OPEN if sign == CLOSE else sign
    for at in range(close - 1, max(-1, close - _LONGEST_REMARK), -1):
        if not line.tags[at] & opening or line.quoted[at] != line.quoted[close]:
            continue
        if sign == CLOSE:
            return at, close
        if _opens_remark(line, at + 1) and at > 0 and _may_be_explained(line, at - 1):
            return (_list_begins(line, at) if sign == COMMA else at), close
        if sign == COMMA and line.at(at + 1) & (CONTRASTING | OPENER) and not line.at(at + 1) & REMARK:
            return None
    return None


def _may_be_explained(line: Line, at: int) -> bool:
    """Whether the word before a remark ends a phrase that can speak: "the chief of the **village**, a man of 80,"."""
    if line.tags[at] & (CAPITAL | SPEAKABLE | CLOSE | DEFINITE):
        return True
    return line.tags[at] == 0 and bool(
        line.at(at - 1) & DETERMINER and line.at(at - 2) & OF and line.at(at - 3) & PEOPLE
    )


def _list_begins(line: Line, comma: int) -> int:
    """The comma where a parenthesis begins of which the `comma` only parts a list: "researchers, working from wills,
    letters and files, found"."""
    for at in range(comma - 1, max(0, comma - _LONGEST), -1):
        tag = line.tags[at]
        if tag & COMMA and line.tags[at + 1] & GERUND_FORM and line.tags[at - 1] & (CAPITAL | SPEAKABLE | CLOSE):
            return at
        if tag & (_NO_LIST | (VERB & ~GERUND_FORM)) and not tag & (SPEAKABLE | CAPITAL | GERUND_FORM | COMMA):
            break
    return comma


def _opens_remark(line: Line, at: int) -> bool:
    tag = line.at(at)
    if tag & NUMERAL and line.at(at + 1) & COMMA:
        return True
    return bool(tag & (REMARK | DETERMINER | CAPITAL)) or not tag & (OPENER | JOINING | PUNCTUATION | NUMERAL | PRONOUN)
