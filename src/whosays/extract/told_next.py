"""Sentences whose speaker is named in a short one behind them: "63 Menschen sind tot. **Das teilte die Behörde mit.**",
"Об этом сообщили в МЧС", "Así lo informó la policía".

Only what such a sentence begins with in so many words (`tags` of the language) points back; English names its speakers
in the sentence itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from whosays.extract.anaphora import words_of
from whosays.extract.inverted_cues import subject_behind
from whosays.extract.originators import originator
from whosays.extract.speakers_after import after
from whosays.extract.voice_tags import AUXILIARY, LINKING, NUMERAL, TIME, VERB
from whosays.model.mention import Attribution, Voice

if TYPE_CHECKING:
    from collections.abc import Callable

    from whosays.extract.anaphora import Named
    from whosays.extract.hearing import Hearing
    from whosays.extract.originators import Originator
    from whosays.extract.speakers import Phrase
    from whosays.extract.voice_words import Line, VoiceGrammar

_LONGEST: Final = 240
"""Characters of a sentence that does nothing but name who tells what stands before it."""


def told_next(hearing: Hearing, index: int, name: Callable[[Line, Originator], Named | None]) -> tuple[Voice, ...]:
    """The voice over the sentence `index` of whoever is named in the one behind it, where that tells nothing else;
    `name` gives the words that an originator stands for."""
    if not hearing.grammar.saying.tags or index + 1 >= len(hearing.sentences):
        return ()
    behind, (start, end) = hearing.sentences[index + 1], hearing.sentences[index]
    if behind[1] - behind[0] > _LONGEST:
        return ()
    line = hearing.line(*behind)
    verb = _verb(line, hearing.grammar)
    phrase = None if verb is None or _counts(line) else _subject(line, verb, hearing.grammar)
    one = None if phrase is None else name(line, originator(line, phrase))
    if verb is None or one is None:
        return ()
    cue = words_of(line, verb, verb)
    return (Voice(start=start, end=end, attribution=Attribution.NAMED, cue=cue, speakers=(one.words,)),)


def _subject(line: Line, verb: int, grammar: VoiceGrammar) -> Phrase | None:
    first = subject_behind(line, verb, grammar)
    first += bool(line.at(first) & LINKING)  # "сообщили **в** МЧС"
    phrase = after(line, first, anybody=True)
    return None if phrase is None or line.tags[phrase.head] & TIME else phrase


def _verb(line: Line, grammar: VoiceGrammar) -> int | None:
    """The verb of saying behind one of the `tags` with which the line begins."""
    for phrase in grammar.saying.tags:
        words = tuple(phrase.split())
        if line.low[: len(words)] == words:
            at = len(words)
            while line.at(at) & (AUXILIARY | NUMERAL | TIME | LINKING) and not line.at(at) & VERB:
                at += 1  # "Об этом **5 марта** сообщил", "C'est ce qu'**a** annoncé"
            return at if line.at(at) & VERB else None
    return None


def _counts(line: Line) -> bool:
    """Whether the line has a figure beside its dates."""
    return any(tag & NUMERAL and not line.at(at + 1) & TIME for at, tag in enumerate(line.tags))
