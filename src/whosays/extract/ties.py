"""How figures of one sentence hang together: conversions, appositions, parts of totals, revisions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whosays.extract.kinds import MONEY, OTHERS, SHARES
from whosays.lexicon.phrases import FIGURE
from whosays.model.mention import MentionTie, TieKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.grammar import Grammar
    from whosays.extract.words import SentenceWords
    from whosays.lexicon.packs import UnitClass
    from whosays.model.mention import AmountWords

_INTO_BRACKET = re.compile(r"\s*[,]?\s*[(\[]\s*(?:or |i\.e\. |that is |equivalent to |worth |equal to )?$", re.IGNORECASE)
_OR = re.compile(r"\s*,\s*(?:or|that is|i\.e\.|equivalent to|equal to)\s+$", re.IGNORECASE)
_APPOSED = re.compile(r"\s*(?:[–—(:,-]|\s-\s|, or|, that is,?)\s*$", re.IGNORECASE)


def tie_between(
    text: str, earlier: AmountWords, later: AmountWords, kinds: tuple[frozenset[UnitClass], frozenset[UnitClass]]
) -> TieKind | None:
    """How `later` hangs on the amount right before it by what stands between them, or None."""
    between = text[earlier.end : later.start]
    bracketed = _INTO_BRACKET.match(between) or _OR.match(between)
    if kinds[0] == kinds[1] and kinds[0] in (MONEY, OTHERS) and bracketed and _unit(earlier) != _unit(later):
        return TieKind.CONVERSION
    if kinds[0] == SHARES and kinds[1] != SHARES and _APPOSED.match(between):
        return TieKind.APPOSITION
    return None


def _unit(amount: AmountWords) -> str:
    unit = amount.unit or amount.upper_unit
    return unit.text.lower() if unit else ""


def ties(
    text: str,
    amounts: Sequence[AmountWords],
    kinds: Sequence[frozenset[UnitClass]],
    words: SentenceWords,
    grammar: Grammar,
) -> dict[int, tuple[TieKind, int]]:
    """For each amount of a sentence that hangs on an earlier one: how, and on which (by number in the sentence)."""
    found: dict[int, tuple[TieKind, int]] = {}
    for later in range(1, len(amounts)):
        kind = tie_between(text, amounts[later - 1], amounts[later], (kinds[later - 1], kinds[later]))
        if kind is not None:
            found[later] = (kind, later - 1)
        elif kinds[later] == kinds[later - 1] and _is_part(words, later, grammar):
            found[later] = (TieKind.PART, later - 1)
    for hit in grammar.revising.find(words.low):
        before = [n for n, at in enumerate(words.figures) if at < hit.first]
        after = [n for n, at in enumerate(words.figures) if at >= hit.end]
        if before and after and kinds[before[-1]] == kinds[after[0]]:
            found.setdefault(after[0], (TieKind.REVISION, before[-1]))
    return found


def _is_part(words: SentenceWords, number: int, grammar: Grammar) -> bool:
    """Whether "including" or its like leads from the amount before to this one."""
    between = words.low[words.figures[number - 1] + 1 : words.figures[number]]
    return FIGURE not in between and bool(grammar.nouns.including.intersection(between[-3:]))
