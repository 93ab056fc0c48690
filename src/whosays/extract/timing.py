"""Which time expression a figure is told of: the nearest of its own clause, not the day on which somebody spoke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.lexicon.phrases import FIGURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.words import SentenceWords
    from whosays.lexicon.nouns import Nouns
    from whosays.model.mention import TimeWords, Voice

SPOKEN_WITHIN = 2
"""Words between a verb of saying and the day on which it was said: "told reporters on Friday"."""
OVER_FIGURE = 6
OVER_BREAK = 8
DAYS = frozenset({"weekday", "day", "clock"})
UNDATED = frozenset({"clock"})


def time_of(
    figure: int, times: Sequence[TimeWords], words: SentenceWords, voices: Sequence[Voice], nouns: Nouns
) -> TimeWords | None:
    """The time of the figure at word `figure`, or None where its sentence tells none."""

    def distance(time: TimeWords) -> tuple[int, int]:
        first, last = words.index_at(time.start), words.index_at(time.end)
        between = words.low[figure + 1 : first] if first > figure else words.low[last:figure]
        cost = len(between) + OVER_FIGURE * between.count(FIGURE)
        return cost + OVER_BREAK * sum(word in nouns.breaks or word == ";" for word in between), time.start

    told = [time for time in times if time.form not in UNDATED and not _of_speaking(time, words, voices)]
    return min(told, key=distance, default=None)


def _of_speaking(time: TimeWords, words: SentenceWords, voices: Sequence[Voice]) -> bool:
    """Whether `time` only says when somebody spoke: a day right after a verb of saying or its speaker."""
    if time.form not in DAYS and not (time.sense and time.sense.text.lower() == "on"):
        return False
    first = words.index_at(time.start)
    for voice in voices:
        ends = [voice.cue.end, *(speaker.end for speaker in voice.speakers)]
        if any(0 <= first - words.index_at(end) <= SPOKEN_WITHIN + 1 for end in ends):
            return True
    return False
