"""Whether a time is told as past, present or yet to come, by the words of tense in its sentence.

The nearest word of tense decides. It is a rule of thumb over closed lists and endings of the language's data; where no
word of tense stands in the sentence (a title, a cell of a table), nothing is claimed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from whosays.lexicon.times import TimeForm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.lexicon.times import Telling
    from whosays.model.mention import TimeWords

_SENTENCE_END = re.compile(r"[.!?]\d{0,3}[\"”’)]*\s+(?=[\"“‘(]?[A-ZА-ЯЁ])|\n")
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 600
"""Characters of a sentence looked at on either side of a time."""
_GAP = 4
"""Characters in which a figure stands right before a word."""
_SHORTEST_VERB = 4
_ON_FROM = frozenset({"from", "start"})
_BARE = frozenset({TimeForm.DATE, TimeForm.MONTH, TimeForm.SEASON, TimeForm.QUARTER, TimeForm.WEEKDAY})
_GIVES_YEAR = frozenset({"year", "yy", "iso", "numeric", "monthyear", "unit", "relation", "direction"})


class Tense(StrEnum):
    """How a time is told."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Sentence:
    """The sentence around a time: `text[start:end]`."""

    start: int
    end: int


def sentence_of(text: str, words: TimeWords) -> Sentence:
    """The sentence that `words` stand in, at most some hundred characters on either side."""
    start = max(0, words.start - _REACH)
    for match in _SENTENCE_END.finditer(text, start, min(words.start + 1, len(text))):
        start = match.end() if match.end() <= words.start else start
    ending = _SENTENCE_END.search(text, words.end, words.end + _REACH)
    end = ending.start() + (ending[0][:1] != "\n") if ending else min(len(text), words.end + _REACH)
    return Sentence(start, end)


def tense_of(text: str, words: TimeWords, telling: Telling) -> Tense:
    """The tense of the verb nearest to `words` in their sentence."""
    around = sentence_of(text, words)
    nearest, tense = _REACH, Tense.NONE
    for match, known in _tenses(text, (around.start, around.end), telling):
        if words.start <= match.start() < words.end:
            continue
        distance = words.start - match.end() if match.end() <= words.start else match.start() - words.end
        if distance < nearest:
            nearest, tense = distance, known
    limited = words.sense is not None and words.sense.text.lower() in telling.limits
    return Tense.FUTURE if tense is Tense.PRESENT and limited else tense


def looks_ahead(text: str, words: TimeWords, telling: Telling) -> bool:
    """Whether a bare month, day or season is told as yet to come: "will open in May", "takes effect on 1 April", and
    "from 1 October the price is 45 pesos", where nothing tells of the past. The last word of tense before it decides,
    for a time that opens its sentence the first behind it.
    """
    sense = words.part("sense")
    if words.form not in _BARE or sense == "since" or not _GIVES_YEAR.isdisjoint([role for role, _ in words.parts]):
        return False
    around = sentence_of(text, words)
    told = list(_tenses(text, (around.start, words.start), telling))
    before = [tense for at, (match, tense) in enumerate(told) if not (at and _describes(text, match, telling))]
    opens = not _WORD.search(text, around.start, words.start)
    after = [tense for _, tense in _tenses(text, (words.end, around.end), telling)] if opens else []
    tense = before[-1] if before else (after or [Tense.NONE])[0]
    limited = words.sense is not None and words.sense.text.lower() in telling.limits
    if told and _is_told_as_set(text, told[-1][0], words, telling, limited=limited):
        return True
    if tense is Tense.PRESENT and limited:
        return True
    return tense is Tense.FUTURE or (tense is not Tense.PAST and sense in _ON_FROM)


def _is_told_as_set(text: str, verb: re.Match[str], words: TimeWords, telling: Telling, *, limited: bool) -> bool:
    """Whether the last verb before a time leads to what is set: "the vote is on Sunday", "3,000 are to leave in June";
    of the past only where the time is a limit ("3,000 were to leave **by** June").
    """
    behind = _WORD.search(text, verb.end(), words.start)
    intended = behind is not None and behind[0].lower() in telling.intended
    if verb[0].lower() in telling.present:
        return behind is None or intended
    return limited and intended and verb[0].lower() in telling.past


def _describes(text: str, verb: re.Match[str], telling: Telling) -> bool:
    """Whether a past form stands before a noun and tells nothing that happened: "will restore 140 **damaged** houses".

    It follows a figure, and a word that is no verb's follows it.
    """
    before = text[max(0, verb.start() - _GAP) : verb.start()].rstrip()
    form = verb[0].lower() not in telling.past and before[-1:].isdigit()
    behind = _WORD.match(text, verb.end() + 1)
    return form and behind is not None and _tense(behind[0], telling) is Tense.NONE


def _tenses(text: str, span: tuple[int, int], telling: Telling) -> Iterator[tuple[re.Match[str], Tense]]:
    """The words of tense in a stretch, in order; "will be freed" is of the future, not of the past."""
    before = ""
    for match in _WORD.finditer(text, *span):
        name = before.islower() and match[0].istitle()  # "in May, against": no "may"
        name = name or (before.lower() in telling.attributive and match[0].lower() in telling.future)  # "a plan"
        if not name and before.lower() not in telling.helped and (known := _tense(match[0], telling)) is not Tense.NONE:
            yield match, known
        before = match[0]


def _tense(word: str, telling: Telling) -> Tense:
    lower = word.lower()
    if lower in telling.future:
        return Tense.FUTURE
    if lower in telling.past or (_is_past_form(word, telling) and lower not in telling.not_past):
        return Tense.PAST
    return Tense.PRESENT if lower in telling.present else Tense.NONE


def _is_past_form(word: str, telling: Telling) -> bool:
    return len(word) >= _SHORTEST_VERB and word.islower() and word.endswith(telling.past_ends)
