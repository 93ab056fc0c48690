"""Whether who spoke in a sentence still speaks in the next, which names nobody: "Nine died, police said. 30 were hurt."

Some sentences never go on: those with a time or a year of their own ("Last year", "in 1998"), quotations, questions,
conditions, what the author says as "we". Of the others only those may that go on with what was said: their figure heads
them, they tell of harm, count on, point back ("That would mean"), begin with a pronoun for the speaker, or stand in the
tense of reported speech. Whether one of these does is a matter of odds: a few plain reasons (where he spoke, whether
all of that sentence was his, whom this one names) have a weight on the logit scale each, and he speaks on where they
sum to more than nothing. Speech runs on from one sentence to the next, or not at all.

The weights are data of the language (`[saying.still_speaking]`), fitted and judged by `evaluation/still_speaking.py`; a
language without them carries nobody on.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from whosays.extract.anaphora import resolved, words_of
from whosays.extract.continued import YEAR, backshifted, counts_on, first_figure, pronoun_heads
from whosays.extract.originators import originator
from whosays.extract.speakers import Phrase
from whosays.extract.voice_tags import (
    AUXILIARY,
    CAPITAL,
    HARM,
    HELPER,
    MADE,
    NOUN_LIKE,
    OF,
    ONE_OF,
    OUR,
    OWN,
    PREPOSITION,
    SPEAKABLE,
    STATE_AFTER,
    TIME,
    VERB,
)
from whosays.extract.word_tags import QUOTES
from whosays.model.mention import Attribution, Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.extract.anaphora import Memory
    from whosays.extract.continued import Saying
    from whosays.extract.hearing import Heard, Hearing
    from whosays.extract.voice_words import Line

BASE: Final = "base"
"""The reason that always holds: how seldom a sentence that names nobody is anybody's but the author's."""
LONGEST: Final = 1200
"""The characters read at once: longer than sentences are, so that a text without full stops stays linear."""
_EARLY: Final = 12
"""Words in which the subject of a sentence is looked for where no verb is known."""
_DIGIT: Final = re.compile(r"\d")


def going_on(hearing: Hearing, index: int, memory: Memory, heard: Heard) -> Heard:
    """What is `heard` in a sentence without a speaker of its own, with who still speaks in it, if anybody does, and
    with who may go on after it."""
    saying, weights = memory.saying, hearing.grammar.still_speaking
    if saying is None or not weights or not _near(hearing, index, saying):
        return heard
    if any(voice.attribution is Attribution.NONE for voice in heard.voices):
        return heard
    line = _line(hearing, index) if _may_hold(hearing, index) else None
    if line is None or _is_apart(line, hearing) or not _goes_on(line, saying, hearing, index, memory):
        return heard
    why = tuple((name, weights[name]) for name in _reasons(line, saying, hearing, index, memory))
    if sum(weight for _, weight in why) <= 0:
        return heard
    voice = Voice(
        start=line.start,
        end=hearing.sentences[index][1],
        attribution=saying.attribution,
        cue=words_of(line, 0, 0),
        speakers=saying.speakers,
        via=saying.via,
        still_speaking=why,
    )
    return replace(heard, voices=(voice,), saying=saying)


def _near(hearing: Hearing, index: int, saying: Saying) -> bool:
    """Whether the sentence `index` is near enough to where somebody spoke: no more than one paragraph on."""
    return hearing.breaks(saying.sentence, index) <= 1


def _may_hold(hearing: Hearing, index: int) -> bool:
    """Whether the sentence holds a figure and neither asks nor quotes: a cheap look before it is read."""
    text, words, (start, end) = hearing.text, hearing.grammar.saying, hearing.sentences[index]
    if not _DIGIT.search(text, start, end):
        spoken = hearing.spoken(index)
        if spoken.isdisjoint(words.cardinals) and spoken.isdisjoint(words.scales):
            return False
    return text.find("?", start, end) < 0 and QUOTES.search(text, start, end) is None


def _line(hearing: Hearing, index: int) -> Line | None:
    start, end = hearing.sentences[index]
    line = hearing.line(start, min(end, start + LONGEST))
    return line if len(line) else None


def _is_apart(line: Line, hearing: Hearing) -> bool:
    """Whether the sentence is the author's own, supposes something, or tells of another time."""
    first = line.at(0)
    if line.every & (OUR | OWN) or line.low[0] in hearing.grammar.saying.conditions:
        return True
    timed = first & TIME or (first & PREPOSITION and (line.at(1) | line.at(2)) & TIME)
    return bool(timed) or YEAR.search(line.text, line.start, line.end) is not None


def _goes_on(line: Line, saying: Saying, hearing: Hearing, index: int, memory: Memory) -> bool:
    """Whether the sentence is of a kind that goes on with what was said."""
    grammar = hearing.grammar
    return (
        bool(line.every & (HARM | STATE_AFTER))
        or _heads(line)
        or line.low[0] in grammar.saying.pointing_back
        or counts_on(line, saying, grammar)
        or backshifted(line, saying, grammar)
        or _himself(line, saying, hearing, index, memory)
    )


def _heads(line: Line) -> bool:
    """Whether the sentence begins with its figure; "one" that only tells of a single thing is none ("One post …")."""
    figure = first_figure(line)
    return figure is not None and not (line.at(figure) & ONE_OF and not line.at(figure + 1) & (OF | AUXILIARY))


def _himself(line: Line, saying: Saying, hearing: Hearing, index: int, memory: Memory) -> bool:
    """Whether a pronoun that means the speaker heads the sentence: "The agency said …. It has 1,200 tents left"."""
    if not pronoun_heads(line):
        return False
    back = resolved(line, originator(line, Phrase(0, 0, 0)), memory, index, hearing.grammar)
    return back is not None and saying.speakers == (back.words,)


def _reasons(line: Line, saying: Saying, hearing: Hearing, index: int, memory: Memory) -> Iterator[str]:
    """What speaks for or against `saying` going on in the sentence `index`, by name."""
    yield BASE
    if saying.first:
        yield "first"
    if saying.throughout:
        yield "throughout"
    if saying.unnamed:
        yield "unnamed"
    if saying.supposed:
        yield "supposed"
    yield from _of_place(saying, hearing, index)
    if counts_on(line, saying, hearing.grammar):
        yield "counts_on"
    if _himself(line, saying, hearing, index, memory):
        yield "himself"
    if any(tag & CAPITAL and not tag & TIME for tag in line.tags[1 : _subject(line)]):
        yield "name"


def _of_place(saying: Saying, hearing: Hearing, index: int) -> Iterator[str]:
    if saying.sentence < index - 1:
        yield "runs_on"
    if hearing.breaks(saying.sentence, index):
        yield "new_paragraph"
        if saying.sentence == index - 1 and hearing.follows_whole_paragraph(index):
            yield "after_one_sentence"
    if index + 1 >= len(hearing.sentences) or hearing.begins_paragraph(index + 1):
        yield "ends_paragraph"


def _subject(line: Line) -> int:
    """How many words stand before the first verb."""
    for at, tag in enumerate(line.tags[:_EARLY]):
        if tag & (AUXILIARY | HELPER) or (at and tag & VERB and not tag & (NOUN_LIKE | SPEAKABLE | MADE)):
            return at
    return min(len(line), _EARLY)
