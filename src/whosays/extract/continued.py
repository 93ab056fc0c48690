"""What a sentence leaves to the next: who speaks at its end; and sentences that go on with what was said, without a
word of saying: "The flood killed 30, the governor said. Another 80 were injured."

Reported speech runs on where the next sentence counts on: more of the same ("another 80"), some of those just counted
("a third of them"), people of whom only their state is told ("five people are still missing"). So it does where the
tense is still that of reported speech: "The mayor said the dam had burst. Some 2,400 people **had been** taken to
schools, and more **would** follow." How much each of them counts is weighed in `still_speaking`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from whosays.extract.bare_figures import FIGURE, figure_after
from whosays.extract.voice_tags import (
    AFTER_VERB,
    AUXILIARY,
    BEING,
    BODY,
    CAPITAL,
    COUNT_NOUN,
    DEFINITE,
    DETERMINER,
    HARM,
    HE,
    HELPER,
    IT,
    MADE,
    MARK,
    NEGATION,
    NOUN_LIKE,
    NUMERAL,
    OF,
    OPENER,
    OUR,
    OWN,
    PEOPLE,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    QUANTIFIER,
    QUOTE,
    RELATIVE,
    REMAINS,
    SKIPPED,
    SPEAKABLE,
    STATE_AFTER,
    SUBORDINATING,
    THEY,
    TOLL_NOUN,
    VERB,
)
from whosays.extract.voice_words import PAST
from whosays.model.mention import Attribution, Stance

if TYPE_CHECKING:
    from whosays.extract.voice_words import Line, VerbForm, VoiceGrammar
    from whosays.model.mention import Voice, Words

_LEAD: Final = 5
"""Words before the figure with which such a sentence begins."""
_BEHIND: Final = 4
_LEADING: Final = 1
"""The last sentence of a lead: a headline, or a dateline, may be the one before."""
_LEADING_MARK: Final = 5
_ARTICLE: Final = 8
"""Characters before a speaker in which its article stands."""
_TAG: Final = 30
"""Characters of a tag at the end of a sentence: ", the district governor said"."""
_SUPPOSED: Final = frozenset({Stance.ESTIMATES, Stance.SPECULATES})
YEAR: Final = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?!,?\d)")


@dataclass(frozen=True, slots=True)
class Saying:
    """Who spoke in a sentence, and what may make him go on after it.

    `people` tells whether he spoke of people, `figured` whether of a figure, `past` whether the verb of saying stands
    in the past, `throughout` whether the whole sentence is his, `first` whether it is of the lead, `unnamed` whether he
    is no body, has no name and is not told of as known, `supposed` whether he only estimated or supposed.
    """

    speakers: tuple[Words, ...]
    attribution: Attribution
    sentence: int
    via: tuple[Words, ...] = ()
    people: bool = False
    figured: bool = True
    past: bool = False
    throughout: bool = False
    first: bool = False
    unnamed: bool = False
    supposed: bool = False


def left_by(voices: tuple[Voice, ...], line: Line, sentence: int, grammar: VoiceGrammar) -> Saying | None:
    """Who may go on after the sentence `line` with these voices: its only speaker, where he rejected no figure."""
    speaking = [voice for voice in voices if voice.attribution is not Attribution.IMPERSONAL]
    if not speaking or any(v.disputes is not None or not v.speakers for v in speaking):
        return None
    first = speaking[0]
    ours = any(_before(speaker, line.text, grammar) & OUR for speaker in first.speakers)
    if ours or any(voice.speakers != first.speakers for voice in speaking):
        return None
    spoken = [(words.start, words.end) for words in first.speakers]
    people = any(
        tag & (PEOPLE | REMAINS | TOLL_NOUN) and not any(low <= start < high for low, high in spoken)
        for start, tag in zip(line.starts, line.tags, strict=True)
    )
    verbs = [verb for voice in speaking if (verb := _verb(voice, grammar)) is not None]
    return Saying(
        first.speakers,
        first.attribution,
        sentence,
        first.via,
        people=people,
        figured=bool(line.every & FIGURE),
        past=any(verb.kinds & PAST for verb in verbs),
        throughout=any(_over(voice, line) for voice in speaking),
        first=sentence <= _LEADING,
        unnamed=not _known(first.speakers, line.text, grammar),
        supposed=any(verb.stance in _SUPPOSED for verb in verbs),
    )


def _verb(voice: Voice, grammar: VoiceGrammar) -> VerbForm | None:
    return grammar.verbs.get(voice.cue.text.lower().rpartition(" ")[2])


def _over(voice: Voice, line: Line) -> bool:
    """Whether the sentence is the voice's from its beginning to where it is attributed at the end."""
    return voice.start <= line.starts[0] + _LEADING_MARK and voice.end >= line.ends[-1] - _TAG


def _known(speakers: tuple[Words, ...], text: str, grammar: VoiceGrammar) -> bool:
    """Whether a speaker is a body, has a name, or is told of as known ("the mayor", not "a doctor")."""
    if any(_before(speaker, text, grammar) & DEFINITE for speaker in speakers):
        return True
    words = [word for speaker in speakers for word in speaker.text.split()]
    tags = [grammar.tags.get(word.lower(), 0) for word in words]
    return any(tag & BODY or (not tag and word[0].isupper()) for tag, word in zip(tags, words, strict=True))


def _before(speaker: Words, text: str, grammar: VoiceGrammar) -> int:
    """The tags of the word before a speaker."""
    before = text[max(0, speaker.start - _ARTICLE) : speaker.start].lower().split()
    return grammar.tags.get(before[-1], 0) if before else 0


def backshifted(line: Line, saying: Saying, grammar: VoiceGrammar) -> bool:
    """Whether the first verb of the sentence stands in the tense of reported speech: "had been taken", "would stay"."""
    if not saying.past or line.every & (OUR | OWN) or grammar.saying.backshift.isdisjoint(line.low):
        return False
    for at, tag in enumerate(line.tags):
        if tag & (AUXILIARY | HELPER):
            return line.low[at] in grammar.saying.backshift and _participle(line, at, grammar)
        if tag & (SUBORDINATING | RELATIVE | QUOTE) or (tag & VERB and not tag & (SPEAKABLE | NOUN_LIKE | MADE)):
            return False
    return False


def _participle(line: Line, at: int, grammar: VoiceGrammar) -> bool:
    """Whether a verb follows the auxiliary at `at`, and no thing that somebody had."""
    if line.at(at + 1) & NEGATION:
        return False
    if line.tags[at] & HELPER:
        return True
    at += 1
    while line.at(at) & SKIPPED:
        at += 1
    return bool(line.at(at) & BEING) or (at < len(line) and line.low[at].endswith(grammar.saying.participles))


def counts_on(line: Line, saying: Saying, grammar: VoiceGrammar) -> bool:
    """Whether the sentence only counts on from the one before, in which there was `saying`."""
    if (
        not (saying.figured or saying.people)
        or not line.every & FIGURE
        or line.every & (OUR | OWN)
        or YEAR.search(line.text, line.start, line.end)
    ):
        return False
    figure = first_figure(line)
    if figure is not None:
        return _goes_on(line, figure, saying, grammar)
    parts = _of_those(line, grammar) or _apportions(line, grammar)
    return parts or _more_of_them(line, grammar) or _state_first(line, grammar)


def pronoun_heads(line: Line) -> bool:
    """Whether a pronoun that may mean the speaker heads the sentence, and a figure follows: "it has 40 beds", but not
    "it was felt 400 km away"."""
    if line.at(0) & IT and line.at(1) & BEING and not line.at(2) & (NUMERAL | AFTER_VERB | DETERMINER):
        return False
    return bool(line.at(0) & (HE | IT | THEY) and line.every & FIGURE and not line.every & (OUR | OWN))


def _state_first(line: Line, grammar: VoiceGrammar) -> bool:
    """ "Perished three residents", "Wounded are 183", "As a result remained 400 without power": as translations from
    other languages put what befell people before their number."""
    for at in range(min(len(line) - 1, _LEAD + 1)):
        tag = line.tags[at]
        named = SPEAKABLE | PRONOUN | PUNCTUATION | (CAPITAL if at else 0)
        state = tag & (HARM | STATE_AFTER) or line.low[at] in grammar.saying.staying
        if not state and (tag & named or (at == 0 and not tag & (PREPOSITION | OPENER | SKIPPED))):
            return False
        if state:
            behind = at + 1 if line.at(at + 1) & BEING else at
            return figure_after(line, behind) is not None
    return False


def _apportions(line: Line, grammar: VoiceGrammar) -> bool:
    """ "The north accounted for 29, the coast for eight": by place what was told in all."""
    apportioned = not grammar.saying.apportioning.isdisjoint(line.low)
    return apportioned and any(
        word in grammar.saying.apportioning and line.at(at + 1) & PREPOSITION and line.at(at + 2) & FIGURE
        for at, word in enumerate(line.low)
    )


def _more_of_them(line: Line, grammar: VoiceGrammar) -> bool:
    """ "In the past week there were 402 new cases": more of what was counted before, as reports on a disease say."""
    for at in range(1, len(line) - 1):
        acts = line.tags[at] & (VERB | AUXILIARY) == VERB and not line.tags[at - 1] & DETERMINER
        if acts or line.tags[at] & PUNCTUATION:
            return False
        if line.tags[at] & FIGURE:
            led = line.tags[at - 1] & AUXILIARY and line.low[at - 2 : at - 1] == grammar.saying.there
            return bool(led) and line.low[at + 1] in grammar.saying.anew
    return False


def first_figure(line: Line) -> int | None:
    """The figure with which the sentence begins, hedges before it."""
    for at in range(min(len(line), _LEAD)):
        tag = line.tags[at]
        if tag & FIGURE:
            return at
        compared = tag & PREPOSITION and line.at(at - 1) & AFTER_VERB
        if not compared and not tag & (AFTER_VERB | SKIPPED | QUANTIFIER | DETERMINER | MARK):
            return None
    return None


def _goes_on(line: Line, figure: int, saying: Saying, grammar: VoiceGrammar) -> bool:
    if not grammar.saying.further.isdisjoint(line.low[:figure]):
        return True
    at = figure
    while line.at(at) & (FIGURE | MARK):
        at += 1
    for k in range(at, min(len(line), at + _BEHIND)):
        tag = line.tags[k]
        if tag & OF:
            return bool(line.at(k + 1) & DEFINITE) or line.low[k + 1 : k + 2] == grammar.saying.them
        stays = tag & AUXILIARY or line.low[k] in grammar.saying.staying
        if stays:
            return k == at or bool(saying.people and line.tags[k - 1] & (PEOPLE | REMAINS))
        if tag & CAPITAL:
            return False
    return False


def _of_those(line: Line, grammar: VoiceGrammar) -> bool:
    """ "Of these, 90 …", "Among them are 12 …", "The number of injured was revised from 412"."""
    among = line.at(0) & OF or line.low[0] in grammar.saying.among
    if among:
        return bool(line.at(1) & DEFINITE) or line.low[1:2] == grammar.saying.them
    if not line.at(0) & DETERMINER:
        return False
    noun = next((k for k in range(1, _BEHIND) if line.at(k) & COUNT_NOUN and line.at(k + 1) & OF), None)
    return noun is not None and not any(line.tags[k] & (NUMERAL | CAPITAL) for k in range(1, noun))
