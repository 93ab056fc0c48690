"""Where a text says that no figure was given: "the exact number of the dead was not known"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.extract.words import sentence_words

if TYPE_CHECKING:
    from whosays.extract.grammars import Grammar
    from whosays.extract.sentence_state import Text


def missing_stretch(text: Text, index: int, grammar: Grammar) -> tuple[int, int] | None:
    """Where the sentence `index` says so first, or None. Most sentences are passed by their words alone."""
    if grammar.lacking.isdisjoint(text.hearing.spoken(index)):
        return None
    start, end = text.sentences[index]
    if not grammar.missing.search(text.plain, start, end):
        return None
    words = sentence_words(text.plain, start, end)
    hit = next(iter(grammar.gaps.find(words.low)), None)
    return None if hit is None else (words.starts[hit.first], words.ends[hit.end - 1])
