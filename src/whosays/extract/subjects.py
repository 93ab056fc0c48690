"""What is measured, of whom and where: one figure of one sentence at a time.

The measure comes from the packs' phrases; where none fits, from the figure's own noun ("military_suppliers"). The
population is the one counted, or the nearest that the sentence speaks of; its country may be understood from before,
and the mention then says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.extract.counted import Counted, counted
from whosays.extract.measures import Figure, MeasureGrammar, Scored, coordinated, measure_grammar, measures
from whosays.extract.places import PlaceGrammar, PlaceMention, place_grammar, place_of, places_in
from whosays.extract.populations import (
    CountryMention,
    Population,
    PopulationGrammar,
    countries_in,
    populations_in,
    population_grammar,
    title,
)
from whosays.lexicon.packs import UnitClass
from whosays.lexicon.phrases import FIGURE, Hit, PhraseIndex
from whosays.lexicon.speakers import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.measures import Told
    from whosays.extract.understood import Understood
    from whosays.extract.words import SentenceWords
    from whosays.lexicon.countries import Countries
    from whosays.lexicon.nouns import Nouns
    from whosays.lexicon.packs import MeasureEntry, PackFile

LED_TO = 8.0
BEFORE = 7.0
AFTER = 5.0
PER_WORD = 0.3
OVER_FIGURE = 3.0
OVER_BREAK = 2.0
COUNTED = frozenset({UnitClass.PERSON, UnitClass.COUNT})
OTHERS = frozenset({UnitClass.OTHER})
FROM_BEFORE = "the country is understood from an earlier sentence"
TOTAL_WITHIN = 4
"""Words between "the total" and its figure: "bringing the total since July to #"."""
BESIDE = 9.0
"""The score of a phrase that stands beside its figure."""
NAME_WORDS = 3
"""Words in the name of a measure that no pack names."""


@dataclass(frozen=True, slots=True)
class SubjectGrammar:
    """All that subjects are found with."""

    measures: MeasureGrammar
    populations: PopulationGrammar
    places: PlaceGrammar
    similar: PhraseIndex[bool]
    nouns: Nouns


def subject_grammar(pack: PackFile, countries: Countries, nouns: Nouns) -> SubjectGrammar:
    """The grammar of subjects from one (merged) pack, the countries and a language's nouns."""
    return SubjectGrammar(
        measure_grammar(pack.measure, nouns),
        population_grammar(pack.role, countries, _leaders(pack), nouns),
        place_grammar(pack.place, countries, nouns),
        PhraseIndex.of((phrase, True) for phrase in nouns.similar),
        nouns,
    )


def _leaders(pack: PackFile) -> dict[str, str]:
    """The names of the persons of the packs who belong to a country, with its code."""
    people = [entry for entry in pack.speaker.values() if entry.kind is SpeakerKind.PERSON and entry.country]
    return {name: entry.country for entry in people for name in (entry.name, *entry.aliases) if entry.country}


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with all that subjects are told by: looked up once, used for each of its figures."""

    words: SentenceWords
    countries: tuple[CountryMention, ...]
    populations: tuple[Population, ...]
    places: tuple[PlaceMention, ...]
    told: tuple[Hit[Told], ...]
    roles: tuple[Hit[str], ...]
    likened: tuple[int, ...]
    speakers: frozenset[int]


def scene(words: SentenceWords, speakers: Sequence[tuple[int, int]], grammar: SubjectGrammar) -> Scene:
    """The scene of a sentence; `speakers` are the spans of those who say it: no population is looked for in them."""
    countries = tuple(countries_in(words, grammar.populations))
    spoken = frozenset(i for i, at in enumerate(words.starts) if any(first <= at < last for first, last in speakers))
    people = tuple(p for p in populations_in(words, countries, grammar.populations) if p.first not in spoken)
    inside = frozenset(i for p in people for i in range(p.first, p.end))
    return Scene(
        words,
        countries,
        people,
        tuple(p for p in places_in(words, countries, grammar.places) if p.first not in spoken | inside),
        tuple(grammar.measures.phrases.find(words.low)),
        tuple(grammar.populations.roles.find(words.low)),
        tuple(hit.end for hit in grammar.similar.find(words.low)),
        spoken,
    )


def nearest_countries(view: Scene, figure: int) -> tuple[str, ...]:
    """The countries that a sentence names, nearest to the figure first, each once."""
    ordered = sorted(view.countries, key=lambda c: (abs(c.first - figure), c.first))
    return tuple(dict.fromkeys(country.code for country in ordered))


def topic(words: SentenceWords, grammar: SubjectGrammar) -> str | None:
    """The count of people that a sentence without figures last speaks of: "How many marched?" goes before "80,000"."""
    told = [hit.payload for hit in grammar.measures.phrases.find(words.low) if hit.figure is None and hit.payload.group < 0]
    people = [t.measure for t in told if grammar.measures.entries[t.measure].unit is UnitClass.PERSON]
    return people[-1] if people else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A figure for which the subject is asked: its word, the classes its unit allows, its rate, its noun, what went
    before."""

    figure: Figure
    noun: Counted | None
    before: Understood


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What one figure measures: measure (with the words that told it), people, place. `doubts` say what came from
    before.

    `named` is false where no pack names the measure. Spans are word indexes.
    """

    measure: str
    named: bool
    cue: tuple[int, int] | None
    people: str | None
    population: Population | None
    place: PlaceMention | None
    noun: Counted | None
    doubts: tuple[str, ...] = ()


def ask(
    view: Scene, word: int, kinds: frozenset[UnitClass], per: str | None, before: Understood, grammar: SubjectGrammar
) -> Asked:
    """The figure at `word` as a question for its subject; a counted noun tells people from things."""
    nouns, generic = grammar.nouns, grammar.populations.generic - {"people"}
    noun = counted(view.words, word, view.roles, nouns)
    if noun is not None and view.words.low[noun.head] in nouns.generic_heads:
        noun = None
    if noun is not None and not noun.pronoun and UnitClass.COUNT in kinds:
        people = noun.person or any(p.first < noun.end and p.end > noun.first for p in view.populations)
        kinds = frozenset({UnitClass.PERSON if people else UnitClass.COUNT})
    role = noun.role if noun and noun.role not in generic else None
    figure = Figure(word=word, classes=kinds, per=per, role=role, head=noun.head if noun else None, of_before=bool(noun and noun.pronoun))
    return Asked(figure=figure, noun=noun, before=before)


def subjects(view: Scene, asked: Asked, grammar: SubjectGrammar) -> list[Subject]:
    """The subjects of a figure: usually one; several where two measures or two peoples share it; none where nothing
    tells one."""
    scored = coordinated(view.words, asked.figure, view.told, grammar.measures)
    scored = scored or measures(view.words, asked.figure, view.told, grammar.measures)[:1]
    if scored and (total := _carried_total(view, asked, scored[0], grammar)):
        return [_subject(view, asked, total, True, grammar)]
    if scored:
        found = [_told(view, asked, best, grammar) for best in scored]
        return found + _likened(view, asked, found[0], grammar)
    measure, named = _fallback(view, asked, grammar)
    if not measure:
        return []
    return [_subject(view, asked, measure, named, grammar)]


def _told(view: Scene, asked: Asked, best: Scored, grammar: SubjectGrammar) -> Subject:
    return replace(_subject(view, asked, best.measure, True, grammar), cue=(best.hit.first, best.hit.end))


def _subject(view: Scene, asked: Asked, measure: str, named: bool, grammar: SubjectGrammar) -> Subject:
    entry = grammar.measures.entries.get(measure)
    chosen, doubts = people_of(view, asked, grammar)
    role = entry.role if entry else None
    return Subject(
        measure=measure,
        named=named,
        cue=None,
        people=title(chosen, role, grammar.populations) if chosen else None,
        population=chosen,
        place=place_of(asked.figure.word, view.places, view.words, grammar.places),
        noun=asked.noun,
        doubts=doubts,
    )


def _likened(view: Scene, asked: Asked, first: Subject, grammar: SubjectGrammar) -> list[Subject]:
    """ "around $100, similar to labourers abroad" gives the figure to a second people."""
    figure = asked.figure.word
    for start in view.likened:
        people = next((p for p in view.populations if p.first - start in (0, 1)), None)
        if start > figure and FIGURE not in view.words.low[figure + 1 : start] and people is not None:
            follower = next((p for p in view.populations if p.first > people.end and p.first - people.end <= 3), None)
            joined = people if people.roles or follower is None else replace(people, roles=follower.roles)
            name = title(joined, None, grammar.populations)
            if name != first.people:
                return [replace(first, people=name, population=joined, doubts=())]
    return []


def people_of(view: Scene, asked: Asked, grammar: SubjectGrammar) -> tuple[Population | None, tuple[str, ...]]:
    """Whom the figure counts or pays, with its country from before where the sentence gives none."""
    noun, before = asked.noun, asked.before
    if noun is not None and noun.pronoun:
        return before.people, ("the people are those of the sentence before",) if before.people else ()
    chosen = _counted_people(view, noun, grammar)
    if asked.figure.classes == OTHERS:
        return chosen, ()
    chosen = chosen or _nearest_people(view, asked, grammar)
    if chosen is None:
        carried = noun is None or not asked.figure.classes & COUNTED
        return (before.people, ("the people are those spoken of before",)) if carried and before.people else (None, ())
    if chosen.countries or chosen.origin:
        return chosen, ()
    return _with_country(view, chosen, asked, grammar)


def _with_country(
    view: Scene, chosen: Population, asked: Asked, grammar: SubjectGrammar
) -> tuple[Population, tuple[str, ...]]:
    """A country for people without one: who pays them, those of the same kind spoken of before, or the adjective nearest."""
    before, paid = asked.before, UnitClass.MONEY in asked.figure.classes
    here = [c for c in view.countries if c.end <= chosen.first and (paid or _may_lend(c, view, grammar))]
    if here and (paid or not before.people):
        return replace(chosen, countries=(here[-1].code,)), ()
    known = before.people
    if known is not None and (set(known.roles) & set(chosen.roles) or not set(chosen.roles) - grammar.populations.generic):
        return replace(chosen, countries=known.countries), (FROM_BEFORE,)
    if here:
        return replace(chosen, countries=(here[-1].code,)), ()
    if before.country is not None and not asked.figure.classes & COUNTED:
        return replace(chosen, countries=(before.country,)), (FROM_BEFORE,)
    return chosen, ()


def _may_lend(country: CountryMention, view: Scene, grammar: SubjectGrammar) -> bool:
    """Whether a country that is no part of the people's phrase can tell whose people they are: no speaker's, and no place."""
    if country.first in view.speakers:
        return False
    return country.adjective or not country.first or view.words.low[country.first - 1] not in grammar.nouns.in_place


def _counted_people(view: Scene, noun: Counted | None, grammar: SubjectGrammar) -> Population | None:
    if noun is None:
        return None
    inside = [p for p in view.populations if p.first < noun.end and p.end > noun.first]
    if not inside or (not inside[-1].countries and set(inside[-1].roles) <= grammar.populations.generic - {"people"}):
        return None
    return inside[-1]


def _nearest_people(view: Scene, asked: Asked, grammar: SubjectGrammar) -> Population | None:
    scored = [(_closeness(view, asked.figure.word, p, grammar.nouns), p) for p in view.populations]
    near = [(score, p) for score, p in scored if score > 0]
    return max(near, key=lambda pair: (pair[0], -pair[1].first))[1] if near else None


def _closeness(view: Scene, figure: int, people: Population, nouns: Nouns) -> float:
    low = view.words.low
    if any(people.first - end in (0, 1) for end in view.likened):
        return 0.0
    after = people.first > figure
    between = low[figure + 1 : people.first] if after else low[people.end : figure]
    led = after and any(word in nouns.among or word in nouns.for_whom for word in low[people.first - 2 : people.first])
    score = (LED_TO if led else AFTER) if after else BEFORE
    score -= PER_WORD * len(between)
    score -= OVER_FIGURE * between.count(FIGURE)
    score -= OVER_BREAK * sum(word in nouns.breaks or word == ";" for word in between)
    return score


def _fallback(view: Scene, asked: Asked, grammar: SubjectGrammar) -> tuple[str, bool]:
    """A measure where no phrase tells one: carried on, usual for its people or rate, or named after the words."""
    figure, entries = asked.figure, grammar.measures.entries
    if figure.per is not None and (rate := next((k for k, e in entries.items() if _usual_rate(e, figure)), None)):
        return rate, True
    if asked.noun is None or asked.noun.pronoun:
        carried = asked.before.counted if figure.classes == COUNTED else asked.before.measures.get(min(figure.classes))
        if carried:
            return carried, carried in entries
    usual = (k for k, e in entries.items() if e.usual and e.unit in figure.classes and figure.role in e.roles)
    if (key := next(usual, None)) is not None:
        return key, True
    return _named_after(view, asked, grammar.nouns), False


def _carried_total(view: Scene, asked: Asked, best: Scored, grammar: SubjectGrammar) -> str | None:
    """ "bringing the total to #" goes on with what was counted before, unless its own noun or a phrase beside it says else."""
    word, counted_before = asked.figure.word, asked.before.counted
    if not asked.figure.classes & COUNTED or counted_before not in grammar.measures.entries or best.score >= BESIDE:
        return None
    lead = view.words.low[max(0, word - TOTAL_WITHIN) : word]
    return counted_before if grammar.nouns.generic_heads.intersection(lead) else None


def _usual_rate(entry: MeasureEntry, figure: Figure) -> bool:
    return entry.usual and entry.unit in figure.classes and entry.per == figure.per


def _named_after(view: Scene, asked: Asked, nouns: Nouns) -> str:
    low, figure = view.words.low, asked.figure.word
    following = low[figure + 1] if figure + 1 < len(low) else ""
    if following in nouns.dimensions:
        head = _phrase_before(low, figure, nouns)[-1:]
        return "_".join([*head, nouns.dimensions[following]])
    if following in nouns.growth:
        thing = _phrase_after(low, figure + 2, nouns)
        return "_".join([*thing, "growth"])
    if UnitClass.PERCENT in asked.figure.classes and asked.noun is not None:
        return f"share_of_{low[asked.noun.head]}"
    if asked.noun is not None and not asked.noun.pronoun:
        noun = asked.noun
        words = [w for w in low[max(noun.first, noun.head - NAME_WORDS + 1) : noun.head + 1] if w[0].isalpha()]
        return "_".join(words)
    return "_".join(_phrase_before(low, figure, nouns))


def _phrase_before(low: Sequence[str], figure: int, nouns: Nouns) -> list[str]:
    """The noun phrase before a figure, over words that only lead to it: "the military health budget, estimated at
    #"."""
    at = figure - 1
    while (
        at >= 0
        and figure - at <= NAME_WORDS + 2
        and (low[at] in nouns.stops or not low[at][0].isalpha() or low[at].endswith("ed"))
    ):
        at -= 1
    words: list[str] = []
    while at >= 0 and len(words) < NAME_WORDS and low[at] not in nouns.stops and low[at][0].isalpha():
        words.insert(0, low[at])
        at -= 1
    return words


def _phrase_after(low: Sequence[str], at: int, nouns: Nouns) -> list[str]:
    while at < len(low) and low[at] in nouns.stops:
        at += 1
    words: list[str] = []
    while at < len(low) and len(words) < NAME_WORDS and low[at] not in nouns.stops and low[at][0].isalpha():
        words.append(low[at])
        at += 1
    return words
