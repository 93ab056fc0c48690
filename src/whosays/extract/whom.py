"""Whom a figure counts or pays: the people in its own noun phrase, else the nearest, else those understood from before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.lexicon.packs import UnitClass
from whosays.lexicon.phrases import FIGURE

if TYPE_CHECKING:
    from whosays.extract.counted import Counted
    from whosays.extract.populations import CountryMention, Population
    from whosays.extract.scenes import Asked, Scene, SubjectGrammar
    from whosays.lexicon.nouns import Nouns

LED_TO = 8.0
BEFORE = 7.0
AFTER = 5.0
PER_WORD = 0.3
OVER_FIGURE = 3.0
OVER_BREAK = 2.0
"""Weights of nearness, set on evaluation/dev: people led to by a preposition go before those before the figure."""
COUNTED = frozenset({UnitClass.PERSON, UnitClass.COUNT})
FROM_BEFORE = "the country is understood from an earlier sentence"


def people_of(view: Scene, asked: Asked, grammar: SubjectGrammar) -> tuple[Population | None, tuple[str, ...]]:
    """Whom the figure counts or pays, with its country from before where the sentence gives none."""
    noun, before = asked.noun, asked.before
    if noun is not None and noun.pronoun:
        return before.people, ("the people are those of the sentence before",) if before.people else ()
    chosen = _counted_people(view, noun, grammar) or _nearest_people(view, asked, grammar)
    if chosen is None:
        carried = noun is None or not asked.figure.classes & COUNTED
        return (before.people, ("the people are those spoken of before",)) if carried and before.people else (None, ())
    if chosen.countries or chosen.origin:
        return chosen, ()
    return _with_country(view, chosen, asked, grammar)


def _with_country(
    view: Scene, chosen: Population, asked: Asked, grammar: SubjectGrammar
) -> tuple[Population, tuple[str, ...]]:
    """A country for people without one: who pays them, those of the same kind spoken of before, or the adjective
    nearest."""
    before, paid = asked.before, UnitClass.MONEY in asked.figure.classes
    here = [c for c in view.countries if c.end <= chosen.first and (paid or _may_lend(c, view, grammar))]
    if here and (paid or not before.people):
        return replace(chosen, countries=(here[-1].code,)), ()
    known = before.people
    if known is not None and (
        set(known.roles) & set(chosen.roles) or not set(chosen.roles) - grammar.populations.generic
    ):
        return replace(chosen, countries=known.countries), (FROM_BEFORE,)
    if here:
        return replace(chosen, countries=(here[-1].code,)), ()
    if before.country is not None and not asked.figure.classes & COUNTED:
        return replace(chosen, countries=(before.country,)), (FROM_BEFORE,)
    return chosen, ()


def _may_lend(country: CountryMention, view: Scene, grammar: SubjectGrammar) -> bool:
    """Whether a country that is no part of the people's phrase can tell whose people they are: no speaker's, and no
    place."""
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


def country_of(view: Scene, figure: int, grammar: SubjectGrammar) -> str | None:
    """The country whose budget or front a figure tells, where it is no figure of people: the nearest before it in its
    clause."""
    nouns = grammar.nouns
    for country in reversed(view.countries):
        between = view.words.low[country.end : figure]
        if country.end <= figure and country.first not in view.speakers:
            broken = FIGURE in between or any(word in nouns.breaks or word == ";" for word in between)
            return None if broken else grammar.places.countries[country.code]
    return None
