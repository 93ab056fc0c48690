"""Where a figure holds: the pack's places and countries, introduced by a preposition of place.

The finest place that stands nearest to the figure is taken; a country that only modifies people ("Russian soldiers")
is no place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.lexicon.phrases import PhraseIndex

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.extract.populations import CountryMention
    from whosays.extract.words import SentenceWords
    from whosays.lexicon.nouns import Nouns
    from whosays.lexicon.packs import PlaceEntry


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place in a sentence, by words; `key` is the pack's, or the country's code."""

    first: int
    end: int
    key: str
    country: bool


@dataclass(frozen=True, slots=True)
class PlaceGrammar:
    """The places of the packs, ready to be looked up."""

    places: PhraseIndex[str]
    entries: Mapping[str, PlaceEntry]
    nouns: Nouns


def place_grammar(entries: Mapping[str, PlaceEntry], nouns: Nouns) -> PlaceGrammar:
    """The names of all places, indexed."""
    return PlaceGrammar(
        PhraseIndex.of((name, key) for key, entry in entries.items() for name in entry.names), entries, nouns
    )


def places_in(words: SentenceWords, countries: Sequence[CountryMention], grammar: PlaceGrammar) -> list[PlaceMention]:
    """The places of a sentence in order: every place of the packs, and countries after a preposition of place."""
    found: dict[int, PlaceMention] = {}
    for hit in grammar.places.find(words.low):
        known = found.get(hit.first)
        if words.raw[hit.first][:1].isupper() and (known is None or known.end < hit.end):
            found[hit.first] = PlaceMention(hit.first, hit.end, hit.payload, country=False)
    for country in countries:
        if country.people or country.adjective or country.first in found:
            continue
        if country.first and words.low[country.first - 1] in grammar.nouns.in_place | {"the"}:
            found[country.first] = PlaceMention(country.first, country.end, country.code, country=True)
    return sorted(found.values(), key=lambda place: place.first)


def place_of(
    figure: int, places: Sequence[PlaceMention], words: SentenceWords, grammar: PlaceGrammar
) -> PlaceMention | None:
    """The place nearest to the figure's word; the pack's places go before countries, breaks of a clause count as ten
    words."""

    def distance(place: PlaceMention) -> tuple[bool, float]:
        between = words.low[figure + 1 : place.first] if place.first > figure else words.low[place.end : figure]
        broken = sum(word in grammar.nouns.breaks or word == ";" for word in between)
        return place.country, len(between) + 10 * broken

    return min(places, key=distance, default=None)
