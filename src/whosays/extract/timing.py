"""Which time expression a figure is told of: the nearest of its own clause, not the day on which somebody spoke, nor
the time of what it is only held against.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.extract.comparing import Stretch, is_superlative, stretches
from whosays.extract.joined_times import joined, of_making, opened
from whosays.extract.turning import ended
from whosays.lexicon.phrases import FIGURE
from whosays.lexicon.times import TimeForm, TimeWord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.words import SentenceWords
    from whosays.lexicon.nouns import Nouns
    from whosays.lexicon.times import Comparing
    from whosays.model.mention import TimeWords, Voice

SPOKEN_WITHIN = 2
"""Words between a verb of saying and the day on which it was said: "told reporters on Friday"."""
SPOKEN_AT_WITHIN = 8
"""Words between them where they tell to whom or where: "said at a briefing in the capital on Friday"."""
GOES_ON_WITHIN = 3
"""Words from a figure to the pronoun that goes on from it: "60 of the children who"."""
OVER_FIGURE = 6
OVER_BREAK = 8
OVER_SENTENCE = 20
"""A semicolon parts what might be two sentences."""
EARLIER = (("direction", "earlier"), ("relation", "previous"))
DAYS = frozenset({TimeForm.WEEKDAY, TimeForm.DAY, TimeForm.CLOCK})
UNDATED = frozenset({TimeForm.CLOCK, TimeForm.WITHIN})
OPEN = frozenset({"since", "until", "before", "after"})
DATE_LINE_ENDS = frozenset({"-", "–", "—", "(", ")", ";"})


@dataclass(slots=True, eq=False)
class Dates:
    """The times of a sentence as its figures see them: those that tell of what happened, the whole dates of speaking
    and the times of texts, which date a figure only where nothing else does, and the stretches with a time of their
    own.
    """

    words: SentenceWords
    told: tuple[TimeWords, ...]
    spoken: tuple[TimeWords, ...]
    apart: tuple[Stretch, ...]
    breaks: frozenset[str]
    comparing: Comparing

    def apart_of(self, word: int) -> Stretch | None:
        """The stretch with a time of its own that holds a word, if one does."""
        return next((stretch for stretch in self.apart if stretch.holds(word)), None)


def dates(
    times: Sequence[TimeWords], words: SentenceWords, voices: Sequence[Voice], nouns: Nouns, comparing: Comparing
) -> Dates:
    """The times of a sentence, of which its figures may take one each."""
    dated = [time for time in times if time.form not in UNDATED and not _heads(time, words)]
    dated = [_bare(time) if _of_a_text(time, words, comparing) else time for time in dated]
    dated = list(opened(dated, words, comparing)) if dated else dated
    voices = [voice for voice in voices if not voice.still_speaking]  # they have no words of saying here
    if not dated:
        return Dates(words, (), (), (), nouns.breaks, comparing)
    told = [time for time in dated if not _of_speaking(time, words, voices, (nouns, comparing))]
    told = [time for time in told if not _of_comparison(time) and not is_superlative(time, words, comparing)]
    told = [t for t in told if not _names_a_text(t, words, comparing) and not of_making(t, words, comparing)]
    return Dates(
        words,
        tuple(told),
        tuple(time for time in dated if time not in told and _stands_in(time, words, comparing)),
        stretches(words, dated, nouns, comparing),
        nouns.breaks,
        comparing,
    )


def time_of(figure: int, dates: Dates) -> TimeWords | None:
    """The time of the figure at word `figure`, or None where its sentence tells none."""
    if not dates.told and not dates.spoken and not dates.apart:
        return None
    apart = dates.apart_of(figure)
    own = _beside(figure, apart, dates)
    if not own and apart is not None:
        if apart.told is not None:
            return _bare(apart.told)
        own = _beside(figure, None, dates)
    own = [time for time in own if not _of_an_event(time, dates)] or own
    nearest = min(own or dates.spoken, key=lambda time: _distance(figure, time, dates), default=None)
    if nearest is None:
        return None
    return ended(figure, joined(nearest, own, dates.words, dates.comparing), dates.words, dates.comparing)


def _of_an_event(time: TimeWords, dates: Dates) -> bool:
    """Whether a time only tells which event a toll is of: "raised the toll of **Monday's** quake to 51"."""
    words, first, last = dates.words, dates.words.index_at(time.start), dates.words.index_at(time.end)
    owns = last < len(words.starts) and words.starts[last] - time.end > 1  # an ending stands between
    return owns and first > 1 and words.low[first - 2] in dates.comparing.numbers


def _beside(figure: int, apart: Stretch | None, dates: Dates) -> list[TimeWords]:
    """The times in one stretch, or in none, that a figure may be told of."""
    there = (time for time in dates.told if dates.apart_of(dates.words.index_at(time.start)) is apart)
    return [time for time in there if not _in_next_clause(figure, time, dates)]


def _distance(figure: int, time: TimeWords, dates: Dates) -> tuple[int, int]:
    low = dates.words.low
    first, last = dates.words.index_at(time.start), dates.words.index_at(time.end)
    between = low[figure + 1 : first] if first > figure else low[last:figure]
    cost = len(between) + OVER_FIGURE * between.count(FIGURE)
    cost += OVER_BREAK * sum(word in dates.breaks for word in between)
    return cost + OVER_SENTENCE * between.count(";"), time.start


def _bare(time: TimeWords) -> TimeWords:
    """The time itself, without the preposition that opens it: what happened "since 2019, when …" happened in 2019."""
    return replace(time, parts=time.without(TimeWord.SENSE), sense=None)


def _of_a_text(time: TimeWords, words: SentenceWords, comparing: Comparing) -> bool:
    """Whether "from" only says of when an account or a picture is, and nothing began then: "in the image from 12
    March", "figures from February"."""
    first = words.index_at(time.start)
    if time.part(TimeWord.SENSE) != "from" or time.form == TimeForm.INTERVAL or not first:
        return False
    return words.low[first - 1] in comparing.papers or words.low[first - 1] in comparing.statements


def _in_next_clause(figure: int, time: TimeWords, dates: Dates) -> bool:
    """Whether a time is that of the next statement: behind the figure after a semicolon, or in a clause that goes on
    from another figure ("half of the 2,500 that were sought this year"), or that remarks on the figure itself
    ("2,500, a number that has been told since May").
    """
    first = dates.words.index_at(time.start)
    if first < figure:
        return _is_deadline_before(figure, time, dates)
    between = dates.words.low[figure + 1 : first]
    if ";" in between or _is_remark(between, dates.comparing):
        return True
    if _of_part(between, dates.comparing):
        return True
    if FIGURE not in between or dates.comparing.relative.isdisjoint(between):
        return False
    relative = (n for n, word in enumerate(between) if word in dates.comparing.relative)
    leads = (between[max(0, n - GOES_ON_WITHIN) : n] for n in relative)
    return any(FIGURE in lead and "," not in lead for lead in leads)


def _is_deadline_before(figure: int, time: TimeWords, dates: Dates) -> bool:
    """Whether a time by which something is to be belongs to the clause before that of the figure: "expects 500 **by
    July**; so far 120 have come"."""
    if time.part(TimeWord.SENSE) != "by":
        return False
    between = dates.words.low[dates.words.index_at(time.end) : figure]
    return ";" in between or not dates.breaks.isdisjoint(between)


def _of_part(behind: Sequence[str], comparing: Comparing) -> bool:
    """Whether the words behind a figure go on to a part of what it counts ("14 died, **six of them** in May"), and no
    comma ends that aside."""
    for at in range(1, len(behind) - 2):
        if behind[at] == FIGURE and behind[at - 1] == ",":
            return " ".join(behind[at + 1 : at + 3]) in comparing.parts and "," not in behind[at:]
    return False


def _is_remark(behind: Sequence[str], comparing: Comparing) -> bool:
    """Whether the words behind a figure go on to speak of the number: ", a figure that"."""
    comma = behind.index(",") if "," in behind[:GOES_ON_WITHIN] else len(behind)
    return not comparing.numbers.isdisjoint(behind[comma + 2 : comma + 3])


def _of_comparison(time: TimeWords) -> bool:
    """Whether `time` only says what a change is measured against: "down a fifth from the year before"."""
    return ("sense", "from") in time.parts and any(pair in time.parts for pair in EARLIER)


def _names_a_text(time: TimeWords, words: SentenceWords, comparing: Comparing) -> bool:
    """Whether a year only says which agreement is meant: "under the 1996 accord"."""
    last = words.index_at(time.end)
    return (
        time.form == TimeForm.YEAR
        and time.sense is None
        and not comparing.agreed.isdisjoint(words.low[last : last + 1])
    )


def _heads(time: TimeWords, words: SentenceWords) -> bool:
    """Whether `time` is part of a date line: "KYIV, 8 December 2024 -", which dates the report and not its figures."""
    first, last = words.index_at(time.start), words.index_at(time.end)
    closed = last < len(words.raw) and words.raw[last] in DATE_LINE_ENDS
    if not closed or time.part(TimeWord.SENSE) is not None or FIGURE in words.low[:first]:
        return False
    return not any(word[0].islower() for word in words.raw[:first])


def _of_speaking(
    time: TimeWords, words: SentenceWords, voices: Sequence[Voice], told_by: tuple[Nouns, Comparing]
) -> bool:
    """Whether `time` only says when somebody spoke, or more of who did: a day right after a verb of saying, its
    speaker, or what was said ("in a statement on Monday"), or before a speaker ("On Monday, the ministry said").
    """
    nouns, comparing = told_by
    first, last = words.index_at(time.start), words.index_at(time.end)
    if _issued(time, words, comparing) or any(_describes(time, voice) for voice in voices):
        return True
    sense = time.sense.text.lower() if time.sense else ""
    if (sense and sense not in nouns.on_days) or (time.form not in DAYS and not sense):
        return False
    if first and words.low[first - 1] in comparing.statements:
        return True
    counting = [voice for voice in voices if voice.cue.text.lower() in comparing.counting]
    for voice in voices:
        if any(c.speakers == voice.speakers and c.cue.start <= voice.cue.start for c in counting):
            continue  # "on Wednesday they **raised** the toll to 51 and put the injured at 230"
        ends = [words.index_at(end) for end in (voice.cue.end, *(speaker.end for speaker in voice.speakers))]
        if any(0 <= first - end <= SPOKEN_WITHIN + 1 for end in ends):
            return True
        if _tells_where(words.low[ends[0] : first], comparing) or _opens(first, last, words, voice):
            return True
    return False


def _stands_in(time: TimeWords, words: SentenceWords, comparing: Comparing) -> bool:
    """Whether a time of speaking dates a figure that has no other: a whole date, or the month or year of a text."""
    return time.form == TimeForm.DATE or (time.form not in DAYS and _issued(time, words, comparing))


def _issued(time: TimeWords, words: SentenceWords, comparing: Comparing) -> bool:
    """Whether a time is that of a text: "in figures released on Monday", "a report published in 2013"."""
    before = words.low[: words.index_at(time.start)]
    if len(before) < 2 or before[-1] not in comparing.issued:  # noqa: PLR2004 - a noun and its participle
        return False
    return before[-2] in comparing.statements or before[-2] in comparing.papers


def _describes(time: TimeWords, voice: Voice) -> bool:
    """Whether what goes on since or until a time is told of the speaker: "the group, which has led since May, said"."""
    if time.part(TimeWord.SENSE) not in OPEN:
        return False
    return any(speaker.start <= time.start and time.end <= voice.cue.start for speaker in voice.speakers)


def _tells_where(between: Sequence[str], comparing: Comparing) -> bool:
    """Whether the words between a verb of saying and a day only say to whom or where it was said."""
    if not 0 < len(between) <= SPOKEN_AT_WITHIN or FIGURE in between or "," in between:
        return False
    return between[0] in comparing.hearers or not comparing.audiences.isdisjoint(between)


def _opens(first: int, last: int, words: SentenceWords, voice: Voice) -> bool:
    """Whether a day that opens the sentence stands right before a speaker: "On Friday the ministry said"."""
    if first > 1 or not voice.speakers:
        return False
    speaker = words.index_at(voice.speakers[0].start)
    between = words.low[last:speaker]
    return speaker >= last and len(between) <= SPOKEN_WITHIN and words.index_at(voice.cue.start) >= speaker
