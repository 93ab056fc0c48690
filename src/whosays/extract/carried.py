"""The time that a reader carries on: from the sentence before in the same paragraph, else from the heading above.

A figure takes it where its own sentence tells none and does not speak of the present.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.extract.timing import dates
from whosays.extract.voices import voices
from whosays.extract.words import sentence_words
from whosays.lexicon.times import TimeForm, TimeWord

if TYPE_CHECKING:
    from whosays.extract.anaphora import Memory
    from whosays.extract.grammars import Grammar
    from whosays.extract.hearing import Hearing
    from whosays.extract.words import SentenceWords
    from whosays.lexicon.times import Telling
    from whosays.model.mention import TimeWords, Voice

_AT = frozenset({None, "at", "by", "between", "for", "within"})
"""What prepositions make of a time that closes it: what began "since 2014" is not carried on."""


_PERIODS = frozenset(
    {
        TimeForm.MONTH,
        TimeForm.QUARTER,
        TimeForm.SEASON,
        TimeForm.YEAR,
        TimeForm.YEARS,
        TimeForm.FISCAL,
        TimeForm.INTERVAL,
    }
)
_NARROW = frozenset({TimeForm.DATE, TimeForm.WEEKDAY, TimeForm.DEICTIC, TimeForm.DAY, TimeForm.WEEK, TimeForm.HOLIDAY})
_SHORT = frozenset({"day", "weekend", "week"})
_LONGEST_HEADING = 120
_SENTENCE_ENDS = (".", "!", "?", ",", ";")
_CLOSES = re.compile(r"[\s)\]:|*_–—-]*(?:\([^)\n]*\)[\s:]*)?(?:\n|$|\.\s)")


@dataclass(frozen=True, slots=True)
class Carried:
    """The time of the last dated figure or event of a paragraph, and that of the heading above.

    `said_by` told the time, of a figure of `measure`. Another speaker's figure is of that time where it measures the
    same, or where the text itself told of a day or a week: whoever counts the dead of Sunday's flood counts those.
    """

    time: TimeWords | None = None
    heading: TimeWords | None = None
    said_by: frozenset[str] = frozenset()
    measure: str | None = None

    def into(self, words: SentenceWords, voice: Voice | None, measure: str, telling: Telling) -> TimeWords | None:
        """The time that an undated figure of a sentence takes over, if there is one."""
        if self.time is not None and self._reaches(voice, measure) and not _speaks_of_now(words, telling):
            return self.time
        return self.heading

    def _reaches(self, voice: Voice | None, measure: str) -> bool:
        if names(voice) <= self.said_by or measure == self.measure:
            return True
        return not self.said_by and self.time is not None and _is_narrow(self.time)


NOTHING = Carried()


def names(voice: Voice | None) -> frozenset[str]:
    """The names of those who speak; none where the text itself does."""
    return frozenset(words.text for words in voice.speakers) if voice else frozenset()


def _is_narrow(time: TimeWords) -> bool:
    return time.form in _NARROW or (time.form == TimeForm.UNIT and time.part(TimeWord.UNIT) in _SHORT)


def _speaks_of_now(words: SentenceWords, telling: Telling) -> bool:
    """Whether a sentence has a verb in the present and none in the past."""
    if telling.now.isdisjoint(words.low) or not telling.past.isdisjoint(words.low):
        return False
    return not any(word.endswith(telling.past_ends) and word not in telling.not_past for word in words.low)


def of_event(
    hearing: Hearing, index: int, told: tuple[TimeWords, ...], memory: Memory, grammar: Grammar
) -> TimeWords | None:
    """The time of what a sentence without figures tells: "A boat sank on Sunday." None where it only says when somebody
    spoke, or since when something goes on.
    """
    closed = tuple(time for time in told if time.part(TimeWord.SENSE) in _AT)
    if not closed:
        return None
    words = sentence_words(hearing.text, *hearing.sentences[index])
    seen = dates(closed, words, voices(hearing, index, memory), grammar.nouns, grammar.comparing)
    own = [time for time in seen.told if seen.apart_of(words.index_at(time.start)) is None]
    return own[-1] if own else None


def of_heading(text: str, span: tuple[int, int], told: tuple[TimeWords, ...], telling: Telling) -> TimeWords | None:
    """The time that a line alone on its line gives to what stands under it: "Arrivals, January to March 2025", "Key
    figures as of 31 May". None where it is a sentence, or the time does not close it. A bare day dates the
    document, and the figures only of one that tells how things stand: "Displacement snapshot, 3 May".
    """
    days = [time for time in told if time.form != TimeForm.CLOCK]
    line, closing = _line(text, span), days[-1] if days else told[-1]
    if len(line) > _LONGEST_HEADING or line.endswith(_SENTENCE_ENDS):
        return None
    words = {word.strip(".,:;()").lower() for word in line.split()}
    heads = closing.form in _PERIODS and closing.sense is None
    heads = heads or (closing.sense is not None and closing.sense.text.lower() in telling.standing)
    heads = heads or (closing.form == TimeForm.DATE and not telling.running.isdisjoint(words))
    return closing if heads and _CLOSES.match(text, told[-1].end) and telling.past.isdisjoint(words) else None


def _line(text: str, span: tuple[int, int]) -> str:
    """The line that a sentence stands on; of a title that runs into the text ("Snapshot, 3 May. Teams report …"), the
    title.
    """
    start, end = span
    first = text.rfind("\n", max(0, start - _LONGEST_HEADING), start) + 1
    if end <= _LONGEST_HEADING and text[end - 1] == ".":
        return text[first : end - 1]
    stop = text.find("\n", end, end + _LONGEST_HEADING)
    return text[first : stop if stop >= 0 else min(end, first + _LONGEST_HEADING + 1)].rstrip()
