"""Voices: who says what in a sentence, by which cue, over which stretch of the text.

Voices of one sentence are given outermost first, innermost last. What nobody says in so many words has no voice: the
document itself says it, and no voice is better than a wrong speaker. Where the author says it as "we", the voice has no
speaker and no attribution. A document is linear: sentences are read in pieces of bounded length, `remember` walks those
without figures, and a memory keeps a bounded number of speakers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from whosays.extract.anaphora import Memory, Named, named, owns, resolved, told_in, words_of
from whosays.extract.continued import left_by
from whosays.extract.cues import Side
from whosays.extract.hearing import Heard, Hearing
from whosays.extract.joined_cues import joined
from whosays.extract.nesting import alone, nested
from whosays.extract.originators import Kind, Originator
from whosays.extract.phrase_cues import phrase_cues
from whosays.extract.quotations import over, quotations, quote_voice
from whosays.extract.scopes import scopes
from whosays.extract.still_speaking import LONGEST, going_on
from whosays.extract.told_next import told_next
from whosays.extract.topics import topics
from whosays.extract.verb_cues import verb_cue
from whosays.extract.verdicts import of_rejection, rejected_next
from whosays.extract.voice_tags import CARER, CLAUSE_VERB, PRESS, VERB
from whosays.extract.voice_words import VoiceGrammar, voice_grammar
from whosays.extract.word_tags import QUOTES
from whosays.model.mention import Attribution, Voice, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.extract.cues import Cue
    from whosays.extract.quotations import Quotation
    from whosays.extract.voice_words import Line

__all__ = ["Hearing", "Memory", "VoiceGrammar", "remember", "speaker", "voice_at", "voice_grammar", "voices"]

_HEAD: Final = 80
"""Characters of a sentence that tells nobody's words in which those it is about are looked for."""
_TAIL: Final = 3
"""Characters at the end of a sentence in which a bracket closes that may hold its source."""
_MOST_CUES: Final = 32
"""More cues than any sentence has: such a stretch is no prose, and has no voices."""
_VERBS: Final = VERB | CLAUSE_VERB
_NOBODY: Final = Heard()
_AHEAD: Final = 4
"""How many sentences a quotation is followed to find who speaks at its end."""


@dataclass(frozen=True, slots=True)
class _Spoken:
    """Who speaks by a cue, as words of the text, and who hands it on."""

    speakers: tuple[Words, ...]
    via: tuple[Words, ...]
    attribution: Attribution


@dataclass(slots=True, eq=False)
class _Place:
    """A sentence of a document, with what the sentences before it left."""

    hearing: Hearing
    index: int
    memory: Memory

    def hearing_of(self, one: Named) -> _Place:
        """The place with one more speaker named before it."""
        return _Place(self.hearing, self.index, self.memory.heard(one))

    @property
    def begins(self) -> bool:
        """Whether the sentence begins a paragraph."""
        return self.hearing.begins_paragraph(self.index)

    @property
    def text(self) -> str:
        return self.hearing.text

    @property
    def grammar(self) -> VoiceGrammar:
        return self.hearing.grammar


def voices(hearing: Hearing, index: int, memory: Memory) -> tuple[Voice, ...]:
    """The voices in the sentence `index`, outermost first; `memory` is what the sentences before it left."""
    found = _hear(hearing, index, memory).voices
    if rejected_next(hearing, index, found):
        return (of_rejection(hearing, index),)
    return found or told_next(hearing, index, lambda line, who: _one(line, who, _Place(hearing, index, memory)))


def speaker(hearing: Hearing, index: int, memory: Memory, line: Line, who: Originator) -> Words | None:
    """The words that name `who` of the sentence `index`; None for a pronoun that nobody fits."""
    one = _one(line, who, _Place(hearing, index, memory))
    return None if one is None else one.words


def remember(hearing: Hearing, upto: int, memory: Memory) -> Memory:
    """The memory after the sentences before the sentence `upto`; only those not yet walked are read."""
    for index in range(memory.sentence + 1, min(upto, len(hearing.sentences))):
        heard = _hear(hearing, index, memory)
        memory = memory.after(
            heard.named, quoting=heard.quoting, open_quote=heard.open_quote, saying=heard.saying, sentence=index
        )
    return memory


def voice_at(found: Sequence[Voice], start: int, end: int) -> Voice | None:
    """The innermost of the voices `found` over `text[start:end]`, or None."""
    for voice in reversed(found):
        if voice.start <= start and end <= voice.end:
            return voice
    return None


def _hear(hearing: Hearing, index: int, memory: Memory) -> Heard:
    """What is heard in a sentence; the last one is kept, because `remember` asks for what `voices` has just read."""
    last = hearing.last
    if last is None or last[0] != index or last[1] is not memory:
        last = hearing.last = index, memory, _heard(_Place(hearing, index, memory))
    return last[2]


def _heard(place: _Place) -> Heard:
    hearing, memory = place.hearing, place.memory
    start, end = hearing.sentences[place.index]
    begun = memory.open_quote and not place.begins
    if not begun and not _may_speak(hearing, place.index):
        head = hearing.line(start, min(end, start + _HEAD))
        topic = topics(head, memory, place.index, place.grammar)
        heard = Heard(named=topic) if topic else _NOBODY
        return heard if memory.saying is None else going_on(hearing, place.index, memory, heard)
    heard = Heard(quoting=memory.quoting, open_quote=begun)
    for first, last in _pieces(start, end):
        part = _hear_piece(_Place(hearing, place.index, memory), first, last, heard)
        for one in part.named:
            memory = memory.heard(one)
        heard = Heard(heard.voices + part.voices, heard.named + part.named, part.quoting, part.open_quote)
    if place.memory.saying is not None and not any(v.speakers for v in heard.voices) and not heard.open_quote:
        return going_on(hearing, place.index, place.memory, heard)
    if not heard.voices:
        return heard
    line = hearing.line(start, min(end, start + LONGEST))
    return replace(heard, saying=left_by(heard.voices, line, place.index, hearing.grammar))


def _may_speak(hearing: Hearing, index: int) -> bool:
    if not hearing.grammar.triggers.isdisjoint(hearing.spoken(index)):
        return True
    start, end = hearing.sentences[index]
    if hearing.text.find(":", start, min(end, start + _HEAD)) >= 0 or hearing.text.find(")", end - _TAIL, end) >= 0:
        return True
    if QUOTES.search(hearing.text, start, end) is not None:
        return True
    return hearing.grammar.figured.search(hearing.text, start, end) is not None


def _pieces(start: int, end: int) -> Iterator[tuple[int, int]]:
    for first in range(start, end, LONGEST):
        yield first, min(end, first + LONGEST)


def _hear_piece(place: _Place, first: int, last: int, before: Heard) -> Heard:
    line = place.hearing.line(first, last, quoted=before.open_quote)
    cues = _cues(line, place.grammar)
    if not cues and not any(line.quoted):
        topic = topics(line, place.memory, place.index, place.grammar)
        return Heard(named=topic) if topic else _NOBODY
    cues = joined(line, cues, place.grammar)
    cues, reach = alone(cues, scopes(line, cues))
    spoken, people = _speakers(line, cues, place)
    found = nested(_voices(line, cues, reach, spoken), _ordered(cues, reach))
    quoted = quotations(line, begun=before.open_quote)
    spoke = [_quotation(line, quotation, found, place, before) for quotation in quoted]
    opened = quoted[-1] if quoted and not quoted[-1].closed else None
    quoting = over(line, opened, found) or spoke[-1] if opened is not None else ()
    voiced = [quote_voice(line, q, who) for q, who in zip(quoted, spoke, strict=True) if who]
    return Heard((*voiced, *found), people, tuple(quoting), opened is not None)


def _cues(line: Line, grammar: VoiceGrammar) -> list[Cue]:
    found = list(phrase_cues(line, grammar))
    if line.every & _VERBS:
        taken = {at for cue in found for at in range(cue.first, cue.close + 1) if cue.who is not None}
        verbs = [at for at, tag in enumerate(line.tags) if tag & _VERBS and at not in taken]
        found += [cue for at in verbs if (cue := verb_cue(line, at, grammar)) is not None]
    return sorted(found, key=lambda cue: cue.first) if len(found) <= _MOST_CUES else []


def _speakers(line: Line, cues: Sequence[Cue], place: _Place) -> tuple[list[_Spoken | None], tuple[Named, ...]]:
    """For each cue who speaks (None: nobody that can be told), and all who were named, in order."""
    found: list[_Spoken | None] = []
    people: list[Named] = []
    for topic in topics(line, place.memory, place.index, place.grammar):
        place = place.hearing_of(topic)
        people.append(topic)
    for cue in cues:
        if cue.who is None:
            found.append(_Spoken((), (), cue.attribution))
            continue
        if cue.who.kind is Kind.OWN:
            found.append(None if line.quoted[cue.first] else _Spoken((), (), Attribution.NONE))
            continue
        one = _one(line, cue.who, place)
        if cue.caring and cue.who.pronoun and (one is None or not _cares(one, place.grammar)):
            found.append(None)
            continue
        via = [v for v in (_one(line, who, place) for who in cue.via if who.kind is not Kind.OWN) if v is not None]
        if one is not None and not one.noun:
            one = replace(one, noun=told_in(line, cue.close))
        for known in (*via, one):
            if known is not None and not _only_told(line, known, one):
                place = place.hearing_of(known)
                people.append(known)
        nameless = cue.who.generic and not (cue.who.writing and one is not None and _before(line, one, cue.who))
        kind = Attribution.GENERIC if nameless else Attribution.NAMED
        found.append(None if one is None else _Spoken((one.words,), tuple(v.words for v in via), kind))
    return found, tuple(people)


def _before(line: Line, one: Named, who: Originator) -> bool:
    """Whether a writing ("the report") is that of a maker named before it."""
    return one.words.end <= line.starts[who.first]


def _only_told(line: Line, known: Named, one: Named | None) -> bool:
    """Whether an outlet is only told what another says ("sources told **Reuters**"): nothing after it is about it."""
    return known is not one and bool(line.tags[line.index_at(known.words.start)] & PRESS)


def _cares(one: Named, grammar: VoiceGrammar) -> bool:
    return any(grammar.tags.get(word, 0) & CARER for word in one.low)


def _one(line: Line, who: Originator, place: _Place) -> Named | None:
    """The speaker meant by `who`; None for a pronoun that nobody fits."""
    back = resolved(line, who, place.memory, place.index, place.grammar)
    if back is not None and _quoted_they(line, who, back, place):
        return None
    if who.owned is not None and not owns(line, who, back, place.index):
        return named(line, Originator(who.owned, who.owned, who.owned, Kind.THING, writing=True), place.index)
    if back is not None:
        return replace(back, sentence=place.index, spoke=True)
    return None if who.pronoun else named(line, who, place.index)


def _quoted_they(line: Line, who: Originator, back: Named, place: _Place) -> bool:
    """Whether "they" inside a quotation may mean others than whom the text named before it: "They say 38," he said."""
    if not who.pronoun or who.kind is not Kind.MANY or not line.quoted[who.first]:
        return False
    first = who.first
    while first > 0 and line.quoted[first - 1]:
        first -= 1
    named_in = back.words.start >= line.starts[first]
    begun = first == 0 and place.memory.open_quote
    return not named_in and not (begun and back.sentence == place.index - 1)


def _ordered(cues: Sequence[Cue], reach: Sequence[tuple[int, int]]) -> list[Cue]:
    return [cues[k] for k in _order(cues, reach)]


def _order(cues: Sequence[Cue], reach: Sequence[tuple[int, int]]) -> list[int]:
    return sorted(range(len(cues)), key=lambda k: (reach[k][0], -reach[k][1], cues[k].side is not Side.AROUND))


def _voices(
    line: Line, cues: Sequence[Cue], reach: Sequence[tuple[int, int]], spoken: Sequence[_Spoken | None]
) -> list[Voice | None]:
    found: list[Voice | None] = []
    for k in _order(cues, reach):
        who, cue, (first, last) = spoken[k], cues[k], reach[k]
        if who is None:
            found.append(None)
            continue
        found.append(
            Voice(
                start=line.starts[first],
                end=line.ends[last],
                attribution=who.attribution,
                cue=words_of(line, cue.first, cue.last),
                speakers=who.speakers,
                via=who.via,
                disputes=_offsets(line, cue.disputes),
            )
        )
    return found


def _offsets(line: Line, span: tuple[int, int] | None) -> tuple[int, int] | None:
    return None if span is None or span[1] < span[0] else (line.starts[span[0]], line.ends[span[1]])


def _quotation(
    line: Line, quotation: Quotation, found: Sequence[Voice], place: _Place, before: Heard
) -> tuple[Words, ...]:
    """Who speaks in a quotation over which no cue of its own sentence stands; () where one does or nobody is known."""
    if over(line, quotation, found):
        return ()
    if quotation.begun:
        return before.quoting
    if quotation.first > 0:
        return ()
    if not quotation.closed and (ahead := _spoken_at_close(place)):
        return ahead
    last = place.memory.named[-1] if place.memory.named else None
    if last is not None and last.spoke and last.sentence == place.index - 1 and not place.begins:
        return (last.words,)
    return ()


def _spoken_at_close(place: _Place) -> tuple[Words, ...]:
    """Who speaks where a quotation that opens here is closed, some sentences on: "… again," he said."""
    for index in range(place.index + 1, min(place.index + 1 + _AHEAD, len(place.hearing.sentences))):
        start, end = place.hearing.sentences[index]
        line = place.hearing.line(start, min(end, start + LONGEST), quoted=True)
        if not quotations(line, begun=True)[:1] or not quotations(line, begun=True)[0].closed:
            continue
        for cue in joined(line, _cues(line, place.grammar), place.grammar):
            if not line.quoted[cue.first] and cue.who is not None and cue.who.kind is not Kind.OWN:
                one = _one(line, cue.who, place)
                return (one.words,) if one is not None else ()
        return ()
    return ()
