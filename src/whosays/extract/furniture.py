"""Lines of a page that tell nothing: the year and owner of a footer, offers to subscribe, counters, navigation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whosays.lexicon.tables import Furniture

LONGEST = 160
"""Characters of such a line."""
WORDS = 8
"""Words of a line that only counts something, or names the year and the owner of a page."""
MOST = 14
"""Words of a line that offers something."""
_NEVER = re.compile(r"(?!)")
_BAR = re.compile(r"\s[|\u00b7\u2022]\s")
_YEAR = re.compile(r"\s*(?:19|20)\d\d\s+(?=\D*$)")


@dataclass(frozen=True, slots=True)
class PageGrammar:
    """What begins a line of rights, what begins an offer, and the lines that only count."""

    rights: re.Pattern[str]
    offers: re.Pattern[str]
    counters: re.Pattern[str]


def page_grammar(words: Furniture) -> PageGrammar:
    """The patterns of a language's words of furniture."""
    if not words.rights:
        return PageGrammar(_NEVER, _NEVER, _NEVER)
    rights, offers, counted = (_any(phrases) for phrases in (words.rights, words.offers, words.counted))
    return PageGrammar(
        re.compile(rf"\W*?(?i:{rights})\s*(?:[A-Z]\S*\s+){{0,4}}(?:19|20)\d\d\b"),
        re.compile(rf"\W*(?:{offers})\b", re.IGNORECASE),
        re.compile(rf"\W*[\d.,]+[km]?\s+(?:{counted})\W*$", re.IGNORECASE),
    )


def _any(phrases: tuple[str, ...]) -> str:
    return "|".join(re.escape(phrase) for phrase in phrases)


def is_furniture(text: str, span: tuple[int, int], page: PageGrammar) -> bool:
    """Whether the line of the sentence at `span` is no prose but furniture of the page around it."""
    start, end = span
    first = text.rfind("\n", max(0, start - LONGEST), start) + 1
    if end - first > LONGEST:
        return False
    last = text.find("\n", end, first + LONGEST + 1)
    last = len(text) if last < 0 else last
    if last - first > LONGEST:
        return False
    line = text[first:last]
    if page.rights.match(line) or page.counters.match(line) or _is_owner(line):
        return True
    items = _BAR.split(line)
    offered = len(line.split()) <= MOST or len(items) > 1
    return offered and any(page.offers.match(item) is not None for item in items)


def _is_owner(line: str) -> bool:
    """Whether a line is a year and a name: "2025 The Valley Post"."""
    year = _YEAR.match(line)
    words = line[year.end() :].split() if year else []
    return 1 < len(words) <= WORDS and words[0].lower() == "the" and all(word[0].isupper() for word in words)
