"""What the words around a figure are found by, and which words of a sentence call for a look at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.extract.changes import MORE
from whosays.extract.ranges import DASHES, WAVES
from whosays.lexicon.tokens import Phrases, written
from whosays.model.mention import AmountForm

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.extract.hedges import HedgeWords
    from whosays.extract.numerals import Figure, NumeralGrammar

Span = tuple[int, int]

MAJORITY, TRAILING, MOVING, RATE_AFTER, RATE_BEFORE, MARGIN = (1 << place for place in range(6))


@dataclass(slots=True, kw_only=True)
class Frame:
    """What has been found around one figure, in token places."""

    first: int
    stop: int
    hedges: list[Span]
    span: Span
    form: AmountForm = AmountForm.NUMBER
    lower: Figure | None = None
    upper: Figure | None = None
    unit: Span | None = None
    whole: Span | None = None
    sign: Span | None = None


@dataclass(frozen=True, slots=True, eq=False)
class FrameWords:
    """What frames are found by. `seen` tells of a word, by bits, which of the looks that follow it may bear on: where a
    stretch has no such word, the look is spared. A figure takes nothing in that has no word of `before` right before it
    and none of `behind` right behind it, units and rates aside.
    """

    hedges: HedgeWords
    majority: Phrases[None]
    margins: Phrases[None]
    seen: Mapping[str, int]
    before: frozenset[str]
    behind: frozenset[str]


def frame_words(numerals: NumeralGrammar, hedges: HedgeWords, majority: Phrases[None]) -> FrameWords:
    """The tables that frames are found by, ready for look-up."""
    numbers = numerals.numbers
    seen: dict[str, int] = {}
    rates = numbers.rates
    margins = Phrases.of((written(phrase), None) for phrase in numbers.margins)
    looks = (
        (MAJORITY, majority.openers()), (TRAILING, hedges.trailing.openers()),
        (MOVING, numbers.changes.up | numbers.changes.down | numbers.changes.compared | {MORE}),
        (RATE_AFTER, {*rates.adverbs, *rates.per}), (RATE_BEFORE, {*rates.adverbs, *rates.strict, *rates.every}),
        (MARGIN, margins.openers()),
    )  # fmt: skip
    for bit, words in looks:
        for word in words:
            seen[word] = seen.get(word, 0) | bit
    before = hedges.before.closers() | numbers.minus | numbers.between | numbers.from_ | {"-", "−"}
    behind = DASHES | WAVES | numbers.to | numbers.times | hedges.after.openers()
    linking = numerals.alternatives.openers() | numerals.tolerances.openers()
    return FrameWords(hedges, majority, margins, seen, before, behind | linking)
