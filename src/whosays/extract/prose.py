"""One sentence of prose to mentions: its figures, each with what it measures, of whom, where, when, and who says so."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.extract.amounts import amounts
from whosays.extract.carried import carried_on, is_narrow
from whosays.extract.claimed import Numbered, aside_kind, thought_of
from whosays.extract.counted import counted, is_part
from whosays.extract.elided import at_rate_of, lent_by, sharing_rates, with_hedges, with_money, with_units
from whosays.extract.figure_asked import Figure
from whosays.extract.identified import identified
from whosays.extract.kinds import COUNTS, MONEY, OTHERS, rate_of
from whosays.extract.marks import labels_after
from whosays.extract.moved import moved
from whosays.extract.places import spoken_of
from whosays.extract.populations import spoken_of_themselves
from whosays.extract.scenes import ask, nearest_countries, scene
from whosays.extract.sentence_state import Sentence, State, Text, Told
from whosays.extract.spoken_of import paid_for
from whosays.extract.stance import probability_word, stance
from whosays.extract.standing import is_aside
from whosays.extract.subjects import Subject, subjects
from whosays.extract.sums import is_total
from whosays.extract.tied_mentions import original, with_ties
from whosays.extract.ties import ties
from whosays.extract.timing import dates, time_of
from whosays.extract.turning import is_former
from whosays.extract.unreal import Taken, not_so
from whosays.extract.voices import voice_at, voices
from whosays.extract.words import SentenceWords, sentence_words
from whosays.lexicon.packs import UnitClass
from whosays.model.mention import MEASURE_BEFORE, Aside, AsideKind, Mention, TieKind, TimeWords, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.extract.counted import Counted
    from whosays.extract.grammars import Grammar
    from whosays.extract.places import PlaceMention
    from whosays.extract.scenes import Scene
    from whosays.extract.understood import Understood
    from whosays.lexicon.nouns import Nouns
    from whosays.model.mention import AmountWords, Voice


NOT_TOLD = "no word of its sentence tells what the figure measures"
OF_BEFORE = "the currency is that of the sum before"
STILL_SPEAKING = "its sentence names nobody: who spoke before is taken to speak on"
SETTING_WITHIN = 8
"""Sentences from what happened to those who were treated for it."""


def sentence_mentions(text: Text, index: int, times: tuple[TimeWords, ...], state: State, grammar: Grammar) -> Told:
    """The mentions of `text.sentences[index]`; `times` are its time expressions."""
    start, end = text.sentences[index]
    taken = [(time.start, time.end) for time in times]
    figures, asides = amounts(text.plain, start, end, grammar.amounts, taken)
    if not figures:
        return Told((), asides, state)
    spoken = voices(text.hearing, index, state.memory)
    words = sentence_words(text.plain, start, end, [(figure.start, figure.end) for figure in figures])
    view = scene(words, [(s.start, s.end) for voice in spoken for s in (*voice.speakers, *voice.via)], grammar.subjects)
    kinds = tuple(map(grammar.kinds.of, figures))
    basis = identified(words, grammar.identified)
    figures, kinds = with_money(*with_units(figures, kinds, words, grammar), view, state.understood, grammar)
    figures = sharing_rates(with_hedges(figures, kinds, words, grammar.nouns), kinds)
    kinds = tuple(_measured(*each, view, grammar) for each in zip(figures, kinds, words.figures, strict=True))
    told = dates(times, words, spoken, grammar.nouns, grammar.comparing)
    near = frozenset(key for key, at in state.settings.items() if index - at <= SETTING_WITHIN)
    whole = text.words(start, end)
    sentence = Sentence(text, start, end, whole, figures, told, spoken, words, view, kinds, basis, near)
    found = _told(sentence, asides, state, grammar)
    found.state.settings = state.set_by(view.told, index, grammar.subjects.measures)
    return found


def _measured(
    amount: AmountWords, kinds: frozenset[UnitClass], at: int, view: Scene, grammar: Grammar
) -> frozenset[UnitClass]:
    """The classes of an amount by its number: where it counts no noun and has a part of one it counts nobody."""
    if kinds != COUNTS or amount.per is not None or not grammar.kinds.counts_nothing(amount):
        return kinds
    return kinds if counted(view.words, at, view.roles, grammar.nouns) else OTHERS


def _told(sentence: Sentence, asides: tuple[Aside, ...], state: State, grammar: Grammar) -> Told:
    tied = ties(sentence.text.plain, sentence.amounts, sentence.kinds, sentence.words, grammar)
    mentions: list[Mention] = []
    passed: list[Mention] = []
    first_of: dict[int, int] = {}
    numbers = list(asides)
    understood = state.understood
    for number, amount in enumerate(sentence.amounts):
        kind, origin = tied.get(number, (None, 0))
        if kind is TieKind.CONVERSION and origin in first_of:
            found = [
                replace(original(mentions, m), amount=at_rate_of(amount, mentions[m].amount), voice=None)
                for m in _of(mentions, first_of, origin)
            ]
        else:
            told, aside = _subjects(sentence, number, understood, grammar)
            if aside is not None:
                numbers.append(aside)
                if sentence.text.tell_all:
                    passed += [
                        _doubted(_mention(sentence, number, subject, state, grammar), subject) for subject in told[:1]
                    ]
                continue
            found = [_mention(sentence, number, subject, state, grammar) for subject in told]
            for subject in told[:1]:
                part = is_part(sentence.words.low, sentence.words.figures[number], grammar.nouns)
                people = understood.counted if part else subject.population
                learnt = subject if people is subject.population else replace(subject, population=people)
                if (known := _going_on(learnt, sentence, grammar)) is not None:
                    understood = _learnt(understood, known, sentence.kinds[number], amount)
                if sentence.kinds[number] == MONEY:
                    lent = lent_by(amount, sentence.words, sentence.words.figures[number])
                    understood = understood.paying(lent)
        first_of[number] = len(mentions)
        mentions += with_ties(found, kind, first_of.get(origin), len(mentions))
    places = tuple(spoken_of(sentence.view.places, sentence.words, grammar.subjects.nouns))
    last = _after(sentence, understood, places, grammar)
    carried = carried_on(mentions, state.carried, sentence.words, grammar.telling)
    left = State(last, state.memory, carried)
    return Told(tuple(mentions), tuple(numbers), left, tuple(passed), places)


def _after(
    sentence: Sentence, understood: Understood, places: tuple[PlaceMention, ...], grammar: Grammar
) -> Understood:
    """What is understood behind a sentence that speaks of `places`."""
    countries = spoken_of_themselves(sentence.view.countries, sentence.words.low, grammar.subjects.nouns)
    last = understood.after(countries, sentence.view.populations, places)
    if MONEY in sentence.kinds:
        return last
    return last.on_money(paid_for(sentence.view.told, grammar.subjects.measures))


def _of(mentions: Sequence[Mention], first_of: dict[int, int], number: int) -> range:
    """The places in `mentions` of the mentions of amount `number`."""
    starts = sorted({*first_of.values(), len(mentions)})
    first = first_of[number]
    return range(first, next(start for start in starts if start > first))


def _subjects(
    sentence: Sentence, number: int, understood: Understood, grammar: Grammar
) -> tuple[list[Subject], Aside | None]:
    """What amount `number` measures, and what it is instead of a claim, if it is none.

    A length of time and a number of speakers measure nothing; of the others is told what they would measure as a claim.
    """
    amount, kinds, word = sentence.amounts[number], sentence.kinds[number], sentence.words.figures[number]
    per = rate_of(amount.per.text, grammar.amounts.numbers) if amount.per else None
    voice = voice_at(sentence.voices, amount.number.start, amount.end)
    near, voiced = sentence.settings, bool(voice and voice.speakers)
    figure = Figure(word=word, classes=kinds, per=per, voiced=voiced, stated=_stated(amount), settings=near)
    figure.unit = _unit(amount, kinds)
    figure.support = sentence.text.support
    figure.total = is_total(sentence.amounts, sentence.kinds, number, sentence.words, grammar)
    figure.identified = _identified(sentence, word) is not None
    figure.of_whole = amount.whole is not None
    asked = ask(sentence.view, figure, understood, grammar.subjects)
    found = subjects(sentence.view, asked, grammar.subjects)
    first = found[0] if found else None
    tied = amount.unit is not None and sentence.text.plain[amount.number.end : amount.unit.start] == "-"
    numbered = Numbered(amount=amount, kinds=kinds, view=sentence.view, word=word, found=first, tied=tied)
    kind = aside_kind(numbered, grammar.nouns)
    if grammar.kinds.duration(amount):
        kind, found = kind or AsideKind.DURATION, []
    if kind is AsideKind.REFERENCE and found and figure.identified:
        kind = None  # "reporters identified 47 by name"
    if kind is None and not found:
        kind = AsideKind.REFERENCE
    noun = found[0].noun if found and kinds == COUNTS else None
    if kinds != MONEY and _speaks(sentence, amount, noun, grammar.nouns):
        kind, found = kind or AsideKind.ANAPHORA, []
    return found, Aside(start=amount.start, end=amount.end, kind=kind) if kind else None


def _speaks(sentence: Sentence, amount: AmountWords, noun: Counted | None, nouns: Nouns) -> bool:
    """Whether an amount only counts those who speak ("27 ministers said"), and is not theirs ("the 200 of the
    ministers"), nor counts those of whom others think ("17 people believed to be trapped")."""
    if not sentence.voices or (noun and thought_of(sentence.words, noun, nouns)):
        return False
    places = [amount.start, *([sentence.words.starts[noun.head]] if noun else [])]
    return any(
        s.start <= at < s.end and not voice.cue.end + 1 == amount.start < s.start
        for voice in sentence.voices
        for s in voice.speakers
        for at in places
    )


def _doubted(mention: Mention, subject: Subject) -> Mention:
    """A mention that was passed over, with the doubt about it where no word of its sentence tells the measure."""
    told = subject.cue is not None or subject.noun is not None
    return mention if told else replace(mention, doubts=(*mention.doubts, NOT_TOLD))


def _learnt(understood: Understood, subject: Subject, kinds: frozenset[UnitClass], amount: AmountWords) -> Understood:
    kind = UnitClass.PERSON if kinds == COUNTS and subject.person else min(kinds)
    return understood.told(kind, subject.measure, subject.population, _stated(amount), _unit(amount, kinds))


def _unit(amount: AmountWords, kinds: frozenset[UnitClass]) -> str:
    """The words of a unit that is neither money nor a share: kilograms of one thing are no hectares of another."""
    unit = amount.unit or amount.upper_unit
    return unit.text.lower() if kinds == OTHERS and unit is not None else ""


def _going_on(subject: Subject, sentence: Sentence, grammar: Grammar) -> Subject | None:
    """What a later figure goes on with behind that of `subject`: where its measure stands alone no more than its people
    ("built for 1,400 inmates, and it held **2,300**"), or nothing."""
    entry = grammar.subjects.measures.entries.get(subject.measure)
    if subject.alone:
        return None
    if entry is None or not entry.alone:
        return subject
    noun = subject.noun
    if noun is None or noun.pronoun or noun.role in grammar.subjects.populations.generic:
        return None
    return replace(subject, measure=sentence.words.low[noun.head])


def _stated(amount: AmountWords) -> str:
    """The number as written, with its unit: what the same figure is known again by."""
    return f"{amount.number.text}{amount.unit.text}".lower() if amount.unit else amount.number.text.lower()


def _mention(sentence: Sentence, number: int, subject: Subject, state: State, grammar: Grammar) -> Mention:
    text, amount, word = sentence.text, sentence.amounts[number], sentence.words.figures[number]
    voice = voice_at(sentence.voices, amount.number.start, amount.end)
    time = state.carried.closing(_own_time(sentence, word, grammar))
    line = text.hearing.line(sentence.start, sentence.end)
    taken, modal = stance(line, (amount.start, amount.end), voice, grammar.voices)
    judged = Taken(amount.start, taken, modal, money=sentence.kinds[number] == MONEY, measure=subject.measure)
    of_before = amount.unit is not None and amount.unit.end <= sentence.start
    doubts = (*subject.doubts, *not_so(line, judged, grammar.voices), *_understood(subject, voice, of_before=of_before))
    before = state.carried.of_money() if sentence.kinds[number] == MONEY else state.carried
    carried = before.into((sentence.words, word), voice, subject.measure, grammar.telling) if time is None else None
    place, behind = subject.place, sentence.words.low[word + 1 : word + 3]
    cue, people = _cue_and_people(sentence, subject)
    return Mention(
        document=text.document,
        amount=_with_rate(sentence, amount, subject.cue, grammar),
        sentence=sentence.whole,
        noun=_span(text, sentence.words, (subject.noun.first, subject.noun.end)) if subject.noun else None,
        measure=moved(subject, amount, sentence.kinds[number], behind, (grammar.nouns, grammar.amounts.numbers)),
        person=subject.person,
        cues=(cue,) if cue else (),
        population=people,
        population_key=subject.people,
        population_countries=subject.population.countries if subject.population else (),
        place=_span(text, sentence.words, (place.first, place.end)) if place else None,
        place_key=place.name if place else subject.place_before,
        time=time or carried,
        time_inherited=carried is not None,
        compared=sentence.dates.apart_of(word) is not None,
        former=is_former(word, time, sentence.words, grammar.comparing),
        voice=voice,
        stance=taken,
        modal=modal,
        probability=probability_word(line, (amount.start, amount.end), grammar.voices),
        citations=labels_after(text.marks, amount.end, sentence.end),
        countries=_once(nearest_countries(sentence.view, word)),
        identified_by=_identified(sentence, word),
        doubts=_once(doubts),
    )


@lru_cache(maxsize=1024)
def _once(words: tuple[str, ...]) -> tuple[str, ...]:
    """The same words as one object: the doubts and countries of a long document's figures are few."""
    return words


def _identified(sentence: Sentence, word: int) -> Words | None:
    named = sentence.identified
    return _span(sentence.text, sentence.words, named[:2]) if named and named[2] == word else None


def _own_time(sentence: Sentence, word: int, grammar: Grammar) -> TimeWords | None:
    """The time of its sentence that the figure at a word is told of; no day where it only tells how things stand."""
    time = time_of(word, sentence.dates)
    day = time is not None and is_narrow(time)
    return None if day and is_aside(word, sentence.words, grammar.telling, grammar.comparing) else time


def _with_rate(sentence: Sentence, amount: AmountWords, cue: tuple[int, int] | None, grammar: Grammar) -> AmountWords:
    """The amount with the rate that the phrase of its measure tells: "**monthly** pay at the front: 210,000"."""
    if amount.per is not None or cue is None:
        return amount
    adverbs, words = grammar.amounts.numbers.rates.adverbs, sentence.words
    at = next((i for i in range(*cue) if words.low[i] in adverbs), None)
    return amount if at is None else replace(amount, per=_span(sentence.text, words, (at, at + 1)))


def _cue_and_people(sentence: Sentence, subject: Subject) -> tuple[Words | None, Words | None]:
    """The words that tell the measure and those of the people: one object where they are the same ("**refugees**")."""
    cue = _span(sentence.text, sentence.words, subject.cue) if subject.cue else None
    people = _population_words(sentence, subject)
    return cue, cue if people == cue else people


def _understood(subject: Subject, voice: Voice | None, *, of_before: bool) -> Iterator[str]:
    """What of a figure is taken from before: the currency (`of_before`), what it counts, who says it."""
    if of_before:
        yield OF_BEFORE
    if subject.understood:
        yield MEASURE_BEFORE
    if voice is not None and voice.still_speaking:
        yield STILL_SPEAKING


def _population_words(sentence: Sentence, subject: Subject) -> Words | None:
    """The words of the people, where they stand in this sentence: the whole noun phrase where the figure counts them.

    People who are understood from before have a doubt that says so.
    """
    people, noun = subject.population, subject.noun
    if people is None:
        return None
    counted = noun is not None and not noun.pronoun and people.first < noun.end and noun.first < people.end
    if counted and noun is not None and not subject.doubts:
        return _span(sentence.text, sentence.words, (min(noun.first, people.first), max(noun.end, people.end)))
    if people not in sentence.view.populations:
        return None
    return _span(sentence.text, sentence.words, (people.first, people.end))


def _span(text: Text, words: SentenceWords, span: tuple[int, int]) -> Words:
    first, end = span
    return text.words(words.starts[first], words.ends[end - 1])
