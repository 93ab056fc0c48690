"""Two measures that share a figure: "initial payments and monthly salaries around $2,000"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.extract.measures import FULL, Scored, within_reach
from whosays.lexicon.phrases import FIGURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.figure_asked import Figure
    from whosays.extract.measures import MeasureGrammar, Told
    from whosays.extract.words import SentenceWords
    from whosays.lexicon.phrases import Hit

ITS_OWN = 2
"""Words before a phrase among which a figure is its own: "19 **bodies** and treated 43"."""


def coordinated(
    words: SentenceWords, figure: Figure, hits: Sequence[Hit[Told]], grammar: MeasureGrammar
) -> list[Scored]:
    """Two measures joined right before a figure share it: "initial payments and monthly salaries around $2,000"."""
    if not hits:
        return []
    before = [
        hit
        for hit in within_reach(words, figure.word, hits)
        if hit.end <= figure.word
        and hit.figure is None
        and FIGURE not in words.low[max(0, hit.first - ITS_OWN) : hit.first]
        and hit.payload.group == -1
        and grammar.entries[hit.payload.measure].unit in figure.classes
    ]
    lasts, sums = [hit for hit in before if figure.word - hit.end <= 1], grammar.sums
    for last in lasts:
        joined = [
            hit
            for hit in before
            if hit.payload.measure != last.payload.measure and last.first - hit.end == 1 and words.low[hit.end] in sums
        ]
        if joined and any(hit.first <= joined[0].first and last.end <= hit.end for hit in before):
            return []  # "dead and injured" are a measure of their own
        if joined:
            return [Scored(hit.payload.measure, FULL, hit) for hit in (last, joined[0])]
    return []
