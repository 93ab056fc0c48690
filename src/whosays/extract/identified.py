"""Which figure of a sentence rests on identified cases: "the BBC identified 23 of them", "57 by name"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whosays.extract.words import SentenceWords
    from whosays.lexicon.phrases import PhraseIndex


def identified(words: SentenceWords, phrases: PhraseIndex[bool]) -> tuple[int, int, int] | None:
    """The words that tell of identified cases, from and up to, and the word of the figure nearest to them, which alone
    they speak of; of two as near the one behind them."""
    hit = next(iter(phrases.find(words.low)), None)
    if hit is None or not words.figures:
        return None
    return hit.first, hit.end, min(words.figures, key=lambda at: _apart(at, hit.first, hit.end))


def _apart(at: int, first: int, end: int) -> tuple[int, bool]:
    return max(first - at, at - end + 1, 0), at < first
