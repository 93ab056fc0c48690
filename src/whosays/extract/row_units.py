"""In what the figures of a row count: money and scale by the heads of their column and the line over the table."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.extract.kinds import COUNTS, MONEY
from whosays.extract.scale_heads import is_bare, scale_in
from whosays.extract.words import sentence_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.grammars import Grammar
    from whosays.extract.grid import TableCell
    from whosays.extract.scale_heads import Scale
    from whosays.extract.sentence_state import Text
    from whosays.extract.understood import Understood
    from whosays.lexicon.packs import UnitClass
    from whosays.model.mention import AmountWords, Words

_UNIT_BEHIND = re.compile(r"[,;(\[–—]\s*[^,;(\[]+$")
_DIGIT = re.compile(r"\d")
_YEAR_ALONE = re.compile(r"(?:1[89]|20)\d\d")


@dataclass(slots=True)
class Counted:
    """A figure of a row with its kinds, and the words of its column's head that say in what it counts."""

    figure: AmountWords
    kinds: frozenset[UnitClass]
    hint: Words | None
    scale: Words | None


def counted_under(
    text: Text,
    cells: tuple[Sequence[TableCell], TableCell | None],
    figure: AmountWords,
    before: Understood,
    grammar: Grammar,
) -> tuple[Counted, TableCell | None]:
    """`figure` under the heads and beside the label of `cells`, and that label where its end says in what the row
    counts: "Paid in all, UAH billion", "Pay (dollars)"."""
    heads, label = cells
    if label is None or not _UNIT_BEHIND.search(label.text) or _DIGIT.search(label.text):
        return counted_in(text, heads, figure, before, grammar), None
    told = counted_in(text, [*heads, label], figure, before, grammar)
    units = (words for words in (told.hint, told.scale) if words is not None)
    return told, label if any(label.start <= words.start < label.end for words in units) else None


def counted_in(
    text: Text, heads: Sequence[TableCell | None], figure: AmountWords, before: Understood, grammar: Grammar
) -> Counted:
    """`figure` of a column with these `heads`, the lowest last; `before` is what stands over the table."""
    hint = next((words for head in heads if (words := _unit_hint(text, head, grammar)) is not None), None)
    kinds, scale = grammar.kinds.of(figure), None
    for head in heads if is_bare(figure) else ():
        scale = scale or _scale(text, head, kinds, before, grammar)
    if scale is not None:
        figure = replace(figure, scale=scale.words)
        hint = hint or (scale.money if kinds == COUNTS else None)
    kinds = MONEY if kinds == COUNTS and hint is not None else kinds
    return Counted(figure, kinds, hint, scale.words if scale else None)


def _unit_hint(text: Text, head: TableCell | None, grammar: Grammar) -> Words | None:
    """The words of money in a column's head: "Compensation Amount (Rubles)"."""
    if head is None:
        return None
    words = sentence_words(text.plain, head.start, head.end)
    for raw, low, start, end in zip(words.raw, words.low, words.starts, words.ends, strict=True):
        if low in grammar.kinds.money or raw in grammar.kinds.signs:
            return text.words(start, end)
    return None


def _scale(
    text: Text, head: TableCell | None, kinds: frozenset[UnitClass], before: Understood, grammar: Grammar
) -> Scale | None:
    """The scale of a column's figures: that of its head, else that of the line over the table, which with money holds
    for columns of money and of years."""
    if kinds not in (COUNTS, MONEY):
        return None
    own = scale_in(text.plain, head.start, head.end, grammar) if head is not None else None
    if own is not None or before.scale is None or before.scale.money is None:
        return own or before.scale
    words = head.text.lower().split() if head is not None else []
    sums = not grammar.tables.columns.money.isdisjoint(words) or not words or _YEAR_ALONE.fullmatch(words[0])
    return before.scale if sums else None
