"""Where a figure holds: places of the packs, countries, and names that a preposition of place introduces.

The finest place that stands nearest to the figure is taken; a country that only modifies people ("Russian soldiers") is
no place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.extract.parts_of_wholes import is_whole
from whosays.lexicon.phrases import FIGURE, PhraseIndex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from whosays.extract.populations import CountryMention
    from whosays.extract.words import SentenceWords
    from whosays.lexicon.countries import Countries
    from whosays.lexicon.nouns import Nouns
    from whosays.lexicon.packs import PlaceEntry
    from whosays.lexicon.phrases import Hit

LONGEST_NAME = 3
"""Words in the name of a place that no pack knows."""
LONGEST_LEAD = 5
"""Words between a preposition and the name of a place: "in the northern town of"."""
BREAK_AS_WORDS = 10
"""A break of a clause between figure and place counts as so many words."""
LABELS = frozenset({":", "–", "—", "-"})
"""What stands behind a country that only says where: "Norway: floods"."""
TWO = 2
SINCE = 5
"""Words from "since" to the end of what began then: "since the start of the war"."""
OF_PACK, NAMED, COUNTRY = range(3)
"""Ranks of places: the finest first."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place in a sentence, by words; `name` is the pack's or the country's, or the text's own."""

    first: int
    end: int
    name: str
    rank: int


@dataclass(frozen=True, slots=True)
class PlaceGrammar:
    """The places of the packs, ready to be looked up, with their titles and those of countries.

    `seats` are the capitals of a country. `bureaus` are names in lower case of places from which reports on other
    places are sent: capitals and more. `leads` are all words beside which a name may be that of a place.
    """

    places: PhraseIndex[str]
    titles: Mapping[str, str]
    countries: Mapping[str, str]
    capitals: frozenset[str]
    seats: Mapping[str, tuple[str, ...]]
    bureaus: frozenset[str]
    leads: frozenset[str]
    nouns: Nouns


def place_grammar(entries: Mapping[str, PlaceEntry], countries: Countries, nouns: Nouns) -> PlaceGrammar:
    """The names of all places, indexed."""
    names = PhraseIndex.of((name, key) for key, entry in entries.items() for name in entry.names)
    titles = {key: entry.title for key, entry in entries.items()}
    by_code = {code: country.name for code, country in countries.country.items()}
    capitals = frozenset(capital for country in countries.country.values() for capital in country.capitals)
    bureaus = nouns.bureaus.union(name.lower() for name in (*capitals, *by_code.values()))
    seats = {code: country.capitals for code, country in countries.country.items()}
    leads = nouns.at_place | nouns.of | nouns.befalls_place | nouns.place_events
    return PlaceGrammar(names, titles, by_code, capitals, seats, bureaus, leads, nouns)


def places_in(
    words: SentenceWords, hits: Sequence[Hit[str]], countries: Sequence[CountryMention], grammar: PlaceGrammar
) -> list[PlaceMention]:
    """The places of a sentence in order: those of the packs (`hits`), countries and names after a preposition of
    place."""
    found: dict[int, PlaceMention] = {}
    nouns = grammar.nouns
    for hit in hits:
        known = found.get(hit.first)
        if words.raw[hit.first][:1].isupper() and (known is None or known.end < hit.end):
            found[hit.first] = PlaceMention(hit.first, hit.end, grammar.titles[hit.payload], OF_PACK)
    for country in countries:
        if country.first in found or _names_body(words, country, grammar):
            continue
        if (city := _capital_of(country, words, grammar)) is not None:
            found[country.first] = city
            continue
        if country.people or country.adjective:
            continue
        if _leads_to_country(words.low, country, nouns):
            found[country.first] = _country(country, words, grammar)
    if grammar.leads.isdisjoint(words.low):
        return sorted(found.values(), key=_first)
    taken = {i for place in found.values() for i in range(place.first, place.end)} | {c.first for c in countries}
    found.update((place.first, place) for place in _named(words, taken, grammar))
    return sorted(found.values(), key=_first)


def _names_body(words: SentenceWords, country: CountryMention, grammar: PlaceGrammar) -> bool:
    """Whether a capital only begins the name of a body: "the **London** School of Hygiene"."""
    first, end = country.first, country.end
    if not first or words.low[first - 1] not in grammar.nouns.definite or end >= len(words.low):
        return False
    capital = " ".join(words.raw[first:end]) in grammar.capitals
    return capital and words.raw[end][:1].isupper() and words.low[end] not in grammar.nouns.place_words


def _leads_to_country(low: Sequence[str], country: CountryMention, nouns: Nouns) -> bool:
    """Whether a country is where something is: after a preposition of place or what befalls it, or as a label ("Norway:
    floods")."""
    if not country.first:
        return country.end < len(low) and low[country.end] in LABELS
    before, lead = low[country.first - 1], low[max(0, country.first - 2) : country.first - 1]
    if before in nouns.from_where and (FIGURE in lead or not nouns.auxiliaries.isdisjoint(lead)):
        return False  # "34 were **from** Guatemala, 15 from Honduras": who they are, not where it was
    if before in nouns.of:
        return not nouns.place_words.isdisjoint(lead)
    if not nouns.no_place_after.isdisjoint(lead):
        return False
    return any(before in told for told in (nouns.in_place, nouns.definite, nouns.place_words, nouns.befalls_place))


def _first(place: PlaceMention) -> int:
    return place.first


def _country(country: CountryMention, words: SentenceWords, grammar: PlaceGrammar) -> PlaceMention:
    """A country by its name; its capital, after a preposition of place, is the city."""
    form = " ".join(words.raw[country.first : country.end])
    if form in grammar.capitals:
        return PlaceMention(country.first, country.end, form, NAMED)
    return PlaceMention(country.first, country.end, grammar.countries[country.code], COUNTRY)


def _capital_of(country: CountryMention, words: SentenceWords, grammar: PlaceGrammar) -> PlaceMention | None:
    """ "The Sudanese **capital**", "Serbia's capital", where no name follows and the country has one."""
    at = country.end
    if grammar.nouns.seats.isdisjoint(words.low[at : at + 1]):
        return None
    names = grammar.seats.get(country.code, ())
    named = at + 1 < len(words.raw) and _capital(words.raw[at + 1], grammar)
    return None if named or len(names) != 1 else PlaceMention(country.first, at + 1, names[0], NAMED)


def _named(words: SentenceWords, taken: set[int], grammar: PlaceGrammar) -> Iterator[PlaceMention]:
    """Capitalised names after a preposition of place, which no pack knows: "in Omdurman", "in the town of Bab el Oued",
    "across the Lorn valley"."""
    nouns = grammar.nouns
    yield from _of_events(words, taken, grammar)
    for led in _led(words.low, nouns):
        at = led
        while at < len(words.low) - 1 and at - led < LONGEST_LEAD and _leads(words, at, nouns):
            at += 1
        if at in taken or not _capital(words.raw[at], grammar) or _is_body(words.raw, at):
            continue
        end = _end_of_name(at, words, taken, grammar)
        told = (*words.low[led:at], *words.low[end : end + 1])
        if at > led and nouns.place_words.isdisjoint(told):
            continue
        if words.low[led - 1] in nouns.befalls_place and _goes_on(words.low[end : end + 1], nouns):
            continue
        yield PlaceMention(at, end, " ".join(words.raw[at:end]), NAMED)


def _is_body(raw: Sequence[str], at: int) -> bool:
    """Whether a name is the letters of a body beside words in small letters: "near **UN** convoys"."""
    return len(raw[at]) > 1 and raw[at].isupper() and any(word.islower() for word in raw[max(0, at - 1) : at + 2])


def _end_of_name(at: int, words: SentenceWords, taken: set[int], grammar: PlaceGrammar) -> int:
    """Where a name ends that begins with word `at`; little words stand within it: "Bab **el** Oued"."""
    raw, particles = words.raw, grammar.nouns.name_particles
    end = at + 1
    while end < len(raw) and end not in taken and end - at < LONGEST_NAME:
        if _capital(raw[end], grammar) or _joined_name(raw[end], particles):
            end += 1
        elif raw[end] in particles and end + 1 < len(raw) and _capital(raw[end + 1], grammar):
            end += 2
        else:
            break
    return end


def _joined_name(word: str, particles: Collection[str]) -> bool:
    """ "al-Hawa"."""
    first, dash, rest = word.partition("-")
    return bool(dash) and first in particles and rest[:1].isupper()


def _of_events(words: SentenceWords, taken: set[int], grammar: PlaceGrammar) -> Iterator[PlaceMention]:
    """The names of places that events bear: "the Lorn earthquake". The first word of a sentence is no name for sure."""
    nouns, raw = grammar.nouns, words.raw
    for event in [at for at, word in enumerate(words.low) if word in nouns.place_events]:
        first = event
        while (
            first > 0 and event - first < LONGEST_NAME and first - 1 not in taken and _capital(raw[first - 1], grammar)
        ):
            first -= 1
        if 0 < first < event and first not in taken and words.low[first] not in nouns.definite:
            yield PlaceMention(first, event, " ".join(raw[first:event]), NAMED)


def _goes_on(following: Sequence[str], nouns: Nouns) -> bool:
    """Whether a name is only part of what is struck: "hit Lorn **targets**"."""
    return any(word[0].isalpha() and word not in nouns.stops and word not in nouns.place_words for word in following)


def _led(low: Sequence[str], nouns: Nouns) -> list[int]:
    """Where a preposition of place leads to, or "of" after a word for a place ("the siege of", "the town of")."""
    return [
        at
        for at, word in enumerate(low[:-1], 1)
        if (word in nouns.at_place and not (at > 1 and low[at - 2] in nouns.no_place_after))
        or word in nouns.befalls_place
        or (word in nouns.of and at > 1 and low[at - 2] in nouns.place_words)
    ]


def _leads(words: SentenceWords, at: int, nouns: Nouns) -> bool:
    """Whether a word only leads to a name; "Upper" is part of "Upper Lorn"."""
    word = words.low[at]
    if word in nouns.place_words:
        named = words.raw[at][0].isupper() and words.raw[at + 1][0].isupper()
        return not named or words.low[at + 1] in nouns.place_words | nouns.no_places
    return word in nouns.of or word in nouns.definite


def _capital(word: str, grammar: PlaceGrammar) -> bool:
    return word[0].isupper() and len(word) > 1 and word.lower() not in grammar.nouns.no_places


def place_of(
    figure: int, places: Sequence[PlaceMention], words: SentenceWords, grammar: PlaceGrammar
) -> PlaceMention | None:
    """The place nearest to the figure's word; countries come last, a break of a clause is far."""
    if places and places[-1].first > figure:
        places = [each for each in places if not _tells_part(figure, each, words.low, grammar.nouns)]
    if len(places) <= 1:
        return places[0] if places else None
    if (own := _own_place(figure, places, words, grammar.nouns)) is not None:
        return own

    def distance(place: PlaceMention) -> tuple[bool, int]:
        between = words.low[figure + 1 : place.first] if place.first > figure else words.low[place.end : figure]
        broken = sum(word in grammar.nouns.breaks or word == ";" for word in between)
        return place.rank == COUNTRY, len(between) + BREAK_AS_WORDS * broken

    return min(places, key=distance, default=None)


def _tells_part(figure: int, place: PlaceMention, low: Sequence[str], nouns: Nouns) -> bool:
    """Whether a place behind a figure is that of a part of it, or of another's figure: "47 dead: 31 **in Dorn**, 16 in
    Lisk", "47, of whom 31 **in Dorn**", "41, saying that 7 had died **in Lisk** who were not counted"."""
    between = low[figure + 1 : place.first]
    if place.first < figure or FIGURE not in between:
        return False
    if is_whole(low, figure, nouns):
        return True  # "of the 91 dead, 60 were in Lisk"
    lead = between[: between.index(FIGURE)]
    if not nouns.adding_that.isdisjoint(lead):
        return True
    parts = ":" in lead or not nouns.including.isdisjoint(lead) or not nouns.relating.isdisjoint(lead)
    return parts and (_of_figure(place, low, nouns) or -1) > figure


def _of_figure(place: PlaceMention, low: Sequence[str], nouns: Nouns) -> int | None:
    """The figure that a place follows with nothing but what leads to it between: "**31** in the town of Dorn"."""
    at = place.first - 1
    while at > 0 and any(low[at] in told for told in (nouns.in_place, nouns.place_words, nouns.definite)):
        at -= 1
    return at if at < place.first - 1 and at >= 0 and low[at] == FIGURE else None


def spoken_of(places: Sequence[PlaceMention], words: SentenceWords, nouns: Nouns) -> Sequence[PlaceMention]:
    """The places that what follows a sentence may be of: none at which it only tells a part of a figure, nor those
    among which it shares one out, "31 in Dorn, 12 in Lisk"."""
    low = words.low
    if len(words.figures) < TWO or not places:
        return places
    shared = [place for place in places if _of_figure(place, low, nouns) is not None]
    apart = shared if len(shared) > 1 else []
    parts = (place for place in places if any(_tells_part(at, place, low, nouns) for at in words.figures))
    held = {place.first for place in (*apart, *parts)}
    return [place for place in places if place.first not in held]


def _own_place(figure: int, places: Sequence[PlaceMention], words: SentenceWords, nouns: Nouns) -> PlaceMention | None:
    """The place behind a figure where the one before it belongs to another figure: "14 in Dorn and **6** in Lisk"."""
    behind = next((place for place in places if place.first > figure), None)
    before = next((place for place in reversed(places) if place.end <= figure), None)
    if behind is None or before is None or FIGURE not in words.low[: before.first]:
        return None
    between = words.low[figure + 1 : behind.first]
    return None if FIGURE in between or not nouns.breaks.isdisjoint(between) else behind


def of_no_place(low: Sequence[str], nouns: Nouns) -> bool:
    """Whether a sentence tells of no one place ("across the country", "since the war began", "since 2014"), or of
    another than the one before: what happened "in 2014" is looked back at."""
    if not nouns.everywhere.isdisjoint(low):
        return True
    if any(word in nouns.wholly and not nouns.of.isdisjoint(low[at + 1 : at + 2]) for at, word in enumerate(low)):
        return True  # "for the whole of the island"
    for at, word in enumerate(low):
        if word in nouns.at_place and _year(low[at + 1 : at + 2]):
            return True
    if nouns.since.isdisjoint(low):
        return False
    return any(
        word in nouns.since
        and (_year(low[at + 1 : at + 2]) or not nouns.long_runs.isdisjoint(low[at + 1 : at + 1 + SINCE]))
        for at, word in enumerate(low)
    )


def _year(word: Sequence[str]) -> bool:
    return bool(word) and len(word[0]) == len("2014") and word[0].isdecimal()
