"""How a speaker stands to a figure (Recording rule 8): asserts, estimates, speculates, disputes, denies, confirms or
infers.

The order in which signs decide: what a voice rejects; "not" before the figure; what makes it unreal; a modal over its
own clause; words of inference; the verb or noun of saying; a word of estimation; else the figure is asserted.
"Likely" is a judgement of probability and so an estimate; "might", "possibly", "unlikely" are speculation (gold
guideline 6).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from whosays.extract.discredited import discredited
from whosays.extract.rejected import called_false
from whosays.extract.unreal import unreal, words_at
from whosays.extract.voice_tags import (
    ADMITTING,
    BEING,
    CARDINAL,
    CARER,
    COMMA,
    CONTRASTING,
    DASH,
    ESTIMATING,
    HARM,
    INFINITIVE,
    JOINING,
    LINKING,
    MODAL,
    NEGATION,
    NOT_DENIAL,
    NUMERAL,
    OPENER,
    PREPOSITION,
    PROBABILITY,
    RELATIVE,
    SCALE,
    SKIPPED,
    SPECULATING,
    STATE_AFTER,
    STOP,
)
from whosays.model.mention import Attribution, Stance, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whosays.extract.voice_words import Line, VoiceGrammar
    from whosays.model.mention import Voice

_REJECTS: Final = frozenset({Stance.DENIES, Stance.DISPUTES})
_AFTER: Final = 9
"""How many words after a figure its own modal may stand: "4,000 troops may have been killed"."""
_BEFORE: Final = 24
_LONGEST_PHRASE: Final = 5
_LONGEST_NOUN: Final = 120
"""Characters from a speaker to the verb, in which a noun of estimation may stand: "the UN's best estimate is"."""
_BOUND: Final = COMMA | STOP | DASH


def stance(
    line: Line, figure: tuple[int, int], voice: Voice | None, grammar: VoiceGrammar
) -> tuple[Stance, Words | None]:
    """The stance to the figure at `figure` in the sentence `line` of its `voice`, and the word that decided it (None:
    asserted)."""
    first, after = line.index_at(figure[0]), line.index_at(figure[1] - 1) + 1
    rejected = _by_voice(line, first, figure, voice, grammar) or _rejected(line, first, figure, voice, grammar)
    rejected = rejected or unreal(line, first, after, grammar)
    owned = voice is not None and bool(voice.speakers)
    rejected = rejected or discredited(line, first, after, grammar, owned=owned)
    if rejected is not None:
        return rejected
    said = None
    if line.every & (SPECULATING | ESTIMATING):
        low = _clause_start(line, first, voice)
        within = (at for at in range(after - 1, first - 1, -1) if line.tags[at] & (SPECULATING | ESTIMATING))
        within = (at for at in within if at == first or not line.tags[at - 1] & COMMA)  # "three, maybe four"
        places = (*within, *range(first - 1, low - 1, -1))
        said = _nearest(line, (at for at in places if not _able(line, at, grammar)))
        said = said or _modal_after(line, first, after, grammar)
    if said is None and (inferred := _phrase_before(line, first, "inferring", grammar)) is not None:
        said = Stance.INFERS, inferred
    return said or _by_cue(line, voice, grammar) or (Stance.ASSERTS, None)


def probability_word(line: Line, figure: tuple[int, int], grammar: VoiceGrammar) -> Words | None:
    """The worded probability before the figure at `figure` in its clause ("highly likely", "almost certainly"), the
    nearest one, or None. One that follows may be told of what comes after the figure.
    """
    if not line.every & PROBABILITY:
        return None
    first = line.index_at(figure[0])
    low = _clause_start(line, first, None)
    tagged = (at for at in range(first - 1, low - 1, -1) if line.tags[at] & PROBABILITY)
    found = (_phrase_ending(line, at, low, grammar.probabilities) for at in tagged)
    return next((words for words in found if words is not None), None)


def _by_voice(
    line: Line, first: int, figure: tuple[int, int], voice: Voice | None, grammar: VoiceGrammar
) -> tuple[Stance, Words | None] | None:
    """The stance where the voice itself is one of rejection, or is cited to be set aside."""
    if voice is None:
        return None
    if voice.disputes is not None and voice.disputes[0] <= figure[0] and figure[1] <= voice.disputes[1]:
        by_denial = _verb_stance(voice.cue, grammar) is Stance.DENIES
        return Stance.DENIES if by_denial else Stance.DISPUTES, voice.cue
    if (opens := _held_against(line, first, voice)) is not None:
        return Stance.DISPUTES, words_at(line, opens, opens)
    return (Stance.DENIES, voice.cue) if _answers(line, first, voice, grammar) else None


def _rejected(
    line: Line, first: int, figure: tuple[int, int], voice: Voice | None, grammar: VoiceGrammar
) -> tuple[Stance, Words | None] | None:
    if line.at(first - 1) & NEGATION and not line.at(first) & NOT_DENIAL:
        alternative = first > 1 and line.low[first - 2] in grammar.saying.conditions
        if not alternative:
            return Stance.DENIES, words_at(line, first - 1, first - 1)
    if line.quoted[first] and (going := _going_round(line, first, figure, grammar)) is not None:
        return Stance.DISPUTES, going
    mocked = called_false(line, line.index_at(figure[1] - 1) + 1, grammar)
    if mocked is not None and voice is not None and _which(line, mocked):
        return None
    return (Stance.DISPUTES, words_at(line, mocked, mocked)) if mocked is not None else None


def _held_against(line: Line, first: int, voice: Voice) -> int | None:
    """The negation with which all begins that a voice is cited for: "1,200, **not** 2,100, as the union had said": the
    figure is the union's, and the text rejects it."""
    opens = line.index_at(voice.start)
    negated = line.at(opens) & NEGATION and voice.speakers and line.starts[opens] == voice.start
    return opens if negated and opens < first < line.index_at(voice.cue.start) else None


def _answers(line: Line, first: int, voice: Voice, grammar: VoiceGrammar) -> bool:
    """Whether a zero answers what others told, and so denies it: "they **insist** that no one has been hurt", "he
    **dismissed** the charge and said that nobody had died"."""
    if _phrase_at(line, first, "nothing", grammar) is None:
        return False
    cue = line.index_at(voice.cue.start)
    start = min((line.index_at(s.start) for s in voice.speakers if line.start <= s.start < line.end), default=cue)
    told = line.low[start : cue + 1]
    rejects = any((v := grammar.verbs.get(word)) and v.stance in _REJECTS for word in told)
    return rejects or not grammar.saying.insisting.isdisjoint(told)


def _going_round(line: Line, first: int, figure: tuple[int, int], grammar: VoiceGrammar) -> Words | None:
    """ "The 'seven dead' going round is a picture from elsewhere": a quoted figure is told to be about, right behind
    its quotation, and not told."""
    close = line.index_at(figure[1] - 1) + 1
    while close < len(line) and line.quoted[close] == line.quoted[first]:
        close += 1
    places = [at for at in line.beginnings(grammar.openings) if close <= at < close + _LONGEST_PHRASE]
    return next((found for at in places if (found := _phrase_at(line, at, "going_round", grammar)) is not None), None)


def _which(line: Line, at: int) -> bool:
    """Whether the word at `at` judges what stands before a comma: "they say 54 died, which is **untrue**"."""
    while at > 0 and not line.tags[at] & (COMMA | RELATIVE):
        at -= 1
    return bool(line.tags[at] & RELATIVE and line.at(at - 1) & COMMA)


def _verb_stance(cue: Words, grammar: VoiceGrammar) -> Stance | None:
    verb = grammar.verbs.get(cue.text.lower().split()[-1])
    return verb.stance if verb is not None else None


def _clause_start(line: Line, first: int, voice: Voice | None) -> int:
    """The first word of the figure's own clause: after the last sign or joining word before it, inside its voice."""
    floor = line.index_at(voice.cue.end) if voice is not None and voice.cue.end <= line.starts[first] else 0
    at = first
    while at > floor and first - at < _BEFORE:
        tag = line.tags[at - 1]
        if tag & (STOP | DASH | CONTRASTING) or (tag & COMMA and not line.at(at) & (SPECULATING | PROBABILITY)):
            break
        at -= 1
    return at


def _clause_end(line: Line, after: int) -> int:
    at = after
    while at < len(line) and at - after < _AFTER:
        tag = line.tags[at]
        counts = tag & JOINING and line.at(at + 1) & (CARDINAL | SCALE | NUMERAL)
        if counts or tag & (_BOUND | NUMERAL | OPENER) or (tag & PREPOSITION and not tag & LINKING):
            break
        at += 1
    return at


def _nearest(line: Line, places: Iterable[int]) -> tuple[Stance, Words] | None:
    """The nearest word of speculation or estimation at `places`, with its stance."""
    for at in places:
        tag = line.tags[at]
        if tag & SPECULATING:
            return Stance.SPECULATES, words_at(line, at, at)
        if tag & ESTIMATING:
            return Stance.ESTIMATES, words_at(line, at, at)
    return None


def _able(line: Line, at: int, grammar: VoiceGrammar) -> bool:
    """Whether the word at `at` tells what could be done, and guesses nothing: "could be established", "a recruit could
    earn", "access was possible in"."""
    if line.tags[at] & MODAL:
        act = at + 1
        while line.at(act) & (BEING | SKIPPED):
            act += 1
        able = grammar.saying.perceived if line.at(at + 1) & BEING else grammar.saying.enabled
        return not able.isdisjoint(line.low[act : act + 1])
    possible = line.tags[at] & SPECULATING and line.at(at - 1) & BEING and line.at(at + 1) & PREPOSITION
    return bool(possible and not line.at(at + 1) & INFINITIVE)


def _modal_after(line: Line, first: int, after: int, grammar: VoiceGrammar) -> tuple[Stance, Words] | None:
    """ "4,000 troops may have been killed", "500 are believed dead": unless the figure hangs on a preposition."""
    if _in_prepositional(line, first):
        return None
    for at in range(after, _clause_end(line, after)):
        tag = line.tags[at]
        if tag & RELATIVE:
            return None
        given = tag & (PROBABILITY | SPECULATING | ESTIMATING) and (
            line.at(at - 1) & BEING or line.at(at + 1) & STATE_AFTER  # "30 feared dead"
        )
        if given or (tag & MODAL and not _able(line, at, grammar) and not line.at(at + 1) & NEGATION):
            return _nearest(line, (at,))
    return None


def _in_prepositional(line: Line, first: int) -> bool:
    """Whether the figure hangs on a preposition ("the loss of 500 could"), so that a modal after it is not its own."""
    at = first - 1
    while at >= 0 and line.tags[at] & SKIPPED:
        at -= 1
    return at >= 0 and bool(line.tags[at] & PREPOSITION)


def _phrase_before(line: Line, first: int, kind: str, grammar: VoiceGrammar) -> Words | None:
    """The phrase of the list `kind` that stands before the figure in its sentence, or None."""
    nearest = max(0, first - _BEFORE - _LONGEST_PHRASE)
    places = [at for at in line.beginnings(grammar.openings) if nearest <= at < first]
    return next((found for at in places if (found := _phrase_at(line, at, kind, grammar)) is not None), None)


def _phrase_at(line: Line, at: int, kind: str, grammar: VoiceGrammar) -> Words | None:
    """The phrase of the list `kind` that begins with the word at `at`, or None."""
    for phrase, name in grammar.openings.get(line.low[at], ()):
        if name == kind and line.low[at : at + len(phrase)] == phrase:
            return words_at(line, at, at + len(phrase) - 1)
    return None


def _phrase_ending(line: Line, at: int, low: int, phrases: Sequence[tuple[str, ...]]) -> Words | None:
    """The longest of `phrases` that ends with the word at `at`, or None."""
    for phrase in phrases:
        start = at - len(phrase) + 1
        if start >= low and line.low[start : at + 1] == phrase:
            return words_at(line, start, at)
    return None


def _takes_in(line: Line, voice: Voice, grammar: VoiceGrammar) -> bool:
    """Whether those who care for people "admitted 140 patients", and owned to nothing."""
    at = line.index_at(voice.cue.start)
    if not line.at(at) & ADMITTING or line.at(at + 1) & INFINITIVE:
        return False
    after = line.low[at + 1 : at + 1 + _AFTER]
    cares = any(grammar.tags.get(word, 0) & CARER for words in voice.speakers for word in words.text.lower().split())
    return cares and not any(grammar.tags.get(word, 0) & HARM for word in after)


def _by_cue(line: Line, voice: Voice | None, grammar: VoiceGrammar) -> tuple[Stance, Words] | None:
    """The stance of the verb or noun of saying, where it is more than a plain assertion."""
    if voice is None:
        return None
    if not voice.speakers and line.at(line.index_at(voice.cue.start)) & SPECULATING:
        return Stance.SPECULATES, voice.cue
    found = _verb_stance(voice.cue, grammar)
    if voice.attribution is Attribution.IMPERSONAL:
        return (Stance.SPECULATES if found is Stance.SPECULATES else Stance.ESTIMATES), voice.cue
    if found in {Stance.ESTIMATES, Stance.SPECULATES, Stance.CONFIRMS} and not _takes_in(line, voice, grammar):
        return found, voice.cue
    nouns = grammar.saying.estimate_nouns
    here = [words for words in voice.speakers if line.start <= words.start < line.end]
    first = min(voice.cue.start, *(words.start for words in here), voice.cue.start)
    last = max(voice.cue.end, *(words.end for words in here), voice.cue.end)
    counted = any(tag & NUMERAL for tag in line.tags[line.index_at(first) : line.index_at(last)])
    told = line.text[first:last] if last - first < _LONGEST_NOUN and not counted else voice.cue.text
    owned = line.low[line.index_at(last) : line.index_at(last) + 1]  # "the bank's **forecast**"
    if any(word in nouns for word in (*told.lower().split(), *owned)):
        return Stance.ESTIMATES, voice.cue
    admitted = _phrase_before(line, line.index_at(voice.cue.end), "admission", grammar) if voice.speakers else None
    return (Stance.CONFIRMS, admitted) if admitted is not None else None
