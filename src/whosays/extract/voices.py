"""Voices: who says what in a sentence, by which cue, over which stretch of the text.

Voices of one sentence are given outermost first, innermost last. What nobody says in so many words has no voice: the document
itself says it, and no voice is better than a wrong speaker. A document is linear: each sentence is read once, `remember` walks
those without figures, and a memory keeps a bounded number of speakers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from whosays.extract.anaphora import Memory, Named, named, resolved, words_of
from whosays.extract.cues import Cue, Side
from whosays.extract.originators import Kind, Originator
from whosays.extract.phrase_cues import phrase_cues
from whosays.extract.scopes import beside, scopes
from whosays.extract.verb_cues import verb_cue
from whosays.extract.voice_words import QUOTE, VERB, VoiceGrammar, line_of, voice_grammar
from whosays.model.mention import Attribution, Voice, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.voice_words import Line

__all__ = ["Memory", "VoiceGrammar", "remember", "voice_at", "voice_grammar", "voices"]


@dataclass(frozen=True, slots=True)
class _Heard:
    """The voices of one sentence and what it leaves for the next."""

    voices: tuple[Voice, ...]
    named: tuple[Named, ...]
    quoting: tuple[Words, ...] = ()
    open_quote: bool = False


def voices(
    text: str, sentences: Sequence[tuple[int, int]], index: int, memory: Memory, grammar: VoiceGrammar
) -> tuple[Voice, ...]:
    """The voices in `sentences[index]`, outermost first; `memory` is what the sentences before it left."""
    start, end = sentences[index]
    if not memory.open_quote and not _may_speak(text, start, end, grammar):
        return ()
    return _hear(text, sentences, index, memory, grammar).voices


def remember(
    text: str, sentences: Sequence[tuple[int, int]], upto: int, memory: Memory, grammar: VoiceGrammar
) -> Memory:
    """The memory after the sentences before `sentences[upto]`; only those not yet walked are read."""
    for index in range(memory.sentence + 1, min(upto, len(sentences))):
        start, end = sentences[index]
        if memory.open_quote or _may_speak(text, start, end, grammar):
            heard = _hear(text, sentences, index, memory, grammar)
            memory = memory.after(
                heard.named, quoting=heard.quoting, open_quote=heard.open_quote, sentence=index
            )
        else:
            memory = replace(memory, sentence=index)
    return memory


def voice_at(found: Sequence[Voice], start: int, end: int) -> Voice | None:
    """The innermost of the voices `found` over `text[start:end]`, or None."""
    return next((voice for voice in reversed(found) if voice.start <= start and end <= voice.end), None)


def _may_speak(text: str, start: int, end: int, grammar: VoiceGrammar) -> bool:
    return not grammar.triggers.isdisjoint(grammar.word.findall(text[start:end].lower()))


def _hear(text: str, sentences: Sequence[tuple[int, int]], index: int, memory: Memory, grammar: VoiceGrammar) -> _Heard:
    start, end = sentences[index]
    line = line_of(text, start, end, grammar, quoted=memory.open_quote)
    cues = _cues(line, grammar)
    reach = scopes(line, cues)
    spoken, people = _speakers(line, cues, memory, index)
    found = _voices(line, cues, reach, spoken)
    return _Heard(found, people)


def _cues(line: Line, grammar: VoiceGrammar) -> list[Cue]:
    found = list(phrase_cues(line, grammar))
    taken = {at for cue in found for at in range(cue.first, cue.close + 1) if cue.who is not None}
    for at, tag in enumerate(line.tags):
        if tag & VERB and at not in taken:
            cue = verb_cue(line, at, grammar)
            if cue is not None:
                found.append(cue)
    return sorted(found, key=lambda cue: cue.first)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Who speaks by a cue, as words of the text, and who hands it on."""

    speakers: tuple[Words, ...]
    via: tuple[Words, ...]
    attribution: Attribution


def _speakers(
    line: Line, cues: Sequence[Cue], memory: Memory, index: int
) -> tuple[list[_Spoken | None], tuple[Named, ...]]:
    """For each cue who speaks (None: the author himself), and all who were named, in order."""
    found: list[_Spoken | None] = []
    people: list[Named] = []
    for cue in cues:
        if cue.who is None:
            found.append(_Spoken((), (), cue.attribution))
            continue
        one = _one(line, cue.who, memory, index)
        if one is None:
            found.append(None)
            continue
        memory = memory.heard(one)
        people.append(one)
        via = tuple(v.words for v in (_one(line, who, memory, index) for who in cue.via) if v is not None)
        kind = Attribution.GENERIC if cue.who.generic else Attribution.NAMED
        found.append(_Spoken((one.words,), via, kind))
    return found, tuple(people)


def _one(line: Line, who: Originator, memory: Memory, index: int) -> Named | None:
    """The speaker meant by `who`; None for the author ("we") and for a pronoun that nobody fits."""
    if who.kind is Kind.OWN:
        return None
    back = resolved(line, who, memory, index)
    if back is not None:
        return replace(back, sentence=index)
    if who.pronoun:
        return None
    return named(line, who, index)


def _voices(line: Line, cues: Sequence[Cue], reach: Sequence[tuple[int, int]], spoken: Sequence[_Spoken | None]) -> tuple[Voice, ...]:
    found: list[Voice] = []
    order = sorted(range(len(cues)), key=lambda k: (reach[k][0], -reach[k][1], cues[k].side is not Side.AROUND))
    for place in order:
        who = spoken[place]
        if who is None:
            continue
        cue, (first, last) = cues[place], reach[place]
        voice = Voice(
            start=line.starts[first],
            end=line.ends[last],
            attribution=who.attribution,
            cue=words_of(line, cue.first, cue.last),
            speakers=who.speakers,
            via=who.via,
            disputes=_offsets(line, cue.disputes),
        )
        found.append(voice)
    return tuple(found)


def _offsets(line: Line, span: tuple[int, int] | None) -> tuple[int, int] | None:
    return None if span is None else (line.starts[span[0]], line.ends[span[1]])


_TODO: Final = (QUOTE, beside)
