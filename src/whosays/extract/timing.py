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
OVER_SENTENCE = 20
"""A semicolon parts what might be two sentences."""
EARLIER = (("direction", "earlier"), ("relation", "previous"))
DATE = "date"
"""The day of speaking dates a figure only where it is a whole date and nothing else does."""
DAYS = frozenset({"weekday", "day", "clock"})
UNDATED = frozenset({"clock"})
DATE_LINE_ENDS = frozenset({"-", "–", "—", ":", ")", ";"})


def time_of(
    figure: int, times: Sequence[TimeWords], words: SentenceWords, voices: Sequence[Voice], nouns: Nouns
) -> TimeWords | None:
    """The time of the figure at word `figure`, or None where its sentence tells none."""
    if not times:
        return None

    def distance(time: TimeWords) -> tuple[int, int]:
        first, last = words.index_at(time.start), words.index_at(time.end)
        between = words.low[figure + 1 : first] if first > figure else words.low[last:figure]
        cost = len(between) + OVER_FIGURE * between.count(FIGURE)
        cost += OVER_BREAK * sum(word in nouns.breaks for word in between)
        return cost + OVER_SENTENCE * between.count(";"), time.start

    dated = [time for time in times if time.form not in UNDATED and not _heads(time, words)]
    told = [time for time in dated if not _of_speaking(time, words, voices, nouns)]
    told = [time for time in told if not _in_next_clause(figure, time, words)]
    told = [time for time in told if not _of_comparison(time)] or told
    spoken = [time for time in dated if time.form == DATE]
    return min(told or spoken, key=distance, default=None)


def _in_next_clause(figure: int, time: TimeWords, words: SentenceWords) -> bool:
    """Whether a semicolon stands between the figure and a time behind it, which is then that of the next statement."""
    first = words.index_at(time.start)
    return first > figure and ";" in words.low[figure + 1 : first]


def _of_comparison(time: TimeWords) -> bool:
    """Whether `time` only says what a change is measured against: "down a fifth from the year before"."""
    return ("sense", "from") in time.parts and any(pair in time.parts for pair in EARLIER)


def _heads(time: TimeWords, words: SentenceWords) -> bool:
    """Whether `time` is part of a date line: "KYIV, 8 December 2024 -", which dates the report and not its figures."""
    first, last = words.index_at(time.start), words.index_at(time.end)
    closed = last < len(words.raw) and words.raw[last] in DATE_LINE_ENDS
    return closed and time.sense is None and not any(word[0].islower() for word in words.raw[:first])


def _of_speaking(time: TimeWords, words: SentenceWords, voices: Sequence[Voice], nouns: Nouns) -> bool:
    """Whether `time` only says when somebody spoke: a day right after a verb of saying or its speaker."""
    sense = time.sense.text.lower() if time.sense else ""
    if (sense and sense not in nouns.on_days) or (time.form not in DAYS and not sense):
        return False
    first = words.index_at(time.start)
    for voice in voices:
        ends = [voice.cue.end, *(speaker.end for speaker in voice.speakers)]
        if any(0 <= first - words.index_at(end) <= SPOKEN_WITHIN + 1 for end in ends):
            return True
    return False
