"""A sentence as subjects are sought in it: words, countries, people, places, phrases of measure, looked up once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from whosays.extract.claimed import some_were
from whosays.extract.counted import Counted, counted
from whosays.extract.figure_asked import Figure, signs_of
from whosays.extract.idioms import literal
from whosays.extract.measures import IDIOM, MeasureGrammar, measure_grammar
from whosays.extract.places import PlaceGrammar, PlaceMention, place_grammar, places_in
from whosays.extract.populations import (
    CountryMention,
    Population,
    PopulationGrammar,
    countries_in,
    population_grammar,
    populations_in,
)
from whosays.extract.spoken_of import NO_TOPIC, topics
from whosays.lexicon.packs import UnitClass
from whosays.lexicon.phrases import FIGURE, Hit, PhraseBook, PhraseIndex
from whosays.lexicon.speakers import SpeakerKind

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from whosays.extract.measures import Told
    from whosays.extract.understood import Understood
    from whosays.extract.words import SentenceWords
    from whosays.lexicon.countries import Countries
    from whosays.lexicon.nouns import Nouns
    from whosays.lexicon.packs import PackFile


CLAUSE_ENDS = frozenset(",;:")
APPOSITION = 14
"""Words of what stands between commas beside a noun, at most."""
OF_THESE = 6
"""Words from "of" to the comma behind those of whom some are counted: "# members of the same household, among them"."""
ADDRESSED = 2
"""Words before people that may tell that they are only spoken to."""
_OF_PEOPLE, _OF_THINGS = frozenset({UnitClass.PERSON}), frozenset({UnitClass.COUNT})
PEOPLE = "people"
"""The role of people of whom nothing else is said."""


@dataclass(frozen=True, slots=True)
class SubjectGrammar:
    """All that subjects are found with; `book` looks up measures, roles, places and likenings together, `topics` the
    counts of people that a sentence without figures speaks of, `stand_ins` are nouns that stand for the people of
    measures, `signs` what tells that a text speaks of some people at all.
    """

    measures: MeasureGrammar
    populations: PopulationGrammar
    places: PlaceGrammar
    similar: PhraseIndex[bool]
    nouns: Nouns
    book: PhraseBook
    topics: PhraseIndex[str]
    stand_ins: Mapping[str, frozenset[str]]
    signs: Mapping[str, re.Pattern[str]]

    def found_in(
        self, low: Sequence[str]
    ) -> tuple[Sequence[Hit[Told]], list[Hit[str]], list[Hit[str]], list[Hit[bool]]]:
        """What `book` finds in words: measures but those within idioms, roles, places and likenings."""
        told, roles, named, likened = self.book.find(low)
        return literal(told, IDIOM), roles, named, likened

    def topics_in(self, low: Sequence[str]) -> Sequence[Hit[str]]:
        """The counts of people that words speak of, but those within idioms."""
        return literal(self.topics.find(low), NO_TOPIC)


def subject_grammar(pack: PackFile, countries: Countries, nouns: Nouns) -> SubjectGrammar:
    """The grammar of subjects from one (merged) pack, the countries and a language's nouns."""
    measures = measure_grammar(pack.measure, nouns)
    populations = population_grammar(pack.role, countries, _leaders(pack), nouns)
    places = place_grammar(pack.place, countries, nouns)
    similar = PhraseIndex.of((phrase, True) for phrase in nouns.similar)
    book = PhraseBook(measures.phrases, populations.roles, places.places, similar)
    stand_ins: dict[str, frozenset[str]] = {}
    for key, entry in pack.measure.items():
        stand_ins |= {noun: stand_ins.get(noun, frozenset()) | {key} for noun in entry.stand_ins}
    spoken_of = topics(pack.measure, nouns.idioms)
    return SubjectGrammar(
        measures, populations, places, similar, nouns, book, spoken_of, stand_ins, signs_of(pack.role)
    )


def _leaders(pack: PackFile) -> dict[str, str]:
    """The names of the persons of the packs who belong to a country, with its code."""
    people = [entry for entry in pack.speaker.values() if entry.kind is SpeakerKind.PERSON and entry.country]
    return {name: entry.country for entry in people for name in (entry.name, *entry.aliases) if entry.country}


@dataclass(slots=True, eq=False)
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
    told, roles, named, likened = grammar.found_in(words.low)
    spoken = frozenset([i for first, last in speakers for i in range(words.index_at(first), words.index_at(last))])
    found = populations_in(words, roles, countries, grammar.populations)
    people = tuple([p for p in found if p.first not in spoken and not _addressed(p, words.low, grammar.nouns)])
    taken = spoken.union([i for p in people for i in range(p.first, p.end)]) if people else spoken
    return Scene(
        words,
        countries,
        people,
        tuple([place for place in places_in(words, named, countries, grammar.places) if place.first not in taken]),
        tuple(told),
        tuple(roles),
        tuple([hit.end for hit in likened]),
        spoken,
    )


def _addressed(people: Population, low: Sequence[str], nouns: Nouns) -> bool:
    """Whether people are only spoken to: "told reporters", "told local officials"."""
    return not nouns.addressing.isdisjoint(low[max(0, people.first - ADDRESSED) : people.first])


def nearest_countries(view: Scene, figure: int) -> tuple[str, ...]:
    """The countries that a sentence names, nearest to the figure first, each once."""
    if not view.countries:
        return ()
    ordered = sorted(view.countries, key=lambda c: (abs(c.first - figure), c.first))
    return tuple(dict.fromkeys(country.code for country in ordered))


def usual_measure(role: str | None, classes: frozenset[UnitClass], grammar: SubjectGrammar) -> str | None:
    """What a bare count of people of a role usually measures: first what is told of that role above others."""
    if role is None:
        return None
    usual = [(key, e) for key, e in grammar.measures.usual.items() if e.unit in classes]
    own = next((key for key, entry in usual if entry.role == role), None)
    return own or next((key for key, entry in usual if role in entry.roles), None)


def topic(
    words: SentenceWords, roles: Sequence[Hit[str]], grammar: SubjectGrammar, *, counted_before: bool
) -> str | None:
    """The count of people that a sentence without figures last speaks of: "How many marched?" goes before "80,000".

    Before any count of people, people spoken of (the last of `roles`) are what a bare figure counts: "How many troops
    are there?".
    """
    people = [hit.payload for hit in grammar.topics_in(words.low) if hit.figure is None]
    if people or counted_before:
        return people[-1] if people else None
    return usual_measure(roles[-1].payload, _OF_PEOPLE, grammar) if roles else None


@dataclass(slots=True, eq=False, kw_only=True)
class Asked:
    """A figure for which the subject is asked: its word, the classes its unit allows, its rate, its noun, what went
    before."""

    figure: Figure
    noun: Counted | None
    before: Understood


def ask(view: Scene, figure: Figure, before: Understood, grammar: SubjectGrammar) -> Asked:
    """`figure`, of which word, classes and rate are known, as a question for its subject: with the noun that it counts.

    A counted noun tells people from things.
    """
    nouns = grammar.nouns
    noun, kinds = counted(view.words, figure.word, view.roles, nouns), figure.classes
    if noun is not None and view.words.low[noun.head] in nouns.generic_heads:
        noun = None
    stands = noun is not None and _stands_for_people(view.words.low[noun.head], grammar)
    if noun is not None and not noun.pronoun and UnitClass.COUNT in kinds and not stands:
        people = noun.person or any(_names(p, noun, view.words) for p in view.populations)
        kinds = _OF_PEOPLE if people else _OF_THINGS
        noun = noun if people == noun.person else replace(noun, person=people)
    role = _role(noun, before, grammar)
    asked = Figure(
        word=figure.word,
        classes=kinds,
        per=figure.per,
        unit=figure.unit,
        role=role,
        head=noun.head if noun else None,
        of_before=bool(noun and noun.pronoun) or (before.latest is not None and some_were(view, figure.word, nouns)),
        predicate=_predicate(view, figure.word, noun, nouns),
        voiced=figure.voiced,
        stated=figure.stated,
        settings=figure.settings,
        total=figure.total,
        identified=figure.identified,
        of_whole=figure.of_whole,
        support=figure.support,
        around=frozenset() if role else _around(view, before, grammar),
        stands=grammar.stand_ins.get(view.words.low[noun.head], frozenset()) if noun else frozenset(),
    )
    return Asked(figure=asked, noun=noun, before=before)


def _names(people: Population, noun: Counted, words: SentenceWords) -> bool:
    """Whether people stand in a counted noun phrase as its noun, or with a name: not the police of "12 police cars"."""
    inside = people.first < noun.end and people.end > noun.first
    return inside and (noun.head < people.end or words.raw[people.first][0].isupper())


def _around(view: Scene, before: Understood, grammar: SubjectGrammar) -> frozenset[str]:
    """The roles of those whom a figure without a noun may count: people of its sentence, or understood from before."""
    told = (*view.populations, *(people for people in (before.whom, before.counted) if people is not None))
    count = before.counts.get(True)
    entry = grammar.measures.entries.get(count.measure) if count else None
    usual = (entry.role,) if entry is not None and entry.role else ()
    return frozenset([role for people in told for role in people.roles] + [*usual])


def _stands_for_people(head: str, grammar: SubjectGrammar) -> bool:
    """Whether a noun of things may stand for people: "the register of the missing has # **names**"."""
    return head in grammar.nouns.stand_ins or head in grammar.stand_ins


def _role(noun: Counted | None, before: Understood, grammar: SubjectGrammar) -> str | None:
    """The role of a counted noun; "men" and "casualties" say nothing of it and take that of the people understood."""
    if noun is None or noun.role not in grammar.populations.generic:
        return noun.role if noun else None
    known = [role for role in (before.whom.roles if before.whom else ()) if role not in grammar.populations.generic]
    return known[0] if known else (noun.role if noun.role == PEOPLE else None)


def _over_apposition(low: Sequence[str], at: int, nouns: Nouns) -> int | None:
    """Where the predicate begins of a noun that ends before `at` and is set off: "# men, or half of #, are missing", "#
    members of one family, among them #, were killed"."""
    if at < len(low) and low[at] in nouns.of:
        at = next((end for end in range(at + 1, min(at + OF_THESE, len(low))) if low[end] == ","), len(low))
    if at >= len(low) or low[at] != ",":
        return None
    ends = range(at + 1, min(at + APPOSITION, len(low) - 1))
    return next((end + 1 for end in ends if low[end] == "," and low[end + 1] in nouns.auxiliaries), None)


def _ends_description(low: Sequence[str], at: int, nouns: Nouns) -> bool:
    """Whether what describes a noun ends at `at`: at the next figure, or where "and" leads to others ("# men drowned
    **and** many were missing")."""
    if low[at] in nouns.sums:
        return at + 1 < len(low) and not low[at + 1].endswith(nouns.past_ends)
    return low[at] in CLAUSE_ENDS or low[at] == FIGURE


def _behind_clause(low: Sequence[str], who: int, nouns: Nouns) -> int | None:
    """Where the predicate begins behind the clause that "who" opens: "# people **who were burned** have died"."""
    at = who + 1
    while at < len(low) and low[at] in nouns.auxiliaries:
        at += 1
    clause = takewhile(lambda each: not _ends_description(low, each, nouns), range(at, len(low)))
    return next((each for each in clause if low[each] in nouns.auxiliaries), None)


def _predicate(view: Scene, figure: int, noun: Counted | None, nouns: Nouns) -> int | None:
    """Where the predicate of "# of the soldiers sent abroad have died" or "# soldiers sent abroad were hurt" begins:
    what stands before it describes them. "# of the wounded succumbed" has no auxiliary in its clause: its verb follows
    the noun.
    """
    low = view.words.low
    if noun is None or figure + 1 >= len(low):
        return None
    if (behind := _over_apposition(low, noun.end, nouns)) is not None:
        return behind
    if noun.end < len(low) and low[noun.end] in nouns.who:
        return _behind_clause(low, noun.end, nouns)
    acts = noun.end < len(low) and (low[noun.end] in nouns.acting or low[noun.end] in nouns.undergoing)
    described = not acts and any(hit.first == noun.end for hit in view.told)
    if not described and low[figure + 1] not in nouns.of:
        return None
    clause = takewhile(lambda at: not _ends_description(low, at, nouns), range(noun.end, len(low)))
    begins = next((at for at in clause if low[at] in nouns.auxiliaries), None)
    if begins is None and described and low[figure + 1] in nouns.of:
        return noun.end
    return begins
