"""How figures of one sentence hang together: conversions, appositions, parts of totals, revisions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.extract.kinds import MONEY, OTHERS, SHARES
from whosays.lexicon.phrases import FIGURE
from whosays.model.mention import TieKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.grammars import Grammar
    from whosays.extract.words import SentenceWords
    from whosays.lexicon.nouns import Nouns
    from whosays.lexicon.packs import UnitClass
    from whosays.model.mention import AmountWords

INCLUDING_WITHIN = 3
"""Words before a part among which "including" or its like stands."""
BEFORE_FORMER = 3
"""Words before what was, among which "from" stands ("to 38 from an earlier 23")."""


_THEN = re.compile(r"\s*[;/]\s*")
_CLOSES = re.compile(r"[,.;:–—]|\s[–—-]|$")


@dataclass(frozen=True, slots=True)
class Restating:
    """What stands between a figure and the same in other terms: `converted` for amounts, `beside` where the later is a
    rough one, `apposed` after a share."""

    converted: re.Pattern[str]
    beside: re.Pattern[str]
    apposed: re.Pattern[str]


def restating(nouns: Nouns) -> Restating:
    """The patterns of a language: "3 million roubles ($41,300)", "… each, or $41,300", "35 %: some 4,000 men"."""
    phrases = "|".join(re.escape(phrase) for phrase in nouns.restating)
    each = "".join(rf"|\s+{re.escape(phrase)}" for phrase in nouns.apiece)
    return Restating(
        re.compile(rf"(?:{each})\s*(?:,?\s*[(\[]\s*(?:(?:{phrases}),? )?|,\s*(?:{phrases}),?\s+)$", re.IGNORECASE),
        re.compile(rf"(?:{each})\s*(?:,|[–—-])\s+", re.IGNORECASE),
        re.compile(rf"\s*(?:[–—(:,-]|,\s*(?:{phrases}),?)\s*$", re.IGNORECASE),
    )


def tie_between(
    text: str,
    pair: tuple[AmountWords, AmountWords],
    kinds: tuple[frozenset[UnitClass], frozenset[UnitClass]],
    words: Restating,
) -> TieKind | None:
    """How the second of `pair` hangs on the amount right before it by what stands between them, or None."""
    earlier, later = pair
    between = text[earlier.end : later.start]
    if kinds[0] == kinds[1] and kinds[0] in (MONEY, OTHERS) and _unit(earlier) != _unit(later):
        return TieKind.CONVERSION if words.converted.match(between) or _set_beside(text, pair, words.beside) else None
    if kinds[0] == SHARES and kinds[1] != SHARES and words.apposed.match(between):
        return TieKind.APPOSITION
    return None


def _again(text: str, pair: tuple[AmountWords, AmountWords], before: tuple[TieKind, int]) -> tuple[TieKind | None, int]:
    """The tie of a conversion right behind another of the same sum: "5 million roubles (£45,000; $58,000)"."""
    kind, origin = before
    between = text[pair[0].end : pair[1].start]
    goes_on = kind is TieKind.CONVERSION and _unit(pair[0]) != _unit(pair[1]) and _THEN.fullmatch(between) is not None
    return (kind if goes_on else None), origin


def _set_beside(text: str, pair: tuple[AmountWords, AmountWords], beside: re.Pattern[str]) -> bool:
    """Whether a rough amount stands between commas or dashes behind one of another unit: "3 million roubles, roughly
    $30,000, for a wound"; in a list of amounts none ends so."""
    earlier, later = pair
    between, after = text[earlier.end : later.start], text[later.end : later.end + 2]
    return bool(later.hedges) and beside.fullmatch(between) is not None and _CLOSES.match(after) is not None


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
    if len(amounts) == 1:
        return found
    for later in range(1, len(amounts)):
        pair, both = (amounts[later - 1], amounts[later]), (kinds[later - 1], kinds[later])
        kind = tie_between(text, pair, both, grammar.restating)
        if kind is None and later - 1 in found and both[0] == both[1] == MONEY:
            kind, origin = _again(text, pair, found[later - 1])
        else:
            origin = later - 1
        if kind is not None:
            found[later] = (kind, origin)
        elif kinds[later] == kinds[later - 1] and _is_part(words, later, grammar):
            found[later] = (TieKind.PART, later - 1)
    for hit in grammar.revising.find(words.low):
        before = [n for n, at in enumerate(words.figures) if at < hit.first]
        after = [n for n, at in enumerate(words.figures) if at >= hit.end]
        if before and after and kinds[before[-1]] == kinds[after[0]]:
            found.setdefault(after[0], (TieKind.REVISION, before[-1]))
    for place in range(1, len(amounts)):
        kind = _changes(amounts[place - 1], amounts[place], words, place, grammar.nouns)
        if kind is not None and kinds[place] == kinds[place - 1]:
            found.setdefault(place, (kind, place - 1))
    return found


def _changes(one: AmountWords, other: AmountWords, words: SentenceWords, place: int, nouns: Nouns) -> TieKind | None:
    """How the second of two neighbouring amounts hangs on the first where they tell a change: it was before ("risen to
    38 from 23", "38, up from 23"), or took its place ("from 23 to 38")."""
    led, moved = _changed(one), _changed(other)
    at = words.figures[place]
    if moved and moved[-1] in nouns.formers and moved[0] in nouns.ways:
        return TieKind.FORMER
    if led and led[-1] in nouns.latters and not nouns.formers.isdisjoint(words.low[max(0, at - BEFORE_FORMER) : at]):
        return TieKind.FORMER
    return TieKind.REVISION if led and led[-1] in nouns.formers and words.low[at - 1] in nouns.latters else None


def _changed(amount: AmountWords) -> list[str]:
    """The words of its change, in lower case."""
    return amount.change.text.lower().split() if amount.change else []


def _is_part(words: SentenceWords, number: int, grammar: Grammar) -> bool:
    """Whether "including" or its like leads from the amount before to this one."""
    between = words.low[words.figures[number - 1] + 1 : words.figures[number]]
    return FIGURE not in between and bool(grammar.nouns.including.intersection(between[-INCLUDING_WITHIN:]))
