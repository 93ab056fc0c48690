"""The time that a reader carries on: from the sentence before in the same paragraph, else from the heading above, else
from the one event that the text tells.

A figure takes it where its own sentence tells none and does not speak of the present.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.extract.joined_times import between, is_begun
from whosays.extract.standing import has_past, speaks_of_now, stands
from whosays.extract.times import times
from whosays.extract.timing import dates
from whosays.extract.voices import voices
from whosays.extract.words import sentence_words
from whosays.lexicon.times import TimeForm, TimeWord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.anaphora import Memory
    from whosays.extract.grammars import Grammar
    from whosays.extract.grid import Table
    from whosays.extract.hearing import Hearing
    from whosays.extract.sentence_state import Text
    from whosays.extract.words import SentenceWords
    from whosays.lexicon.times import Telling
    from whosays.model.mention import Mention, TimeWords, Voice

_AT = frozenset({None, "at", "by", "between", "for", "within"})
"""What prepositions make of a time that closes it: what began "since 2014" is not carried on."""
_STARTS = frozenset({"from", "start"})
"""What they make of the time from which a rule holds: it is carried on into what is told as yet to come."""
_ON = _AT - {"by"}
"""What prepositions make of the time of something that happened."""
_PERIODS = frozenset(
    {
        TimeForm.MONTH,
        TimeForm.QUARTER,
        TimeForm.SEASON,
        TimeForm.YEAR,
        TimeForm.YEARS,
        TimeForm.FISCAL,
        TimeForm.INTERVAL,
        TimeForm.WEEK,
    }
)
_NARROW = frozenset({TimeForm.DATE, TimeForm.WEEKDAY, TimeForm.DEICTIC, TimeForm.DAY, TimeForm.WEEK, TimeForm.HOLIDAY})
_SHORT = frozenset({"day", "weekend", "week"})
_UP_TO_NOW = frozenset({"day", "hour"})
_DAYS = ("day", TimeWord.ORDINAL)
_LONGEST_HEADING = 120
_ENDS = (".", "!", "?")
_SENTENCE_ENDS = (".", "!", "?", ",", ";")
_CLOSES = re.compile(r"[\s)\]:|*_–—-]*(?:\([^)\n]*\)[\s:]*)?(?:\n|$|\.\s)")


@dataclass(frozen=True, slots=True)
class Carried:
    """The time of the last dated figure or event of a paragraph, that of the heading above, and the one day of what the
    text tells (`story`), which reaches into the paragraphs behind.

    `said_by` told the time, of a figure of `measure` (None: of an event). Another speaker's figure is of that time
    where it measures the same, or where the text itself told of a day or a week: whoever counts the dead of Sunday's
    flood counts those. A heading "as of" a day holds against the day of an event: the dead of the quake of the 14th
    are counted on the 19th. What is `past` tells nothing of what will be, and what begins only of that.
    """

    time: TimeWords | None = None
    heading: TimeWords | None = None
    said_by: frozenset[str] = frozenset()
    measure: str | None = None
    story: TimeWords | None = None
    past: bool = False
    sum: bool = False

    def into(
        self, at: tuple[SentenceWords, int], voice: Voice | None, measure: str, telling: Telling
    ) -> TimeWords | None:
        """The time that the undated figure at a word of a sentence takes over, if there is one."""
        words, figure = at
        if not telling.reporting.isdisjoint(words.low):
            return self.heading
        if self.time is not None and self._reaches(voice, measure) and not self._is_outdated(telling):
            if self._is_over() if not telling.promised.isdisjoint(words.low) else self._begins():
                return self.heading
            event = (self.measure is None and not self.sum) or is_narrow(self.time) or _is_day(self.time)
            now = stands(figure, words, telling) if event else speaks_of_now(words, telling)
            return self.heading if now else self.time
        return self._story_of(at, voice, telling) or self.heading

    def _story_of(self, at: tuple[SentenceWords, int], voice: Voice | None, telling: Telling) -> TimeWords | None:
        """The day of the story for what the text itself tells in the past; "over the past day" is the time of a report
        that its heading closes.
        """
        words, figure = at
        named = voice is not None and voice.speakers and not voice.still_speaking
        if self.story is None or named or (self.heading is not None and self.story.form != TimeForm.SPAN):
            return None
        return self.story if has_past(words.low, telling) and not stands(figure, words, telling) else None

    def closing(self, time: TimeWords | None) -> TimeWords | None:
        """The time of a figure, closed by the day as of which the heading says that all is counted."""
        if time is None or self.heading is None or self.heading.form != TimeForm.DATE or not is_begun(time):
            return time
        return between(time, self.heading)

    def of_money(self) -> Carried:
        """What a sum takes over: no day of the story, since what is promised or paid is none of its happenings, but the
        month of a new rule in the present, too.
        """
        return replace(self, story=None, sum=True)

    def _reaches(self, voice: Voice | None, measure: str) -> bool:
        if names(voice) <= self.said_by or measure == self.measure:
            return True
        return not self.said_by and self.time is not None and is_narrow(self.time)

    def _is_over(self) -> bool:
        return self.past or (self.time is not None and self.time.part(TimeWord.SENSE) == "since")

    def _begins(self) -> bool:
        return self.measure is None and self.time is not None and self.time.part(TimeWord.SENSE) in _STARTS

    def _is_outdated(self, telling: Telling) -> bool:
        """Whether the time is that of an event, under a heading that says as of when all is counted."""
        return self.measure is None and self.heading is not None and is_as_of(self.heading, telling)


NOTHING = Carried()


@dataclass(slots=True)
class Story:
    """The one day of which a text has told so far, or none where it has told of several: a text that tells of two days
    leaves open which of them a later paragraph goes on with.
    """

    time: TimeWords | None = None
    several: bool = False

    def may_hear(self, time: TimeWords | None) -> bool:
        """Whether a time can tell anything of the day of the text."""
        return time is not None and not self.several and time.part(TimeWord.SENSE) in _ON and _is_day(time)

    def hear(self, time: TimeWords | None) -> None:
        """Takes in the time of a figure or an event."""
        if time is None or not self.may_hear(time):
            return
        self.several = self.time is not None and self.time.parts != time.parts
        self.time = None if self.several else self.time or time


def names(voice: Voice | None) -> frozenset[str]:
    """The names of those who speak; none where the text itself does."""
    return frozenset(words.text for words in voice.speakers) if voice else frozenset()


def is_as_of(time: TimeWords, telling: Telling) -> bool:
    """Whether a time is the one for which all is counted: "as of 31 May"."""
    return time.sense is not None and time.sense.text.lower() in telling.standing


def is_narrow(time: TimeWords) -> bool:
    """Whether a time is a day, a week, or nights between them."""
    return time.form in _NARROW or (time.form == TimeForm.UNIT and time.part(TimeWord.UNIT) in _SHORT)


def _is_day(time: TimeWords) -> bool:
    """Whether a time is one day, the night between two, or the day up to the report ("in the last 24 hours")."""
    if time.form == TimeForm.SPAN:
        return time.part(TimeWord.UNIT) in _UP_TO_NOW
    if time.form == TimeForm.INTERVAL:
        days = [int(key) for role, key in time.parts if role in _DAYS]
        return len(days) == len(_DAYS) and days[1] in {1, days[0] + 1}
    return is_narrow(time) and time.form != TimeForm.WEEK and time.part(TimeWord.UNIT) != "week"


def carried_on(mentions: Sequence[Mention], before: Carried, words: SentenceWords, telling: Telling) -> Carried:
    """The times that a sentence leaves: of its last dated figure, unless that is only what another is held against."""
    dated = (m for m in reversed(mentions) if m.time is not None and not m.time_inherited and not m.compared)
    own = next(dated, None)
    if own is None:
        return before
    past = has_past(words.low, telling)
    return replace(before, time=own.time, said_by=names(own.voice), measure=own.measure, past=past)


def of_event(
    hearing: Hearing, index: int, told: tuple[TimeWords, ...], memory: Memory, grammar: Grammar
) -> TimeWords | None:
    """The time of what a sentence without figures tells: "A boat sank on Sunday.", "The rates change from 1 July." None
    where it only says when somebody spoke, or since when something goes on.
    """
    past = tells_past(hearing.text, hearing.sentences[index], grammar.telling)
    closed = tuple(time for time in told if time.part(TimeWord.SENSE) in (_AT if past else _AT | _STARTS))
    if not closed:
        return None
    words = sentence_words(hearing.text, *hearing.sentences[index])
    seen = dates(closed, words, voices(hearing, index, memory), grammar.nouns, grammar.comparing)
    own = [time for time in seen.told if seen.apart_of(words.index_at(time.start)) is None]
    return own[-1] if own else None


def tells_past(text: str, span: tuple[int, int], telling: Telling) -> bool:
    """Whether a sentence has a verb of the past."""
    return has_past(sentence_words(text, *span).low, telling)


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
    counted = next((time.sense for time in told if is_as_of(time, telling)), None)
    closing = replace(closing, sense=closing.sense or counted) if counted else closing
    heads = closing.form in _PERIODS and closing.sense is None
    heads = heads or (closing.sense is not None and closing.sense.text.lower() in telling.standing)
    heads = heads or (closing.form == TimeForm.DATE and not telling.running.isdisjoint(words))
    return closing if heads and _CLOSES.match(text, told[-1].end) and telling.past.isdisjoint(words) else None


def caption_time(text: Text, table: Table, index: int, grammar: Grammar) -> TimeWords | None:
    """The time of the caption right over a table, which its rows share: a line that is no sentence of its own."""
    if index == 0:
        return None
    start, end = text.sentences[index - 1]
    line = text.plain[start:end].rstrip()
    if text.plain[end : table.start].strip() or line.endswith(_ENDS):
        return None
    told = times(text.plain, start, end, grammar.times)
    return told[-1] if told else None


def of_validity(text: str, span: tuple[int, int], told: tuple[TimeWords, ...], telling: Telling) -> TimeWords | None:
    """The time as of which a sentence without figures says that all holds: "Here is what the rules say as of May"."""
    valid = next((time for time in told if is_as_of(time, telling) and time.form != TimeForm.CLOCK), None)
    if valid is None:
        return None
    return None if tells_past(text, span, telling) else valid


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
