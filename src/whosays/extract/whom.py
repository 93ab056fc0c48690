"""Whom a figure counts or pays: the people of its own noun phrase, else the nearest, else those spoken of before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.extract.counted import in_part
from whosays.extract.losers import loser
from whosays.extract.parts_of_wholes import is_whole
from whosays.extract.populations import Population
from whosays.lexicon.packs import UnitClass
from whosays.lexicon.phrases import FIGURE

if TYPE_CHECKING:
    from whosays.extract.counted import Counted
    from whosays.extract.populations import CountryMention
    from whosays.extract.scenes import Asked, Scene, SubjectGrammar
    from whosays.lexicon.nouns import Nouns

LED_TO = 8.0
BEFORE = 7.0
AFTER = 5.0
PER_WORD = 0.3
OVER_FIGURE = 3.0
OVER_BREAK = 2.0
"""Weights of nearness, set on evaluation/dev: people led to by a preposition go before those before the figure."""
CLAUSE_WITHIN = 2
"""Words from what opens a clause to the people who are its subject: "as local **rescuers** reached"."""
LED_WITHIN = 4
"""Words between a counted noun and the people that "among" leads to."""
COUNTED = frozenset({UnitClass.PERSON, UnitClass.COUNT})
TOLL = frozenset({"toll"})
"""Roles of nouns that tell a measure and nobody: "casualties", "bodies", "the wounded"."""
PARTED = frozenset({"women", "children"})
"""Roles that only part those counted: what is paid for "each person killed" is not paid for the women among them."""
PEOPLE = "people"
"""The role of people of whom no more is said: "12 people" are not the soldiers of the sentence before."""
FROM_BEFORE = "the country is understood from an earlier sentence"


def people_of(
    view: Scene, asked: Asked, grammar: SubjectGrammar, *, own: bool
) -> tuple[Population | None, tuple[str, ...]]:
    """Whom the figure counts or pays, with its country from before where the sentence gives none.

    `own` is true for measures of a country's own people ("Norway sent 300 soldiers"), not for what it does to others.
    """
    noun, before = asked.noun, asked.before
    if noun is not None and noun.pronoun:
        return before.whom, ("the people are those of the sentence before",) if before.whom else ()
    chosen = _counted_people(view, noun, grammar) or _of_own_noun(view, noun, grammar)
    chosen = chosen or _nearest_people(view, asked, grammar)
    lost = loser(view, asked.figure.word, grammar.nouns) if asked.figure.classes & COUNTED else None
    if lost is not None and (chosen is None or not (chosen.countries or chosen.named or chosen.origin)):
        return _who_lost(view, chosen, asked, lost, grammar), ()
    if chosen is None:
        carried = noun is None or not asked.figure.classes & COUNTED
        known = _spoken_of(asked) if carried else None
        return (known, ("the people are those spoken of before",)) if known else (None, ())
    some = set(chosen.roles) == {PEOPLE} and UnitClass.MONEY not in asked.figure.classes
    alone = chosen.countries or chosen.named or chosen.origin or _counted_beside(view, chosen, grammar.nouns)
    if alone or (some and not _pointed_at(view, chosen, grammar)):
        return chosen, ()
    if UnitClass.MONEY in asked.figure.classes and _only_parted(before.whom) and _points_back(view, chosen, grammar):
        return None, ()
    own_people = chosen.first and view.words.low[chosen.first - 1] in grammar.nouns.pointing_back
    return (
        _its_own(view, chosen, before.country) if own_people else _with_country(view, chosen, asked, grammar, own=own)
    )


def _who_lost(
    view: Scene, chosen: Population | None, asked: Asked, country: str, grammar: SubjectGrammar
) -> Population:
    """The people of the country that lost them; "men" are those of its army where one is told."""
    at = asked.figure.word
    lost = chosen or Population(at, at + 1, (), ())
    if set(lost.roles) - grammar.populations.generic:
        return replace(lost, countries=(country,))
    here = [p for p in view.populations if p.end <= at and country in p.countries]
    known = next((p for p in (*here, asked.before.people, asked.before.mentioned) if p and p.roles), None)
    return replace(lost, roles=known.roles if known else lost.roles, countries=(country,))


def _spoken_of(asked: Asked) -> Population | None:
    """The people of before whom a figure without a noun is of. People without a country are so only where they were
    counted last.
    """
    before = asked.before
    if UnitClass.MONEY in asked.figure.classes and _only_parted(before.whom):
        return None
    if before.whom is None or before.whom.countries or not asked.figure.classes & COUNTED:
        return before.whom
    return before.counted


def _with_country(
    view: Scene, chosen: Population, asked: Asked, grammar: SubjectGrammar, *, own: bool
) -> tuple[Population, tuple[str, ...]]:
    """A country for people without one: who sends or pays them, or people of their kind, here or before."""
    before, paid = asked.before, UnitClass.MONEY in asked.figure.classes
    known = next((p for p in (before.people, before.mentioned) if p is not None and _alike(p, chosen, grammar)), None)
    understood = (FROM_BEFORE,) if known is not None and known.countries else ()
    if known is not None and _points_back(view, chosen, grammar):
        return _as_known(chosen, known, grammar), understood
    agents = [c for c in view.countries if c.end <= chosen.first and (paid or (own and _acts(c, view, grammar)))]
    if agents:
        return replace(chosen, countries=(agents[-1].code,)), ()
    here = [p for p in view.populations if p.countries and p.end <= chosen.first and _alike(p, chosen, grammar)]
    if here:
        return replace(chosen, countries=here[-1].countries), ()
    if known is not None:
        return _as_known(chosen, known, grammar), understood
    if before.country is not None and not asked.figure.classes & COUNTED:
        return replace(chosen, countries=(before.country,)), (FROM_BEFORE,)
    return chosen, ()


def _its_own(view: Scene, chosen: Population, before: str | None) -> tuple[Population, tuple[str, ...]]:
    """ "**Its** soldiers" are those of the country that the sentence named before, or the last one spoken of, whoever
    else was counted before."""
    here = [c.code for c in view.countries if c.end < chosen.first]
    country = here[-1] if here else before
    doubts = (FROM_BEFORE,) if country and not here else ()
    return (replace(chosen, countries=(country,)) if country else chosen), doubts


def _only_parted(people: Population | None) -> bool:
    """Whether people before are told by sex or age alone."""
    return people is not None and not people.countries and bool(people.roles) and set(people.roles) <= PARTED


def _as_known(chosen: Population, known: Population, grammar: SubjectGrammar) -> Population:
    roles = chosen.roles if set(chosen.roles) - grammar.populations.generic else (known.roles or chosen.roles)
    return replace(chosen, roles=roles, countries=known.countries)


def _points_back(view: Scene, people: Population, grammar: SubjectGrammar) -> bool:
    """Whether the words for people only point back: "each man", "the injured", "these troops"."""
    return set(people.roles) <= grammar.populations.generic or _pointed_at(view, people, grammar)


def _counted_beside(view: Scene, people: Population, nouns: Nouns) -> bool:
    """Whether people stand in a list behind others that another figure counts: "two children, **12 men** and"."""
    low, first = view.words.low, people.first - 2
    listed = first > 0 and low[first + 1] == FIGURE and (low[first] == "," or low[first] in nouns.sums)
    return listed and any(p.end == first and low[p.first - 1] == FIGURE for p in view.populations if p.first)


def _pointed_at(view: Scene, people: Population, grammar: SubjectGrammar) -> bool:
    return people.first > 0 and view.words.low[people.first - 1] in grammar.nouns.pointing


def _acts(country: CountryMention, view: Scene, grammar: SubjectGrammar) -> bool:
    """Whether a country is named as an actor of its own: by name, as no place, and not as who speaks."""
    if country.adjective or country.people or country.first in view.speakers:
        return False
    return not country.first or view.words.low[country.first - 1] not in grammar.nouns.in_place


def _alike(known: Population, chosen: Population, grammar: SubjectGrammar) -> bool:
    """Whether two peoples may be one: a role in common, or one of them said without a role."""
    generic = grammar.populations.generic
    mine, theirs = set(chosen.roles) - generic, set(known.roles) - generic
    return not mine or not theirs or bool(mine & theirs)


def _counted_people(view: Scene, noun: Counted | None, grammar: SubjectGrammar) -> Population | None:
    if noun is None:
        return None
    inside = [p for p in view.populations if p.first < noun.end and p.end > noun.first]
    if not inside or (not inside[-1].countries and set(inside[-1].roles) <= grammar.populations.generic - {"people"}):
        return None
    return inside[-1]


def _of_own_noun(view: Scene, noun: Counted | None, grammar: SubjectGrammar) -> Population | None:
    """The people of "# bodies": whom "of" or "among" leads to, else nobody but the bodies; not who found them."""
    if noun is None or noun.pronoun or not noun.person:
        return None
    low = view.words.low
    led = [
        p
        for p in view.populations
        if p.first >= noun.end and any(w in grammar.nouns.among for w in low[noun.end : p.first])
    ]
    near = [p for p in led if p.first - noun.end <= LED_WITHIN]
    if near:
        return near[0]
    return Population(noun.first, noun.end, (noun.role,) if noun.role else (), ())


def _nearest_people(view: Scene, asked: Asked, grammar: SubjectGrammar) -> Population | None:
    if (numbered := _numbered(view, asked.figure.word, grammar.nouns)) is not None:
        return numbered
    if asked.noun is None and (same := _told_to_be(view, asked.figure.word, grammar.nouns)) is not None:
        return same
    people = [p for p in view.populations if not _told_of_others(view, p, grammar.nouns)]
    people = [p for p in people if (p.countries or set(p.roles) - TOLL) and not _part(view, p, grammar.nouns)]
    if is_whole(view.words.low, asked.figure.word, grammar.measures.nouns):
        people = [p for p in people if not _of_the_part(view, asked.figure.word, p, grammar.nouns)]
    word, low = asked.figure.word, view.words.low
    people = [p for p in people if not _acts_apart(view, word, p, grammar.nouns)]
    people = [p for p in people if not (asked.noun is None and _acts_on(view, word, p, grammar.nouns))]
    people = [p for p in people if not (p.first > word + 1 and low[p.first - 1] == FIGURE)]  # "17 dead (12 **women**)"
    scored = [(_closeness(view, word, p, grammar.nouns), p) for p in people]
    near = [(score, p) for score, p in scored if score > 0]
    return max(near, key=lambda pair: (pair[0], -pair[1].first))[1] if near else None


def _acts_apart(view: Scene, figure: int, people: Population, nouns: Nouns) -> bool:
    """Whether people behind a figure only do something in a clause of their own: "rose to # as **rescuers** reached",
    but not "when soldiers were ambushed"."""
    low = view.words.low
    lead = low[max(figure + 1, people.first - CLAUSE_WITHIN) : people.first]
    if people.first > figure and not nouns.reasons.isdisjoint(low[figure + 1 : people.first]):
        return True  # "may pass 150, **because** the list left out babies"
    if people.first <= figure or nouns.opening.isdisjoint(lead) or people.end >= len(low):
        return False
    return low[people.end][0].isalpha() and low[people.end] not in nouns.stops


def _acts_on(view: Scene, figure: int, people: Population, nouns: Nouns) -> bool:
    """Whether people only do to those of a bare figure what its verb tells: "**rescuers** saved #", "the **police**
    have arrested #"."""
    low = view.words.low
    between = [w for w in low[people.end : figure] if w not in nouns.having_done and not w.endswith(nouns.manner_ends)]
    return people.end < figure and len(between) == 1 and between[0] in nouns.handling


def _told_to_be(view: Scene, figure: int, nouns: Nouns) -> Population | None:
    """The people that those of a bare figure are told to be: "# were **men**"."""
    at = figure + 2
    led = at < len(view.words.low) and view.words.low[at - 1] in nouns.being_several
    told = (p for p in view.populations if p.first == at and not set(p.roles) <= TOLL)
    return next(told, None) if led else None


def _told_of_others(view: Scene, people: Population, nouns: Nouns) -> bool:
    """Whether people are only told to be those of a bare figure: "# were **women** and 21 were injured"."""
    low, first = view.words.low, people.first
    return first > 1 and low[first - 1] in nouns.being_several and low[first - 2] == FIGURE


def _of_the_part(view: Scene, whole: int, people: Population, nouns: Nouns) -> bool:
    """Whether people are told of a part of those counted at word `whole`: "30 percent of the 400 dead were
    **children**"."""
    return not nouns.auxiliaries.isdisjoint(view.words.low[whole + 1 : people.first])


def _part(view: Scene, people: Population, nouns: Nouns) -> bool:
    """Whether people are counted as some of others: "20 dead, **including 4 children**, and 35 injured", "nine, **six
    of them children**, and"."""
    low, at = view.words.low, people.first - 1
    if at > 0 and low[at] == FIGURE:
        return in_part(low, at, nouns)
    at -= at > 0 and low[at] in nouns.auxiliaries
    return at > 1 and low[at] in nouns.persons and low[at - 1] in nouns.of and low[at - 2] == FIGURE


def _numbered(view: Scene, figure: int, nouns: Nouns) -> Population | None:
    """The people of whom a number is told: "police give **the number of dead** as 8" tells of no police."""
    low = view.words.low
    for people in reversed(view.populations):
        led = people.first > 1 and low[people.first - 1] in nouns.of and low[people.first - 2] in nouns.counted_in_gaps
        if led and people.end <= figure and FIGURE not in low[people.end : figure]:
            return people
    return None


def _closeness(view: Scene, figure: int, people: Population, nouns: Nouns) -> float:
    low = view.words.low
    if any(people.first - end in (0, 1) for end in view.likened):
        return 0.0
    after = people.first > figure
    between = low[figure + 1 : people.first] if after else low[people.end : figure]
    led = after and any(word in nouns.among or word in nouns.for_whom for word in low[people.first - 2 : people.first])
    led = led and FIGURE not in between
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
