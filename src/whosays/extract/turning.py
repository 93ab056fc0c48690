"""Figures that a change ends: "from 2,150 to 2,480 in April", "held 9,000 people before it closed in June", "where it
used to bring 3 million".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.lexicon.phrases import FIGURE
from whosays.lexicon.times import TimeWord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.words import SentenceWords
    from whosays.lexicon.times import Comparing
    from whosays.model.mention import TimeWords

_RESULT_WITHIN = 4
"""Words from a former figure to the one that takes its place: "from # pesos a month to #"."""
_FORMERLY_WITHIN = 5
"""Words from one that tells of the past state to its figure: "whereas before it was only #"."""
_MARKS = frozenset({",", ";", ":", "(", ")", FIGURE})
_POINTS = frozenset({None, "at", "by"})


def is_former(figure: int, time: TimeWords | None, words: SentenceWords, comparing: Comparing) -> bool:
    """Whether the figure at word `figure` is what a change starts from, without a time of its own right behind it:
    "from # to #", and not "from # in May to #".
    """
    low = words.low
    if not figure or low[figure - 1] not in comparing.sources:
        return _was_so(figure, low, comparing)
    behind = range(figure + 1, min(figure + 1 + _RESULT_WITHIN, len(low) - 1))
    result = next((at for at in behind if low[at] in comparing.results and low[at + 1] == FIGURE), 0)
    return bool(result) and (time is None or not figure < words.index_at(time.start) < result)


def _was_so(figure: int, low: Sequence[str], comparing: Comparing) -> bool:
    """Whether the words before a figure say that it was so before something changed: "where it used to bring #"."""
    at = figure - 1
    while at >= 0 and low[at] not in _MARKS and figure - at <= _FORMERLY_WITHIN:
        if low[at] in comparing.formerly or " ".join(low[at : at + 2]) in comparing.formerly:
            return True
        at -= 1
    return figure - at <= _FORMERLY_WITHIN and low[at + 1] in comparing.before


def ended(figure: int, time: TimeWords, words: SentenceWords, comparing: Comparing) -> TimeWords:
    """`time`, up to which the figure held where a clause between them ends it; else as it is."""
    first = words.index_at(time.start)
    if first <= figure or time.part(TimeWord.SENSE) not in _POINTS:
        return time
    if comparing.until.isdisjoint(words.low[figure + 1 : first]):
        return time
    return replace(time, parts=((TimeWord.SENSE.value, "until"), *time.without(TimeWord.SENSE)))
